"""The coach is as good on the answers held out as docs/coach.md says."""

import tomllib
from dataclasses import astuple
from pathlib import Path

import pytest

from bot.coach import analyse
from bot.coach.outcome import measure
from tests.coach.examples import sections
from tests.coach.labelled import LabelledAnswer, read_answers
from tests.coach.scores import Scores, score

DOCS = Path(__file__).parents[2] / "docs" / "coach.md"
ROW = "| words and cues | held out |"
ANSWERS = read_answers()
MEASURES = tomllib.loads((Path(__file__).parents[1] / "coach" / "measures.toml").read_text(encoding="utf-8"))
AIMS = Scores(
    f1=0.80, parts=0.92, quantified=0.92, hypothetical=0.95, ownership=0.90, first_advice=0.80, language=1.0
)


@pytest.fixture(scope="module")
def held_out() -> Scores:
    return score([a for a in ANSWERS if a.held_out], lambda a: analyse(a.question, a.text))


def test_no_score_falls_below_what_the_docs_publish(held_out: Scores) -> None:
    row = next(line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith(ROW))
    published = [float(cell) for cell in row.removeprefix(ROW).strip(" |").split("|")]
    assert [round(value, 3) >= told for value, told in zip(astuple(held_out), published, strict=True)] == [
        True
    ] * 7


def test_every_aim_is_met(held_out: Scores) -> None:
    assert all(value >= aim for value, aim in zip(astuple(held_out), astuple(AIMS), strict=True)), held_out


def test_the_set_is_large_and_a_good_part_of_it_is_held_out() -> None:
    held = sum(a.held_out for a in ANSWERS)
    assert len(ANSWERS) >= 300
    assert 0.2 <= held / len(ANSWERS) <= 0.4


def test_no_two_answers_share_an_id() -> None:
    assert len({a.id for a in ANSWERS}) == len(ANSWERS)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: a.id)
def test_the_labels_agree_with_one_another(answer: LabelledAnswer) -> None:
    """A missing part is never there, a figure belongs to a result, a figure that is there is never asked for."""
    missing = {"add_situation": "S", "add_task": "T", "add_action": "A", "add_result": "R"}
    assert not {missing[code] for code in answer.first if code in missing} & answer.parts
    assert "R" in answer.parts or not answer.quantified
    assert not (answer.quantified and "quantify_result" in answer.first)


def test_the_worked_examples_are_what_the_coach_says_today() -> None:
    shown = sections()
    assert len(shown) == 10
    assert [section for section in shown if section not in DOCS.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("ending", MEASURES["measured"].strip().splitlines())
def test_an_ending_with_a_measure_is_heard(ending: str) -> None:
    assert measure(ending)


@pytest.mark.parametrize("ending", MEASURES["unmeasured"].strip().splitlines())
def test_an_ending_without_one_is_not(ending: str) -> None:
    assert not measure(ending)
