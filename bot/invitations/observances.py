"""A zone that a calendar brings along: the offsets its rules give, and the known zone that keeps the same ones."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from bot import zones
from bot.invitations.components import Component
from bot.invitations.moments import naive
from bot.invitations.refusals import Refused
from bot.invitations.rules import read_rule

_AT = re.compile(r";?\bBY(?:HOUR|MINUTE|SECOND)=[\d,]*", re.IGNORECASE)
"""Some rules say the hour once more, which the beginning says already."""
MOST = 100
"""Of a zone's observances; real ones have two, and those that list their history some forty."""
_SIGN_HOURS_MINUTES = len("+0100")
_COMMON = (
    *("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles"),
    *("America/Anchorage", "Pacific/Honolulu", "America/Halifax", "America/St_Johns", "America/Sao_Paulo"),
    *("America/Bogota", "America/Argentina/Buenos_Aires", "America/Santiago", "America/Mexico_City"),
    *("Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow", "Europe/Istanbul", "Africa/Lagos"),
    *(
        "Africa/Johannesburg",
        "Africa/Nairobi",
        "Asia/Jerusalem",
        "Asia/Dubai",
        "Asia/Karachi",
        "Asia/Kolkata",
    ),
    *("Asia/Kathmandu", "Asia/Dhaka", "Asia/Bangkok", "Asia/Singapore", "Asia/Shanghai", "Asia/Tokyo"),
    *("Australia/Perth", "Australia/Darwin", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney"),
    *("Pacific/Auckland", "UTC"),
)
"""Of zones that keep the same clock the first is named: the best known one."""


@dataclass(frozen=True)
class Observance:
    """From each of `onsets`, by the clock before it, the zone is at `offset`."""

    onsets: tuple[datetime, ...]
    offset: timedelta
    before: timedelta


@dataclass(frozen=True)
class Rules:
    """What a calendar says of a zone for a year and those around it."""

    observances: tuple[Observance, ...]

    def offset(self, wall: datetime) -> timedelta | None:
        """None where it says nothing."""
        begun = [(onset, one) for one in self.observances for onset in one.onsets if onset <= wall]
        if begun:
            return max(begun, key=lambda pair: pair[0])[1].offset
        first = min(
            ((min(one.onsets), one) for one in self.observances if one.onsets),
            default=None,
            key=lambda p: p[0],
        )
        return first[1].before if first else None


def rules(zone: Component, year: int) -> Rules:
    """The observances of a VTIMEZONE; none where one of them cannot be followed, for half a zone is a wrong one."""
    found = [_observance(part, year) for part in zone.parts[:MOST]]
    return Rules(tuple(one for one in found if one is not None) if None not in found else ())


def same_zone(given: Rules, wall: datetime, hint: str | None) -> str | None:
    """A known zone with the same clock in that year: the one hinted at, or the best known; None where there is none."""
    days = [datetime(wall.year, month, day, 12) for month in range(1, 13) for day in (3, 18)]  # noqa: DTZ001 - wall times
    wanted = tuple(given.offset(day) for day in (*days, wall))
    if None in wanted:
        return None
    candidates = ([hint] if hint else []) + list(_COMMON)
    return next((zone for zone in candidates if _offsets(zone, (*days, wall)) == wanted), None)


def fixed(wall: datetime, offset: timedelta) -> datetime:
    """The moment, in UTC and naive, of a wall time at an offset."""
    return wall.replace(tzinfo=timezone(offset)).astimezone(UTC).replace(tzinfo=None)


def _observance(part: Component, year: int) -> Observance | None:
    begins = naive(part.text("DTSTART"))
    offset, before = _offset(part.text("TZOFFSETTO")), _offset(part.text("TZOFFSETFROM"))
    if begins is None or offset is None:
        return None
    listed = [found for one in part.every("RDATE") for text in one.value.split(",") if (found := naive(text))]
    try:
        struck = _yearly(part.text("RRULE"), begins, year)
    except Refused:
        return None
    return Observance(tuple(sorted({begins, *listed, *struck})), offset, before or offset)


def _yearly(rule: str, begins: datetime, year: int) -> list[datetime]:
    """Where a yearly rule strikes from the year before to the year after. Raises Refused for one nobody can follow."""
    if not rule:
        return []
    first = begins.replace(year=max(begins.year, year - 1), day=min(begins.day, 28))
    read = read_rule(_AT.sub("", rule))
    struck = read.strikes(first, datetime(year + 1, 12, 31))  # noqa: DTZ001 - a wall time
    return [onset for onset in struck if read.until is None or onset.date() <= _day(read.until)]


def _day(until: datetime | date) -> date:
    return until.date() if isinstance(until, datetime) else until


def _offset(text: str) -> timedelta | None:
    """`+0530`, and `-05:00` or `+053000` as some write it; None for what no zone keeps."""
    digits = text[1:].replace(":", "")
    if text[:1] not in {"+", "-"} or not digits.isdecimal() or len(digits) < _SIGN_HOURS_MINUTES - 1:
        return None
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]), seconds=int(digits[4:6] or 0))
    if size >= timedelta(hours=24):
        return None
    return size if text[0] == "+" else -size


@cache
def _offsets(zone: str, walls: tuple[datetime, ...]) -> tuple[timedelta, ...]:
    return tuple(wall.replace(tzinfo=UTC) - zones.instant(wall, zone) for wall in walls)
