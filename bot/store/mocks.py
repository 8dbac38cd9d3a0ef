"""Mock rounds as stored. Every look-up is one person's."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.errors import ItemGone
from bot.models.mocks import Mock, MockRow, MockTurnRow


def get(session: Session, person: int, mock: str) -> MockRow:
    """Raises ItemGone for a round that is not there, and for another person's."""
    row = session.get(MockRow, mock)
    if row is None or row.person_id != person:
        raise ItemGone
    return row


def open_one(session: Session, person: int) -> MockRow | None:
    """The round that is under way."""
    mine = select(MockRow).where(MockRow.person_id == person, col(MockRow.ended_at).is_(None))
    return session.exec(mine).first()


def under(session: Session, person: int, thread: str) -> MockRow | None:
    """The round of this thread, under way or over; none where `thread` is empty."""
    mine = select(MockRow).where(MockRow.person_id == person, MockRow.ts == thread)
    return session.exec(mine.limit(1)).first() if thread else None


def turns(session: Session, mock: str) -> Sequence[MockTurnRow]:
    mine = select(MockTurnRow).where(MockTurnRow.mock_id == mock)
    return session.exec(mine.order_by(col(MockTurnRow.position))).all()


def value(session: Session, row: MockRow) -> Mock:
    return row.value(tuple(turn.value() for turn in turns(session, row.id)))
