"""An invitation: an event of a calendar file that an interview came from, by which its updates find it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import NaiveDatetime
from sqlmodel import Field

from bot import zones
from bot.invitations import Event
from bot.models.checked import Instant, Place, Wall, Zone
from bot.models.columns import Encrypted, Row
from bot.models.interviews import DEFAULT_MINUTES


@dataclass(frozen=True)
class Part:
    """A part of an interview day: the whole of it where it is the only one. `names` are those met in it."""

    uid: str
    recurrence: str | None
    sequence: int
    stamp: datetime | None
    title: str
    wall: datetime
    zone: str
    minutes: int
    names: str = ""

    @property
    def starts(self) -> datetime:
        return zones.instant(self.wall, self.zone)

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    def is_of(self, event: Event) -> bool:
        return bool(self.uid) and (self.uid, self.recurrence) == (event.uid, event.recurrence)

    def is_newer(self, event: Event) -> bool:
        """Whether an update came too late: a newer one than `event` was taken in."""
        return (self.sequence, self.stamp or datetime.min.replace(tzinfo=UTC)) > event.age


@dataclass(frozen=True, kw_only=True)
class InvitationRecord:
    """An event of a calendar file that the interview came from, by which updates find it."""

    uid: Place
    recurrence: Annotated[str, Field(max_length=40)] | None = None
    sequence: Annotated[int, Field(ge=0, lt=1_000_000_000)] = 0
    stamp: Instant | None = None
    title: Place = ""
    wall: Wall
    zone: Zone
    minutes: Annotated[int, Field(ge=5, le=720)]
    names: Place = ""


class InvitationRow(Row, table=True):
    __tablename__ = "invitation"

    id: str = Field(primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", ondelete="CASCADE", index=True)
    uid: str = Field(sa_type=Encrypted)
    recurrence: str | None = None
    sequence: int = 0
    stamp: datetime | None = None
    title: str = Field(default="", sa_type=Encrypted)
    wall: NaiveDatetime
    zone: str
    minutes: int = DEFAULT_MINUTES
    names: str = Field(default="", sa_type=Encrypted)

    def value(self) -> Part:
        return Part(
            uid=self.uid,
            recurrence=self.recurrence,
            sequence=self.sequence,
            stamp=self.stamp,
            title=self.title,
            wall=self.wall,
            zone=zones.usable(self.zone),
            minutes=self.minutes,
            names=self.names,
        )
