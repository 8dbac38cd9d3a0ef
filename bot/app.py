"""The composition root: the only file that knows every concrete class."""

import asyncio
import logging
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from apscheduler.triggers.interval import IntervalTrigger
from cryptography.fernet import MultiFernet
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot import catalogue, zones
from bot.clock import Clock
from bot.config import Settings, require_slack
from bot.delivery import Observe, Parts, log_step
from bot.errors import ConfigError, SlackUnreachable
from bot.jobs import DAILY, Chore, Jobs
from bot.message import Message
from bot.models.reminders import Kind, Notice
from bot.scheduler import Scheduler
from bot.services.checklists import Checklists, Place
from bot.services.inbox import Inbox
from bot.services.interviews import Interviews
from bot.services.people import People
from bot.services.questions import Questions
from bot.services.reminders import Reminders
from bot.services.thanks import Thanks
from bot.services.tips import Tips
from bot.slack.gateway import Gateway, connected
from bot.slack.socket import SocketMode
from bot.store.db import Database
from bot.store.keys import keyring
from bot.store.migrate import migrate
from content import reminders as reminder_words
from handlers.checklists import ChecklistHandlers, LiveList
from handlers.help import HelpHandlers
from handlers.interviews import InterviewHandlers
from handlers.messages import MessageHandlers
from handlers.questions import QuestionHandlers
from handlers.reminders import ReminderHandlers
from handlers.routes import Feature, Routes
from handlers.thanks import ThanksHandlers
from handlers.tips import TipHandlers
from handlers.words import Words

DRAIN_SECONDS = 8.0
"""Hosts give a stopping process ten seconds or more."""
MINUTELY, WATCH = IntervalTrigger(minutes=1), IntervalTrigger(seconds=5)
LISTS = {Kind.PLAN, Kind.PREP}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SecondRound:
    """The bot, built and not yet started. `bolt` takes what Slack sends, `jobs` what the clock brings."""

    db: Database
    client: AsyncWebClient
    bolt: AsyncApp
    routes: Routes
    jobs: Jobs
    interviews: Interviews
    reminders: Reminders

    async def next_due(self) -> datetime | None:
        """When something is due next."""
        return await self.db.run(self.reminders.next_due)


def open_database(settings: Settings) -> Database:
    """The one process's database, with its schema up to date. Raises ConfigError with what to do."""
    path = Path(settings.database_url.removeprefix("sqlite:///"))
    given = settings.encryption_key.get_secret_value() if settings.encryption_key else None
    database = Database(settings.database_url, _keys(given, settings.encryption_key_file, path))
    database.claim_file()
    migrate(database)
    return database


@asynccontextmanager
async def assembled(
    settings: Settings,
    clock: Clock,
    *,
    patient: bool = False,
    observe: Observe = log_step,
    chance: random.Random | None = None,
) -> AsyncIterator[SecondRound]:
    """Builds the bot on an open database and one connection pool to Slack; lets go of both at the end.

    `patient` makes a listener finish before its request counts as handled: for tests, too slow for Slack.
    """
    require_slack(settings)
    zones.pin_zone_data()
    database = open_database(settings)
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    try:
        async with connected(token, settings.slack_api_url) as client:
            yield _wired(database, client, clock, chance or random.SystemRandom(), observe, patient=patient)
    finally:
        database.close()


@asynccontextmanager
async def serving(
    settings: Settings, clock: Clock
) -> AsyncIterator[tuple[SecondRound, asyncio.Future[None]]]:
    """The running bot, and a future that is done at SIGTERM or SIGINT.

    On the way out it takes nothing new and finishes what is under way. The future raises SlackUnreachable after ten
    minutes without a connection, so that the supervisor starts the process anew.
    """
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _finish, over)
    async with assembled(settings, clock) as bot, listening(settings, bot, over):
        log.info("Second Round is running")
        yield bot, over
        log.info("stopping")


@asynccontextmanager
async def listening(settings: Settings, bot: SecondRound, over: asyncio.Future[None]) -> AsyncIterator[None]:
    """Connects the bot to Slack and starts its clock; at the end lets both finish what is under way."""
    token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
    socket = SocketMode(bot.bolt, token, bot.client, give_up=lambda: _fail(over))
    await bot.jobs.start(Chore("watch", WATCH, socket.watch))
    await socket.start()
    try:
        yield
    finally:
        await socket.pause()
        await bot.jobs.stop()
        await bot.routes.drain(DRAIN_SECONDS)
        await socket.stop()


def _wired(
    db: Database,
    client: AsyncWebClient,
    clock: Clock,
    chance: random.Random,
    observe: Observe,
    *,
    patient: bool,
) -> SecondRound:
    """Every object of the bot, tied to the next."""
    knowledge = catalogue.load()
    gateway = Gateway(client)
    bolt = AsyncApp(client=client, process_before_response=patient)

    def wake() -> None:
        jobs.poke()

    people, inbox = People(wake), Inbox(clock)
    interviews, checklists = Interviews(knowledge, clock, wake), Checklists(knowledge)
    reminders = Reminders(knowledge, clock)
    lists = LiveList(db, checklists, gateway)

    def render(notices: tuple[Notice, ...], now: datetime) -> Message:
        return reminder_words.due(notices, now, knowledge)

    async def after_sent(notice: Notice, channel: str, ts: str) -> None:
        kind = notice.reminder.kind
        if kind in LISTS:
            await lists.settle(notice.person.who, notice.interview.id, Place(channel, ts, kind))

    routes = Routes(bolt, db, people, gateway, lambda url: AsyncWebhookClient(url, session=client.session))
    features: list[Feature] = [
        HelpHandlers(),
        TipHandlers(db, Tips(knowledge, clock, chance)),
        QuestionHandlers(db, Questions(knowledge, clock, chance)),
        InterviewHandlers(db, interviews, people, lists, clock),
        ChecklistHandlers(db, checklists, interviews, lists),
        ThanksHandlers(db, Thanks(wake), interviews),
        ReminderHandlers(db, people),
    ]
    words = Words(word for feature in features for word in feature.words())
    for feature in features:
        feature.register(routes)
    routes.words(words)
    messages = MessageHandlers(db, inbox, words, routes)
    messages.register(bolt)
    parts = Parts(db, reminders, gateway, clock, render, after_sent, observe)
    chores = [
        Chore("replay", MINUTELY, lambda: messages.replay(client)),
        Chore("forget letters", DAILY, lambda: db.run(inbox.purge)),
    ]
    jobs = Jobs(Scheduler(clock), parts, interviews.replan_all, chores)
    return SecondRound(db, client, bolt, routes, jobs, interviews, reminders)


def _finish(over: asyncio.Future[None]) -> None:
    if not over.done():
        over.set_result(None)


def _fail(over: asyncio.Future[None]) -> None:
    if not over.done():
        over.set_exception(SlackUnreachable())


def _keys(given: str | None, given_file: Path | None, database: Path) -> MultiFernet:
    beside = database.with_suffix(".key")
    if given is None and given_file is None and database.exists() and not beside.exists():
        message = (
            f"{beside} is missing, and without it {database} cannot be read. Put the key file back beside it."
        )
        raise ConfigError(message)
    return keyring(given, given_file, beside)
