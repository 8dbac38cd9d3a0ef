"""Requests over the real wire to the real adapter: what is Slack's is handed on, whatever else comes is refused."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from cryptography.fernet import Fernet, MultiFernet
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from bot.slack.gateway import connected
from bot.slack.health import Readiness
from bot.slack.http import EVENTS, FORM, JSON, LARGEST_BODY, HttpMode
from bot.slack.signature import SIGNATURE, TIMESTAMP, WINDOW
from bot.store.db import Database
from playground import Playground

NOW = 1_800_000_000
PRIVATE = "I am leaving Quillmark"
COMMAND = {
    "command": "/secondround",
    "text": f"add payload {PRIVATE}",
    "team_id": "T1",
    "user_id": "U1",
    "user_name": "payload",
    "channel_name": "payload",
}
EVENT = {
    "type": "event_callback",
    "team_id": "T1",
    "event_id": "Ev1",
    "event": {"type": "message", "text": PRIVATE},
}


@dataclass
class RealTime:
    time: float = NOW


@dataclass
class Door:
    """The adapter as seen from outside, and what came through it."""

    url: str
    secret: str
    session: aiohttp.ClientSession
    mode: HttpMode
    clock: RealTime
    received: list[dict[str, Any]] = field(default_factory=list)

    async def send(self, body: str, kind: str = FORM, **changed: str) -> tuple[int, str]:
        """Signed as Slack signs it; a header given as `X_Slack_Signature` replaces Slack's, or drops it if empty."""
        return await self.post(
            body.encode(), {"Content-Type": kind, **self.signature(body), **headers(changed)}
        )

    async def post(self, body: bytes, given: Mapping[str, str]) -> tuple[int, str]:
        sent = {name: value for name, value in given.items() if value}
        async with self.session.post(f"{self.url}{EVENTS}", data=io.BytesIO(body), headers=sent) as answer:
            return answer.status, await answer.text()

    def signature(self, body: str, at: float = NOW) -> dict[str, str]:
        made = SignatureVerifier(self.secret).generate_signature(timestamp=str(int(at)), body=body)
        return {TIMESTAMP: str(int(at)), SIGNATURE: str(made)}


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
async def door(playground: Playground, tmp_path: Path) -> AsyncIterator[Door]:
    db = Database(f"sqlite:///{tmp_path / 'bot.db'}", MultiFernet([Fernet(Fernet.generate_key())]))
    async with (
        connected(playground.bot_token, playground.api_url) as client,
        aiohttp.ClientSession() as session,
    ):
        app = AsyncApp(client=client)
        readiness, clock = Readiness(db, client, lambda: None), RealTime()
        mode = HttpMode(app, playground.signing_secret, 0, readiness, now=lambda: clock.time)
        await mode.start()
        door = Door(f"http://127.0.0.1:{mode.port}", playground.signing_secret, session, mode, clock)
        listen(app, door)
        yield door
        await mode.pause()
        await mode.stop()
    db.close()


def listen(app: AsyncApp, door: Door) -> None:
    """Takes commands, clicks and messages, as the bot does."""

    async def note(body: dict[str, Any]) -> None:
        door.received.append(body)

    async def answer(body: dict[str, Any], ack: Any) -> None:
        await note(body)
        await ack()

    app.command("/secondround")(answer)
    app.action("go")(answer)
    app.event("message")(note)


def headers(changed: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in changed.items()}


async def test_a_command_whose_words_hold_the_word_payload_arrives_whole(door: Door) -> None:
    assert await door.send(urlencode(COMMAND)) == (200, "")
    assert door.received == [COMMAND]


async def test_even_a_field_of_that_name_does_not_turn_a_command_into_something_else(door: Door) -> None:
    assert await door.send(urlencode({**COMMAND, "payload": "{}"})) == (200, "")
    assert door.received[0]["text"] == COMMAND["text"]


async def test_a_click_arrives_from_its_one_field(door: Door) -> None:
    click = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "actions": [{"action_id": "go", "block_id": "b", "type": "button"}],
    }
    assert await door.send(urlencode({"payload": json.dumps(click)})) == (200, "")
    assert door.received == [click]


async def test_an_event_arrives_as_json(door: Door) -> None:
    assert await door.send(json.dumps(EVENT), JSON) == (200, "")
    assert door.received == [EVENT]


async def test_an_event_we_have_no_use_for_is_taken_all_the_same(door: Door) -> None:
    unheard = {**EVENT, "event": {"type": "reaction_added"}}
    assert await door.send(json.dumps(unheard), JSON) == (200, "")


async def test_a_command_nobody_takes_up_is_an_error_that_slack_shows_the_person(door: Door) -> None:
    status, _ = await door.send(urlencode({**COMMAND, "command": "/elsewhere"}))
    assert status == 404


async def test_slack_s_challenge_is_given_back(door: Door) -> None:
    status, text = await door.send(
        json.dumps({"type": "url_verification", "challenge": "c4", "token": "t"}), JSON
    )
    assert (status, json.loads(text)) == (200, {"challenge": "c4"})


async def test_a_try_of_the_certificate_needs_no_signature_and_does_nothing(door: Door) -> None:
    tried = urlencode({"ssl_check": "1", "token": "t", **COMMAND})
    assert await door.post(tried.encode(), {"Content-Type": FORM}) == (200, "")
    assert door.received == []


