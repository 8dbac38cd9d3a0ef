"""Comparisons: the open offers beside each other, under the person's own weights and scores."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bot.catalogue import Factor
from bot.clock import Clock
from bot.errors import FieldError, OfferAnswered, OfferLapsed
from bot.models.comparison import BEST, FEWEST, MOST, USUAL, WEIGHTS, Comparison, compare
from bot.models.evaluations import Rating, means
from bot.models.offers import Offer, factors, scores_text
from bot.models.people import Person, PersonRow, Who
from bot.models.processes import processes
from bot.services.offer_sheets import Sheet
from bot.services.standings import standings
from bot.store import evaluations as evaluation_store
from bot.store import interviews as interview_store
from bot.store import offers as store
from bot.store import people as people_store
from bot.store.db import reads, writes


@dataclass(frozen=True)
class Compared:
    """`comparison` is None with fewer than two open offers; `left_out` counts those beyond the six to answer first.

    `changed` is false where the weights were these already.
    """

    person: Person
    offers: tuple[Offer, ...]
    weights: Mapping[Factor, int]
    comparison: Comparison | None
    left_out: int = 0
    changed: bool = True


@dataclass(frozen=True)
class Scoring:
    """An offer with the scores that its form shows; `stale` says that nothing was saved, for it changed meanwhile."""

    sheet: Sheet
    company: str
    scores: Mapping[Factor, int]
    stale: bool = False


class Comparisons:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @reads
    def compare(self, session: Session, who: Who) -> Compared:
        return self._compared(session, people_store.get(session, who))

    @reads
    def weights(self, session: Session, who: Who) -> Mapping[Factor, int]:
        return _weights(people_store.get(session, who))

    @writes
    def weigh(self, session: Session, who: Who, weights: Mapping[Factor, int]) -> Compared:
        _check(weights, WEIGHTS)
        row = people_store.get(session, who)
        before, row.weights = row.weights, scores_text(weights)
        return replace(self._compared(session, row), changed=before != row.weights)

    @reads
    def scoring(self, session: Session, who: Who, offer: str) -> Scoring:
        person = people_store.known(session, who)
        row = store.get(session, person.id, offer)
        _require_pending(row.value(), person, self._clock.now())
        one = _scored(session, person, [row.value()])[0]
        return Scoring(Sheet(row.id, row.version), row.company, one.scores)

    @writes
    def score(
        self, session: Session, who: Who, sheet: Sheet, scores: Mapping[Factor, int]
    ) -> Compared | Scoring:
        """Keeps what the person gives it, 0 for what they cannot tell."""
        _check(scores, range(BEST + 1))
        person = people_store.get(session, who)
        row = store.get(session, person.value().id, sheet.offer)
        _require_pending(row.value(), person.value(), self._clock.now())
        changed = row.scores != scores_text(scores)
        if changed and row.version != sheet.version:
            return Scoring(replace(sheet, version=row.version), row.company, scores, stale=True)
        row.scores, row.version = scores_text(scores), row.version + changed
        session.flush()
        return replace(self._compared(session, person), changed=changed)

    def _compared(self, session: Session, row: PersonRow) -> Compared:
        person, now = row.value(), self._clock.now()
        found = standings(session, store.rows(session, person.id), person, now)
        open_ = [one.offer for one in found if one.offer.is_pending(now, person.zone)]
        offers = _scored(session, person, open_[:MOST])
        weights = _weights(row)
        comparison = compare(offers, weights) if len(offers) >= FEWEST else None
        return Compared(person, offers, weights, comparison, len(open_) - len(offers))


def _require_pending(offer: Offer, person: Person, now: datetime) -> None:
    """Raises OfferAnswered or OfferLapsed for one that is not compared any more."""
    if not offer.is_open:
        raise OfferAnswered
    if offer.has_lapsed(now, person.zone):
        raise OfferLapsed


def _scored(session: Session, person: Person, offers: list[Offer]) -> tuple[Offer, ...]:
    """With what the rounds of their processes were given, where the person did not score the offer itself."""
    sources = {one.interview for one in offers if one.interview and not one.scores}
    given = _given(session, person, sources) if sources else {}
    return tuple(
        one if one.scores else replace(one, scores=given.get(one.interview or "", {})) for one in offers
    )


def _given(session: Session, person: Person, interviews: set[str]) -> dict[str, dict[Factor, int]]:
    """For each of these the means over all the rounds of its process."""
    chains = [
        process.rounds
        for process in processes(interview_store.of(session, person.id))
        if not interviews.isdisjoint(one.id for one in process.rounds)
    ]
    ratings = evaluation_store.of(session, [one.id for chain in chains for one in chain])
    return {
        one.id: _rounded([ratings[each.id] for each in chain if each.id in ratings])
        for chain in chains
        for one in chain
    }


def _rounded(ratings: list[Rating]) -> dict[Factor, int]:
    return {factor: int(mean + 0.5) for factor, mean in means(ratings).items()}


def _weights(row: PersonRow) -> dict[Factor, int]:
    return dict.fromkeys(Factor, USUAL) | factors(row.weights)


def _check(numbers: Mapping[Factor, int], allowed: range) -> None:
    wrong = next((factor for factor in Factor if numbers.get(factor) not in allowed), None)
    if wrong is not None:
        raise FieldError(wrong, "Please pick one.")
