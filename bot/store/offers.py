"""Offers as stored: every look-up is one person's."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from bot.errors import OfferGone
from bot.models.offers import Offer, OfferRow


def get(session: Session, person: int, offer: str) -> OfferRow:
    """Raises OfferGone for an unknown id and for another person's."""
    row = find(session, person, offer)
    if row is None:
        raise OfferGone
    return row


def find(session: Session, person: int, offer: str) -> OfferRow | None:
    """None where it is gone; raises OfferGone for another person's."""
    return _owned(session.get(OfferRow, offer), person)


def made_by(session: Session, person: int, view: str) -> OfferRow | None:
    """The offer that this form already made, if it was sent before; raises OfferGone for another person's form."""
    return _owned(session.exec(select(OfferRow).where(OfferRow.view_id == view)).first(), person)


def rows(session: Session, person: int) -> Sequence[OfferRow]:
    """All the person's offers, in the order in which they came."""
    mine = select(OfferRow).where(OfferRow.person_id == person)
    return session.exec(mine.order_by(col(OfferRow.received_at), col(OfferRow.id))).all()


def of(session: Session, person: int) -> tuple[Offer, ...]:
    """As `rows`, frozen."""
    return tuple(row.value() for row in rows(session, person))


def awaited(session: Session, since: date) -> Sequence[OfferRow]:
    """Everybody's offers that are to be decided by some day from `since` on."""
    undecided = select(OfferRow).where(col(OfferRow.decision).is_(None), col(OfferRow.deadline) >= since)
    return session.exec(undecided).all()


def by_id(session: Session, ids: set[str]) -> dict[str, Offer]:
    found = session.exec(select(OfferRow).where(col(OfferRow.id).in_(ids))).all()
    return {row.id: row.value() for row in found}


def _owned(row: OfferRow | None, person: int) -> OfferRow | None:
    if row is not None and row.person_id != person:
        raise OfferGone
    return row
