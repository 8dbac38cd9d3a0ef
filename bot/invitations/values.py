"""What a calendar file says, as frozen values."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot import zones


class Method(StrEnum):
    """What a calendar file is for. A file that does not say is published."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    REPLY = "REPLY"
    COUNTER = "COUNTER"
    DECLINECOUNTER = "DECLINECOUNTER"
    REFRESH = "REFRESH"
    ADD = "ADD"

    @property
    def settles(self) -> bool:
        """Whether it says what is, and not what somebody answers, proposes or asks for."""
        return self in {Method.PUBLISH, Method.REQUEST, Method.CANCEL, Method.ADD}


@dataclass(frozen=True)
class Participant:
    """A person who is invited or who invites; `status` is the calendar's word, such as ACCEPTED."""

    name: str = ""
    email: str = ""
    status: str = ""

    @property
    def label(self) -> str:
        """The address, which is exact, or the name."""
        return self.email or self.name


@dataclass(frozen=True, kw_only=True)
class Start:
    """When something begins: a day alone, or a wall time in `zone`. Without a zone it floats: it is local anywhere.

    A moment that the file gives in UTC stays one: its zone is UTC. `unknown_zone` is a name that nothing explains.
    """

    day: date
    wall: datetime | None = None
    zone: str | None = None
    unknown_zone: str = ""

    @property
    def floats(self) -> bool:
        return self.wall is not None and self.zone is None

    def instant(self, own_zone: str) -> datetime:
        """In UTC; what has no zone of its own is taken to be in `own_zone`, and a day begins at midnight."""
        wall = self.wall or datetime.combine(self.day, datetime.min.time())
        return zones.instant(wall, self.zone or own_zone)

    def shown(self, own_zone: str | None) -> str:
        """In ISO format: a day, or a wall time with its offset where there is a zone to tell it by.

        A time that the clocks jump over is shown as the one that it moves forward to.
        """
        zone = self.zone or own_zone
        if self.wall is None:
            return self.day.isoformat()
        if zone is None:
            return self.wall.isoformat()
        return zones.instant(self.wall, zone).astimezone(ZoneInfo(zone)).isoformat()

    def moved(self, by: timedelta) -> "Start":
        """By wall time, so that a series keeps its hour when the clocks change."""
        wall = self.wall + by if self.wall else None
        day = wall.date() if wall else self.day + by
        return Start(day=day, wall=wall, zone=self.zone, unknown_zone=self.unknown_zone)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One date of an event. `start` is None only where an event is called off without saying when it was.

    `recurrence` names the date of a series that this one stands for, as an ISO moment in UTC or a day; `repeats` is how
    many dates the series has. `minutes` is None where the file does not say. `notes` is text, without markup.
    """

    uid: str
    recurrence: str | None = None
    sequence: int = 0
    stamp: datetime | None = None
    method: Method = Method.PUBLISH
    summary: str = ""
    start: Start | None = None
    minutes: int | None = None
    organizer: Participant | None = None
    attendees: tuple[Participant, ...] = ()
    link: str | None = None
    place: str = ""
    notes: str = ""
    cancelled: bool = False
    repeats: int = 1

    @property
    def all_day(self) -> bool:
        return self.start is not None and self.start.wall is None

    @property
    def floating(self) -> bool:
        return self.start is not None and self.start.floats

    def to_json(self, own_zone: str | None) -> dict[str, object]:
        """The event as `secondround invite` prints it; what floats is in `own_zone`, or has no offset."""
        return {
            "uid": self.uid,
            "summary": self.summary,
            "starts": self.start.shown(own_zone) if self.start else None,
            "zone": (self.start.zone or (own_zone if self.floating else None)) if self.start else None,
            "minutes": self.minutes,
            "organizer": self.organizer.label if self.organizer else None,
            "attendees": [one.label for one in self.attendees],
            "link": self.link,
            "cancelled": self.cancelled,
        }

    @property
    def age(self) -> tuple[int, datetime]:
        """What makes one version of an event newer than another: its number, then the moment it was written."""
        return self.sequence, self.stamp or datetime.min.replace(tzinfo=UTC)

    def people(self, own: frozenset[str] = frozenset()) -> tuple[Participant, ...]:
        """Who is met: organizer and attendees, each once, without those whose address or name is in `own`, folded."""
        known: dict[str, Participant] = {}
        for one in (*([self.organizer] if self.organizer else []), *self.attendees):
            if not {one.email.casefold(), one.name.casefold()} & (own - {""}):
                known.setdefault(one.label.casefold(), one)
        return tuple(known.values())