async def test_words_that_look_like_a_try_of_the_certificate_are_words(door: Door) -> None:
    status, _ = await door.post(
        urlencode({**COMMAND, "text": "&ssl_check=1"}).encode(), {"Content-Type": FORM}
    )
    assert status == 401


async def test_a_brake_of_slack_s_is_logged(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    limited = {"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": NOW}
    assert await door.send(json.dumps(limited), JSON) == (200, "")
    assert "Slack held events back" in caplog.text


@pytest.mark.parametrize(
    "changed",
    [
        {"X_Slack_Signature": ""},
        {"X_Slack_Request_Timestamp": ""},
        {"X_Slack_Signature": "", "X_Slack_Request_Timestamp": ""},
        {"X_Slack_Signature": "v0=" + "0" * 64},
        {"X_Slack_Signature": "v0=\u00e4"},
        {"X_Slack_Request_Timestamp": str(NOW + 1)},
        {"X_Slack_Request_Timestamp": "soon"},
        {"X_Slack_Request_Timestamp": "-1"},
        {"X_Slack_Request_Timestamp": "9" * 5000},
    ],
)
async def test_what_slack_did_not_sign_is_refused_without_a_word(
    door: Door, changed: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    assert await door.send(urlencode(COMMAND), **changed) == (401, "")
    assert door.received == []
    assert "refused a request from 127.0.0.1" in caplog.text
    assert "Quillmark" not in caplog.text


async def test_a_changed_body_is_refused(door: Door) -> None:
    genuine = door.signature(urlencode(COMMAND))
    changed = urlencode({**COMMAND, "user_id": "U2"})
    assert await door.post(changed.encode(), {"Content-Type": FORM, **genuine}) == (401, "")


@pytest.mark.parametrize("late", [WINDOW + 1, -WINDOW - 1])
async def test_a_request_of_another_time_is_refused(door: Door, late: float) -> None:
    door.clock.time = NOW + late
    assert await door.send(urlencode(COMMAND)) == (401, "")
    assert door.received == []


@pytest.mark.parametrize("late", [WINDOW, -WINDOW])
async def test_a_clock_that_is_a_little_off_is_no_reason_to_refuse(door: Door, late: float) -> None:
    door.clock.time = NOW + late
    assert await door.send(urlencode(COMMAND)) == (200, "")


async def test_the_same_request_counts_once(door: Door) -> None:
    assert await door.send(urlencode(COMMAND)) == (200, "")
    door.clock.time = NOW + WINDOW
    assert await door.send(urlencode(COMMAND)) == (401, "")
    assert len(door.received) == 1


async def test_what_was_not_taken_may_come_again_unchanged(door: Door) -> None:
    unknown = urlencode({**COMMAND, "command": "/elsewhere"})
    assert [(await door.send(unknown))[0] for _ in range(2)] == [404, 404]


async def test_signatures_are_forgotten_when_their_time_is_over(door: Door) -> None:
    await door.send(urlencode(COMMAND))
    door.clock.time = NOW + 10 * WINDOW
    later = urlencode({**COMMAND, "text": "tips"})
    given = {"Content-Type": FORM, **door.signature(later, door.clock.time)}
    assert await door.post(later.encode(), given) == (200, "")
    assert len(door.mode.signatures.seen) == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("", JSON),
        ("{", JSON),
        ("[]", JSON),
        ('"word"', JSON),
        ("[" * 100_000, JSON),
        ("", FORM),
        ("nothing", FORM),
        ("text=%ff", FORM),
        ("&".join(f"f{number}=" for number in range(200)), FORM),
        ("payload=%7B", FORM),
        ("payload=[]", FORM),
    ],
)
async def test_what_cannot_be_read_is_refused(
    door: Door, body: str, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert await door.send(body, kind) == (400, "")
    assert "it cannot be read" in caplog.text


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "application/xml", ""])
async def test_what_is_neither_json_nor_a_form_is_refused(door: Door, kind: str) -> None:
    assert await door.send(urlencode(COMMAND), kind) == (415, "")
    assert door.received == []


async def test_what_is_too_large_is_refused_before_it_is_verified(door: Door) -> None:
    status, _ = await door.send("text=" + "x" * LARGEST_BODY)
    assert status == 413
    assert (await door.send(urlencode(COMMAND | {"text": "x" * (LARGEST_BODY // 2)})))[0] == 200


async def test_a_body_that_does_not_come_is_not_waited_for(door: Door) -> None:
    door.mode.read_within = 0.05

    async def endless() -> AsyncIterator[bytes]:
        yield b"text="
        await asyncio.get_running_loop().create_future()

    async with door.session.post(f"{door.url}{EVENTS}", data=endless()) as answer:
        assert answer.status == 408


async def test_only_posts_are_taken(door: Door) -> None:
    async with door.session.get(f"{door.url}{EVENTS}") as answer:
        assert answer.status == 405


async def test_while_it_stops_nothing_new_is_taken(door: Door) -> None:
    await door.send(urlencode(COMMAND))  # the connection is open now, and stays so
    await door.mode.pause()
    assert (await door.send(json.dumps(EVENT), JSON))[0] == 503
    assert len(door.received) == 1
    with pytest.raises(aiohttp.ClientConnectorError):
        await door.send(json.dumps(EVENT), JSON)
