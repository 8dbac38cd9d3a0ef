"""Interviews: added, moved, detailed, cancelled, decided; each change rewrites the plan in its own transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypedDict

from sqlmodel import Session

from bot import zones
from bot.catalogue import Catalogue, InterviewType
from bot.clock import Clock
from bot.errors import InterviewCanceled, ItemGone
from bot.ids import new_id
from bot.models.interviews import Interview, Interviewer, InterviewRow, Outcome
from bot.models.people import Person, Who
from bot.services.checklists import Scheduled, scheduled, scheduled_first
from bot.services.companies import called
from bot.services.entries import Details, When, details_of, read_company, read_start
from bot.services.joined import followed, go_on, round_before
from bot.services.met import met
from bot.services.moves import rewrite_by_wall_time
from bot.services.plans import begin, rewrite
from bot.store import interviews as store
from bot.store import people as people_store
from bot.store.db import after_commit, reads, writes


@dataclass(frozen=True)
class New:
    """An interview to add, after the round `previous`. `source` is its form or card: each makes one at most."""

    source: str
    company: str
    type: InterviewType
    when: When
    details: Details = field(default_factory=Details)
    previous: str | None = None


@dataclass(frozen=True)
class Stale:
    """Nothing was saved: the interview changed since the form was opened, and to something else than the form says."""

    now: Scheduled


class _Dated(TypedDict):
    wall: datetime
    zone: str
    fold: int
    starts_at: datetime
    dated_at: datetime


class Interviews:
    """The interviews of one person at a time; `wake` is called after a commit that changed what is due."""

    def __init__(self, catalogue: Catalogue, clock: Clock, wake: Callable[[], None]) -> None:
        self._catalogue, self._clock, self._wake = catalogue, clock, wake

    @writes
    def add(self, session: Session, who: Who, new: New) -> Scheduled:
        """Once per form or card: the same one sent again changes nothing. A next round comes once at one time."""
        person = people_store.known(session, who)
        made = store.made_by(session, new.source)
        if made is not None:
            row = store.get(session, person.id, made.id)
            return replace(self._scheduled(session, row, person), changed=False)
        dated = self._dated(new.when)
        before = followed(session, person, new.previous, dated["starts_at"])
        row = InterviewRow(
            id=new_id(),
            person_id=person.id,
            view_id=new.source,
            previous_id=before.id if before else None,
            company=read_company(new.company),
            role=before.role if before else "",
            type=new.type,
            round=new.details.round,
            format=new.details.format,
            minutes=new.details.minutes,
            list_revision=1,
            **dated,
        )
        return self._begun(session, row, person)

    @writes
    def detail(
        self, session: Session, who: Who, interview: str, version: int, details: Details
    ) -> Scheduled | Stale:
        row, person = self._row(session, who, interview)
        if row.version != version:
            one = self._scheduled(session, row, person)
            return replace(one, changed=False) if details == details_of(one.interview) else Stale(one)
        row.role, row.place, row.notes = details.role, details.place, details.notes
        row.round, row.format, row.minutes = details.round, details.format, details.minutes
        known = [one.value() for one in store.interviewers(session, row.id)]
        store.set_interviewers(session, row.id, met(known, details.interviewers))
        return self._planned(session, row, person)

    @writes
    def reschedule(
        self, session: Session, who: Who, interview: str, version: int, when: When
    ) -> Scheduled | Stale:
        """A new date opens it again, whatever had become of it; what came after the old one is to come anew."""
        row, person = self._row(session, who, interview)
        if row.version != version:
            one = self._scheduled(session, row, person)
            return replace(one, changed=False) if when == When(row.wall, row.zone) else Stale(one)
        columns = self._dated(when)
        if row.starts_at <= columns["dated_at"]:
            store.forget_what_came(session, row)
        row.sqlmodel_update(dict(columns))
        row.cancelled, row.outcome = False, None
        return self._planned(session, row, person)

    @writes
    def choose_hour(self, session: Session, who: Who, interview: str, fold: int) -> Scheduled:
        """Where the clocks go back and a time comes twice: 0 is the first of the two, 1 the second."""
        row, person = self._row(session, who, interview)
        if row.fold == fold or zones.fit(row.wall, row.zone) is not zones.Fit.TWICE:
            return replace(self._scheduled(session, row, person), changed=False)
        row.fold, row.starts_at = fold, zones.instant(row.wall, row.zone, fold=fold)
        return self._planned(session, row, person)

    @writes
    def cancel(self, session: Session, who: Who, interview: str) -> Scheduled:
        row, person = self._row(session, who, interview)
        if row.cancelled:
            return replace(self._scheduled(session, row, person), changed=False)
        row.cancelled = True
        return self._planned(session, row, person)

    @writes
    def reopen(self, session: Session, who: Who, interview: str) -> Scheduled:
        """Takes a cancellation or an outcome back; what fell due meanwhile is part of the reply."""
        row, person = self._row(session, who, interview)
        if not row.cancelled and row.outcome is None:
            return replace(self._scheduled(session, row, person), changed=False)
        row.cancelled, row.outcome, row.dated_at = False, None, self._clock.now()
        return self._planned(session, row, person)

    @writes
    def decide(self, session: Session, who: Who, interview: str, outcome: Outcome) -> Scheduled:
        row, person = self._row(session, who, interview)
        if row.cancelled:
            raise InterviewCanceled
        if row.outcome == outcome:
            return replace(self._scheduled(session, row, person), changed=False)
        row.outcome = outcome
        return self._planned(session, row, person)

    @reads
    def before(self, session: Session, who: Who, interview: str) -> Interview | None:
        """The interview whose next round this may be."""
        return round_before(session, *self._row(session, who, interview), self._clock.now())

    @writes
    def join(self, session: Session, who: Who, interview: str) -> Scheduled:
        """Makes it the next round after `before`, whose reminders end; raises ItemGone where that is none any more."""
        row, person = self._row(session, who, interview)
        if row.previous_id is not None:
            return replace(self._scheduled(session, row, person), changed=False)
        before = round_before(session, row, person, self._clock.now())
        if before is None:
            raise ItemGone
        earlier = store.get(session, person.id, before.id)
        earlier.outcome = Outcome.NEXT_ROUND
        self._planned(session, earlier, person)
        go_on(row, before)
        return self._planned(session, row, person)

    @reads
    def show(self, session: Session, who: Who, interview: str) -> Scheduled:
        return self._scheduled(session, *self._row(session, who, interview))

    @reads
    def listed(self, session: Session, who: Who) -> tuple[Scheduled, ...]:
        """All of the person's interviews by date; the number of statements does not depend on how many."""
        person = people_store.known(session, who)
        return scheduled(session, store.rows(session, person.id), person, self._catalogue)

    @reads
    def matching(self, session: Session, who: Who, company: str) -> tuple[Scheduled, ...]:
        """Open interviews at a company called something like that; without a name, all open ones, next first."""
        open_ = [one for one in self.listed(session, who) if one.interview.is_open]
        found = called(company, open_, lambda one: one.interview.company)
        now = self._clock.now()
        return tuple(
            sorted(found, key=lambda one: (one.interview.ends < now, abs(one.interview.starts - now)))
        )

    @reads
    def held(self, session: Session, who: Who, company: str) -> tuple[Scheduled, ...]:
        """Interviews that have begun, the latest first: the ones to say thank you for."""
        now = self._clock.now()
        found = [
            one
            for one in self.listed(session, who)
            if not one.interview.cancelled and one.interview.begun(now)
        ]
        return tuple(called(company, reversed(found), lambda one: one.interview.company))

    @writes
    def replan_all(self, session: Session) -> int:
        """Rewrites every open plan under the zone rules now in use; returns how many interviews moved."""
        people_store.lock_all(session)
        rows = [row for row in store.open_rows(session) if row.starts_at != _starts(row)]
        people = people_store.by_id(session, {row.person_id for row in rows})
        for row in rows:
            row.starts_at = _starts(row)
            self._planned(session, row, people[row.person_id])
        rewrite_by_wall_time(session, self._clock.now())
        return len(rows)

    def _row(self, session: Session, who: Who, interview: str) -> tuple[InterviewRow, Person]:
        person = people_store.known(session, who)
        return store.get(session, person.id, interview), person

    def _dated(self, when: When) -> _Dated:
        """Columns for a date that lies ahead and exists; raises FieldError otherwise."""
        now = self._clock.now()
        starts = read_start(when, now)
        return {"wall": when.wall, "zone": when.zone, "fold": 0, "starts_at": starts, "dated_at": now}

    def _begun(self, session: Session, row: InterviewRow, person: Person) -> Scheduled:
        """With one interviewer who stands for everyone, until names are given."""
        everyone = Interviewer(new_id(), "")
        session.add(row)
        store.add_interviewers(session, row.id, [everyone])
        interview = row.value((everyone,))
        begin(session, interview, person, self._clock.now())
        after_commit(session, self._wake)
        return scheduled_first(session, interview, person, self._catalogue)

    def _planned(self, session: Session, row: InterviewRow, person: Person) -> Scheduled:
        row.version += 1
        row.list_revision += 1
        rewrite(session, row, person, self._clock.now())
        after_commit(session, self._wake)
        return self._scheduled(session, row, person)

    def _scheduled(self, session: Session, row: InterviewRow, person: Person) -> Scheduled:
        return scheduled(session, [row], person, self._catalogue)[0]


def _starts(row: InterviewRow) -> datetime:
    return zones.instant(row.wall, row.zone, fold=row.fold)
