"""Settings: zone, times, quiet hours, which kinds at all; mute and what it held. Every change rewrites the plans."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from sqlmodel import Session

from bot import zones
from bot.clock import Clock
from bot.errors import FieldError, ItemGone
from bot.models.interviews import Interview
from bot.models.offers import Offer
from bot.models.people import Person, PersonRow, Timing, Who
from bot.models.reminders import Held, Kind
from bot.plan.quiet import falls_into
from bot.reading import Ask, read
from bot.services.moves import Ahead, Moved, ahead, moves, rewrite_all
from bot.services.plans import rewrite_practice
from bot.store import interviews as interview_store
from bot.store import offers as offer_store
from bot.store import people as store
from bot.store import reminders as reminder_store
from bot.store.db import after_commit, reads, writes

PLAN_DAYS = (2, 3, 5, 7)
PREP_HOURS = (12, 24, 48)
DAY_OF_MINUTES = (30, 60, 90, 120)
CADENCES = ((7, 14, 28), (5, 10, 21), (10, 20, 35))
LEAST_OPEN_HOURS = 2
"""Quiet hours must leave this long a day for messages, or nothing could ever be moved out of them."""


MORNING = time(8)
DOUBTS = frozenset(
    {Ask.WHICH_DATE, Ask.WEEKDAY, Ask.NO_SUCH_DAY, Ask.FAR, Ask.WHICH_TIME, Ask.ZONE, Ask.PAST, Ask.GAP}
)


@dataclass(frozen=True)
class Choices:
    """The settings as a form gives them. `quiet` is None for no quiet hours."""

    zone: str
    timing: Timing
    quiet: tuple[time, time] | None
    kinds: frozenset[Kind]
    daily: time | None = None
    """When to send a practice question a day, if at all: that kind hangs on this alone."""


@dataclass(frozen=True)
class Muted:
    """`day_of_ahead` says that a card for the day of an interview would still come in this silence."""

    person: Person
    day_of_ahead: bool


@dataclass(frozen=True)
class Waiting:
    """What silence held back, with the interviews and offers it is about."""

    person: Person
    held: tuple[Held, ...]
    interviews: Mapping[str, Interview]
    offers: Mapping[str, Offer]


@dataclass(frozen=True)
class Changed:
    person: Person
    moved: tuple[Moved, ...]


class Settings:
    """One person's settings; `wake` is called after a commit that changed what is due."""

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock, self._wake = clock, wake

    @reads
    def get(self, session: Session, who: Who) -> Person:
        return store.known(session, who)

    @writes
    def change(self, session: Session, who: Who, choices: Choices) -> Changed:
        """Saves the choices and says which of the messages ahead moved by it."""
        _check(choices)
        row = store.get(session, who)
        before, stopped = ahead(session, row.value()), Kind.PRACTICE in row.value().stopped
        row.zone = zones.canonical(choices.zone)
        row.quiet_from, row.quiet_to = choices.quiet or (time(), time())
        row.plan_days, row.prep_hours = choices.timing.plan_days, choices.timing.prep_hours
        row.day_of_minutes = choices.timing.day_of_minutes
        row.follow_up_days = " ".join(map(str, choices.timing.follow_up_days))
        row.stopped = " ".join(sorted(set(Kind) - {Kind.PRACTICE} - choices.kinds))
        self._set_daily(row, choices.daily, stopped=stopped)
        return self._changed(session, row, before)

    @writes
    def move_to(self, session: Session, who: Who, zone: str) -> Changed:
        """Another zone, everything else as it was."""
        if not zones.is_zone(zone):
            raise ItemGone
        row = store.get(session, who)
        before = ahead(session, row.value())
        row.zone = zones.canonical(zone)
        return self._changed(session, row, before)

    @writes
    def mute(self, session: Session, who: Who, until: datetime | None, *, day_of_too: bool = False) -> Muted:
        """Silence from now on; what would be sent meanwhile is kept and listed."""
        row = store.get(session, who)
        row.muted, row.muted_until, row.mute_day_of = True, until, day_of_too
        person, now = row.value(), self._clock.now()
        reminder_store.unhold(session, person.id, now)
        reminder_store.hold(session, person)
        after_commit(session, self._wake)
        return Muted(person, reminder_store.awaits(session, person.id, Kind.DAY_OF, until))

    @writes
    def unmute(self, session: Session, who: Who) -> Waiting:
        """Ends the silence; returns what was held and still helps, which is sent only if asked for.

        Days that passed without their question are made up for.
        """
        row = store.get(session, who)
        row.muted, row.muted_until, row.mute_day_of = False, None, False
        person = row.value()
        reminder_store.unhold(session, person.id, self._clock.now())
        rewrite_practice(session, row, self._clock.now())
        after_commit(session, self._wake)
        return self._waiting(session, person)

    @reads
    def held(self, session: Session, who: Who) -> Waiting:
        """What fell due in silence and still helps."""
        return self._waiting(session, store.known(session, who))

    @writes
    def send_held(self, session: Session, who: Who) -> int:
        """Sends what was held, as one message; returns how many reminders that are."""
        person = store.known(session, who)
        after_commit(session, self._wake)
        return reminder_store.release(session, person.id, self._clock.now())

    def _set_daily(self, row: PersonRow, at: time | None, *, stopped: bool) -> None:
        """Switched on, it begins with tomorrow; another time for what was on begins nothing anew."""
        was_on = row.practice_at is not None and not stopped
        row.practice_at = at
        if at is None:
            row.practiced_on = None
        elif not was_on:
            row.practiced_on = zones.wall(self._clock.now(), row.zone).date()

    def _changed(self, session: Session, row: PersonRow, before: dict[str, Ahead]) -> Changed:
        """Rewrites every open plan, and compares it with the one before."""
        person = row.value()
        rewrite_all(session, person, self._clock.now())
        rewrite_practice(session, row, self._clock.now())
        after_commit(session, self._wake)
        return Changed(person, moves(before, ahead(session, person)))

    def _waiting(self, session: Session, person: Person) -> Waiting:
        held = reminder_store.held(session, person.id, self._clock.now())
        interviews = {one.interview for one in held if one.interview}
        offers = {one.offer for one in held if one.offer}
        return Waiting(
            person,
            held,
            interview_store.by_id(session, interviews),
            offer_store.by_id(session, offers) if offers else {},
        )


