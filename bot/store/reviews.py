"""Reviews as stored: one a person and question."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, delete, select

from bot.models.reviews import ReviewRow


def find(session: Session, person: int, question: str) -> ReviewRow | None:
    return session.get(ReviewRow, (person, question))


def due(session: Session, before: Mapping[int, datetime]) -> dict[int, dict[str, datetime]]:
    """For each person, when each question falls due that does so before the moment given for them."""
    found: dict[int, dict[str, datetime]] = {person: {} for person in before}
    mine, latest = col(ReviewRow.person_id).in_(before), max(before.values())
    for row in session.exec(select(ReviewRow).where(mine, col(ReviewRow.due_at) < latest)):
        if row.due_at < before[row.person_id]:
            found[row.person_id][row.question_id] = row.due_at
    return found


def forget(session: Session, answer: str) -> None:
    """The plan that rests on this answer."""
    session.exec(delete(ReviewRow).where(col(ReviewRow.answer_id) == answer))
