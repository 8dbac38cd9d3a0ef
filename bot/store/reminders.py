"""Reminders as stored: plans replaced whole, and what already went out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, insert
from sqlmodel import Session, case, col, or_, select, true, update

from bot.models.people import Person
from bot.models.reminders import Due, Held, Kind, ReminderRow, ReminderState, Sent, Subject

OPEN = (ReminderState.PLANNED, ReminderState.TAKEN)


def sent(session: Session, subject: Subject) -> list[Sent]:
    """What went out for it, under whichever plan."""
    rows = session.exec(select(ReminderRow).where(*_about(subject), ReminderRow.state == ReminderState.SENT))
    return [Sent(Kind(row.kind), row.ordinal, row.local_date) for row in rows]


def questions_sent(session: Session, people: Collection[int]) -> Mapping[int, list[tuple[int, date]]]:
    """For each person the practice questions that went out by themselves: which, and for which last practice."""
    found: dict[int, list[tuple[int, date]]] = defaultdict(list)
    for row in session.exec(
        select(ReminderRow).where(
            col(ReminderRow.person_id).in_(people),
            ReminderRow.kind == Kind.PRACTICE,
            ReminderRow.state == ReminderState.SENT,
        )
    ):
        found[row.person_id].append((row.id or 0, row.local_date))
    return found


def others(session: Session, subject: Subject, reminder: int, now: datetime) -> bool:
    """Whether another reminder about it than this one is open and still helps."""
    still = (col(ReminderRow.state).in_(OPEN), col(ReminderRow.not_after) > now)
    other = select(ReminderRow.id).where(*_about(subject), *still, ReminderRow.id != reminder)
    return session.exec(other.limit(1)).first() is not None


def supersede(session: Session, subject: Subject) -> None:
    """Ends the open rows of every older plan, and waits for who is just recording one as sent: ask `sent` after it."""
    session.exec(
        update(ReminderRow)
        .where(*_about(subject), col(ReminderRow.state).in_(OPEN))
        .values(state=ReminderState.SUPERSEDED, next_attempt_at=None)
    )


def left(session: Session, subject: Subject, now: datetime) -> frozenset[tuple[Kind, int]]:
    """What fell due in silence and waits to be asked for."""
    rows = session.exec(
        select(ReminderRow.kind, ReminderRow.ordinal).where(
            *_about(subject),
            ReminderRow.state == ReminderState.PLANNED,
            col(ReminderRow.next_attempt_at).is_(None),
            col(ReminderRow.due_at) <= now,
        )
    )
    return frozenset((Kind(kind), ordinal) for kind, ordinal in rows)


def write(session: Session, subject: Subject, dues: Iterable[Due], waiting: Collection[Due] = ()) -> None:
    """Writes a plan; those `waiting` go out when they are asked for. Writing the same one twice is an error."""
    session.flush()
    if rows := [_row(subject, due, due in waiting) for due in dues]:
        session.connection().execute(insert(ReminderRow), rows)


def hold(session: Session, person: Person) -> None:
    """Puts off what is planned for a muted person: to the end of the silence, where it has one."""
    until = person.mute.until if person.mute else None
    spared = () if person.mute and person.mute.day_of_too else (Kind.DAY_OF,)
    soon = true() if until is None else col(ReminderRow.due_at) < until
    session.exec(
        update(ReminderRow)
        .where(*_planned(person.id), col(ReminderRow.kind).not_in(spared), soon)
        .values(held=True, next_attempt_at=until)
    )


def awaits(session: Session, person: int, kind: Kind, until: datetime | None) -> bool:
    """Whether a reminder of `kind` is still to come before `until`."""
    soon = true() if until is None else col(ReminderRow.next_attempt_at) < until
    coming = select(ReminderRow.id).where(*_planned(person), ReminderRow.kind == kind, soon)
    return session.exec(coming.where(col(ReminderRow.next_attempt_at).is_not(None))).first() is not None


def unhold(session: Session, person: int, now: datetime) -> None:
    """What lies ahead comes at its own time again; what fell due in silence waits to be asked for."""
    ahead = case((col(ReminderRow.due_at) > now, col(ReminderRow.due_at)), else_=None)
    session.exec(update(ReminderRow).where(*_planned(person)).values(next_attempt_at=ahead))


def held(session: Session, person: int, now: datetime) -> tuple[Held, ...]:
    """What fell due in silence and still helps, in the order of its times."""
    rows = session.exec(select(ReminderRow).where(*_waiting(person, now)).order_by(col(ReminderRow.due_at)))
    return tuple(
        Held(row.id or 0, row.interview_id, Kind(row.kind), row.due_at, row.offer_id) for row in rows
    )


def release(session: Session, person: int, now: datetime) -> int:
    """Makes all that is held due now; returns how many that are."""
    done = session.exec(
        update(ReminderRow).where(*_waiting(person, now)).values(held=True, next_attempt_at=now)
    )
    return done.rowcount


def upcoming(session: Session, interviews: set[str]) -> dict[str, list[Due]]:
    """For each interview what will come, in the order of its times: not what silence holds, or after it."""
    found: dict[str, list[Due]] = {interview: [] for interview in interviews}
    for row in _ahead(session, col(ReminderRow.interview_id).in_(interviews)):
        found[row.interview_id or ""].append(_due(row))
    return found


def upcoming_of_offers(session: Session, offers: set[str]) -> dict[str, list[Due]]:
    """As `upcoming`, for each offer."""
    found: dict[str, list[Due]] = {offer: [] for offer in offers}
    for row in _ahead(session, col(ReminderRow.offer_id).in_(offers)):
        found[row.offer_id or ""].append(_due(row))
    return found


def _ahead(session: Session, about: ColumnElement[bool]) -> Iterable[ReminderRow]:
    planned = (ReminderRow.state == ReminderState.PLANNED, col(ReminderRow.next_attempt_at).is_not(None))
    return session.exec(
        select(ReminderRow)
        .where(about, *planned)
        .order_by(col(ReminderRow.next_attempt_at), col(ReminderRow.id))
    )


def _due(row: ReminderRow) -> Due:
    at = row.next_attempt_at or row.due_at
    return Due(Kind(row.kind), row.ordinal, at, row.not_after, row.held)


def _about(subject: Subject) -> tuple[ColumnElement[bool], ...]:
    return (
        col(ReminderRow.person_id) == subject.person,
        col(ReminderRow.interview_id) == subject.interview,
        col(ReminderRow.offer_id) == subject.offer,
    )


def _planned(person: int) -> tuple[ColumnElement[bool], ...]:
    return (col(ReminderRow.person_id) == person, col(ReminderRow.state) == ReminderState.PLANNED)


def _waiting(person: int, now: datetime) -> tuple[ColumnElement[bool], ...]:
    later = or_(col(ReminderRow.next_attempt_at).is_(None), col(ReminderRow.next_attempt_at) > now)
    return (*_planned(person), col(ReminderRow.due_at) <= now, col(ReminderRow.not_after) > now, later)


def _row(subject: Subject, due: Due, waits: bool) -> dict[str, Any]:
    return {
        "key": subject.key(due),
        "person_id": subject.person,
        "interview_id": subject.interview,
        "offer_id": subject.offer,
        "kind": due.kind,
        "ordinal": due.ordinal,
        "plan_version": subject.plan_version,
        "local_date": subject.local_date,
        "due_at": due.due_at,
        "not_after": due.not_after,
        "held": due.held,
        "state": ReminderState.PLANNED,
        "next_attempt_at": None if waits else due.due_at,
    }
