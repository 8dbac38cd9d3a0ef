"""Offers compared: the weights decide, the reasons hold, and the named change is the smallest that turns the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from itertools import permutations

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.catalogue import Factor
from bot.models.comparison import USUAL, WEIGHTS, PayBy, compare
from bot.models.offers import Offer, Terms

NOW = datetime(2027, 1, 4, 17, tzinfo=UTC)
EVEN = dict.fromkeys(Factor, USUAL)


def offer(name: str, scores: Mapping[Factor, int], base: int | None = None, currency: str = "EUR") -> Offer:
    terms = Terms(name, base=base, currency=currency if base else "")
    return Offer(name, 1, terms, NOW, NOW, scores=scores)


def rated(name: str, *scores: int) -> Offer:
    """In the order of the factors; 0 is none."""
    return offer(name, dict(zip(Factor, scores, strict=True)))


@st.composite
def offers(draw: st.DrawFn) -> list[Offer]:
    """Two to six, with a score in most factors, and sometimes a base."""
    currencies = draw(st.sampled_from([("EUR",), ("EUR", "USD")]))
    found = []
    for number in range(draw(st.integers(2, 6))):
        scores = draw(st.dictionaries(st.sampled_from(Factor), st.integers(0, 5)))
        base = draw(st.none() | st.integers(500, 10**6))
        found.append(offer(f"Offer {number}", scores, base, draw(st.sampled_from(currencies))))
    return found


def scored() -> st.SearchStrategy[list[Offer]]:
    """Two to six with a score in every factor."""
    scores = st.lists(st.integers(1, 5), min_size=6, max_size=6)
    return st.lists(scores, min_size=2, max_size=6).map(
        lambda found: [rated(f"Offer {number}", *some) for number, some in enumerate(found)]
    )


def weights() -> st.SearchStrategy[dict[Factor, int]]:
    return st.fixed_dictionaries({factor: st.sampled_from(WEIGHTS) for factor in Factor})


def leads(found: Sequence[Offer], chosen: Mapping[Factor, int]) -> str | None:
    leader = compare(found, chosen).leader
    return leader.id if leader else None


def test_the_weights_decide() -> None:
    one, other = rated("Quillmark", 3, 2, 3, 3, 5, 3), rated("Harborlight", 3, 4, 3, 3, 3, 3)
    level = compare([one, other], EVEN)
    assert level.leader is None
    assert {each.id for each in level.level} == {"Quillmark", "Harborlight"}
    assert leads([one, other], EVEN | {Factor.GROWTH: 4}) == "Quillmark"
    assert leads([one, other], EVEN | {Factor.BALANCE: 4}) == "Harborlight"


def test_the_reasons_are_what_the_lead_rests_on() -> None:
    one, other = rated("Quillmark", 3, 2, 3, 4, 5, 3), rated("Harborlight", 3, 4, 3, 3, 1, 3)
    found = compare([one, other], EVEN)
    assert found.leader == one
    assert found.reasons == (Factor.GROWTH,)
    assert found.against == (Factor.BALANCE,)
    change = found.change
    assert change is not None
    assert (change.factor, change.before, change.after, change.leader) == (Factor.GROWTH, 3, 0, other)


def test_the_smallest_change_is_named() -> None:
    one, other = rated("Quillmark", 3, 2, 3, 3, 5, 3), rated("Harborlight", 3, 4, 3, 3, 3, 3)
    change = compare([one, other], EVEN | {Factor.GROWTH: 4}).change
    assert change is not None
    assert (change.factor, change.before, change.after) == (Factor.BALANCE, 3, 5)


def test_what_is_better_in_everything_leads_whatever_the_weights() -> None:
    better = rated("Quillmark", 4, 4, 4, 4, 4, 4)
    assert compare([better, rated("Harborlight", 3, 3, 3, 3, 3, 3)], EVEN).change is None


def test_pay_is_scored_from_bases_in_one_currency() -> None:
    found = compare([offer("a", {Factor.PAY: 1}, 50_000), offer("b", {Factor.PAY: 5}, 40_000)], EVEN)
    assert found.pay_by is PayBy.BASE
    assert [place.scores[Factor.PAY] for place in found.places] == [5, 4]


def test_a_base_far_below_gets_the_worst_score_and_not_less() -> None:
    found = compare([offer("a", {}, 500_000), offer("b", {}, 50_000)], EVEN)
    assert found.places[1].scores[Factor.PAY] == 1


def test_pay_in_two_currencies_is_compared_by_ones_own_scores_only() -> None:
    euros, dollars = offer("a", {}, 50_000), offer("b", {}, 60_000, "USD")
    assert compare([euros, dollars], EVEN).pay_by is PayBy.CURRENCIES
    own = [replace(one, scores={Factor.PAY: score}) for one, score in ((euros, 4), (dollars, 2))]
    found = compare(own, EVEN)
    assert (found.pay_by, found.leader) == (PayBy.OWN, own[0])


def test_without_a_base_and_a_score_pay_is_left_out() -> None:
    found = compare([offer("a", {Factor.PAY: 4}), offer("b", {}, 50_000)], EVEN)
    assert found.pay_by is PayBy.MISSING
    assert Factor.PAY in found.missing


def test_a_factor_counts_where_every_offer_has_a_score() -> None:
    one, other = rated("Quillmark", 0, 2, 3, 3, 5, 3), rated("Harborlight", 5, 4, 3, 3, 3, 3)
    found = compare([one, other], EVEN)
    assert found.missing == (Factor.CULTURE,)
    assert Factor.CULTURE not in found.places[0].scores


def test_without_any_weight_nobody_leads() -> None:
    found = compare([rated("a", 5, 5, 5, 5, 5, 5), rated("b", 1, 1, 1, 1, 1, 1)], dict.fromkeys(Factor, 0))
    assert found.leader is None
    assert found.places[0].mean is None


@given(found=offers(), chosen=weights())
def test_whatever_the_order_the_answer_is_the_same(found: list[Offer], chosen: dict[Factor, int]) -> None:
    answer = compare(found, chosen)
    assert answer == compare(found[::-1], chosen)
    if len(found) == 3:
        assert all(answer == compare(order, chosen) for order in permutations(found))


@given(found=scored(), chosen=weights(), factor=st.sampled_from(Factor), score=st.integers(1, 5))
def test_a_factor_in_which_all_are_equal_changes_nothing(
    found: list[Offer], chosen: dict[Factor, int], factor: Factor, score: int
) -> None:
    without = compare([replace(one, scores={**one.scores, factor: 0}) for one in found], chosen)
    equal = compare([replace(one, scores={**one.scores, factor: score}) for one in found], chosen)
    assert equal.leader == without.leader or _bare(equal.leader) == _bare(without.leader)
    assert [place.offer.id for place in equal.places] == [place.offer.id for place in without.places]
    assert equal.reasons == without.reasons


@given(found=offers(), chosen=weights())
def test_the_named_change_turns_the_answer_and_no_smaller_one_does(
    found: list[Offer], chosen: dict[Factor, int]
) -> None:
    change, now = compare(found, chosen).change, leads(found, chosen)
    size = abs(change.after - change.before) if change else len(WEIGHTS)
    if change:
        assert change.before == chosen[change.factor]
        assert leads(found, {**chosen, change.factor: change.after}) == change.leader.id != now
    smaller = (
        {**chosen, factor: weight}
        for factor in Factor
        for weight in WEIGHTS
        if abs(weight - chosen[factor]) < size
    )
    assert all(leads(found, other) in {now, None} for other in smaller)


@given(found=scored(), chosen=weights())
def test_the_reasons_alone_make_up_the_lead(found: list[Offer], chosen: dict[Factor, int]) -> None:
    answer = compare(found, chosen)
    assume(answer.leader)
    first, second = answer.places[:2]
    edge = {one: chosen[one] * (first.scores[one] - second.scores[one]) for one in answer.compared}
    lead = sum(edge.values(), Fraction(0))
    assert lead > 0
    assert sum(edge[one] for one in answer.reasons) >= lead
    assert sum(edge[one] for one in answer.reasons[:-1]) < lead
    assert all(edge[one] < 0 for one in answer.against)
    assert first.mean is not None
    assert first.mean >= max(place.mean or 0 for place in answer.places)


@given(found=scored(), chosen=weights(), better=st.sampled_from(Factor))
def test_a_better_score_never_costs_the_lead(
    found: list[Offer], chosen: dict[Factor, int], better: Factor
) -> None:
    leader = compare(found, chosen).leader
    assume(leader is not None)
    assert leader is not None
    raised = replace(leader, scores={**leader.scores, better: 5})
    assert leads([raised if one.id == leader.id else one for one in found], chosen) == leader.id


def _bare(one: Offer | None) -> str | None:
    return one.id if one else None
