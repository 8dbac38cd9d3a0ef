"""Interview days: several events on one day at one company are one day with parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot import zones
from bot.invitations.companies import label
from bot.invitations.guesses import Guess, Guesses, guess
from bot.invitations.interviewers import interviewers
from bot.invitations.values import Event, Participant, Start

UNTOLD = 60
"""Minutes of an event that does not say."""


@dataclass(frozen=True, kw_only=True)
class Day:
    """One interview, of one event or of several that follow each other. `guesses` holds what all of them agree on.

    `start` is the first one's; `minutes` lead to the end of the last. Both are None where no time is known.
    """

    parts: tuple[Event, ...]
    guesses: Guesses
    people: tuple[Participant, ...]

    @property
    def start(self) -> Start | None:
        return self.parts[0].start

    @property
    def first(self) -> Event:
        return self.parts[0]

    @property
    def cancelled(self) -> bool:
        return self.first.cancelled

    @property
    def has_time(self) -> bool:
        return self.start is not None and self.start.wall is not None

    @property
    def link(self) -> str | None:
        return next((one.link for one in self.parts if one.link), None)

    @property
    def place(self) -> str:
        """The link, else where it is."""
        return self.link or next((one.place for one in self.parts if one.place), "")

    @property
    def minutes(self) -> int | None:
        """From the first start to the last end; None where neither the file says nor a time is known."""
        if not self.has_time or (len(self.parts) == 1 and self.first.minutes is None):
            return None
        begins = min(_starts(one) for one in self.parts)
        ends = max(_starts(one) + timedelta(minutes=one.minutes or UNTOLD) for one in self.parts)
        return int((ends - begins).total_seconds() // 60)


def days(events: Iterable[Event], own_zone: str) -> tuple[Day, ...]:
    """In the order of their dates, by the calendar of `own_zone`."""
    groups: dict[tuple[object, ...], list[tuple[Event, Guesses]]] = {}
    for number, event in enumerate(events):
        guessed = guess(event)
        groups.setdefault(_key(event, guessed, number, own_zone), []).append((event, guessed))
    return tuple(_day(group) for group in groups.values())


def _key(event: Event, guessed: Guesses, number: int, own_zone: str) -> tuple[object, ...]:
    """What events of one interview day share. An event that says nothing of a company stands alone."""
    company = guessed.company.value if guessed.company else None
    if company is None and event.organizer:
        company = label(event.organizer.email) or event.organizer.label
    if company is None or event.start is None:
        return (number,)
    return event.cancelled, _date(event.start, own_zone), company.casefold()


def _date(start: Start, own_zone: str) -> date:
    return zones.wall(start.instant(own_zone), own_zone).date() if start.wall else start.day


def _day(group: list[tuple[Event, Guesses]]) -> Day:
    """A whole day beside events with a time is their heading, and no part."""
    timed = [one for one in group if not one[0].all_day] or group
    parts = tuple(event for event, _ in timed)
    return Day(parts=parts, guesses=_agreed([guesses for _, guesses in group]), people=interviewers(parts))


def _agreed(guesses: list[Guesses]) -> Guesses:
    return Guesses(
        company=_same([one.company for one in guesses]),
        type=_same([one.type for one in guesses]),
        format=_same([one.format for one in guesses if one.format]),
        round=_same([one.round for one in guesses if one.round]),
    )


def _same(found: list[Guess | None]) -> Guess | None:
    values = {one.value.casefold() if one else None for one in found}
    return found[0] if len(values) == 1 else None


def _starts(event: Event) -> datetime:
    if event.start is None:
        raise ValueError(event.uid)
    return event.start.instant(zones.FALLBACK)
