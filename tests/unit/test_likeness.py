"""Two notes are too alike when what they say is; names, and words of any note, say nothing."""

from hypothesis import given
from hypothesis import strategies as st

from content.likeness import STOP, shared

WORD = st.text("bcdfghjklmnpqrstvwxz", min_size=4, max_size=9).filter(lambda word: word not in STOP)
TEXT = st.text(min_size=1).filter(str.strip)
FILLER = st.lists(st.sampled_from(sorted(STOP)), max_size=20)
NAMES = st.lists(WORD, max_size=3)


@given(TEXT, NAMES)
def test_equal_notes_are_always_alike(text: str, names: list[str]) -> None:
    assert shared(text, text, names)


@given(st.sets(WORD, min_size=2, max_size=30), FILLER, NAMES, st.data())
def test_notes_with_nothing_in_common_but_names_and_filler_never_are(
    words: set[str], filler: list[str], names: list[str], data: st.DataObject
) -> None:
    told = sorted(words - set(names))
    cut = data.draw(st.integers(0, len(told)))
    if not told[:cut] or not told[cut:]:
        return
    one, other = (" ".join([*filler, *names, *part]) for part in (told[:cut], told[cut:]))
    assert shared(one, other, [" ".join(names)]) == ()


@given(TEXT, TEXT, NAMES)
def test_it_does_not_matter_which_comes_first(one: str, other: str, names: list[str]) -> None:
    found = shared(one, other, names)
    assert set(found) == set(shared(other, one, names))


def test_the_words_that_two_notes_share_are_named() -> None:
    one = "Hello Priya, thank you. I liked how your team mentors new nurses on nights."
    other = "Hello Tom, thank you so much! I liked how the team mentors new nurses at night."
    assert shared(one, other, ["Priya Nair", "Tom Ellis"]) == ("liked", "team", "mentors", "new", "nurses")
    assert shared(one, "Hello Tom, the audit of your warehouse interests me.", ["Tom Ellis"]) == ()


def test_what_is_to_be_filled_in_does_not_count() -> None:
    assert shared("I keep [one thing you talked about]", "Best part: [one thing you talked about]", []) == ()
