"""The words a person types: found in any case and between any marks, and nothing typed is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.words import Typed, parse

KNOWN = ("help", "tips", "tip", "question", "add", "interviews", "prep", "thanks")
MARKS = st.text(alphabet="*_~`“”\u2018\u2019'\"¿¡…!?.,:;/-() ", max_size=4)


def any_case(word: str) -> st.SearchStrategy[str]:
    letters = [st.sampled_from([letter.lower(), letter.upper()]) for letter in word]
    return st.tuples(*letters).map("".join)


@given(data=st.data(), before=MARKS, after=MARKS)
def test_every_word_is_found_in_any_case_and_between_any_marks(
    data: st.DataObject, before: str, after: str
) -> None:
    word = data.draw(st.sampled_from(KNOWN))
    typed = before.replace(" ", "") + data.draw(any_case(word)) + after.replace(" ", "")
    assert parse(f"  {typed}  ", KNOWN) == Typed(word, "")


@given(text=st.text(max_size=200))
def test_whatever_is_typed_is_a_known_word_or_not_never_an_error(text: str) -> None:
    found = parse(text, KNOWN)
    assert found.meant in {None, *KNOWN}
    assert found.near in {None, *KNOWN}
    assert found.rest in text


@given(word=st.sampled_from(KNOWN), rest=st.text())
def test_what_follows_a_word_is_kept_as_typed(word: str, rest: str) -> None:
    assert parse(f"{word} {rest}", KNOWN) == Typed(word, rest.strip())


@pytest.mark.parametrize("text", ["", "   ", "\n", "?", "…", "***", "“”", "-- !!"])
def test_no_words_mean_help(text: str) -> None:
    assert parse(text, KNOWN) == Typed("help", "")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("tipps", "tips"),
        ("hlep me", "help"),
        ("intervews", "interviews"),
        ("QUESTIN", "question"),
        ("thank", "thanks"),
    ],
)
def test_an_unknown_word_gets_the_closest(text: str, near: str) -> None:
    found = parse(text, KNOWN)
    assert (found.meant, found.near) == (None, near)


@pytest.mark.parametrize("text", ["xyzzy", "שלום", "🧮", "tips" * 1000, "- tips", "0"])
def test_a_word_that_is_like_none_gets_no_guess(text: str) -> None:
    found = parse(text, KNOWN)
    assert (found.meant, found.near) == (None, None)


def test_the_rest_keeps_its_own_marks_and_case() -> None:
    assert parse("ADD “Smith & Daughters”,\u00a0tomorrow", KNOWN) == Typed(
        "add", "“Smith & Daughters”,\u00a0tomorrow"
    )


def test_without_any_known_word_nothing_is_near() -> None:
    assert parse("tips", ()) == Typed(None, "")
