"""Interviews: added, moved, detailed, cancelled, decided; each change rewrites the plan in its own transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict

from rapidfuzz import fuzz
from sqlmodel import Session

from bot import zones
from bot.catalogue import Catalogue, InterviewFormat, InterviewType
from bot.clock import Clock
from bot.errors import FieldError
from bot.ids import new_id
from bot.models.interviews import (
    DEFAULT_MINUTES,
    MOST_INTERVIEWERS,
    Interview,
    Interviewer,
    InterviewRow,
    Outcome,
)
from bot.models.people import Person, Who
from bot.plan import plan
from bot.services.checklists import Scheduled, scheduled
from bot.store import interviews as store
from bot.store import people as people_store
from bot.store import reminders as reminder_store
from bot.store.db import after_commit, reads, writes

LONGEST_NAME = 75
"""Companies and people: what a checkbox's text holds in Slack."""
ALIKE = 80
"""Out of 100: how near a typed company must be to a known one."""


@dataclass(frozen=True)
class When:
    """A wall time in a zone, as a form gives it."""

    wall: datetime
    zone: str


@dataclass(frozen=True)
class Details:
    role: str = ""
    round: str | None = None
    format: InterviewFormat | None = None
    minutes: int = DEFAULT_MINUTES
    place: str = ""
    interviewers: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class Stale:
    """Nothing was saved: the interview is not the one that the form was opened on."""

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
    def add(
        self, session: Session, who: Who, view: str, company: str, type_: InterviewType, when: When
    ) -> Scheduled:
        """Once per form: the same view sent again changes nothing."""
        person = people_store.known(session, who)
        made = store.made_by(session, view)
        if made is not None:
            return replace(
                self._scheduled(session, store.get(session, person.id, made.id), person), changed=False
            )
        row = InterviewRow(
            id=new_id(),
            person_id=person.id,
            view_id=view,
            company=_company(company),
            type=type_,
            **self._dated(when),
        )
        session.add(row)
        session.flush()
        store.set_interviewers(session, row.id, [Interviewer(new_id(), "")])
        return self._planned(session, row, person)

    @writes
    def detail(
        self, session: Session, who: Who, interview: str, version: int, details: Details
    ) -> Scheduled | Stale:
        row, person = self._row(session, who, interview)
        if row.version != version:
            return Stale(self._scheduled(session, row, person))
        row.role, row.place, row.notes = details.role, details.place, details.notes
        row.round, row.format, row.minutes = details.round, details.format, details.minutes
        store.set_interviewers(session, row.id, self._met(session, row.id, details.interviewers))
        return self._planned(session, row, person)

    @writes
    def reschedule(
        self, session: Session, who: Who, interview: str, version: int, when: When
    ) -> Scheduled | Stale:
        row, person = self._row(session, who, interview)
        if row.version != version:
            return Stale(self._scheduled(session, row, person))
        for name, value in self._dated(when).items():
            setattr(row, name, value)
        row.cancelled = False
        return self._planned(session, row, person)

    @writes
    def choose_hour(self, session: Session, who: Who, interview: str, fold: int) -> Scheduled:
        """Where the clocks go back and a time comes twice: 0 is the first of the two, 1 the second."""
        row, person = self._row(session, who, interview)
        if row.fold == fold or zones.fit(row.wall, row.zone) is not zones.Fit.TWICE:
            return replace(self._scheduled(session, row, person), changed=False)
        row.fold = fold
        row.starts_at = zones.instant(row.wall, row.zone, fold=fold)
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
        if row.outcome == outcome:
            return replace(self._scheduled(session, row, person), changed=False)
        row.outcome = outcome
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
        found = [
            one
            for one in self.listed(session, who)
            if one.interview.is_open and _alike(company, one.interview)
        ]
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
        return tuple(one for one in reversed(found) if _alike(company, one.interview))

    @writes
    def replan_all(self, session: Session) -> int:
        """Rewrites every open plan under the zone rules now in use; returns how many interviews moved."""
        rows = [row for row in store.open_rows(session) if row.starts_at != _starts(row)]
        people = people_store.by_id(session, {row.person_id for row in rows})
        for row in rows:
            row.starts_at = _starts(row)
            self._planned(session, row, people[row.person_id])
        return len(rows)

    def _row(self, session: Session, who: Who, interview: str) -> tuple[InterviewRow, Person]:
        person = people_store.known(session, who)
        return store.get(session, person.id, interview), person

    def _dated(self, when: When) -> _Dated:
        """Columns for a date that lies ahead and exists; raises FieldError otherwise."""
        now = self._clock.now()
        if not zones.is_zone(when.zone):
            raise FieldError(
                "zone", "I do not know that time zone. Type a city, such as “Chicago”, and pick one."
            )
        if zones.fit(when.wall, when.zone) is zones.Fit.GAP:
            before, after = (f"{wall:%-I:%M %p}" for wall in zones.around_gap(when.wall, when.zone))
            raise FieldError(
                "time",
                f"The clocks in {zones.city(when.zone)} skip that time on this day. "
                f"The nearest times that exist are {before} and {after}.",
            )
        starts = zones.instant(when.wall, when.zone)
        if starts <= now:
            today = zones.wall(now, when.zone)
            words = f"That is in the past: in {zones.city(when.zone)} it is {today:%b %-d, %-I:%M %p} now."
            raise FieldError("date" if when.wall.date() < today.date() else "time", words)
        return {"wall": when.wall, "zone": when.zone, "fold": 0, "starts_at": starts, "dated_at": now}

    def _met(self, session: Session, interview: str, names: tuple[str, ...]) -> list[Interviewer]:
        """Interviewers by these names; who was thanked already stays so. Nobody named: one tick for all."""
        thanked = {row.name: row.value() for row in store.interviewers(session, interview)}
        return [thanked.get(name) or Interviewer(new_id(), name) for name in names or ("",)]

    def _planned(self, session: Session, row: InterviewRow, person: Person) -> Scheduled:
        row.version += 1
        row.plan_version += 1
        row.list_revision += 1
        session.flush()
        interview = store.value(session, row)
        dues = plan(interview, person, reminder_store.sent(session, row.id))
        reminder_store.replace(session, interview, dues)
        after_commit(session, self._wake)
        return self._scheduled(session, row, person)

    def _scheduled(self, session: Session, row: InterviewRow, person: Person) -> Scheduled:
        return scheduled(session, [row], person, self._catalogue)[0]


def read_names(text: str) -> tuple[str, ...]:
    """Interviewers from a form, one a line; raises FieldError for too many or too long ones."""
    names = tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
    if len(names) > MOST_INTERVIEWERS:
        raise FieldError(
            "interviewers", f"That is {len(names)} people; please keep it to {MOST_INTERVIEWERS}."
        )
    long = next((name for name in names if len(name) > LONGEST_NAME), None)
    if long is not None:
        words = (
            f"“{long[:30]}…” is too long for a name: one person a line, {LONGEST_NAME} characters at most."
        )
        raise FieldError("interviewers", words)
    return names


def _company(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise FieldError("company", "Please name the company, for example “Harborlight”.")
    if len(name) > LONGEST_NAME:
        raise FieldError(
            "company", f"Please keep the name to {LONGEST_NAME} characters; details fit into the notes."
        )
    return name


def _alike(company: str, interview: Interview) -> bool:
    return not company or fuzz.partial_ratio(company.casefold(), interview.company.casefold()) >= ALIKE


def _starts(row: InterviewRow) -> datetime:
    return zones.instant(row.wall, row.zone, fold=row.fold)
