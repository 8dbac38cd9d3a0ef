"""Decisions: an offer accepted or declined, once and with a way back, and what else that leaves open."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.clock import Clock
from bot.errors import OfferAnswered
from bot.models.interviews import Interview
from bot.models.offers import Decision, Offer, OfferRow
from bot.models.people import Person, Who
from bot.models.processes import processes
from bot.services.companies import alike
from bot.services.plans import rewrite_offer
from bot.services.standings import Standing, standings
from bot.store import interviews as interview_store
from bot.store import offers as store
from bot.store import people as people_store
from bot.store.db import after_commit, reads, writes


@dataclass(frozen=True)
class Decided:
    """An offer that was decided, or asked for more time about; `greeted` is whom a letter would begin with.

    `others` are the offers, and `live` the last rounds of the processes, that somebody who accepts leaves open; `same`
    are those of the company itself, and `accepted` the offers that have a yes already.
    """

    one: Standing
    greeted: str = ""
    others: tuple[Offer, ...] = ()
    live: tuple[Interview, ...] = ()
    same: tuple[Interview, ...] = ()
    accepted: tuple[Offer, ...] = ()


class Decisions:
    """`wake` is called after a commit that changed what is due."""

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock, self._wake = clock, wake

    @writes
    def decide(self, session: Session, who: Who, offer: str, decision: Decision) -> Decided:
        """Ends its reminders. Whatever the other button said before, the last word counts."""
        row, person = _row(session, who, offer)
        if row.decision == decision:
            return self._decided(session, row, person, changed=False)
        row.decision, row.decided_at = decision, self._clock.now()
        self._plan(session, row, person)
        return self._decided(session, row, person)

    @writes
    def reopen(self, session: Session, who: Who, offer: str) -> Standing:
        """Takes a decision back."""
        row, person = _row(session, who, offer)
        if row.decision is None:
            return self._decided(session, row, person, changed=False).one
        row.decision = row.decided_at = None
        self._plan(session, row, person)
        return self._decided(session, row, person).one

    @reads
    def ask_for_time(self, session: Session, who: Who, offer: str) -> Decided:
        """Raises OfferAnswered where there is nothing to ask for any more."""
        row, person = _row(session, who, offer)
        if row.decision is not None:
            raise OfferAnswered
        return self._decided(session, row, person)

    def _plan(self, session: Session, row: OfferRow, person: Person) -> None:
        row.version += 1
        rewrite_offer(session, row, person, self._clock.now())
        after_commit(session, self._wake)

    def _decided(self, session: Session, row: OfferRow, person: Person, *, changed: bool = True) -> Decided:
        now = self._clock.now()
        one = replace(standings(session, [row], person, now)[0], changed=changed)
        rounds = interview_store.of(session, person.id)
        greeted = next((each.greeted for each in rounds if each.id == row.interview_id), "")
        if row.decision != Decision.ACCEPTED:
            return Decided(one, greeted)
        offers = store.of(session, person.id)
        others = [each for each in offers if each.is_pending(now, person.zone) and each.id != row.id]
        from_offers = {each.interview for each in offers}
        live = [
            each.latest
            for each in processes(rounds)
            if each.is_live(now) and from_offers.isdisjoint(a_round.id for a_round in each.rounds)
        ]
        same = [each for each in live if alike(each.company, row.company)]
        rest = tuple(each for each in live if each not in same)
        before = [each for each in offers if each.decision is Decision.ACCEPTED and each.id != row.id]
        return Decided(one, greeted, tuple(others), rest, tuple(same), tuple(before))


def _row(session: Session, who: Who, offer: str) -> tuple[OfferRow, Person]:
    person = people_store.known(session, who)
    return store.get(session, person.id, offer), person
