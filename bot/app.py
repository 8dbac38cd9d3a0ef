"""The composition root: the only file that knows every concrete class."""

import logging
import random
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
from bot.config import Role, Settings, require_slack
from bot.delivery import Observe, Parts, log_step
from bot.errors import ConfigError
from bot.jobs import DAILY, Chore, Jobs
from bot.message import Message
from bot.models.reminders import Kind, Notice
from bot.scheduler import Scheduler
from bot.services.checklists import Checklists, Place
from bot.services.debriefs import Debriefs
from bot.services.feedback import Coach
from bot.services.followups import FollowUps
from bot.services.home import Home
from bot.services.inbox import Inbox
from bot.services.interviews import Interviews
from bot.services.mocks import Mocks
from bot.services.people import People
from bot.services.privacy import Privacy
from bot.services.progress import Progress
from bot.services.questions import Questions
from bot.services.reminders import Reminders
from bot.services.settings import Settings as Preferences
from bot.services.stories import Stories
from bot.services.tellings import Tellings
from bot.services.thanks import Thanks
from bot.services.tips import Tips
from bot.services.voice import Voice
from bot.slack.gateway import Gateway, connected
from bot.store.db import Database
from bot.store.keys import keyring
from bot.store.migrate import migrate, require_current
from content import reminders as reminder_words
from handlers.checklists import ChecklistHandlers, LiveList
from handlers.debriefs import DebriefHandlers
from handlers.feedback import FeedbackHandlers
from handlers.followups import FollowUpHandlers
from handlers.help import HelpHandlers
from handlers.home import HomeHandlers
from handlers.interviews import InterviewHandlers
from handlers.messages import MessageHandlers
from handlers.mocks import MockHandlers
from handlers.privacy import PrivacyHandlers
from handlers.progress import ProgressHandlers
from handlers.questions import QuestionHandlers
from handlers.reminders import ReminderHandlers
from handlers.routes import Feature, Routes
from handlers.settings import SettingsHandlers
from handlers.stories import StoryHandlers
from handlers.thanks import ThanksHandlers
from handlers.tips import TipHandlers
from handlers.voice import VoiceHandlers
from handlers.words import Words

MINUTELY = IntervalTrigger(minutes=1)
LISTS = frozenset({Kind.PLAN, Kind.PREP})

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
    words: Words
    messages: MessageHandlers
    voice: VoiceHandlers

    async def next_due(self) -> datetime | None:
        """When the next reminder is planned for."""
        return await self.db.run(self.reminders.next_planned)


def open_database(settings: Settings, *, upgrade: bool = False) -> Database:
    """The database, with its schema up to date. Raises ConfigError with what to do.

    A file is brought up to date by whoever opens it, a server only where that is asked for: others may be at work.
    """
    database = Database(settings.database_url, _keys(*settings.key_sources, settings.database_file))
    try:
        database.claim_file()
        if settings.on_postgres and not upgrade:
            require_current(database)
        else:
            migrate(database)
    except ConfigError:
        database.close()
        raise
    return database


@asynccontextmanager
async def assembled(
    settings: Settings,
    clock: Clock,
    *,
    role: Role = Role.ALL,
    patient: bool = False,
    observe: Observe = log_step,
    chance: random.Random | None = None,
) -> AsyncIterator[SecondRound]:
    """Builds the bot on an open database and one connection pool to Slack; lets go of both at the end.

    `patient` makes a listener finish before its request counts as handled: for tests, too slow for Slack.
    """
    require_slack(settings, role)
    zones.pin_zone_data()
    database = open_database(settings)
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    try:
        async with connected(token, settings.slack_api_url) as client:
            yield _wired(database, client, clock, chance or random.SystemRandom(), observe, patient=patient)
    finally:
        database.close()


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
    reminders, preferences = Reminders(knowledge, clock), Preferences(knowledge, clock, wake)
    questions = Questions(knowledge, clock, chance)
    coach = Coach(knowledge, questions, clock)
    rounds = Mocks(knowledge, questions, coach, clock, chance)
    mocks, voice = (
        MockHandlers(db, rounds, questions),
        VoiceHandlers(db, Voice(questions, coach, rounds, clock)),
    )
    lists = LiveList(db, checklists, gateway)

    def render(notices: tuple[Notice, ...], now: datetime) -> Message:
        return reminder_words.due(notices, now, knowledge)

    async def after_sent(notice: Notice, channel: str, ts: str) -> None:
        kind = notice.reminder.kind
        if kind in LISTS:
            await lists.settle(notice.person.who, notice.interview.id, Place(channel, ts, kind))

    routes = Routes(
        bolt, db, people, gateway, clock, lambda url: AsyncWebhookClient(url, session=client.session)
    )
    privacy = PrivacyHandlers(db, Privacy(knowledge, clock, wake))
    features: list[Feature] = [
        HelpHandlers(),
        TipHandlers(db, Tips(knowledge, clock, chance)),
        QuestionHandlers(db, questions, coach, mocks.typed),
        mocks,
        voice,
        FeedbackHandlers(db, coach, questions),
        InterviewHandlers(db, interviews, people, lists, clock),
        ChecklistHandlers(db, checklists, interviews, lists),
        ThanksHandlers(db, Thanks(clock, wake), interviews),
        ReminderHandlers(db, people),
        DebriefHandlers(db, Debriefs(knowledge, clock, wake), interviews),
        FollowUpHandlers(db, FollowUps(clock, wake)),
        StoryHandlers(db, Stories(knowledge, clock), Tellings(clock), clock),
        ProgressHandlers(db, Progress(knowledge, clock)),
        SettingsHandlers(db, preferences, people, clock),
        HomeHandlers(db, Home(knowledge, clock, preferences), clock),
        privacy,
    ]
    words = Words(word for feature in features for word in feature.words())
    for feature in features:
        feature.register(routes)
    routes.words(words)
    routes.others()
    messages = MessageHandlers(db, inbox, words, routes, privacy.dropped, voice.heard, mocks.threaded)
    messages.register(bolt)
    parts = Parts(db, reminders, gateway, clock, render, after_sent, LISTS, observe)
    chores = [
        Chore("replay", MINUTELY, lambda: messages.replay(client)),
        Chore("listen again", MINUTELY, lambda: voice.listen(routes, client)),
        Chore("forget letters", DAILY, lambda: db.run(inbox.purge)),
        Chore("empty the log", DAILY, db.empty_log),
    ]
    jobs = Jobs(Scheduler(clock), parts, interviews.replan_all, chores)
    return SecondRound(db, client, bolt, routes, jobs, interviews, reminders, words, messages, voice)


def _keys(given: str | None, given_file: Path | None, beside: Path, database: Path) -> MultiFernet:
    if given is None and given_file is None and database.exists() and not beside.exists():
        message = (
            f"{beside} is missing, and without it {database} cannot be read. Put the key file back beside it."
        )
        raise ConfigError(message)
    return keyring(given, given_file, beside)
