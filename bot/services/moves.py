"""What a change of settings moves: the plans before it, beside those after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.models.interviews import Interview, InterviewRow
from bot.models.offers import Offer, OfferRow
from bot.models.people import Person
from bot.models.reminders import Due, Kind
from bot.services.plans import rewrite, rewrite_offer, rewrite_practice
from bot.store import interviews as interview_store
from bot.store import offers as offer_store
from bot.store import people as people_store
from bot.store import reminders as store


@dataclass(frozen=True)
class Ahead:
    """What is to come about an interview or an offer, without the kinds that the person ended."""

    about: Interview | Offer
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class Moved:
    """One message that a change of settings moved, dropped (`now` is None) or brought (`before` is None)."""

    about: Interview | Offer
    kind: Kind
    ordinal: int
    before: datetime | None
    now: datetime | None


def ahead(session: Session, person: Person) -> dict[str, Ahead]:
    """What is to come, by the ids of the open interviews and offers that it is about."""
    rows, offers = _open_interviews(session, person), _open_offers(session, person)
    dues = store.upcoming(session, {row.id for row in rows})
    dues |= store.upcoming_of_offers(session, {row.id for row in offers})
    about: list[Interview | Offer] = [
        *interview_store.values(session, rows),
        *(row.value() for row in offers),
    ]
    return {
        one.id: Ahead(one, tuple(due for due in dues[one.id] if due.kind not in person.stopped))
        for one in about
    }


def rewrite_all(session: Session, person: Person, now: datetime) -> None:
    """Every open plan anew."""
    for interview in _open_interviews(session, person):
        rewrite(session, interview, person, now)
    for offer in _open_offers(session, person):
        rewrite_offer(session, offer, person, now)


def rewrite_by_wall_time(session: Session, now: datetime) -> None:
    """Everybody's plans that hang on their own wall time alone: a question a day, the deadlines of offers."""
    for practicing in people_store.practicing(session):
        rewrite_practice(session, practicing, now)
    rows = offer_store.awaited(session, now.date() - timedelta(days=2))
    people = people_store.by_id(session, {row.person_id for row in rows})
    for row in rows:
        rewrite_offer(session, row, people[row.person_id], now)


def moves(before: Mapping[str, Ahead], after: Mapping[str, Ahead]) -> tuple[Moved, ...]:
    """Each message that came, went, or is due at another time."""
    return tuple(move for id_, one in after.items() for move in _moves(before[id_], one))


def _moves(before: Ahead, after: Ahead) -> list[Moved]:
    was = {(due.kind, due.ordinal): due.due_at for due in before.dues}
    now = {(due.kind, due.ordinal): due.due_at for due in after.dues}
    order = list(Kind)
    keys = sorted(
        was.keys() | now.keys(), key=lambda key: (now.get(key) or was[key], order.index(key[0]), key[1])
    )
    return [
        Moved(after.about, kind, ordinal, was.get((kind, ordinal)), now.get((kind, ordinal)))
        for kind, ordinal in keys
        if was.get((kind, ordinal)) != now.get((kind, ordinal))
    ]


def _open_interviews(session: Session, person: Person) -> list[InterviewRow]:
    return [row for row in interview_store.rows(session, person.id) if row.value(()).is_open]


def _open_offers(session: Session, person: Person) -> list[OfferRow]:
    return [row for row in offer_store.rows(session, person.id) if row.decision is None]
