"""The words of an answer move between one box and four without getting lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.models.answers import PARTS, Wording
from content.answers import spoken

TEXTS = st.text(max_size=80).map(str.strip)
WORDINGS = st.builds(Wording, situation=TEXTS, task=TEXTS, action=TEXTS, result=TEXTS)


def test_four_boxes_become_one_text_with_their_names_and_four_again() -> None:
    parts = Wording(
        situation="The till was short.", action="I counted twice.\nThen I called Noor.", result="Found."
    )
    assert parts.joined() == Wording(
        "Situation: The till was short.\n\nAction: I counted twice.\nThen I called Noor.\n\nResult: Found."
    )
    assert parts.joined().split() == parts


def test_a_text_without_the_names_stands_whole_in_the_first_box() -> None:
    text = "We were late, and my task was clear.\nAction was needed."
    assert Wording(text).split() == Wording(situation=text)


def test_a_name_that_comes_twice_divides_nothing() -> None:
    text = "Action: I called.\nAction: I called again."
    assert Wording(text).split() == Wording(situation=text)


def test_words_before_the_first_name_are_not_lost() -> None:
    text = "Briefly.\nResult: It held."
    assert Wording(text).split() == Wording(situation=text)


def test_an_empty_answer_stays_empty_either_way() -> None:
    assert Wording().joined() == Wording() == Wording().split()


@given(WORDINGS)
def test_no_word_is_lost_on_the_way_into_one_box_and_back(wording: Wording) -> None:
    joined = wording.joined()
    for text in wording.parts.values():
        assert text in joined.text
    back = joined.split()
    assert "".join(back.whole.split()) in {
        "".join(joined.text.split()),
        "Situation:" + "".join(joined.text.split()),
    }


@given(st.text(max_size=200).map(str.strip))
def test_no_word_is_lost_on_the_way_into_four_boxes(text: str) -> None:
    split = Wording(text).split()
    for word in text.split():
        label, _, rest = word.partition(":")
        assert label.lower() in PARTS or word in split.whole
        assert rest in split.whole


def test_words_are_counted_over_all_boxes() -> None:
    assert Wording(situation="one two", result="three").count == 3
    assert Wording("  ").count == 0


def test_how_long_it_takes_to_say_is_rounded_to_half_a_minute() -> None:
    said = {count: spoken(count) for count in (0, 3, 34, 36, 140, 210, 280, 2900)}
    assert said == {
        0: "a few seconds spoken",
        3: "a few seconds spoken",
        34: "a few seconds spoken",
        36: "about 0.5 min spoken",
        140: "about 1 min spoken",
        210: "about 1.5 min spoken",
        280: "about 2 min spoken",
        2900: "about 20.5 min spoken",
    }
