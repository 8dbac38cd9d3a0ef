"""Clips that are waited for, as stored."""

from collections.abc import Sequence

from sqlmodel import Session, col, delete

from bot.models.clips import WaitingClipRow


def take_all(session: Session) -> Sequence[WaitingClipRow]:
    """Each of them for one process: they are gone from the table."""
    taken = session.scalars(delete(WaitingClipRow).returning(WaitingClipRow)).all()
    session.expunge_all()
    return taken


def take(session: Session, file: str) -> None:
    session.exec(delete(WaitingClipRow).where(col(WaitingClipRow.file_id) == file))
