"""Interviews as a calendar file (RFC 5545): one event each, with instants in UTC, under a name that stays the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot import zones
from bot.models.exports import Export, InterviewRecord
from bot.models.interviews import Interview

OCTETS = 75
"""The longest line, without its end; what is longer goes on behind a blank on the next."""
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class CalendarFile:
    name: str
    content: bytes


def calendar(export: Export) -> str:
    """All of a person's interviews, with their zone named for the reader."""
    return _calendar(
        "X-WR-CALNAME:Interviews",
        f"X-WR-TIMEZONE:{export.person.zone}",
        *(line for one in export.interviews for line in _event(one, export.exported_at)),
    )


def single(one: Interview, now: datetime) -> CalendarFile:
    """One interview for the person's own calendar. A later file of it moves the entry that an earlier one made."""
    content = _calendar("METHOD:PUBLISH", *_event(one, now, f"SEQUENCE:{one.version}"))
    return CalendarFile("interview.ics", content.encode())


def _calendar(*lines: str) -> str:
    whole = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Second Round//Second Round//EN",
        "CALSCALE:GREGORIAN",
        *lines,
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in whole)


def _event(one: InterviewRecord | Interview, stamp: datetime, *more: str) -> Iterator[str]:
    starts = zones.instant(one.wall, zones.usable(one.zone), fold=one.fold)
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@second-round"
    yield f"DTSTAMP:{_utc(stamp)}"
    yield f"DTSTART:{_utc(starts)}"
    yield f"DTEND:{_utc(starts + timedelta(minutes=one.minutes))}"
    yield from more
    yield f"SUMMARY:{_text(f'{one.type.label} interview at {one.company}')}"
    yield f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}"
    for name, text in (("LOCATION", one.place), ("DESCRIPTION", _description(one))):
        if text:
            yield f"{name}:{_text(text)}"
    yield "END:VEVENT"


def _description(one: InterviewRecord | Interview) -> str:
    names = ", ".join(person.name for person in one.interviewers if person.name)
    return "\n".join(filter(None, (one.role, names, one.notes)))


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line breaks escaped."""
    escaped = re.sub(r"([\\;,])", r"\\\1", UNSEEN.sub("", words))
    return re.sub(r"\r\n|\r|\n", r"\\n", escaped)


def _folded(line: str) -> str:
    """At most 75 octets a line, never cut within a character."""
    rows = [b""]
    for sign in line:
        octets = sign.encode()
        if len(rows[-1]) + len(octets) > OCTETS:
            rows.append(b" ")
        rows[-1] += octets
    return b"\r\n".join(rows).decode()
