"""Reminders as stored: plans replaced whole, and what already went out."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, func, select, update

from bot.models.deliveries import DeliveryRow
from bot.models.interviews import Interview
from bot.models.reminders import Due, Kind, ReminderRow, ReminderState, Sent, key

OPEN = (ReminderState.PLANNED, ReminderState.TAKEN)


def sent(session: Session, interview: str) -> list[Sent]:
    """What went out for this interview, under whichever plan."""
    rows = session.exec(
        select(ReminderRow).where(
            ReminderRow.interview_id == interview, ReminderRow.state == ReminderState.SENT
        )
    )
    return [Sent(Kind(row.kind), row.ordinal, row.local_date) for row in rows]


def replace(session: Session, interview: Interview, dues: Iterable[Due]) -> None:
    """Ends the open rows of every older plan and writes the new one. Writing the same plan twice is an error."""
    session.exec(
        update(ReminderRow)
        .where(col(ReminderRow.interview_id) == interview.id, col(ReminderRow.state).in_(OPEN))
        .values(state=ReminderState.SUPERSEDED, next_attempt_at=None)
    )
    session.add_all(_row(interview, due) for due in dues)
    session.flush()


def next_due(session: Session) -> datetime | None:
    """When the next reminder or the next attempt at a delivery is due."""
    moments = [
        session.exec(select(func.min(column))).one()
        for column in (
            ReminderRow.next_attempt_at,
            DeliveryRow.next_attempt_at,
        )
    ]
    return min((moment for moment in moments if moment is not None), default=None)


def upcoming(session: Session, interviews: set[str]) -> dict[str, list[Due]]:
    """For each interview what is planned, in the order of their times."""
    rows = session.exec(
        select(ReminderRow)
        .where(col(ReminderRow.interview_id).in_(interviews), ReminderRow.state == ReminderState.PLANNED)
        .order_by(col(ReminderRow.due_at))
    )
    found: dict[str, list[Due]] = {interview: [] for interview in interviews}
    for row in rows:
        found[row.interview_id].append(Due(Kind(row.kind), row.ordinal, row.due_at, row.not_after, row.held))
    return found


def _row(interview: Interview, due: Due) -> ReminderRow:
    return ReminderRow(
        key=key(interview.id, due, interview.plan_version),
        person_id=interview.person,
        interview_id=interview.id,
        kind=due.kind,
        ordinal=due.ordinal,
        plan_version=interview.plan_version,
        local_date=interview.local_date,
        due_at=due.due_at,
        not_after=due.not_after,
        held=due.held,
        next_attempt_at=due.due_at,
    )
