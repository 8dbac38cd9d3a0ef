"""Letters about an offer: whole sentences, whatever was typed into the fields that they are made of."""

from datetime import UTC, datetime

import pytest

from bot.models.interviews import Interviewer
from bot.models.offers import Extras, Notes, Offer, Terms
from bot.models.people import Person, Who
from bot.services.decisions import Decided
from bot.services.standings import Standing
from content import decisions

NOW = datetime(2027, 1, 4, 17, tzinfo=UTC)
ANA = Person(1, Who("T1", "U1"), "America/New_York")


def offered(start: str = "", ask: str = "", company: str = "Quillmark") -> Standing:
    terms, extras, notes = Terms(company), Extras(start=start), Notes(ask=ask, evidence="I cut costs.")
    return Standing(Offer("a", 1, terms, NOW, NOW, extras=extras, notes=notes), ANA)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("between March 1 and March 15.", "starting between March 1 and March 15.\n"),
        ("March 1", "starting March 1.\n"),
        ("on March 1", "starting on March 1.\n"),
    ],
)
def test_the_start_becomes_part_of_a_sentence(start: str, words: str) -> None:
    assert f"I look forward to {words}" in decisions.accept(Decided(offered(start)))


def test_a_start_of_nothing_but_a_stop_is_left_out() -> None:
    assert "I look forward" not in decisions.accept(Decided(offered(".")))


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        ("a base of 92,000", "I would like to ask for a base of 92,000. I cut costs."),
        ("a base of 92,000!", "I would like to ask for a base of 92,000. I cut costs."),
        ("Could we make it 92k?", "I have one question. Could we make it 92k? I cut costs."),
        ("", "I would like to ask for [one thing]. I cut costs."),
    ],
)
def test_what_is_asked_for_becomes_a_whole_sentence(ask: str, words: str) -> None:
    assert f"Before I say yes, {words}" in decisions.ask(offered(ask=ask))


def test_each_letter_begins_with_a_capital() -> None:
    done = Decided(offered())
    letters = (
        decisions.accept(done),
        decisions.decline(done),
        decisions.later(done),
        decisions.ask(done.one),
    )
    assert [one.startswith("Hello,\n\nThank you for the offer") for one in letters] == [True] * 4


def test_a_name_that_ends_with_a_stop_gets_no_second_one() -> None:
    said = decisions.more_time(Decided(offered(company="Quillmark Inc.")), NOW).text
    assert said.startswith("More time for the offer from Quillmark Inc.\n")


@pytest.mark.parametrize(
    ("name", "greeted"), [("Dr. Nair", "Dr. Nair"), ("Priya Nair", "Priya"), ("Priya", "Priya"), ("", "")]
)
def test_a_letter_greets_a_person_by_the_name_that_fits(name: str, greeted: str) -> None:
    assert Interviewer("a", name).first_name == greeted
