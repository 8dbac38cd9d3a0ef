"""The lines of a debrief keep their ids when it is edited, so that ticks on the next round's list stay."""

from hypothesis import given
from hypothesis import strategies as st

from bot.models.debriefs import Box, Line, mended

TEXTS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def lines(texts: list[str], box: Box = Box.ROUGH) -> list[Line]:
    return [Line(f"id-{text}", box, text) for text in texts]


@given(TEXTS, TEXTS)
def test_a_line_keeps_its_id_wherever_it_moves_and_no_two_share_one(
    there: list[str], wanted: list[str]
) -> None:
    found = mended([*lines(there), *lines(["a"], Box.OKAY)], Box.ROUGH, wanted)
    assert [line.text for line in found] == wanted
    assert len({line.id for line in found}) == len(wanted)
    assert all(line.id == f"id-{line.text}" for line in found if line.text in there)
    assert {line.box for line in found} <= {Box.ROUGH}


def test_a_line_that_was_mended_in_its_place_keeps_its_id() -> None:
    found = mended(lines(["a", "b", "c"]), Box.ROUGH, ["a", "B", "c", "d"])
    assert [line.id for line in found[:3]] == ["id-a", "id-b", "id-c"]
    assert found[3].id not in {"id-a", "id-b", "id-c"}


def test_the_same_words_in_another_box_are_another_line() -> None:
    (found,) = mended(lines(["a"]), Box.OKAY, ["a"])
    assert found.id != "id-a"
