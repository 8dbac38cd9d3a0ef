"""An interview: the record from which everything that is sent follows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from pydantic import NaiveDatetime
from sqlmodel import Field

from bot import zones
from bot.catalogue import InterviewFormat, InterviewType, Round
from bot.models.columns import Encrypted, Row

DEFAULT_MINUTES = 60
MOST_INTERVIEWERS = 30
LONGEST_STAYED, LONGEST_NOTE = 300, 1000
DEBRIEF_HELPS_FOR = timedelta(hours=24)
"""From the start on: memory is freshest within an hour or two, and gone after a night (CONTENT)."""
THANKS_HELP_FOR = timedelta(hours=48)
"""From the end on: thanks within 24 hours, 48 at the outside (CONTENT); after that a nudge only embarrasses."""


class Outcome(StrEnum):
    """Where a process stands after the interview."""

    WAITING = "waiting"
    NEXT_ROUND = "next_round"
    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


ENDED = frozenset(Outcome) - {Outcome.WAITING}


@dataclass(frozen=True)
class Interviewer:
    """One to be thanked. A nameless one stands for everyone met when no names were given.

    `title` is what they do, in the person's words; `email` is for the person's own note: the bot never writes there.
    `stayed` is what stayed with the person from talking to them, `note` the thank-you as they changed it.
    """

    id: str
    name: str
    thanked: bool = False
    title: str = ""
    email: str = ""
    stayed: str = ""
    note: str = ""
    connected: bool = False

    @property
    def line(self) -> str:
        """As it is typed: `Priya Nair (Head of Data) <priya@harborlight.example>`."""
        title, email = f"({self.title})" if self.title else "", f"<{self.email}>" if self.email else ""
        return " ".join(filter(None, (self.name, title, email)))

    @property
    def first_name(self) -> str:
        """As a letter greets them: `Priya` of Priya Nair, all of Dr. Nair, nothing of nobody in particular."""
        first = next(iter(self.name.split()), "")
        return self.name if first.endswith(".") else first


@dataclass(frozen=True)
class Interview:
    """`wall` is the naive time on the interview's own clock, in `zone`: the truth that instants follow from.

    `dated_at` is the instant at which this date was entered: what was due before then was part of the reply.
    `previous` is the interview of the round before in the same process.
    """

    id: str
    person: int
    company: str
    type: InterviewType
    wall: datetime
    zone: str
    dated_at: datetime
    fold: int = 0
    minutes: int = DEFAULT_MINUTES
    format: InterviewFormat | None = None
    round: str | None = None
    role: str = ""
    place: str = ""
    notes: str = ""
    interviewers: tuple[Interviewer, ...] = ()
    cancelled: bool = False
    outcome: Outcome | None = None
    thanks_declined: bool = False
    debriefed: bool = False
    debrief_declined: bool = False
    decision_date: date | None = None
    heard_back: bool = False
    previous: str | None = None
    plan_version: int = 1
    version: int = 1
    list_revision: int = 0
    """How often the checklist as it is shown changed."""

    @property
    def starts(self) -> datetime:
        return zones.instant(self.wall, self.zone, fold=self.fold)

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def local_date(self) -> date:
        return self.wall.date()

    @property
    def stage(self) -> Round | None:
        """A round that follows another is a later one, whether or not it has a number."""
        return Round.of(self.round) if self.round else Round.SECOND if self.previous else None

    @property
    def is_open(self) -> bool:
        """Whether the bot still has something to do for it: neither cancelled nor decided."""
        return not self.cancelled and self.outcome not in ENDED

    @property
    def greeted(self) -> str:
        """Whom a letter to the company begins with; empty where nobody is named."""
        return next((one.first_name for one in self.interviewers if one.name), "")

    @property
    def all_thanked(self) -> bool:
        return self.thanks_declined or all(interviewer.thanked for interviewer in self.interviewers)

    def begun(self, now: datetime) -> bool:
        return now >= self.starts


class InterviewRow(Row, table=True):
    """`starts_at` is derived from wall, zone and fold; `view_id` makes a form that is sent twice count once.

    A debrief counts for the date that it was written after: an interview that is held again is asked about again.
    """

    __tablename__ = "interview"

    id: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    view_id: str | None = Field(default=None, unique=True)
    previous_id: str | None = Field(default=None, foreign_key="interview.id", ondelete="SET NULL", index=True)
    company: str = Field(sa_type=Encrypted)
    type: str
    wall: NaiveDatetime
    zone: str
    fold: int = 0
    starts_at: datetime
    dated_at: datetime
    minutes: int = DEFAULT_MINUTES
    format: str | None = None
    round: str | None = None
    role: str = Field(default="", sa_type=Encrypted)
    place: str = Field(default="", sa_type=Encrypted)
    notes: str = Field(default="", sa_type=Encrypted)
    cancelled: bool = False
    outcome: str | None = None
    thanks_declined: bool = False
    debrief_declined: bool = False
    decision_date: date | None = None
    heard_back: bool = False
    debriefed_at: datetime | None = None
    plan_version: int = 1
    version: int = 1
    list_channel: str | None = None
    list_ts: str | None = None
    list_kind: str | None = None
    list_revision: int = 0

    def value(self, interviewers: tuple[Interviewer, ...]) -> Interview:
        return Interview(
            id=self.id,
            person=self.person_id,
            company=self.company,
            type=InterviewType(self.type),
            wall=self.wall,
            zone=zones.usable(self.zone),
            dated_at=self.dated_at,
            fold=self.fold,
            minutes=self.minutes,
            format=InterviewFormat(self.format) if self.format else None,
            round=self.round,
            role=self.role,
            place=self.place,
            notes=self.notes,
            interviewers=interviewers,
            cancelled=self.cancelled,
            outcome=Outcome(self.outcome) if self.outcome else None,
            thanks_declined=self.thanks_declined,
            debriefed=self.debriefed_at is not None and self.debriefed_at >= self.starts_at,
            debrief_declined=self.debrief_declined,
            decision_date=self.decision_date,
            heard_back=self.heard_back,
            previous=self.previous_id,
            plan_version=self.plan_version,
            version=self.version,
            list_revision=self.list_revision,
        )


class InterviewerRow(Row, table=True):
    __tablename__ = "interviewer"

    id: str = Field(primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", ondelete="CASCADE", index=True)
    position: int
    name: str = Field(sa_type=Encrypted)
    thanked: bool = False
    title: str | None = Field(default=None, sa_type=Encrypted)
    email: str | None = Field(default=None, sa_type=Encrypted)
    stayed: str | None = Field(default=None, sa_type=Encrypted)
    note: str | None = Field(default=None, sa_type=Encrypted)
    connected: bool = False

    def value(self) -> Interviewer:
        return Interviewer(
            id=self.id,
            name=self.name,
            thanked=self.thanked,
            title=self.title or "",
            email=self.email or "",
            stayed=self.stayed or "",
            note=self.note or "",
            connected=self.connected,
        )
