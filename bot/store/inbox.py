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


def unanswered(session: Session, before: datetime) -> Letter | None:
    """A letter from `before` that wants an answer, the one least often tried; an attempt is counted for it."""
    row = session.exec(
        select(LetterRow)
        .where(
            col(LetterRow.answered_at).is_(None),
            LetterRow.received_at <= before,
            LetterRow.attempts < ATTEMPTS,
        )
        .order_by(col(LetterRow.attempts), col(LetterRow.received_at))
    ).first()
    if row is None:
        return None
    row.attempts += 1
    return Letter(row.event_id, row.body)


def purge(session: Session, now: datetime) -> None:
    session.exec(delete(LetterRow).where(col(LetterRow.received_at) < now - REMEMBERED))
