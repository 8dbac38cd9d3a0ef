"""The whole bot over HTTP: the playground signs its requests and sends them to a real port, as Slack does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.app import SecondRound, assembled
from bot.config import Settings, read_settings
from bot.process import listening
from bot.slack.http import EVENTS, READY, HttpMode
from playground.people import Person
from playground.server import Playground
from tests.patience import PATIENCE

FRIDAY = {"Company": "Harborlight", "Type": "Panel", "Date": "2027-01-08", "Time": "15:00"}


@pytest.fixture
def settings(playground: Playground, tmp_path: Path) -> Settings:
    environment = {
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_SIGNING_SECRET": playground.signing_secret,
        "PORT": "0",
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'secondround.db'}",
    }
    return read_settings(environment, env_file=None)


@asynccontextmanager
async def served(playground: Playground, settings: Settings) -> AsyncIterator[SecondRound]:
    """The running bot, with the playground told of its address."""
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    async with assembled(settings, playground.clock) as bot, listening(settings, bot, over) as way:
        assert isinstance(way, HttpMode)
        playground.events_api.request_url = f"http://127.0.0.1:{way.port}{EVENTS}"
        yield bot


@pytest.fixture
async def ana(playground: Playground, settings: Settings) -> AsyncIterator[Person]:
    """The bot runs for as long as she is there."""
    async with served(playground, settings):
        yield playground.person("Ana")


async def test_the_request_url_proves_itself_when_it_is_entered(
    playground: Playground, settings: Settings
) -> None:
    async with served(playground, settings):
        assert await playground.events_api.verify()


async def test_a_command_is_answered(ana: Person) -> None:
    await ana.types("/secondround tips")
    assert (await ana.hears("Do this")).ephemeral


async def test_words_that_bolt_alone_would_stumble_over_are_answered(ana: Person) -> None:
    await ana.types("/secondround payload")
    assert "payload" in (await ana.hears("payload")).text


async def test_an_interview_is_added_and_its_checklist_ticked(playground: Playground, ana: Person) -> None:
    await ana.types("/secondround add")
    await playground.workspace.wait_for(lambda: ana.sees("Company"), PATIENCE)
    await ana.submits({**FRIDAY, "Company": ""})
    assert "Company" in ana.field_errors
    await ana.submits(FRIDAY)
    added = await ana.hears("Panel interview at Harborlight")
    first = next(line for line in added.text.splitlines() if line.startswith("[open] "))
    await ana.ticks(first.removeprefix("[open] ")[:20])
    await ana.hears("1 of")


async def test_a_message_in_the_dm_is_answered_once_however_often_slack_sends_it(
    playground: Playground, ana: Person
) -> None:
    playground.events_api.retry_seconds = (0.0, 0.0, 0.0)
    await ana.types("help")
    await ana.hears("/secondround")
    said = len(ana.reads())
    (event,) = [
        entry["detail"]
        for entry in playground.courier.log
        if entry["direction"] == "to_bot" and entry["detail"].get("event", {}).get("text") == "help"
    ]
    assert await playground.events_api.send("events_api", {**event, "again": True}) == {}
    await ana.types("tips")
    await ana.hears("Do this")
    assert len(ana.reads()) == said + 2


async def test_an_event_nobody_listens_to_is_taken(playground: Playground, ana: Person) -> None:
    event = playground.payloads.event({"type": "reaction_added", "user": ana.id})
    assert await playground.events_api.send("events_api", event) == {}


async def test_the_running_bot_is_ready(playground: Playground, settings: Settings) -> None:
    async with served(playground, settings) as bot, aiohttp.ClientSession() as session:
        await bot.jobs.settled()
        address = str(playground.events_api.request_url).replace(EVENTS, READY)
        async with session.get(address) as answer:
            assert (answer.status, await answer.json()) == (200, {"ready": True})


async def test_what_is_under_way_at_the_end_is_finished(playground: Playground, settings: Settings) -> None:
    async with served(playground, settings):
        playground.faults.slow("users.info", 0.3)
        await playground.person("Ana").types("/secondround tips")
        assert not playground.person("Ana").sees("Do this")
    assert playground.person("Ana").sees("Do this")
