"""People as stored: found by workspace and person together, made on first sight."""

from sqlmodel import Session, col, select

from bot.errors import ItemGone
from bot.models.people import Person, PersonRow, Who


def find(session: Session, who: Who) -> PersonRow | None:
    return session.exec(
        select(PersonRow).where(PersonRow.team_id == who.team, PersonRow.user_id == who.user)
    ).first()


def get(session: Session, who: Who) -> PersonRow:
    """Raises ItemGone for somebody the bot never met: what they clicked is not theirs or is erased."""
    row = find(session, who)
    if row is None:
        raise ItemGone
    return row


def known(session: Session, who: Who) -> Person:
    """As `get`, the frozen value."""
    return get(session, who).value()


def meet(session: Session, who: Who, zone: str) -> PersonRow:
    """The person's row; a new one starts in `zone`."""
    row = find(session, who)
    if row is None:
        row = PersonRow(team_id=who.team, user_id=who.user, zone=zone)
        session.add(row)
        session.flush()
    return row


def by_id(session: Session, ids: set[int]) -> dict[int, Person]:
    rows = session.exec(select(PersonRow).where(col(PersonRow.id).in_(ids))).all()
    return {row.id: row.value() for row in rows if row.id is not None}
