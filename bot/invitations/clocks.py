"""The clocks of one file: what its times mean, by the zones it names, brings along, or leaves open."""

from datetime import date, datetime, timedelta
from functools import cached_property

from bot import zones
from bot.invitations.components import Component
from bot.invitations.moments import moment
from bot.invitations.observances import Rules, fixed, rules, same_zone
from bot.invitations.properties import Property
from bot.invitations.refusals import CalendarHuge
from bot.invitations.values import Start
from bot.invitations.zone_names import displayed, lettered, named

MOST_RULES = 10
"""Zones of a file's own whose rules are followed, each year of each counted; an invitation has one or two."""


class Clocks:
    """The zones of a file, kept apart from those of every other file."""

    def __init__(self, found: list[Component]) -> None:
        self._calendar = found[0]
        self._brought = {one.text("TZID"): one for one in found if one.name == "VTIMEZONE"}
        self._rules: dict[tuple[str, int], Rules] = {}

    def start(self, given: Property) -> Start | None:
        """When something begins; None for what is no time. Raises DateAbsurd or CalendarHuge."""
        found = moment(given.value)
        if found is None:
            return None
        if not isinstance(found, datetime):
            return Start(day=found)
        if found.tzinfo is not None:
            wall = found.replace(tzinfo=None)
            return Start(day=wall.date(), wall=wall, zone="UTC")
        return self._local(found, given.parameters.get("TZID", "").strip())

    def instant(self, given: Property, own: Start | None = None) -> datetime | date | None:
        """The moment in UTC, or the day; a time that floats is taken as `own` is."""
        start = self.start(given)
        if start is None or start.wall is None:
            return start.day if start else None
        return zones.instant(start.wall, start.zone or (own.zone if own else None) or zones.FALLBACK)

    def _local(self, wall: datetime, name: str) -> Start:
        if not name:
            return Start(day=wall.date(), wall=wall, zone=self._of_calendar)
        zone = self._zone(name, wall)
        if zone is None and (offset := self._offset(name, wall)) is not None:
            moved = fixed(wall, offset)
            return Start(day=moved.date(), wall=moved, zone="UTC")
        return Start(day=wall.date(), wall=wall, zone=zone, unknown_zone="" if zone else name)

    @cached_property
    def _of_calendar(self) -> str | None:
        """What some programs give all floating times of a file."""
        name = self._calendar.text("X-WR-TIMEZONE")
        return named(name) if name else None

    def _zone(self, name: str, wall: datetime) -> str | None:
        """By the name where it is one; else by what the file's own rules keep to; else by what the letters mean."""
        brought = self._brought.get(name)
        hint = displayed(name)
        certain = named(name) or (named(brought.text("X-LIC-LOCATION")) if brought else None)
        if certain:
            return certain
        if brought is not None and brought.parts:
            return same_zone(self._rules_of(name, wall.year), wall, hint)
        return hint or lettered(name, wall)

    def _offset(self, name: str, wall: datetime) -> timedelta | None:
        return self._rules_of(name, wall.year).offset(wall) if name in self._brought else None

    def _rules_of(self, name: str, year: int) -> Rules:
        """Raises CalendarHuge."""
        key = (name, year)
        if key not in self._rules:
            if len(self._rules) == MOST_RULES:
                raise CalendarHuge
            self._rules[key] = rules(self._brought[name], year)
        return self._rules[key]
