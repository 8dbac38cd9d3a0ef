"""A person: who they are in Slack, where they are on the clock, what they asked us not to send."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from bot.models.columns import Row

QUIET_FROM, QUIET_TO = time(20), time(8)
"""Quiet hours unless the person chose others (PRODUCT: 20:00 to 08:00 in their zone)."""


@dataclass(frozen=True)
class Who:
    """A person as Slack names them: every look-up is scoped to both ids."""

    team: str
    user: str


@dataclass(frozen=True)
class Person:
    id: int
    who: Who
    zone: str
    stopped: frozenset[str] = frozenset()
    quiet_from: time = QUIET_FROM
    quiet_to: time = QUIET_TO
    star_boxes: bool = False


class PersonRow(Row, table=True):
    """`stopped` lists the kinds of reminder the person ended, divided by spaces."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("team_id", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    zone: str
    dm_channel: str | None = None
    stopped: str = ""
    star_boxes: bool = False
    last_question: str | None = None
    last_tip: str | None = None

    def value(self) -> Person:
        return Person(
            id=self.id or 0,
            who=Who(self.team_id, self.user_id),
            zone=self.zone,
            stopped=frozenset(self.stopped.split()),
            star_boxes=self.star_boxes,
        )


class WorkspaceRow(Row, table=True):
    """A Slack workspace; nothing is delivered there before `held_until`.

    Slack asked us to wait, or (`parked_because`) it refuses us there until its admin has put something right.
    """

    __tablename__ = "workspace"

    team_id: str = Field(primary_key=True)
    parked_because: str | None = None
    held_until: datetime | None = None
