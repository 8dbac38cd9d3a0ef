"""Reviews as stored: one a person and question."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, delete, select

from bot.models.reviews import ReviewRow


def find(session: Session, person: int, question: str) -> ReviewRow | None:
    return session.get(ReviewRow, (person, question))


def due(session: Session, people: Collection[int], now: datetime) -> dict[int, dict[str, datetime]]:
    """For each person, since when each question is due that is."""
    found: dict[int, dict[str, datetime]] = {person: {} for person in people}
    rows = select(ReviewRow).where(col(ReviewRow.person_id).in_(people), col(ReviewRow.due_at) <= now)
    for row in session.exec(rows):
        found[row.person_id][row.question_id] = row.due_at
    return found


def forget(session: Session, answer: str) -> None:
    """The plan that rests on this answer."""
    session.exec(delete(ReviewRow).where(col(ReviewRow.answer_id) == answer))
