"""Thank-yous: who was thanked after which interview, and which thanks are not going to be sent."""

from collections.abc import Callable

from sqlmodel import Session

from bot.clock import Clock
from bot.models.interviews import Interview, InterviewRow
from bot.models.people import Person, Who
from bot.services.held import require_begun
from bot.services.plans import rewrite
from bot.store import interviews as store
from bot.store import people as people_store
from bot.store.db import after_commit, reads, writes


class Thanks:
    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock, self._wake = clock, wake

    @reads
    def open(self, session: Session, who: Who, interview: str) -> Interview:
        return store.value(session, _row(session, who, interview)[0])

    @writes
    def tick(
        self, session: Session, who: Who, interview: str, *, ticked: frozenset[str], unticked: frozenset[str]
    ) -> Interview:
        """Marks interviewers as thanked, or not; ids that are not this interview's are passed over.

        Raises InterviewAhead for an old card of one that was moved.
        """
        row = self._held(session, who, interview)[0]
        for one in store.interviewers(session, interview):
            one.thanked = (one.thanked or one.id in ticked) and one.id not in unticked
        after_commit(session, self._wake)
        return store.value(session, row)

    @writes
    def decline(self, session: Session, who: Who, interview: str, *, declined: bool) -> Interview:
        """No notes for this interview (its nudges end), or after all. Raises InterviewAhead."""
        row, person = self._held(session, who, interview)
        row.thanks_declined = declined
        rewrite(session, row, person, self._clock.now())
        after_commit(session, self._wake)
        return store.value(session, row)

    def _held(self, session: Session, who: Who, interview: str) -> tuple[InterviewRow, Person]:
        row, person = _row(session, who, interview)
        require_begun(row, self._clock.now())
        return row, person


def _row(session: Session, who: Who, interview: str) -> tuple[InterviewRow, Person]:
    person = people_store.known(session, who)
    return store.get(session, person.id, interview), person
