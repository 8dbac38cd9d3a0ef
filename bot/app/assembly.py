"""The composition root: the only file that knows every concrete class."""

import logging
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from apscheduler.triggers.interval import IntervalTrigger
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot import catalogue, zones
from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.config import Role, Settings, require_slack
from bot.delivery import Observe, Parts, log_step
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
from bot.store.opening import open_database
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
        """When something is due next, once all that is due by now was looked at."""
        await self.jobs.settled()
        return await self.db.run(self.reminders.next_due)


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

    def wake() -> None:
        jobs.poke()

    gateway, bolt = Gateway(client), AsyncApp(client=client, process_before_response=patient)
    services = _services(clock, chance, wake)
    lists = LiveList(db, services.checklists, gateway)
    routes = Routes(
        bolt, db, services.people, gateway, clock, lambda url: AsyncWebhookClient(url, session=client.session)
    )
    mocks = MockHandlers(db, services.mocks, services.questions)
    voice = VoiceHandlers(db, services.voice)
    privacy = PrivacyHandlers(db, services.privacy)
    words = routes.take([mocks, voice, privacy, *_features(db, services, lists, mocks, clock)])
    messages = MessageHandlers(
        db, services.inbox, words, routes, privacy.dropped, voice.heard, mocks.threaded
    )
    messages.register(bolt)
    chores = [
        Chore("replay", MINUTELY, lambda: messages.replay(client)),
        Chore("listen again", MINUTELY, lambda: voice.listen(routes, client)),
        Chore("forget letters", DAILY, lambda: db.run(services.inbox.purge)),
        Chore("empty the log", DAILY, db.empty_log),
    ]
    parts = _delivery(db, services, gateway, lists, clock, observe)
    jobs = Jobs(Scheduler(clock), parts, services.interviews.replan_all, chores)
    return SecondRound(
        db, client, bolt, routes, jobs, services.interviews, services.reminders, words, messages, voice
    )


@dataclass(frozen=True)
class _Services:
    """Every use case that more than one other object needs."""

    knowledge: Catalogue
    checklists: Checklists
    coach: Coach
    inbox: Inbox
    interviews: Interviews
    mocks: Mocks
    people: People
    privacy: Privacy
    questions: Questions
    reminders: Reminders
    settings: Preferences
    voice: Voice
    chance: random.Random
    wake: Callable[[], None]


def _services(clock: Clock, chance: random.Random, wake: Callable[[], None]) -> _Services:
    knowledge = catalogue.load()
    questions = Questions(knowledge, clock, chance)
    coach = Coach(knowledge, questions, clock)
    mocks = Mocks(knowledge, questions, coach, clock, chance)
    return _Services(
        knowledge=knowledge,
        checklists=Checklists(knowledge),
        coach=coach,
        inbox=Inbox(clock),
        interviews=Interviews(knowledge, clock, wake),
        mocks=mocks,
        people=People(wake),
        privacy=Privacy(knowledge, clock, wake),
        questions=questions,
        reminders=Reminders(knowledge, clock),
        settings=Preferences(knowledge, clock, wake),
        voice=Voice(questions, coach, mocks, clock),
        chance=chance,
        wake=wake,
    )


def _features(
    db: Database, made: _Services, lists: LiveList, mocks: MockHandlers, clock: Clock
) -> list[Feature]:
    knowledge, wake = made.knowledge, made.wake
    return [
        HelpHandlers(),
        TipHandlers(db, Tips(knowledge, clock, made.chance)),
        QuestionHandlers(db, made.questions, made.coach, mocks.typed),
        FeedbackHandlers(db, made.coach, made.questions),
        InterviewHandlers(db, made.interviews, made.people, lists, clock),
        ChecklistHandlers(db, made.checklists, made.interviews, lists),
        ThanksHandlers(db, Thanks(clock, wake), made.interviews),
        ReminderHandlers(db, made.people),
        DebriefHandlers(db, Debriefs(knowledge, clock, wake), made.interviews),
        FollowUpHandlers(db, FollowUps(clock, wake)),
        StoryHandlers(db, Stories(knowledge, clock), Tellings(clock), clock),
        ProgressHandlers(db, Progress(knowledge, clock)),
        SettingsHandlers(db, made.settings, made.people, clock),
        HomeHandlers(db, Home(knowledge, clock, made.settings), clock),
    ]


def _delivery(
    db: Database, made: _Services, gateway: Gateway, lists: LiveList, clock: Clock, observe: Observe
) -> Parts:
    def render(notices: tuple[Notice, ...], now: datetime) -> Message:
        return reminder_words.due(notices, now, made.knowledge)

    async def after_sent(notice: Notice, channel: str, ts: str) -> None:
        kind = notice.reminder.kind
        if kind in LISTS:
            await lists.settle(notice.person.who, notice.interview.id, Place(channel, ts, kind))

    return Parts(db, made.reminders, gateway, clock, render, after_sent, LISTS, observe)
