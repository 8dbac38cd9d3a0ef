"""Debriefs: what an interview was like, written down while memory is fresh; a promised date moves the follow-ups."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot import zones
from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.errors import FieldError
from bot.models.interviews import InterviewRow
from bot.models.people import Person, Who
from bot.services.checklists import Scheduled, scheduled
from bot.services.plans import rewrite
from bot.store import interviews as store
from bot.store import people as people_store
from bot.store.db import after_commit, reads, writes

FELT = range(1, 6)


@dataclass(frozen=True)
class Debrief:
    """`felt` is from 1 (rough) to 5 (very good); `decision` the date by which they promised to answer."""

    felt: int | None = None
    decision: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Debriefed:
    one: Scheduled
    debrief: Debrief


class Debriefs:
    def __init__(self, catalogue: Catalogue, clock: Clock, wake: Callable[[], None]) -> None:
        self._catalogue, self._clock, self._wake = catalogue, clock, wake

    @reads
    def open(self, session: Session, who: Who, interview: str) -> Debriefed:
        row, person = _row(session, who, interview)
        return self._debriefed(session, row, person)

    @writes
    def keep(self, session: Session, who: Who, interview: str, debrief: Debrief) -> Debriefed:
        """Saves it; a form sent twice leaves what the last one said."""
        row, person = _row(session, who, interview)
        if debrief.felt is not None and debrief.felt not in FELT:
            raise FieldError("felt", "Please pick one.")
        if debrief.decision is not None and debrief.decision < zones.wall(row.starts_at, person.zone).date():
            raise FieldError("decision", "That is before the interview. By when did they promise to answer?")
        row.felt, row.decision_date, row.debrief_note = debrief.felt, debrief.decision, debrief.note
        row.debriefed_at, row.debrief_declined = self._clock.now(), False
        rewrite(session, row, person, self._clock.now())
        after_commit(session, self._wake)
        return self._debriefed(session, row, person)

    @writes
    def decline(self, session: Session, who: Who, interview: str) -> Scheduled:
        """Not now: it is not asked for again."""
        row, person = _row(session, who, interview)
        row.debrief_declined = True
        rewrite(session, row, person, self._clock.now())
        after_commit(session, self._wake)
        return scheduled(session, [row], person, self._catalogue)[0]

    def _debriefed(self, session: Session, row: InterviewRow, person: Person) -> Debriefed:
        one = scheduled(session, [row], person, self._catalogue)[0]
        return Debriefed(one, Debrief(row.felt, row.decision_date, row.debrief_note))


def _row(session: Session, who: Who, interview: str) -> tuple[InterviewRow, Person]:
    person = people_store.known(session, who)
    return store.get(session, person.id, interview), person
