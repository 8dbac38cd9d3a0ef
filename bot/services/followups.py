"""Follow-ups: nudges to ask for news, until somebody heard back."""

from collections.abc import Callable

from sqlmodel import Session

from bot.clock import Clock
from bot.models.interviews import Interview, Outcome
from bot.models.people import Who
from bot.services.held import require_begun
from bot.services.plans import rewrite
from bot.store import interviews as store
from bot.store import people as people_store
from bot.store.db import after_commit, reads, writes


class FollowUps:
    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock, self._wake = clock, wake

    @reads
    def open(self, session: Session, who: Who, interview: str) -> Interview:
        return store.value(session, store.get(session, people_store.known(session, who).id, interview))

    @writes
    def heard_back(self, session: Session, who: Who, interview: str) -> Interview:
        """They answered: no more nudges for this interview."""
        return self._ended(session, who, interview, heard_back=True)

    @writes
    def close(self, session: Session, who: Who, interview: str) -> Interview:
        """Silence is an answer, too: a no. It can be reopened."""
        return self._ended(session, who, interview, outcome=Outcome.REJECTED)

    def _ended(self, session: Session, who: Who, interview: str, **columns: object) -> Interview:
        person = people_store.known(session, who)
        row = store.get(session, person.id, interview)
        require_begun(row, self._clock.now())
        row.sqlmodel_update(columns)
        rewrite(session, row, person, self._clock.now())
        after_commit(session, self._wake)
        return store.value(session, row)
