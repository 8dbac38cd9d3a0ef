"""Messages to the bot as stored: kept until answered, then only their ids for a while."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, func, select

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


def claim_unanswered(session: Session, now: datetime, patience: timedelta) -> Letter | None:
    """A letter that nobody has been answering for `patience`, the one least often tried; an attempt is counted for it.

    It is the claimer's alone until `patience` is over once more.
    """
    row = session.exec(
        select(LetterRow)
        .where(
            col(LetterRow.answered_at).is_(None),
            func.coalesce(LetterRow.tried_at, LetterRow.received_at) <= now - patience,
            LetterRow.attempts < ATTEMPTS,
        )
        .order_by(col(LetterRow.attempts), col(LetterRow.received_at))
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    row.attempts += 1
    row.tried_at = now
    return Letter(row.event_id, row.body)


def purge(session: Session, now: datetime) -> None:
    session.exec(delete(LetterRow).where(col(LetterRow.received_at) < now - REMEMBERED))
