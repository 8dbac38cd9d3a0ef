"""From a component to an event: what it says of one date, or of the dates of a series."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.invitations.clocks import Clocks
from bot.invitations.components import Component
from bot.invitations.links import link, without_addresses
from bot.invitations.moments import length, moment, whole
from bot.invitations.notes import plain
from bot.invitations.people import organizes, participant, participants
from bot.invitations.properties import Property
from bot.invitations.refusals import DateAbsurd
from bot.invitations.values import Event, Method, Start

LONGEST_SUMMARY, LONGEST_PLACE, LONGEST_UID = 300, 500, 500
DAY = 24 * 60


def event(given: Component, clocks: Clocks, method: Method) -> Event:
    """The event as it stands, its series left aside. Raises DateAbsurd."""
    begins = given.first("DTSTART")
    start = clocks.start(begins) if begins else None
    organizer = given.first("ORGANIZER") or next(filter(organizes, given.every("ATTENDEE")), None)
    cancelled = method is Method.CANCEL or given.text("STATUS").upper() in {"CANCELLED", "CANCELED"}
    return Event(
        uid="".join(filter(str.isprintable, given.text("UID")))[:LONGEST_UID],
        recurrence=_recurrence(given.first("RECURRENCE-ID"), start, clocks),
        sequence=whole(given.text("SEQUENCE")),
        stamp=_stamp(given),
        method=method,
        summary=" ".join(plain(given.text("SUMMARY")).split())[:LONGEST_SUMMARY],
        start=start,
        minutes=_minutes(given, start, clocks),
        organizer=participant(organizer) if organizer else None,
        attendees=participants(given.every("ATTENDEE")),
        link=link(given),
        place=_place(given.text("LOCATION")),
        notes=plain(given.text("DESCRIPTION") or given.text("X-ALT-DESC")),
        cancelled=cancelled,
    )


def recurrence_name(found: datetime | date | None) -> str | None:
    """A date of a series by its name, which is the same in whatever zone it is written."""
    return found.isoformat() if found else None


def on(one: Event, start: Start) -> Event:
    """The same event on a date of its series."""
    return replace(
        one, start=start, recurrence=recurrence_name(start.instant("UTC") if start.wall else start.day)
    )


def listed(given: Iterator[Property], clocks: Clocks, own: Start) -> Iterator[Start]:
    """The dates that RDATE adds or EXDATE takes away; of a period its beginning."""
    for one in given:
        for text in one.value.split(","):
            start = clocks.start(Property(text.partition("/")[0], one.parameters))
            if start is not None:
                yield replace(start, zone=own.zone) if start.floats else start


def _recurrence(given: Property | None, start: Start | None, clocks: Clocks) -> str | None:
    return recurrence_name(clocks.instant(given, start)) if given else None


def _stamp(given: Component) -> datetime | None:
    """When this version was written; a file without that is as old as it looks."""
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        try:
            found = moment(given.text(name)) if given.text(name) else None
        except DateAbsurd:
            continue
        if isinstance(found, datetime):
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _minutes(given: Component, start: Start | None, clocks: Clocks) -> int | None:
    """By its end, else by its length; a day has all its minutes. None where it does not say, or says nonsense."""
    if start is None:
        return None
    ends, lasts = given.first("DTEND"), given.text("DURATION")
    size = _until(ends, start, clocks) if ends else length(lasts) if lasts else None
    minutes = int(size.total_seconds() // 60) if size is not None else 0
    if minutes > 0:
        return minutes
    return DAY if start.wall is None else None


def _until(ends: Property, start: Start, clocks: Clocks) -> timedelta | None:
    try:
        end = clocks.start(ends)
    except DateAbsurd:
        return None
    if end is None or (end.wall is None) != (start.wall is None):
        return None
    zone = start.zone or "UTC"
    return end.instant(zone) - start.instant(zone)


def _place(text: str) -> str:
    """Where it is, without the addresses that lead into a call."""
    return " ".join(without_addresses(plain(text)).split()).strip(" ,;()-|")[:LONGEST_PLACE]
