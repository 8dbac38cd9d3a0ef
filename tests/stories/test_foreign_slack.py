"""Against a Slack by somebody else, with less to it: the bot answers, and reminders arrive."""

import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot import catalogue, zones
from bot.catalogue import InterviewType
from bot.config import read_settings
from bot.models.people import Who
from bot.services.entries import When
from bot.services.interviews import Interviews, New
from bot.services.people import People
from bot.store.opening import open_database
from playground import PlaygroundClock
from tests.foreign_slack import APP_TOKEN, BOT_TOKEN, CHANNEL, TEAM, ForeignSlack

ROOT = Path(__file__).parents[2]
UMA, UTC_ZONE = "U0UMA", "UTC"
MONDAY = datetime(2027, 1, 4, 12, tzinfo=UTC)
FRIDAY = MONDAY + timedelta(days=4, hours=3)
TOO_LONG = timedelta(minutes=3)
"""More than a delivery that was cut off is left alone for."""
PREP, DAY_OF = "Your interview is close.", "It starts in"
THANKS, THANKS_AGAIN = "Thank-you notes: ", "A second and last reminder"


class ToldClock:
    """What SECONDROUND_CLOCK_URL asks: real time, moved by hand."""

    def __init__(self, now: datetime) -> None:
        self.ahead = now - datetime.now(UTC)
        self.url = ""

    def move_to(self, moment: datetime) -> None:
        self.ahead = moment - datetime.now(UTC)

    async def tell(self, _request: web.Request) -> web.Response:
        return web.json_response({"now": (datetime.now(UTC) + self.ahead).isoformat()})


@pytest.fixture
async def slack() -> AsyncIterator[ForeignSlack]:
    async with ForeignSlack() as slack:
        yield slack


