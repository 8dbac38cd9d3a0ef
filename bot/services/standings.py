"""Offers as they stand, in the order in which they want an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.models.interviews import Interview
from bot.models.offers import Offer, OfferRow
from bot.models.people import Person
from bot.models.reminders import Due
from bot.store import reminders as reminder_store


@dataclass(frozen=True)
class Standing:
    """An offer as it stands, with what is coming; `rounds` are those it may be from, where that is not clear.

    `greeted` is whom a letter about it begins with, where one is asked for.

    `changed` is false where a verb found nothing to do: a double click, a form sent twice.
    """

    offer: Offer
    person: Person
    dues: tuple[Due, ...] = ()
    rounds: tuple[Interview, ...] = ()
    changed: bool = True
    greeted: str = ""


def standings(
    session: Session, rows: Sequence[OfferRow], person: Person, now: datetime
) -> tuple[Standing, ...]:
    """Rows with what is coming: those to answer first, by their deadlines, then those that are over."""
    dues = reminder_store.upcoming_of_offers(session, {row.id for row in rows})
    found = [Standing(row.value(), person, tuple(dues[row.id])) for row in rows]
    return tuple(sorted(found, key=lambda one: _turn(one, now)))


def _turn(one: Standing, now: datetime) -> tuple[bool, date, str]:
    offer = one.offer
    over = not offer.is_open or offer.has_lapsed(now, one.person.zone)
    return over, offer.terms.deadline or date.max, offer.id
