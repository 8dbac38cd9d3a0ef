"""Evaluations as stored, each under its interview."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from bot.models.evaluations import EvaluationRow, Rating


def find(session: Session, interview: str) -> EvaluationRow | None:
    """The interview has to be known as the person's own."""
    return session.get(EvaluationRow, interview)


def of(session: Session, interviews: Collection[str]) -> dict[str, Rating]:
    """Those of these interviews that were rated, by one statement."""
    rated = select(EvaluationRow).where(col(EvaluationRow.interview_id).in_(interviews))
    return {row.interview_id: row.value() for row in session.exec(rated)}
