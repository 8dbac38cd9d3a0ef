"""Offers beside each other: what the person's own weights make of them, why one leads, and what would change that.

Exact arithmetic all the way: what a rounding error decides is nobody's decision.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bot.catalogue import Factor
from bot.models.offers import Offer

WEIGHTS = range(6)
"""From 0 (does not matter) to 5 (matters most)."""
USUAL = 3
"""Every factor's weight until the person says otherwise: equal ones."""
BEST, WORST = 5, 1
FEWEST, MOST = 2, 6

Weights = Mapping[Factor, int]
Scores = Mapping[str, Mapping[Factor, Fraction]]
"""By the offers' ids."""


class PayBy(StrEnum):
    """What pay was scored by, or why it was not."""

    BASE = "base"
    """From the bases, which are in one currency: the highest is BEST, and the others in proportion."""
    OWN = "own"
    CURRENCIES = "currencies"
    MISSING = "missing"


@dataclass(frozen=True)
class Place:
    """One offer with its scores in what was compared; `mean` is weighted, None where no weight counts."""

    offer: Offer
    scores: Mapping[Factor, Fraction]
    mean: Fraction | None


@dataclass(frozen=True)
class Change:
    """The smallest change of one weight after which another offer would lead alone."""

    factor: Factor
    before: int
    after: int
    leader: Offer


@dataclass(frozen=True)
class Comparison:
    """`places` begin with the best; `leader` is None where the best are level.

    `reasons` are the factors without which the leader would not be ahead of the second, the heaviest first; `against`
    those in which the second is better. `missing` lack a score of some offer, so they do not count.
    """

    places: tuple[Place, ...]
    compared: tuple[Factor, ...]
    missing: tuple[Factor, ...]
    pay_by: PayBy
    leader: Offer | None
    reasons: tuple[Factor, ...]
    against: tuple[Factor, ...]
    change: Change | None

    @property
    def level(self) -> tuple[Offer, ...]:
        """Those that share the first place."""
        return tuple(place.offer for place in self.places if place.mean == self.places[0].mean)


def compare(offers: Sequence[Offer], weights: Weights) -> Comparison:
    """Two offers or more, in any order. A factor counts where every one of them has a score in it."""
    pay_by, scores = _scored(offers)
    compared = tuple(factor for factor in Factor if all(factor in scores[one.id] for one in offers))
    rated = {id_: {factor: some[factor] for factor in compared} for id_, some in scores.items()}
    totals = _totals(rated, weights)
    ranked = sorted(offers, key=lambda one: (-totals[one.id], one.terms.company.casefold(), one.id))
    leads = _leader(totals)
    edges = _edges(rated[ranked[0].id], rated[ranked[1].id], weights) if leads else {}
    return Comparison(
        places=tuple(Place(one, rated[one.id], _mean(rated[one.id], weights)) for one in ranked),
        compared=compared,
        missing=tuple(factor for factor in Factor if factor not in compared),
        pay_by=pay_by,
        leader=ranked[0] if leads else None,
        reasons=tuple(_reasons(edges)),
        against=tuple(sorted((one for one in edges if edges[one] < 0), key=lambda one: edges[one])),
        change=_change(offers, rated, weights, leads),
    )


def _scored(offers: Sequence[Offer]) -> tuple[PayBy, Scores]:
    """The person's own scores, but for pay where the bases can say it."""
    own = {
        one.id: {factor: Fraction(score) for factor, score in one.scores.items() if score} for one in offers
    }
    bases = [one.terms.base for one in offers if one.terms.base]
    currencies = {one.terms.currency for one in offers if one.terms.base}
    if len(bases) == len(offers) and len(currencies) == 1:
        for one in offers:
            share = Fraction(BEST * (one.terms.base or 0), max(bases))
            own[one.id][Factor.PAY] = max(Fraction(WORST), share)
        return PayBy.BASE, own
    if all(Factor.PAY in some for some in own.values()):
        return PayBy.OWN, own
    return PayBy.CURRENCIES if len(currencies) > 1 else PayBy.MISSING, own


def _totals(scores: Scores, weights: Weights) -> dict[str, Fraction]:
    return {id_: _total(some, weights) for id_, some in scores.items()}


def _total(scores: Mapping[Factor, Fraction], weights: Weights) -> Fraction:
    return sum((weights[factor] * score for factor, score in scores.items()), Fraction(0))


def _mean(scores: Mapping[Factor, Fraction], weights: Weights) -> Fraction | None:
    weight = sum(weights[factor] for factor in scores)
    return _total(scores, weights) / weight if weight else None


def _leader(totals: Mapping[str, Fraction]) -> str | None:
    """The one with the highest total, if there is only one."""
    best = max(totals.values())
    first = [id_ for id_, total in totals.items() if total == best]
    return first[0] if len(first) == 1 else None


def _edges(
    first: Mapping[Factor, Fraction], second: Mapping[Factor, Fraction], weights: Weights
) -> dict[Factor, Fraction]:
    """By how much each factor speaks for the first of two."""
    return {factor: weights[factor] * (first[factor] - second[factor]) for factor in first}


def _reasons(edges: Mapping[Factor, Fraction]) -> Iterator[Factor]:
    """The heaviest first, until they alone make up the lead."""
    left = sum(edges.values(), Fraction(0))
    for factor in sorted(edges, key=lambda one: -edges[one]):
        if left <= 0 or edges[factor] <= 0:
            return
        yield factor
        left -= edges[factor]


def _change(offers: Sequence[Offer], scores: Scores, weights: Weights, leads: str | None) -> Change | None:
    by_id = {one.id: one for one in offers}
    for factor, after in sorted(_single_changes(scores, weights), key=lambda one: _size(one, weights)):
        leader = _leader(_totals(scores, {**weights, factor: after}))
        if leader is not None and leader != leads:
            return Change(factor, weights[factor], after, by_id[leader])
    return None


def _single_changes(scores: Scores, weights: Weights) -> Iterator[tuple[Factor, int]]:
    compared = next(iter(scores.values()))
    return ((factor, after) for factor in compared for after in WEIGHTS if after != weights[factor])


def _size(change: tuple[Factor, int], weights: Weights) -> tuple[int, int, int]:
    factor, after = change
    return abs(after - weights[factor]), list(Factor).index(factor), after
