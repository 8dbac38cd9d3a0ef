"""A question a day: switched on, and begun again."""

from collections.abc import Callable
from datetime import time

from sqlmodel import Session

from bot import zones
from bot.clock import Clock
from bot.models.people import Person, Who
from bot.models.reminders import Kind
from bot.plan.quiet import falls_into
from bot.services.plans import carry_on, rewrite_practice
from bot.store import answers as answer_store
from bot.store import people as store
from bot.store.db import after_commit, writes

USUALLY_AT = time(18)


class Practice:
    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock, self._wake = clock, wake

    @writes
    def start(self, session: Session, who: Who) -> Person:
        """From tomorrow on, at the time the person chose before, else in the evening; a second time changes nothing."""
        row, now = store.get(session, who), self._clock.now()
        person = row.value()
        row.practice_at = row.practice_at or suits(USUALLY_AT, person)
        row.practiced_on = zones.wall(now, person.zone).date()
        row.stopped = " ".join(sorted(person.stopped - {Kind.PRACTICE}))
        rewrite_practice(session, row, now)
        after_commit(session, self._wake)
        return row.value()

    @writes
    def put(self, session: Session, who: Who, question: str, reminder: int) -> None:
        """Notes that this question came to them by itself; whoever is erased meanwhile needs no note."""
        row, now = store.find(session, who), self._clock.now()
        if row is not None:
            row.last_question = question
            answer_store.record_asked(session, row.value().id, question, now)
            carry_on(session, row, reminder, now)

    @writes
    def let_pass(self, session: Session, who: Who, reminder: int) -> None:
        """A day without its question, which was no doing of the person's, does not count as left."""
        row = store.find(session, who)
        if row is not None and Kind.PRACTICE not in row.value().stopped:
            carry_on(session, row, reminder, self._clock.now())


def suits(at: time, person: Person) -> time:
    """That time, or the end of the quiet hours it falls into."""
    return person.quiet_to if falls_into(at, person.quiet_from, person.quiet_to) else at
