"""What the scores of a process say together."""

from dataclasses import replace

import pytest

from bot.catalogue import Factor
from bot.models.evaluations import EvaluationRow, Picture, Rating, Round, means
from content import evaluations
from tests.planned import interview

CULTURE, BALANCE, PAY, GROWTH = Factor.CULTURE, Factor.BALANCE, Factor.PAY, Factor.GROWTH


def picture(*ratings: dict[Factor, int]) -> Picture:
    """One round for each of them, a week apart."""
    rounds = tuple(
        Round(replace(interview(f"2027-01-{5 + 7 * place:02} 15:00"), id=f"i{place}"), Rating(scores))
        for place, scores in enumerate(ratings)
    )
    return Picture(rounds[-1], rounds)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({}, "No scores yet; your note stands by itself."),
        ({GROWTH: 5}, "All that you rated speaks for them."),
        ({GROWTH: 5, PAY: 4}, "All that you rated speaks for them, and growth most."),
        (
            {GROWTH: 4, PAY: 3},
            "Growth is what speaks for them; pay and benefits are what to ask about next.",
        ),
        (
            {GROWTH: 5, CULTURE: 5, BALANCE: 1},
            "Culture and growth are what speaks for them; work-life balance is what to ask about next.",
        ),
        (
            {GROWTH: 2, PAY: 1},
            "Nothing speaks for them strongly yet; pay and benefits are what to ask about next.",
        ),
    ],
)
def test_the_scores_of_a_round_say_one_thing(scores: dict[Factor, int], said: str) -> None:
    assert said in evaluations.shown(picture(scores)).text.splitlines()


def test_rounds_that_disagree_say_nothing_either_way() -> None:
    said = evaluations.shown(picture({GROWTH: 3}, {GROWTH: 4})).text
    assert "Nothing speaks for them strongly yet, and nothing against." in said
    assert "3.5 · Growth · Jan 5: 3, Jan 12: 4 · up 1" in said


def test_a_factor_has_its_mean_its_latest_and_how_it_moved() -> None:
    growth, pay, culture = picture({GROWTH: 5, PAY: 3}, {CULTURE: 2}, {GROWTH: 3, PAY: 4}).courses
    assert (growth.factor, growth.mean, growth.latest, growth.moved) == (GROWTH, 4, 3, -2)
    assert (pay.factor, pay.mean, pay.latest, pay.moved) == (PAY, 3.5, 4, 1)
    assert (culture.factor, culture.mean, culture.latest, culture.moved) == (CULTURE, 2, 2, 0)


def test_the_means_of_ratings_leave_out_what_nobody_rated() -> None:
    assert means([Rating({GROWTH: 5}), Rating(), Rating({GROWTH: 4, PAY: 1})]) == {PAY: 1, GROWTH: 4.5}
    assert means([]) == {}


def test_every_factor_has_a_column() -> None:
    assert {factor.value for factor in Factor} <= EvaluationRow.model_fields.keys()
