"""Interviews as stored: every look-up is one person's."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from sqlmodel import Session, col, delete, or_, select

from bot.errors import InterviewGone
from bot.models.interviews import Interview, Interviewer, InterviewerRow, InterviewRow, Outcome

ONGOING = timedelta(hours=12)
"""The longest interview there is: one that started earlier is over."""


def get(session: Session, person: int, interview: str) -> InterviewRow:
    """Raises InterviewGone for an unknown id and for another person's."""
    row = session.get(InterviewRow, interview)
    if row is None or row.person_id != person:
        raise InterviewGone
    return row


def made_by(session: Session, view: str) -> InterviewRow | None:
    """The interview that this form already made, if it was sent before."""
    return session.exec(select(InterviewRow).where(InterviewRow.view_id == view)).first()


def following(session: Session, interview: str) -> Sequence[InterviewRow]:
    """The rounds that come right after this one."""
    return session.exec(select(InterviewRow).where(InterviewRow.previous_id == interview)).all()


def rows(session: Session, person: int) -> Sequence[InterviewRow]:
    """All the person's interviews, in the order of their dates."""
    of_person = select(InterviewRow).where(InterviewRow.person_id == person)
    return session.exec(of_person.order_by(col(InterviewRow.starts_at))).all()


def around(session: Session, person: int, now: datetime, ahead: int, past: int) -> list[InterviewRow]:
    """The next `ahead` and the last `past` of the person's interviews, in the order of their dates."""
    mine = select(InterviewRow).where(InterviewRow.person_id == person)
    recent = now - ONGOING
    coming = session.exec(
        mine.where(col(InterviewRow.starts_at) >= recent).order_by(col(InterviewRow.starts_at)).limit(ahead)
    )
    over = session.exec(
        mine.where(col(InterviewRow.starts_at) < recent)
        .order_by(col(InterviewRow.starts_at).desc())
        .limit(past)
    )
    return [*reversed(over.all()), *coming.all()]


def of(session: Session, person: int) -> tuple[Interview, ...]:
    """As `rows`, frozen."""
    return values(session, rows(session, person))


def of_all(session: Session, people: Collection[int]) -> dict[int, list[Interview]]:
    """As `of`, for each of these people, by two statements however many they are."""
    theirs = select(InterviewRow).where(col(InterviewRow.person_id).in_(people))
    found: dict[int, list[Interview]] = {person: [] for person in people}
    for one in values(session, session.exec(theirs.order_by(col(InterviewRow.starts_at))).all()):
        found[one.person].append(one)
    return found


def open_rows(session: Session) -> Sequence[InterviewRow]:
    """Everybody's interviews that are neither cancelled nor decided."""
    undecided = or_(col(InterviewRow.outcome).is_(None), InterviewRow.outcome == Outcome.WAITING)
    return session.exec(select(InterviewRow).where(col(InterviewRow.cancelled).is_(False), undecided)).all()


def by_id(session: Session, ids: set[str]) -> dict[str, Interview]:
    found = session.exec(select(InterviewRow).where(col(InterviewRow.id).in_(ids))).all()
    return {interview.id: interview for interview in values(session, found)}


def previous(session: Session, people: set[int]) -> dict[str, str | None]:
    """For each of these people's interviews the one of the round before."""
    rows = session.exec(
        select(InterviewRow.id, InterviewRow.previous_id).where(col(InterviewRow.person_id).in_(people))
    )
    return dict(rows.all())


def value(session: Session, row: InterviewRow) -> Interview:
    return values(session, [row])[0]


def values(session: Session, found: Sequence[InterviewRow]) -> tuple[Interview, ...]:
    """Rows with their interviewers, by two statements however many there are."""
    people = session.exec(
        select(InterviewerRow)
        .where(col(InterviewerRow.interview_id).in_([row.id for row in found]))
        .order_by(col(InterviewerRow.interview_id), col(InterviewerRow.position))
    ).all()
    groups = groupby(people, key=lambda row: row.interview_id)
    met = {interview: tuple(row.value() for row in group) for interview, group in groups}
    return tuple(row.value(met.get(row.id, ())) for row in found)


def set_interviewers(session: Session, interview: str, people: Iterable[Interviewer]) -> None:
    """Replaces the interviewers by `people`, in that order."""
    session.exec(delete(InterviewerRow).where(col(InterviewerRow.interview_id) == interview))
    add_interviewers(session, interview, people)
    session.flush()


def forget_what_came(session: Session, row: InterviewRow) -> None:
    """What followed the interview, which is to come anew: promises, answers, thanks and what was declined."""
    row.heard_back = row.thanks_declined = row.debrief_declined = False
    row.decision_date = None
    for one in interviewers(session, row.id):
        one.thanked = False


def add_interviewers(session: Session, interview: str, people: Iterable[Interviewer]) -> None:
    """Those of an interview that has none."""
    session.add_all(
        InterviewerRow(
            id=one.id,
            interview_id=interview,
            position=position,
            name=one.name,
            thanked=one.thanked,
            title=one.title or None,
            email=one.email or None,
            stayed=one.stayed or None,
            note=one.note or None,
            connected=one.connected,
        )
        for position, one in enumerate(people)
    )


def interviewers(session: Session, interview: str) -> Sequence[InterviewerRow]:
    return session.exec(select(InterviewerRow).where(InterviewerRow.interview_id == interview)).all()