def read_until(typed: str, person: Person, now: datetime) -> datetime | None:
    """The moment that `until Friday 9am` means; a day alone is its morning. None for what cannot be told."""
    words = re.sub(r"^\s*until\b|^\s*till\b", "", typed, flags=re.IGNORECASE)
    found = read(re.sub(r"^\s*for\b", "in", words, flags=re.IGNORECASE), zone=person.zone, now=now)
    if found.day is None or not DOUBTS.isdisjoint(found.ask):
        return None
    until = zones.instant(datetime.combine(found.day, found.time or MORNING), found.zone)
    return until if until > now else None


def _check(choices: Choices) -> None:
    """Raises FieldError for what no form of ours offers, and for quiet hours that leave no time to write."""
    if not zones.is_zone(choices.zone):
        raise FieldError(
            "zone", "I do not know that time zone. Type a city, such as “Chicago”, and pick one."
        )
    timing = choices.timing
    allowed = {
        "plan": timing.plan_days in PLAN_DAYS,
        "prep": timing.prep_hours in PREP_HOURS,
        "day_of": timing.day_of_minutes in DAY_OF_MINUTES,
        "cadence": timing.follow_up_days in CADENCES,
    }
    wrong = next((block for block, fits in allowed.items() if not fits), None)
    if wrong is not None:
        raise FieldError(wrong, "Please pick one of the times offered.")
    if choices.quiet and choices.daily and falls_into(choices.daily, *choices.quiet):
        raise FieldError(
            "daily_at",
            f"That is within your quiet hours. Pick a time from {choices.quiet[1]:%-I:%M %p} on.",
        )
    if choices.quiet is not None and _open_hours(*choices.quiet) < LEAST_OPEN_HOURS:
        raise FieldError(
            "quiet_to",
            f"That leaves no time to write to you. Keep at least {LEAST_OPEN_HOURS} hours a day open.",
        )


def _open_hours(quiet_from: time, quiet_to: time) -> float:
    """How much of a day is not quiet; from eight to eight is a whole quiet day."""
    start, end = (at.hour + at.minute / 60 for at in (quiet_from, quiet_to))
    return (start - end) % 24
