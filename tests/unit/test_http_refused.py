"""Whatever else comes over the wire is refused, without a word and without a trace of what it said."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from bot.slack.http import EVENTS, FORM, JSON, LARGEST_BODY
from bot.slack.signature import WINDOW
from playground import Playground
from tests.door import COMMAND, NOW, Door, opened


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    async with Playground() as playground, opened(playground, tmp_path / "bot.db") as door:
        yield door


async def test_words_that_look_like_a_try_of_the_certificate_are_words(door: Door) -> None:
    status, _ = await door.post(
        urlencode({**COMMAND, "text": "&ssl_check=1"}).encode(), {"Content-Type": FORM}
    )
    assert status == 401


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
