"""Invitations as stored: found by reading one person's, since their names are encrypted."""

from collections.abc import Iterable
from itertools import groupby

from sqlmodel import Session, col, delete, select

from bot.ids import new_id
from bot.models.interviews import InterviewRow
from bot.models.invitations import InvitationRow, Part


def of_person(session: Session, person: int) -> dict[str, tuple[Part, ...]]:
    """By interview, each day's parts in the order of the clock."""
    mine = select(InvitationRow).join(InterviewRow).where(InterviewRow.person_id == person)
    rows = session.exec(mine.order_by(col(InvitationRow.interview_id), col(InvitationRow.id))).all()
    groups = groupby(rows, key=lambda row: row.interview_id)
    return {interview: _ordered(row.value() for row in group) for interview, group in groups}


def of_interview(session: Session, interview: str) -> tuple[Part, ...]:
    found = select(InvitationRow).where(InvitationRow.interview_id == interview)
    return _ordered(row.value() for row in session.exec(found))


def set_parts(session: Session, interview: str, parts: Iterable[Part]) -> None:
    """Replaces what the interview consists of."""
    session.exec(delete(InvitationRow).where(col(InvitationRow.interview_id) == interview))
    session.add_all(row(interview, part) for part in parts)
    session.flush()


def row(interview: str, part: Part) -> InvitationRow:
    return InvitationRow(
        id=new_id(),
        interview_id=interview,
        uid=part.uid,
        recurrence=part.recurrence,
        sequence=part.sequence,
        stamp=part.stamp,
        title=part.title,
        wall=part.wall,
        zone=part.zone,
        minutes=part.minutes,
        names=part.names,
    )


def _ordered(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: (part.starts, part.ends, part.title)))
