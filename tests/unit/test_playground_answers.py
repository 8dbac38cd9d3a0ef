"""What an app sends to a response_url, or in an ack, is posted, replaces or deletes as in Slack."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from playground import Playground, UndeliveredError
from playground.records import Message
from playground.wire import Json

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}


class App:
    """The app's end: it keeps the last response_url; with `silent` it acknowledges nothing."""

    def __init__(self) -> None:
        self.response_url = ""
        self.answer: Json = {}
        self.silent = False

    async def __call__(self, _kind: str, payload: Json) -> Json:
        if self.silent:
            raise UndeliveredError("operation_timeout")
        self.response_url = payload.get("response_url", "")
        return self.answer


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
async def playground(app: App) -> AsyncIterator[Playground]:
    async with Playground() as playground:
        playground.transport = app
        yield playground


async def clicked(playground: Playground, *, ephemeral: bool) -> None:
    ana = playground.person("Ana")
    blocks = [{"type": "actions", "elements": [BUTTON]}]
    seen_by = ana.id if ephemeral else None
    playground.workspace.post(Message(ana.dm, playground.bot_user_id, "Ready?", blocks, ephemeral_to=seen_by))
    await ana.clicks("Go")


async def respond(app: App, **body: Any) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(app.response_url, json=body) as answer:
        return answer.status, await answer.text()


@pytest.mark.parametrize("ephemeral", [True, False])
async def test_the_original_is_replaced_or_deleted(playground: Playground, app: App, ephemeral: bool) -> None:
    await clicked(playground, ephemeral=ephemeral)
    ana = playground.person("Ana")
    assert await respond(app, text="Off we go", replace_original=True) == (200, "ok")
    assert (ana.reads(), ana.last.ephemeral, ana.last.buttons) == (["Off we go"], ephemeral, [])
    assert await respond(app, delete_original=True) == (200, "ok")
    assert ana.reads() == []
    assert (await respond(app, delete_original=True))[0] == 400


async def test_without_more_words_an_answer_is_a_new_ephemeral_message(
    playground: Playground, app: App
) -> None:
    await clicked(playground, ephemeral=False)
    await respond(app, text="Just between us")
    ana = playground.person("Ana")
    assert ana.reads() == ["Ready?", "Just between us"]
    assert ana.last.ephemeral
    await respond(app, text="Aloud", response_type="in_channel")
    assert not ana.last.ephemeral


async def test_an_answer_slack_cannot_read_is_refused(playground: Playground, app: App) -> None:
    await clicked(playground, ephemeral=False)
    assert "no_text" in (await respond(app))[1]
    assert "invalid_blocks" in (await respond(app, blocks=[{"type": "jumbotron"}]))[1]
    async with aiohttp.ClientSession() as session, session.post(app.response_url, data="text") as answer:
        assert (answer.status, (await answer.json())["error"]) == (400, "invalid_payload")


async def test_an_ack_with_unfit_blocks_is_told_to_the_person(playground: Playground, app: App) -> None:
    app.answer = {"text": "A tip", "blocks": [{"type": "jumbotron"}]}
    ana = playground.person("Ana")
    await ana.types("/secondround tips")
    assert "invalid_blocks" in ana.last.text


async def test_silence_is_told_wherever_a_person_did_something(playground: Playground, app: App) -> None:
    await clicked(playground, ephemeral=False)
    app.silent = True
    ana = playground.person("Ana")
    await ana.clicks("Go")
    assert ana.last.text == "That button didn't respond: the app took too long (operation_timeout)."
    await ana.shortcut("practice")
    assert ana.last.text == "The shortcut didn't respond: the app took too long (operation_timeout)."
    title = {"type": "plain_text", "text": "Add"}
    playground.workspace.views.open(ana.id, {"type": "modal", "title": title, "submit": title, "blocks": []})
    await ana.submits()
    assert "operation_timeout" in ana.field_errors[""]
