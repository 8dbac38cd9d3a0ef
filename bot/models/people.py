"""A person: who they are in Slack, where they are on the clock, what they asked us not to send."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from bot import zones
from bot.models.columns import Row

QUIET_FROM, QUIET_TO = time(20), time(8)
"""Quiet hours unless the person chose others (PRODUCT: 20:00 to 08:00 in their zone)."""


@dataclass(frozen=True)
class Who:
    """A person as Slack names them: every look-up is scoped to both ids."""

    team: str
    user: str


@dataclass(frozen=True)
class Timing:
    """How long before or after an interview each message comes."""

    plan_days: int = 3
    prep_hours: int = 24
    day_of_minutes: int = 60
    follow_up_days: tuple[int, int, int] = (7, 14, 28)
    """Two nudges, and the day on which to ask whether to close the process."""


@dataclass(frozen=True)
class Mute:
    """Silence, until a moment or (None) until taken back."""

    until: datetime | None = None
    day_of_too: bool = False

    def holds(self, now: datetime) -> bool:
        return self.until is None or now < self.until


@dataclass(frozen=True)
class Daily:
    """A practice question a day at `at`; `since` is the local date of the last practice, or of switching it on."""

    at: time
    since: date


@dataclass(frozen=True)
class Person:
    """`quiet_from` equal to `quiet_to` means no quiet hours; `lost_zone` is one that the rules no longer know."""

    id: int
    who: Who
    zone: str
    stopped: frozenset[str] = frozenset()
    quiet_from: time = QUIET_FROM
    quiet_to: time = QUIET_TO
    timing: Timing = Timing()
    mute: Mute | None = None
    lost_zone: str = ""
    star_boxes: bool = False
    daily: Daily | None = None


class PersonRow(Row, table=True):
    """`stopped` lists the kinds of reminder the person ended, divided by spaces.

    `practiced_on` is a date on their clock, kept while a question a day is on; its plans count `practice_version`.
    """

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("team_id", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    zone: str
    slack_zone: str | None = None
    dm_channel: str | None = None
    stopped: str = ""
    quiet_from: time = QUIET_FROM
    quiet_to: time = QUIET_TO
    plan_days: int = Timing.plan_days
    prep_hours: int = Timing.prep_hours
    day_of_minutes: int = Timing.day_of_minutes
    follow_up_days: str = " ".join(map(str, Timing.follow_up_days))
    muted: bool = False
    muted_until: datetime | None = None
    mute_day_of: bool = False
    star_boxes: bool = False
    weights: str = ""
    last_question: str | None = None
    last_tip: str | None = None
    practice_at: time | None = None
    practiced_on: date | None = None
    practice_version: int = 0

    def value(self) -> Person:
        return Person(
            id=self.id or 0,
            who=Who(self.team_id, self.user_id),
            zone=zones.usable(self.zone),
            lost_zone="" if zones.is_zone(self.zone) else self.zone,
            stopped=frozenset(self.stopped.split()),
            quiet_from=self.quiet_from,
            quiet_to=self.quiet_to,
            timing=self.timing(),
            mute=Mute(self.muted_until, self.mute_day_of) if self.muted else None,
            star_boxes=self.star_boxes,
            daily=self.daily(),
        )

    def daily(self) -> Daily | None:
        if self.practice_at is None or self.practiced_on is None:
            return None
        return Daily(self.practice_at, self.practiced_on)

    def timing(self) -> Timing:
        first, second, close = map(int, self.follow_up_days.split())
        return Timing(self.plan_days, self.prep_hours, self.day_of_minutes, (first, second, close))


class WorkspaceRow(Row, table=True):
    """A Slack workspace; nothing is delivered there before `held_until`.

    Slack asked us to wait, or (`parked_because`) it refuses us there until its admin has put something right.
    """

    __tablename__ = "workspace"

    team_id: str = Field(primary_key=True)
    parked_because: str | None = None
    held_until: datetime | None = None
