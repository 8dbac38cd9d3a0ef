"""The bot assembled: every object tied to the next, on an open database and one connection to Slack."""

import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from apscheduler.triggers.interval import IntervalTrigger
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot import zones
from bot.app.features import features
from bot.app.services import Services, services
from bot.clock import Clock
from bot.config import Role, Settings, require_slack
from bot.delivery import Pace, Parts
from bot.jobs import DAILY, Chore, Jobs
from bot.message import Message
from bot.models.reminders import InterviewNotice, Kind, Notice, PracticeNotice
from bot.scheduler import Scheduler
from bot.services.checklists import Place
from bot.services.interviews import Interviews
from bot.services.invitations import Invitees
from bot.services.reminders import Reminders
from bot.slack.gateway import Gateway, connected
from bot.store.db import Database
from bot.store.opening import open_database
from content import reminders as reminder_words
from handlers.checklists import LiveList
from handlers.invitations import InvitationHandlers
from handlers.messages import MessageHandlers
from handlers.mocks import MockHandlers
from handlers.privacy import PrivacyHandlers
from handlers.routes import Routes
from handlers.voice import VoiceHandlers
from handlers.words import Words

MINUTELY = IntervalTrigger(minutes=1)
NAME = "Second Round"
"""For Bolt's log. Without one it reads the source of all its callers to find the program's."""
LISTS = frozenset({Kind.PLAN, Kind.PREP})
FOLLOWED = LISTS | {Kind.PRACTICE}
"""The kinds after which something is written down."""

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
    pace: Pace | None = None,
    chance: random.Random | None = None,
) -> AsyncIterator[SecondRound]:
    """Builds the bot on an open database and one connection pool to Slack; lets go of both at the end.

    `patient` makes a listener finish before its request counts as handled: for tests, too slow for Slack. `pace` keeps
    to Slack's limit, and `chance` cannot be foreseen, unless others are given.
    """
    require_slack(settings, role)
    zones.pin_zone_data()
    database = open_database(settings)
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    try:
        async with connected(token, settings.slack_api_url) as client:
            pace, chance = pace or Pace(), chance or random.SystemRandom()
            yield _wired(database, client, clock, pace, chance, patient=patient)
    finally:
        database.close()


def _wired(
    db: Database,
    client: AsyncWebClient,
    clock: Clock,
    pace: Pace,
    chance: random.Random,
    *,
    patient: bool,
) -> SecondRound:
    """Every object of the bot, tied to the next."""

    def wake() -> None:
        jobs.poke()

    gateway, bolt = Gateway(client), AsyncApp(name=NAME, client=client, process_before_response=patient)
    made = services(clock, chance, wake)
    lists = LiveList(db, made.checklists, gateway)
    routes = Routes(
        bolt, db, made.people, gateway, clock, lambda url: AsyncWebhookClient(url, session=client.session)
    )
    mocks = MockHandlers(db, made.mocks, made.questions)
    voice = VoiceHandlers(db, made.voice)
    privacy = PrivacyHandlers(db, made.privacy)
    invitations = InvitationHandlers(db, Invitees(clock, made.interviews), made.interviews, lists, clock)
    words = routes.take([mocks, voice, privacy, invitations, *features(db, made, lists, mocks, clock)])
    messages = MessageHandlers(
        db, made.inbox, words, routes, privacy.dropped, voice.heard, invitations.dropped, mocks.threaded
    )
    messages.register(bolt)
    chores = [
        Chore("replay", MINUTELY, lambda: messages.replay(client)),
        Chore("listen again", MINUTELY, lambda: voice.listen(routes, client)),
        Chore("forget letters", DAILY, lambda: db.run(made.inbox.purge)),
        Chore("empty the log", DAILY, db.empty_log),
    ]
    parts = _delivery(db, made, gateway, lists, clock, pace)
    jobs = Jobs(Scheduler(clock), parts, made.interviews.replan_all, chores)
    return SecondRound(
        db, client, bolt, routes, jobs, made.interviews, made.reminders, words, messages, voice
    )


def _delivery(
    db: Database, made: Services, gateway: Gateway, lists: LiveList, clock: Clock, pace: Pace
) -> Parts:
    def render(notices: tuple[Notice, ...], now: datetime) -> Message:
        return reminder_words.due(notices, now, made.knowledge)

    async def after_sent(notice: Notice, channel: str, ts: str) -> None:
        who, kind = notice.person.who, notice.reminder.kind
        match notice:
            case InterviewNotice() if kind in LISTS:
                await lists.settle(who, notice.interview.id, Place(channel, ts, kind))
            case PracticeNotice():
                await db.run(made.practice.put, who, notice.question.id, notice.reminder.id)

    async def let_pass(notice: Notice) -> None:
        if isinstance(notice, PracticeNotice):
            await db.run(made.practice.let_pass, notice.person.who, notice.reminder.id)

    return Parts(db, made.reminders, gateway, clock, render, after_sent, FOLLOWED, let_pass, pace=pace)
