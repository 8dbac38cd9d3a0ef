"""A zone that a calendar brings along: the offsets its rules give, and the known zone that keeps the same ones."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property, lru_cache
from operator import itemgetter

from bot import zones
from bot.invitations.components import Component
from bot.invitations.moments import naive
from bot.invitations.refusals import Refused, RepeatsOddly
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
        place = bisect_right(self._moments, wall)
        if place:
            return self._turns[place - 1][1].offset
        return self._turns[0][1].before if self._turns else None

    @cached_property
    def _turns(self) -> list[tuple[datetime, Observance]]:
        """In the order of time; of two at one moment the one that the file names first counts."""
        struck = {onset: one for one in reversed(self.observances) for onset in one.onsets}
        return sorted(struck.items(), key=itemgetter(0))

    @cached_property
    def _moments(self) -> list[datetime]:
        return [onset for onset, _ in self._turns]


def rules(zone: Component, year: int) -> Rules:
    """The observances of a VTIMEZONE; none where one of them cannot be followed, for half a zone is a wrong one."""
    found = [_observance(part, year) for part in zone.parts[:MOST]]
    return Rules(tuple(one for one in found if one is not None) if None not in found else ())


def same_zone(given: Rules, wall: datetime, hint: str | None) -> str | None:
    """A known zone with the same clock in that year: the one hinted at, or the best known; None where there is none."""
    wanted = tuple(given.offset(day) for day in _through(wall.year))
    if None in wanted:
        return None
    candidates = ([hint] if hint else []) + list(_COMMON)
    alike = (zone for zone in candidates if _offsets(zone, wall.year) == wanted)
    return next((zone for zone in alike if _offset_in(zone, wall) == given.offset(wall)), None)


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
    read = read_rule(_AT.sub("", rule))
    months = read.months or (() if read.days else (begins.month,))
    if read.frequency != "YEARLY" or len(months) != 1:
        raise RepeatsOddly
    read = replace(read, months=months)
    first = begins.replace(year=max(begins.year, year - 1), day=min(begins.day, 28))
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


@lru_cache(maxsize=1000)
def _offsets(zone: str, year: int) -> tuple[timedelta, ...]:
    return tuple(_offset_in(zone, day) for day in _through(year))


def _through(year: int) -> list[datetime]:
    return [datetime(year, month, day, 12) for month in range(1, 13) for day in (3, 18)]  # noqa: DTZ001 - wall times


def _offset_in(zone: str, wall: datetime) -> timedelta:
    return wall.replace(tzinfo=UTC) - zones.instant(wall, zone)
