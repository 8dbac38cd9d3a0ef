"""Practice as stored: the answers people kept, and which questions they were asked. Every look-up is one person's."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from bot.errors import ItemGone
from bot.models.answers import Answer, AnswerRow, Asked, AskedRow


def get(session: Session, person: int, answer: str) -> AnswerRow:
    """Raises ItemGone for an answer that is not there (any more), and for another person's."""
    row = find(session, person, answer)
    if row is None:
        raise ItemGone
    return row


def find(session: Session, person: int, answer: str) -> AnswerRow | None:
    """None where it is gone; raises ItemGone for another person's."""
    return _owned(session.get(AnswerRow, answer), person)


def made_by(session: Session, person: int, view: str) -> AnswerRow | None:
    """The answer that this form already made, if it was sent before; raises ItemGone for another person's form."""
    return _owned(session.exec(select(AnswerRow).where(AnswerRow.view_id == view)).first(), person)


def count(session: Session, person: int) -> int:
    return session.exec(select(func.count()).where(col(AnswerRow.person_id) == person)).one()


def page(session: Session, person: int, start: int, size: int) -> Sequence[Answer]:
    """Newest first."""
    rows = session.exec(
        select(AnswerRow)
        .where(AnswerRow.person_id == person)
        .order_by(col(AnswerRow.written_at).desc(), col(AnswerRow.id))
        .offset(start)
        .limit(size)
    )
    return [row.value() for row in rows]


def try_before(session: Session, answer: Answer, person: int) -> Answer | None:
    """What the person kept last for the same question, before this answer."""
    others = select(AnswerRow).where(
        AnswerRow.person_id == person,
        AnswerRow.question_id == answer.question,
        AnswerRow.id != answer.id,
        col(AnswerRow.written_at) <= answer.written_at,
    )
    row = session.exec(others.order_by(col(AnswerRow.written_at).desc()).limit(1)).first()
    return row.value() if row else None


def by_question(session: Session, person: int) -> dict[str, int]:
    """How many answers are kept to each question."""
    mine = select(AnswerRow.question_id, func.count()).where(col(AnswerRow.person_id) == person)
    return dict(session.exec(mine.group_by(col(AnswerRow.question_id))).all())


def written_since(session: Session, person: int, moment: datetime) -> Sequence[datetime]:
    """When each answer was changed last, of those where that was not before."""
    mine = select(AnswerRow.written_at).where(AnswerRow.person_id == person)
    return session.exec(mine.where(col(AnswerRow.written_at) >= moment)).all()


def asked(session: Session, people: Collection[int]) -> dict[int, dict[str, Asked]]:
    """For each person, and each question they were asked, when that was last."""
    mine, question = col(AskedRow.person_id), col(AskedRow.question_id)
    rows = session.exec(
        select(mine, question, func.max(col(AskedRow.id)), func.max(col(AskedRow.asked_at)))
        .where(mine.in_(people))
        .group_by(mine, question)
    )
    found: dict[int, dict[str, Asked]] = {person: {} for person in people}
    for person, id_, order, at in rows:
        found[person][id_] = Asked(order or 0, at)
    return found


def record_asked(session: Session, person: int, question: str, now: datetime) -> None:
    session.add(AskedRow(person_id=person, question_id=question, asked_at=now))


def _owned(row: AnswerRow | None, person: int) -> AnswerRow | None:
    if row is not None and row.person_id != person:
        raise ItemGone
    return row
