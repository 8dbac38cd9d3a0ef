"""The playground sends signed HTTP: forms for commands and interactions, JSON for events, again when refused."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.signature import SignatureVerifier

from playground import Playground
from tests.patience import PATIENCE

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}


@dataclass
class App:
    """An app's request URL; it answers with `statuses` in turn, then 200, and always with `answer`."""

    statuses: list[int] = field(default_factory=list)
    answer: str = ""
    returns_challenges: bool = False
    received: list[tuple[dict[str, str], str]] = field(default_factory=list)
    arrivals: asyncio.Queue[None] = field(default_factory=asyncio.Queue)

    async def receive(self, request: web.Request) -> web.Response:
        self.received.append((dict(request.headers), await request.text()))
        self.arrivals.put_nowait(None)
        status = self.statuses.pop(0) if self.statuses else 200
        body = self.received[-1][1]
        text = json.loads(body)["challenge"] if self.returns_challenges else self.answer
        return web.Response(text=text, status=status)


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
async def playground(app: App) -> AsyncIterator[Playground]:
    served = web.Application()
    served.router.add_post("/slack/events", app.receive)
    server = TestServer(served)
    await server.start_server()
    async with server, Playground(request_url=str(server.make_url("/slack/events"))) as playground:
        yield playground


async def test_a_command_is_a_signed_form(playground: Playground, app: App) -> None:
    app.answer = "A tip"
    await playground.person("Ana").types("/secondround add payload = 1 & more")
    ((headers, body),) = app.received
    assert SignatureVerifier(playground.signing_secret).is_valid_request(body, headers)
    form = parse_qs(body)
    assert form["text"] == ["add payload = 1 &amp; more"]
    assert form["channel_name"] == ["directmessage"]
    assert "payload" not in form
    assert playground.person("Ana").reads() == ["A tip"]


async def test_an_interaction_is_a_form_with_one_field(playground: Playground, app: App) -> None:
    app.answer = json.dumps({"text": "Choose", "blocks": [{"type": "actions", "elements": [BUTTON]}]})
    await playground.person("Ana").types("/secondround")
    app.answer = ""
    await playground.person("Ana").clicks("Go")
    headers, body = app.received[-1]
    assert SignatureVerifier(playground.signing_secret).is_valid_request(body, headers)
    payload = json.loads(parse_qs(body)["payload"][0])
    assert (payload["type"], payload["actions"][0]["action_id"]) == ("block_actions", "go")
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload


async def test_an_event_is_json_and_comes_again_until_it_is_taken(playground: Playground, app: App) -> None:
    playground.events_api.retry_seconds = (0, 0, 0)
    app.statuses = [500, 503]
    await playground.person("Ana").types("hello")
    for _ in range(3):
        await asyncio.wait_for(app.arrivals.get(), PATIENCE)
    bodies = [json.loads(body) for _, body in app.received]
    assert len({body["event_id"] for body in bodies}) == 1
    assert bodies[0]["event"]["channel_type"] == "im"
    retries = [
        (headers.get("X-Slack-Retry-Num"), headers.get("X-Slack-Retry-Reason")) for headers, _ in app.received
    ]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]


async def test_a_request_url_proves_itself_by_the_challenge(playground: Playground, app: App) -> None:
    assert not await playground.events_api.verify()
    app.returns_challenges = True
    assert await playground.events_api.verify()


async def test_an_app_that_is_down_is_told_to_the_person(playground: Playground) -> None:
    playground.events_api.request_url = "http://127.0.0.1:1/slack/events"
    await playground.person("Ana").types("/secondround tips")
    assert "connection_failed" in playground.person("Ana").last.text
