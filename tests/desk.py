"""A delivery desk for tests: a database file, a gateway to the playground, an interview whose reminder comes due."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from cryptography.fernet import Fernet, MultiFernet
from sqlmodel import Session, select

from bot.catalogue import Catalogue, ChecklistItem, InterviewType, Moment
from bot.delivery import Delivering, Pace, Parts
from bot.message import Message
from bot.models.columns import Row
from bot.models.deliveries import DeliveryRow
from bot.models.interviews import Interview
from bot.models.people import Person, Who
from bot.models.reminders import InterviewNotice, Notice, ReminderRow
from bot.services.entries import When
from bot.services.interviews import Interviews, New, Stale
from bot.services.people import People
from bot.services.reminders import Reminders
from bot.slack.gateway import Gateway, connected
from bot.store import deliveries
from bot.store.db import Database
from playground import Playground, PlaygroundClock

P = ParamSpec("P")
R = TypeVar("R")
KEY = "pO7g0zJtJm3m5hC4Q7y2s0l1o6mJr0mM1l6m2QZ3n8c="
CATALOGUE = Catalogue(
    checklist=(
        ChecklistItem(id="read", text="Read the posting", why="it says", minutes=5, moment=Moment.PLAN),
    )
)
MONDAY = datetime(2027, 1, 4, 17, tzinfo=UTC)
"""Noon in New York, where Ana is."""
WEDNESDAY = datetime(2027, 1, 6, 15)  # noqa: DTZ001 - a wall time
PREP_DUE = datetime(2027, 1, 5, 20, tzinfo=UTC)
"""A day before three in the afternoon in New York."""
ZONE = "America/New_York"


@dataclass
class Desk:
    """`parts` may be replaced between passes; `at_once(verb, …)` is a transaction in the midst of anything."""

    parts: Parts
    interviews: Interviews
    people: People
    who: Who

    @property
    def db(self) -> Database:
        return self.parts.db

    async def deliver(self, **changes: Any) -> None:
        """One pass, with `changes` to its parts."""
        await Delivering(replace(self.parts, **changes)).run()

    async def meet(self, who: Who | None = None) -> Person:
        return await self.db.run(self.people.meet, who or self.who, ZONE)

    async def add(
        self, company: str = "Harborlight", wall: datetime = WEDNESDAY, who: Who | None = None
    ) -> Interview:
        """An interview of Ana's, or of whoever is named."""
        person = await self.meet(who)
        view, when = f"{person.id} {company} {wall}", When(wall, ZONE)
        added = await self.db.run(
            self.interviews.add, person.who, New(view, company, InterviewType.PANEL, when)
        )
        return added.interview

    async def open_dm(self) -> str:
        """Ana's conversation, known before anything is said in it."""
        person = await self.meet()
        channel = await self.parts.gateway.open_dm(self.who)
        await self.db.run(deliveries.keep_dm, person.id, channel)
        return channel

    def at_once(self, verb: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with Session(self.db.engine) as session, session.begin():
            return verb(session, *args, **kwargs)

    def cancel(self, interview: Interview) -> None:
        self.at_once(self.interviews.cancel, self.who, interview.id)

    def move(self, interview: Interview, wall: datetime) -> None:
        row = self.at_once(self.interviews.show, self.who, interview.id)
        moved = self.at_once(
            self.interviews.reschedule, self.who, interview.id, row.interview.version, When(wall, ZONE)
        )
        assert not isinstance(moved, Stale)

    def deliveries(self) -> list[dict[str, Any]]:
        return self.at_once(lambda session: [row.model_dump() for row in session.exec(select(DeliveryRow))])

    def reminders(self) -> list[dict[str, Any]]:
        return self.at_once(lambda session: [row.model_dump() for row in session.exec(select(ReminderRow))])

    def states(self) -> list[str]:
        return [delivery["state"] for delivery in self.deliveries()]


@asynccontextmanager
async def open_desk(
    place: Path | str, api_url: str, token: str, clock: PlaygroundClock, who: Who
) -> AsyncIterator[Desk]:
    """`place` is a file, or a database's address."""
    url = place if isinstance(place, str) else f"sqlite:///{place}"
    db = Database(url, MultiFernet([Fernet(KEY)]))
    Row.metadata.create_all(db.engine)
    try:
        async with connected(token, api_url) as client:
            parts = Parts(
                db,
                Reminders(CATALOGUE, clock),
                Gateway(client),
                clock,
                render,
                nothing_more,
                pace=Pace(0),
                chance=lambda: 1.0,
            )
            wake = lambda: None  # noqa: E731 - nobody sleeps here
            yield Desk(parts, Interviews(CATALOGUE, clock, wake), People(wake), who)
    finally:
        db.close()


@asynccontextmanager
async def desk_at(playground: Playground, place: Path | str) -> AsyncIterator[Desk]:
    ana = Who(playground.team_id, playground.person("Ana").id)
    async with open_desk(place, playground.api_url, playground.bot_token, playground.clock, ana) as desk:
        yield desk


def render(notices: tuple[Notice, ...], _now: datetime) -> Message:
    lines = [
        f"{one.reminder.kind}: {one.interview.company}, {one.interview.wall:%A %H:%M}"
        for one in notices
        if isinstance(one, InterviewNotice)
    ]
    text = "\n".join(lines)
    return Message(text, ({"type": "section", "text": {"type": "plain_text", "text": text}},))


async def nothing_more(_notice: Notice, _channel: str, _ts: str) -> None:
    pass


def said(playground: Playground, name: str = "Ana") -> list[str]:
    """What stands in the person's DM, oldest first."""
    channel = playground.person(name).dm
    return [message.text for message in playground.workspace.messages if message.channel == channel]


def a_minute_later(playground: Playground) -> None:
    playground.clock.advance(timedelta(seconds=61))
