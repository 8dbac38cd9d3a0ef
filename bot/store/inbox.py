"""Messages to the bot as stored: kept until answered, then only their ids for a while."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from bot.models.inbox import Letter, LetterRow

ATTEMPTS = 3
REMEMBERED = timedelta(days=1)
"""Slack sends an event again within the hour; a day is ample to tell a second copy."""


def keep(session: Session, row: LetterRow) -> bool:
    """Stores a letter; False where it was stored before."""
    if session.get(LetterRow, row.event_id) is not None:
        return False
    session.add(row)
    return True


def answered(session: Session, event_id: str, now: datetime) -> None:
    """Forgets what a letter says."""
    row = session.get(LetterRow, event_id)
    if row is not None:
        row.answered_at, row.body = now, ""


def unanswered(session: Session, before: datetime) -> list[Letter]:
    """Letters from `before` that want an answer, with one attempt counted for each."""
    rows = session.exec(
        select(LetterRow)
        .where(
            col(LetterRow.answered_at).is_(None),
            LetterRow.received_at <= before,
            LetterRow.attempts < ATTEMPTS,
        )
        .order_by(col(LetterRow.received_at))
    ).all()
    for row in rows:
        row.attempts += 1
    return [Letter(row.event_id, row.body) for row in rows]


def purge(session: Session, now: datetime) -> None:
    session.exec(delete(LetterRow).where(col(LetterRow.received_at) < now - REMEMBERED))
