"""A reminder: what is due, and whether it is still wanted."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from sqlalchemy import Index, text
from sqlmodel import Field

from bot.catalogue import Question
from bot.models.checked import Count, Day, Instant
from bot.models.checklists import Checklist
from bot.models.columns import Row
from bot.models.interviews import Interview
from bot.models.offers import Offer
from bot.models.people import Person
from bot.models.preparations import Preparation
from bot.models.stories import Suggestion


class Kind(StrEnum):
    """What a reminder is about; a person can end each kind."""

    PLAN = "plan"
    PREP = "prep"
    DAY_OF = "day_of"
    DEBRIEF = "debrief"
    THANKS = "thanks"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    """Asks, after both follow-ups, whether to close the process."""
    PRACTICE = "practice"
    """A practice question, for who asked for one a day."""
    OFFER_DEADLINE = "offer_deadline"


class ReminderState(StrEnum):
    PLANNED = "planned"
    SUPERSEDED = "superseded"
    TAKEN = "taken"
    """Part of a delivery that is under way."""
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True)
class Subject:
    """What a plan is about, as its rows name it. `local_date` is the date there that what was sent counts for."""

    person: int
    plan_version: int
    local_date: date
    interview: str | None = None
    offer: str | None = None

    @property
    def name(self) -> str:
        if self.offer:
            return f"offer-{self.offer}"
        return self.interview or f"person-{self.person}"

    def key(self, due: "Due") -> str:
        """The one name of a reminder: unique, so that a plan written twice is stored once."""
        return f"{self.name}:{due.kind}:{due.ordinal}:{self.plan_version}"


@dataclass(frozen=True)
class Due:
    """One reminder of a plan. `held` says that quiet hours moved it: it may share a message with others."""

    kind: Kind
    ordinal: int
    due_at: datetime
    not_after: datetime
    held: bool = False


@dataclass(frozen=True)
class Sent:
    """A reminder that went out, and the interview's local date at that time."""

    kind: Kind
    ordinal: int
    local_date: date


@dataclass(frozen=True)
class Reminder:
    """A due row as its delivery sees it."""

    id: int
    person: int
    interview: str | None
    kind: Kind
    ordinal: int
    plan_version: int
    due_at: datetime
    not_after: datetime
    held: bool
    offer: str | None = None


@dataclass(frozen=True)
class Held:
    """A reminder that fell due in silence."""

    id: int
    interview: str | None
    kind: Kind
    due_at: datetime
    offer: str | None = None


@dataclass(frozen=True)
class InterviewNotice:
    """A reminder with all that deciding on it and saying it takes; the last two are for the card of the day."""

    reminder: Reminder
    person: Person
    interview: Interview
    checklist: Checklist
    stories: tuple[Suggestion, ...] = ()
    preparation: Preparation = field(default_factory=Preparation)


@dataclass(frozen=True)
class PracticeNotice:
    """A question for the day: as a review (`again`) or picked for an interview; `busy` says that one is today.

    `before` is how many went out already since the last practice.
    """

    reminder: Reminder
    person: Person
    question: Question
    again: bool = False
    interview: Interview | None = None
    story: Suggestion | None = None
    busy: bool = False
    before: int = 0


@dataclass(frozen=True)
class OfferNotice:
    """A reminder of an offer's deadline."""

    reminder: Reminder
    person: Person
    offer: Offer


Notice: TypeAlias = InterviewNotice | PracticeNotice | OfferNotice
"""One kind of notice for each kind of subject: a reminder, its person, and what it is about."""


class ReminderRow(Row, table=True):
    """`key` is `subject:kind:ordinal:plan_version`; `next_attempt_at` is null once the row needs nothing more.

    It hangs on an interview, on an offer, or on the person alone.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        Index(
            "ix_reminder_due",
            "next_attempt_at",
            sqlite_where=text("next_attempt_at IS NOT NULL"),
            postgresql_where=text("next_attempt_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    interview_id: str | None = Field(default=None, foreign_key="interview.id", ondelete="CASCADE", index=True)
    offer_id: str | None = Field(default=None, foreign_key="offer.id", ondelete="CASCADE", index=True)
    kind: str
    ordinal: int
    plan_version: int
    local_date: date
    due_at: datetime
    not_after: datetime
    held: bool = False
    state: str = ReminderState.PLANNED
    next_attempt_at: datetime | None
    delivery_id: str | None = Field(default=None, foreign_key="delivery.id", ondelete="SET NULL", index=True)

    def value(self) -> Reminder:
        return Reminder(
            id=self.id or 0,
            person=self.person_id,
            interview=self.interview_id,
            kind=Kind(self.kind),
            ordinal=self.ordinal,
            plan_version=self.plan_version,
            due_at=self.due_at,
            not_after=self.not_after,
            held=self.held,
            offer=self.offer_id,
        )


@dataclass(frozen=True, kw_only=True)
class ReminderRecord:
    """A row in an export (docs/export.md); `state` is planned or sent, or says why it was neither."""

    kind: Kind
    ordinal: Count
    plan_version: Count
    local_date: Day
    due_at: Instant
    not_after: Instant
    held: bool = False
    state: ReminderState
