"""The plain rendering: every word that the blocks show, without the signs that make them look."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import Action
from content.blocks import (
    button,
    buttons,
    divider,
    facts,
    fitted,
    header,
    message,
    note,
    ours,
    section,
    theirs,
)
from content.plain import FALLBACK, plain_words

SHORT = st.text(max_size=100)


def mrkdwn(text: str) -> str:
    return plain_words([{"type": "section", "text": {"type": "mrkdwn", "text": text}}])


def boxes(*options: tuple[str, str, str], ticked: tuple[str, ...] = ()) -> dict[str, Any]:
    """A block of checkboxes: (value, text, note) each."""
    made = [
        {
            "value": value,
            "text": {"type": "plain_text", "text": text},
            **({"description": {"type": "plain_text", "text": why}} if why else {}),
        }
        for value, text, why in options
    ]
    element = {
        "type": "checkboxes",
        "options": made,
        "initial_options": [one for one in made if one["value"] in ticked],
    }
    return {"type": "actions", "elements": [element]}


@given(title=SHORT, words=SHORT, label=st.sampled_from(["Where", "Role"]), value=SHORT, aside=SHORT)
def test_every_word_of_a_message_is_in_its_plain_rendering(
    title: str, words: str, label: str, value: str, aside: str
) -> None:
    said = message(
        header(title), section(theirs(words)), facts([(label, value)]), divider(), note(theirs(aside))
    )
    shown = " ".join(fitted(text, 150) for text in (title, words, value, aside))
    assert [word for word in shown.split() if word not in said.text] == []
    assert (label in said.text) >= bool(value)


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("*Ready?* Do _this_ now", "Ready? Do this now"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("`/secondround tips`", "`/secondround tips`"),
        ("<https://harborlight.example|the posting>", "the posting (https://harborlight.example)"),
        ("<@U0123|ana> in <#C0123|cohort>", "ana in cohort"),
        (
            "<!date^1799784000^{date_short_pretty} at {time}|Tue, Jan 12, 3:00 PM EST>",
            "Tue, Jan 12, 3:00 PM EST",
        ),
        ("Smith &amp; Daughters", "Smith &amp; Daughters"),
    ],
)
def test_our_signs_are_read_as_words(shown: str, read: str) -> None:
    assert mrkdwn(shown) == read


@pytest.mark.parametrize("typed", ["*bold*", "_it_", "`code`", "2 * 3 * 4", "~gone~"])
def test_a_person_s_signs_stay_as_typed(typed: str) -> None:
    assert message(section(theirs(typed))).text == typed


def test_what_a_person_typed_is_still_escaped() -> None:
    assert message(section(theirs("<!channel> & co"))).text == "&lt;!channel&gt; &amp; co"


def test_a_fact_is_read_as_a_line() -> None:
    said = message(facts([("Where", "Room 4"), ("Role", "Analyst")]))
    assert said.text == "Where: Room 4\nRole: Analyst"


def test_boxes_are_read_with_their_state() -> None:
    block = boxes(("a", "Read the posting", "10 min: what they ask"), ("b", "Shine shoes", ""), ticked=("b",))
    assert plain_words([block]) == "[open] Read the posting · 10 min: what they ask\n[done] Shine shoes"


def test_empty_lines_and_buttons_are_not_read() -> None:
    said = message(
        header("One"), divider(), section(theirs("")), buttons(button("Tips", Action.TIPS_ANOTHER))
    )
    assert said.text == "One"


def test_a_long_message_is_cut_between_lines() -> None:
    said = message(*(section(ours(f"{number} " + "word " * 20)) for number in range(50)))
    assert len(said.text) <= FALLBACK
    assert said.text.endswith("word …")


@given(lines=st.lists(st.text(alphabet="ab &<", min_size=1, max_size=2000), min_size=1, max_size=8))
def test_no_rendering_is_longer_than_a_notification_takes(lines: list[str]) -> None:
    assert len(message(*(section(theirs(line)) for line in lines)).text) <= FALLBACK
