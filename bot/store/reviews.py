"""Reviews as stored: one a person and question."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, delete, select

from bot.models.reviews import ReviewRow


def find(session: Session, person: int, question: str) -> ReviewRow | None:
    return session.get(ReviewRow, (person, question))


def due(session: Session, person: int, now: datetime) -> Mapping[str, datetime]:
    """Since when each question is due that is."""
    mine = select(ReviewRow).where(ReviewRow.person_id == person, col(ReviewRow.due_at) <= now)
    return {row.question_id: row.due_at for row in session.exec(mine)}


def forget(session: Session, answer: str) -> None:
    """The plan that rests on this answer."""
    session.exec(delete(ReviewRow).where(col(ReviewRow.answer_id) == answer))
