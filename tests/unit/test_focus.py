"""What somebody wants to practice is found the way a person would expect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, QuestionType, load
from bot.services.focus import Foci, wish

FOCI = Foci(load())


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("behavioral", "behavioral"),
        ("Behavioural questions", "behavioral"),
        ("conflict", "conflict"),
        ("problem_solving", "problem_solving"),
        ("solving problems", "problem_solving"),
        ("hiring manager", "hiring_manager"),
        ("Hiring-Manager!", "hiring_manager"),
        ("panel", "panel"),
        ("a panel interview", "panel"),
        ("technical", "technical"),
        ("technical judgment", "technical_judgment"),
        ("tecnical", "technical"),
        ("team work", "teamwork"),
        ("team", "teamwork"),
        ("integrety", "integrity"),
        ("case study", "case"),
        ("phone", "phone_screen"),
        ("star", "behavioral"),
        ("ask", "ask"),
        ("to ask", "ask"),
        ("Questions to ask", "ask"),
        ("ask me a conflict question", "conflict"),
    ],
)
def test_words_name_a_type_a_competency_or_an_interview(typed: str, key: str) -> None:
    found = FOCI.named(typed)
    assert found
    assert found.key == key


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "a",
        "te",
        "task",
        "weather",
        "underwater basket weaving",
        "😀",
        "???",
        "مرحبا",
        "<!channel>",
    ],
)
def test_other_words_name_nothing(typed: str) -> None:
    assert FOCI.named(typed) is None


@pytest.mark.parametrize("typed", ["", "please", "a question, please", "some practice"])
def test_filler_asks_for_nothing_in_particular(typed: str) -> None:
    assert wish(typed) == ""


def test_every_type_and_competency_goes_by_its_id_and_by_its_name() -> None:
    entries = load()
    named = {(type_.value, type_.label) for type_ in QuestionType}
    named |= {(competency.id, competency.name) for competency in entries.competencies}
    for key, label in named:
        for typed in (key, label, label.upper()):
            found = FOCI.named(typed)
            assert found, typed
            assert found.key == key, typed


def test_questions_to_ask_belong_to_no_other_focus() -> None:
    others = [FOCI.named(typed) for typed in ("communication", "hiring manager", "executive", "panel")]
    assert all(focus and QuestionType.ASK not in {one.type for one in focus.questions} for focus in others)


def test_what_has_no_questions_is_not_offered() -> None:
    assert Foci(Catalogue()).named("panel") is None


@given(st.text(max_size=3200))
def test_no_text_upsets_it(typed: str) -> None:
    found = FOCI.named(typed)
    assert found is None or found.questions
