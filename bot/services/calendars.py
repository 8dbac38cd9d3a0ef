"""Interviews as a calendar file (RFC 5545): one event each, in UTC, with the person's zone named for the reader."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot import zones
from bot.models.exports import Export, InterviewRecord

OCTETS = 75
"""The longest line, without its end; what is longer goes on behind a blank on the next."""
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def calendar(export: Export) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Second Round//Export//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Interviews",
        f"X-WR-TIMEZONE:{export.person.zone}",
        *(line for one in export.interviews for line in _event(one, export.exported_at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(one: InterviewRecord, stamp: datetime) -> Iterator[str]:
    starts = zones.instant(one.wall, zones.usable(one.zone), fold=one.fold)
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@second-round"
    yield f"DTSTAMP:{_utc(stamp)}"
    yield f"DTSTART:{_utc(starts)}"
    yield f"DTEND:{_utc(starts + timedelta(minutes=one.minutes))}"
    yield f"SUMMARY:{_text(f'{one.type.label} interview at {one.company}')}"
    yield f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}"
    for name, text in (("LOCATION", one.place), ("DESCRIPTION", _description(one))):
        if text:
            yield f"{name}:{_text(text)}"
    yield "END:VEVENT"


def _description(one: InterviewRecord) -> str:
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
