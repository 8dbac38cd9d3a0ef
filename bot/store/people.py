"""People as stored: found by workspace and person together, made on first sight."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.errors import ItemGone
from bot.models.people import Person, PersonRow, Who
from bot.store.db import may_write


def find(session: Session, who: Who) -> PersonRow | None:
    """For a verb that writes the row is locked: what one person does happens one thing after the other."""
    found = select(PersonRow).where(PersonRow.team_id == who.team, PersonRow.user_id == who.user)
    return session.exec(found.with_for_update(key_share=True) if may_write(session) else found).first()


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


def lock_all(session: Session) -> None:
    """Everybody's rows, in one order for all who do this."""
    session.exec(select(PersonRow.id).order_by(col(PersonRow.id)).with_for_update(key_share=True)).all()


def practicing(session: Session) -> Sequence[PersonRow]:
    """Who asked for a question a day."""
    return session.exec(select(PersonRow).where(col(PersonRow.practice_at).is_not(None))).all()


def by_id(session: Session, ids: set[int]) -> dict[int, Person]:
    rows = session.exec(select(PersonRow).where(col(PersonRow.id).in_(ids))).all()
    return {row.id: row.value() for row in rows if row.id is not None}
