"""What a role, in the words of whoever has it, is asked about."""

from collections import Counter

import pytest

from bot.catalogue import load

CATALOGUE = load()


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("Senior Data Analyst", ("problem_solving", "communication", "technical_judgment")),
        ("registered NURSE (RN), nights", ("teamwork", "customer_focus", "integrity")),
        ("Full-stack developer", ("technical_judgment", "problem_solving", "teamwork")),
        ("Elementary school teacher", ("communication", "conflict", "adaptability")),
    ],
)
def test_a_role_is_known_by_its_words(role: str, asked: tuple[str, ...]) -> None:
    assert CATALOGUE.asked_of(role) == asked


def test_the_longer_name_wins() -> None:
    assert CATALOGUE.asked_of("Project manager") == ("planning", "leadership", "conflict")
    assert CATALOGUE.asked_of("Manager") == ("leadership", "conflict", "planning")


def test_where_a_title_names_two_professions_each_has_its_say_in_turn() -> None:
    assert CATALOGUE.asked_of("Sales manager") == ("customer_focus", "leadership", "initiative", "conflict")


@pytest.mark.parametrize("role", ["", "🦊", "wizard", "<!channel>", "x" * 3000])
def test_a_role_that_says_nothing_asks_for_nothing(role: str) -> None:
    assert CATALOGUE.asked_of(role) == ()


def test_no_two_professions_go_by_one_name_and_every_competency_is_asked_of_some() -> None:
    assert len(CATALOGUE.professions) >= 50
    names = Counter(word.casefold() for one in CATALOGUE.professions for word in one.words)
    assert [name for name, times in names.items() if times > 1] == []
    asked = {competency for one in CATALOGUE.professions for competency in one.competencies}
    assert asked == {one.id for one in CATALOGUE.competencies}