@pytest.fixture
async def clock() -> AsyncIterator[ToldClock]:
    clock = ToldClock(MONDAY)
    app = web.Application()
    app.router.add_get("/now", clock.tell)
    runner = web.AppRunner(app, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    clock.url = f"http://{host}:{port}/now"
    yield clock
    await runner.cleanup()


async def test_it_helps_and_practices_there(slack: ForeignSlack, tmp_path: Path) -> None:
    async with running(slack, tmp_path):
        dm = slack.dm(UMA)
        await slack.commands(UMA, CHANNEL, "help")
        await slack.until(said(slack, CHANNEL, "I help you through your interviews"))
        await slack.writes(UMA, dm, "tips preparation")
        await slack.until(said(slack, dm, "Do this: "))
        await slack.commands(UMA, CHANNEL, "question behavioral")
        await slack.until(said(slack, CHANNEL, "Practice question"))
        asked = slack.texts(CHANNEL)[-1]
        await slack.clicks(UMA, CHANNEL, "Another")
        await slack.until(lambda: slack.texts(CHANNEL)[-1] != asked)
        await slack.opens_home(UMA)
        await slack.until(lambda: UMA in slack.homes)


async def test_each_reminder_arrives_once_by_the_clock_it_is_told(
    slack: ForeignSlack, clock: ToldClock, tmp_path: Path
) -> None:
    await with_an_interview(slack, tmp_path, FRIDAY, added=MONDAY)
    dm = slack.dm(UMA)
    async with running(slack, tmp_path, clock):
        for moment, words in (
            (FRIDAY - timedelta(days=1), PREP),
            (FRIDAY - timedelta(hours=1), DAY_OF),
            (FRIDAY + timedelta(hours=4), THANKS),
            (FRIDAY + timedelta(hours=21), THANKS_AGAIN),
        ):
            clock.move_to(moment)
            await slack.until(said(slack, dm, words))
    async with running(slack, tmp_path, clock):
        await slack.commands(UMA, CHANNEL, "help")
        await slack.until(said(slack, CHANNEL, "I help you through your interviews"))
    told = slack.texts(dm)
    assert [sum(words in text for text in told) for words in (PREP, DAY_OF, THANKS_AGAIN)] == [1, 1, 1]
    assert sum(THANKS in text for text in told) == 2


async def test_each_reminder_arrives_once_in_real_time(slack: ForeignSlack, tmp_path: Path) -> None:
    in_an_hour = datetime.now(UTC) + timedelta(hours=1, seconds=6)
    await with_an_interview(slack, tmp_path, in_an_hour, added=in_an_hour - timedelta(hours=3))
    async with running(slack, tmp_path):
        assert slack.texts(slack.dm(UMA)) == []
        await slack.until(said(slack, slack.dm(UMA), DAY_OF))
    assert len(slack.texts(slack.dm(UMA))) == 1


async def test_killed_before_slack_answers_a_checklist_comes_at_least_once(
    slack: ForeignSlack, clock: ToldClock, tmp_path: Path
) -> None:
    await with_an_interview(slack, tmp_path, FRIDAY, added=FRIDAY - timedelta(days=2))
    due = FRIDAY - timedelta(days=1)
    await killed_while_posting(slack, clock, tmp_path, due, PREP)
    clock.move_to(due + TOO_LONG)
    async with running(slack, tmp_path, clock):
        await slack.until(lambda: sum(PREP in text for text in slack.texts(slack.dm(UMA))) == 2)


async def test_killed_before_slack_answers_a_nudge_comes_at_most_once(
    slack: ForeignSlack, clock: ToldClock, tmp_path: Path
) -> None:
    await with_an_interview(slack, tmp_path, FRIDAY, added=FRIDAY - timedelta(hours=1))
    due = FRIDAY + timedelta(hours=4)
    await killed_while_posting(slack, clock, tmp_path, due, THANKS)
    clock.move_to(due + TOO_LONG)
    async with running(slack, tmp_path, clock):
        clock.move_to(due + timedelta(hours=17))
        await slack.until(said(slack, slack.dm(UMA), THANKS_AGAIN))
    assert sum(THANKS in text for text in slack.texts(slack.dm(UMA))) == 2


async def killed_while_posting(
    slack: ForeignSlack, clock: ToldClock, folder: Path, due: datetime, words: str
) -> None:
    """The message stands, and the bot that sent it never learns so."""
    clock.move_to(due)
    slack.silent = True
    async with running(slack, folder, clock) as bot:
        await slack.until(said(slack, slack.dm(UMA), words))
        bot.kill()
        await bot.wait()
    slack.silent = False


async def with_an_interview(slack: ForeignSlack, folder: Path, starts: datetime, added: datetime) -> None:
    """A database that a bot has left: Uma's interview of an hour, entered at `added`."""
    zones.pin_zone_data()
    database = open_database(read_settings(environment(slack, folder), env_file=None))
    uma, now = Who(TEAM, UMA), PlaygroundClock(added)
    people, interviews = People(nothing), Interviews(catalogue.load(), now, nothing)
    try:
        await database.run(people.meet, uma, UTC_ZONE)
        when = When(starts.replace(tzinfo=None), UTC_ZONE)
        await database.run(interviews.add, uma, New("V1", "Harborlight", InterviewType.PANEL, when))
    finally:
        database.close()


def environment(slack: ForeignSlack, folder: Path) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": f"{slack.url}/api/",
        "DATABASE_URL": f"sqlite:///{folder / 'secondround.db'}",
    }


@asynccontextmanager
async def running(
    slack: ForeignSlack, folder: Path, clock: ToldClock | None = None
) -> AsyncIterator[Process]:
    """`secondround run`, connected; at the end it has to stop as it should, unless it was killed."""
    told = {"SECONDROUND_CLOCK_URL": clock.url} if clock else {}
    bot = await create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=folder,
        env={**os.environ, **environment(slack, folder), **told, "PYTHONPATH": str(ROOT)},
    )
    try:
        await slack.until(lambda: slack.connected)
        yield bot
        if bot.returncode is None:
            bot.terminate()
            assert await bot.wait() == 0
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()


def said(slack: ForeignSlack, channel: str, words: str) -> Callable[[], bool]:
    return lambda: any(words in text for text in slack.texts(channel))


def nothing() -> None:
    """Nobody is waiting for the interview."""
