"""Requests over the real wire to the real adapter: what is Slack's is handed on, once and whole."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.slack.http import FORM, JSON
from playground import Playground
from tests.door import COMMAND, EVENT, NOW, Door, opened


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    async with Playground() as playground, opened(playground, tmp_path / "bot.db") as door:
        yield door


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


async def test_a_brake_of_slack_s_is_logged(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    limited = {"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": NOW}
    assert await door.send(json.dumps(limited), JSON) == (200, "")
    assert "Slack held events back" in caplog.text


async def test_while_it_stops_nothing_new_is_taken(door: Door) -> None:
    await door.send(urlencode(COMMAND))  # the connection is open now, and stays so
    await door.mode.pause()
    assert (await door.send(json.dumps(EVENT), JSON))[0] == 503
    assert len(door.received) == 1
    with pytest.raises(aiohttp.ClientConnectorError):
        await door.send(json.dumps(EVENT), JSON)
