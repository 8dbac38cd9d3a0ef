"""From lines to components: events and zones with the properties that are read of them, whatever else is broken."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.invitations.properties import Property, goes_on, read_property
from bot.invitations.refusals import CalendarHuge, RepeatsOddly
from bot.reading.word_set import word_set

MOST_EVENTS = 500
MOST_LINES = 15_000
"""Of those that are kept."""
MOST_DATES = 5_000
"""Of those that a file lists one by one, in series and in zones; a zone with its whole history has some two hundred."""
LONGEST_VALUE = 30_000
KEPT = word_set(
    """
    ATTENDEE CONFERENCE DESCRIPTION DTEND DTSTAMP DTSTART DURATION EXDATE LAST-MODIFIED LOCATION METHOD ORGANIZER RDATE
    RECURRENCE-ID RRULE SEQUENCE STATUS SUMMARY TZID TZOFFSETFROM TZOFFSETTO UID URL X-ALT-DESC X-GOOGLE-CONFERENCE
    X-LIC-LOCATION X-MICROSOFT-ONLINEMEETINGCONFLINK X-MICROSOFT-ONLINEMEETINGEXTERNALLINK
    X-MICROSOFT-SKYPETEAMSMEETINGURL X-WR-TIMEZONE
    """
)
KNOWN = KEPT | word_set(
    """
    AALARM ACKNOWLEDGED ACTION ATTACH BEGIN BUSYTYPE CALSCALE CATEGORIES CLASS COLOR COMMENT COMPLETED CONCEPT CONTACT
    CREATED DALARM DAYLIGHT DUE END EXRULE FREEBUSY GEO IMAGE LINK MALARM NAME PALARM PERCENT-COMPLETE PRIORITY PRODID
    PROXIMITY RDATE REFID REFRESH-INTERVAL RELATED-TO REPEAT REQUEST-STATUS RESOURCES RNUM SOURCE STRUCTURED-DATA
    STYLED-DESCRIPTION TRANSP TRIGGER TZ TZID-ALIAS-OF TZNAME TZUNTIL TZURL VERSION
    """
)
_OBSERVANCES = frozenset({"STANDARD", "DAYLIGHT"})
_OUTERMOST = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE"})
_OPENED = _OUTERMOST | _OBSERVANCES
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*[;:]")


@dataclass
class Component:
    """Its lines by name, read when they are asked for, and the components within."""

    name: str
    lines: dict[str, list[str]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)

    def every(self, name: str) -> Iterator[Property]:
        """Each property of that name that can be read."""
        for line in self.lines.get(name, ()):
            found = read_property(line)
            if found is not None:
                yield found

    def first(self, name: str) -> Property | None:
        return next(self.every(name), None)

    def text(self, name: str) -> str:
        found = self.first(name)
        return found.value.strip() if found else ""

    @property
    def listed(self) -> int:
        """How many dates it lists, with those within; they are counted before any is read."""
        own = (1 + line.count(",") for name in ("RDATE", "EXDATE") for line in self.lines.get(name, ()))
        return sum(own) + sum(part.listed for part in self.parts)


def components(lines: Iterable[str]) -> list[Component]:
    """Every event and every zone of the file, in order; what has no end ends with the file.

    METHOD and X-WR-TIMEZONE, which stand in the calendar, come with a component of that name.
    Raises Refused for more than anybody could follow.
    """
    reading = _Reading()
    for line in lines:
        reading.take(line)
    if sum(one.listed for one in reading.found) > MOST_DATES:
        raise RepeatsOddly
    return reading.found


class _Reading:
    """Where in the file the reading stands. A line that is no property goes on with the text before it."""

    def __init__(self) -> None:
        self.found: list[Component] = [Component("VCALENDAR")]
        self._open: list[Component] = [self.found[0]]
        self._passed_over = 0
        self._last: list[str] | None = None
        self._count = self._events = 0
        self._in_capitals = True
        self._is_broken_off = False

    def take(self, line: str) -> None:
        match = _NAME.match(line)
        name = match[1].upper() if match else ""
        if match and name == "BEGIN":
            self._in_capitals = match[1] == name
        if self._is_broken_off and name not in {"BEGIN", "END"}:
            self._join(line)
        elif not match or not self._is_property(match[1]):
            self._go_on(line)
        elif name == "BEGIN":
            self._begin(line[match.end() :].strip().upper())
        elif name == "END":
            self._end(line[match.end() :].strip().upper())
        elif not self._passed_over:
            self._keep(name, line)

    def _is_property(self, name: str) -> bool:
        """Where names stand in capitals, "Location: Room 4" is a line of somebody's text."""
        if self._in_capitals and not name.isupper():
            return False
        return name.upper() in KNOWN or name.upper().startswith("X-")

    def _begin(self, name: str) -> None:
        self._last, self._is_broken_off = None, False
        if name in _OUTERMOST:
            self._start_over()
        if self._passed_over or name not in _OPENED:
            self._passed_over += 1
            return
        if name == "VCALENDAR":
            return
        self._add_one()
        made = Component(name)
        if name in _OBSERVANCES:
            self._open = [one for one in self._open if one.name not in _OBSERVANCES]  # none is within another
            self._open[-1].parts.append(made)
        else:
            self.found.append(made)
        self._open.append(made)
        self._events += name == "VEVENT"
        if self._events > MOST_EVENTS:
            raise CalendarHuge

    def _end(self, name: str) -> None:
        self._last, self._is_broken_off = None, False
        if name in _OUTERMOST:
            self._start_over()
        elif self._passed_over:
            self._passed_over -= 1
        elif len(self._open) > 1 and name == self._open[-1].name:
            self._open.pop()

    def _start_over(self) -> None:
        """An event within an event, or within its alarm, is one where an end is missing before it."""
        self._passed_over = 0
        self._open = [self.found[0]]

    def _keep(self, name: str, line: str) -> None:
        if name not in KEPT:
            self._last = None
            return
        self._add_one()
        self._last = self._open[-1].lines.setdefault(name, [])
        self._last.append(line[:LONGEST_VALUE])
        self._is_broken_off = goes_on(line)

    def _add_one(self) -> None:
        self._count += 1
        if self._count > MOST_LINES:
            raise CalendarHuge

    def _join(self, line: str) -> None:
        if self._last and len(self._last[-1]) < LONGEST_VALUE:
            self._last[-1] = self._last[-1].removesuffix("=") + line[:LONGEST_VALUE]
        self._is_broken_off = line.endswith("=")

    def _go_on(self, line: str) -> None:
        if self._last and not self._passed_over and len(self._last[-1]) < LONGEST_VALUE:
            self._last[-1] += rf"\n{line[:LONGEST_VALUE]}"
