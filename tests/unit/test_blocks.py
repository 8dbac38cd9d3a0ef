"""A person's words on their way into Slack: escaped, then measured, then cut; never formatted, never a ping."""

import html
import json
import re
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import Action, Form
from bot.message import Message, View
from content.blocks import (
    FIELD,
    HEADER,
    OPTION,
    SECTION,
    button,
    buttons,
    facts,
    fitted,
    header,
    home,
    message,
    modal,
    note,
    option,
    ours,
    section,
    theirs,
)

HOSTILE = [
    "<!channel> <!here> <@U0123> <#C0123>",
    "&amp; & &lt;",
    "*bold* _it_ ~gone~ `code` ```block```",
    "<https://harborlight.example|click me>",
    "a line\nand another\n\n> quoted",
    "שלום עולם",
    "👩🏽\u200d💻 🧮 é",
    "x" * 3000,
    "&" * 3000,
    "👩🏽\u200d💻" * 900,
    "{{ }} %s {0} \\n",
]
RAW = re.compile(r"[<>]|&(?!amp;|lt;|gt;)")


def texts(block: dict[str, Any]) -> list[dict[str, str]]:
    """Every text object of a block."""
    return [block["text"]] if "text" in block else [*block.get("fields", ()), *block.get("elements", ())]


@given(text=st.text(), limit=st.integers(1, 120))
def test_what_is_cut_fits_and_is_the_beginning_of_what_was_typed(text: str, limit: int) -> None:
    cut = fitted(text, limit)
    assert 0 < len(cut) <= limit
    assert not RAW.search(cut)
    whole = text.strip()
    assert html.unescape(cut) == (whole or " ") or whole.startswith(html.unescape(cut.removesuffix("…")))


@given(text=st.text(alphabet="&<>a ", min_size=200, max_size=400))
def test_no_more_is_cut_than_has_to_be(text: str) -> None:
    cut = fitted(text, 100)
    assert len(cut) > 100 - len("&amp;") - 1


@given(text=st.text(max_size=20))
def test_what_fits_is_not_cut(text: str) -> None:
    assert html.unescape(fitted(text, 100)) == (text.strip() or " ")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_person_s_words_are_plain_and_escaped_wherever_they_stand(text: str) -> None:
    said = message(header(text), section(theirs(text)), facts([("Where", text)]), note(theirs(text)))
    objects = list(chain.from_iterable(texts(block) for block in said.blocks))
    kinds = [one["type"] for one in objects]
    assert kinds == ["plain_text", "plain_text", "mrkdwn", "plain_text", "plain_text"]
    assert [one["text"] for one in objects if RAW.search(one["text"])] == []
    limits = [HEADER, SECTION, FIELD, FIELD, SECTION]
    assert all(0 < len(one["text"]) <= limit for one, limit in zip(objects, limits, strict=True))
    assert not RAW.search(said.text)


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_nothing_is_said_as_a_blank_since_slack_refuses_empty_text(text: str) -> None:
    said = message(header(text), section(theirs(text)))
    assert [block["text"]["text"] for block in said.blocks] == [" ", " "]


@pytest.mark.parametrize("text", HOSTILE)
def test_an_option_holds_a_person_s_words_and_their_note(text: str) -> None:
    shown = json.loads(repr(option(text, "id", text)))
    assert shown["text"]["type"] == shown["description"]["type"] == "plain_text"
    assert len(shown["text"]["text"]) <= OPTION
    assert len(shown["description"]["text"]) <= OPTION


def test_an_option_without_a_note_has_none() -> None:
    assert "description" not in json.loads(repr(option("Panel", "panel")))


def test_facts_without_a_value_are_left_out_and_five_share_a_block() -> None:
    pairs = [(f"Label {number}", f"value {number}") for number in range(7)]
    blocks = message(facts([*pairs, ("Empty", "")])).blocks
    assert [len(block["fields"]) for block in blocks] == [10, 4]
    assert message(facts([("Empty", "")])).blocks == ()


def test_equal_messages_are_equal() -> None:
    def said() -> Message:
        return message(
            header("Round 2"), section(ours("*Ready?*")), buttons(button("Tips", Action.TIPS_ANOTHER))
        )

    assert said() == said()
    assert [block for block in said().blocks if "block_id" in block] == []


def test_an_id_that_was_given_stays() -> None:
    said = message(buttons(button("Tips", Action.TIPS_ANOTHER), block="tips:1"))
    assert said.blocks[0]["block_id"] == "tips:1"


def test_lists_of_blocks_stand_where_they_were_put() -> None:
    said = message(header("One"), [section(ours("two")), section(ours("three"))], [], section(ours("four")))
    assert said.text == "One\ntwo\nthree\nfour"


def test_a_window_carries_its_form_and_what_it_is_about() -> None:
    view = modal(Form.INTERVIEWS_ADD, "Add", section(ours("One moment")), about="i1").content
    assert (view["type"], view["callback_id"], view["private_metadata"]) == ("modal", "interviews.add", "i1")
    assert view["submit"]["text"] == "Save"
    assert "submit" not in modal(Form.LOADING, "One moment", section(ours("…")), submit=None).content


def test_a_home_tab_is_one() -> None:
    view: View = home(section(ours("Welcome")))
    assert view.content["type"] == "home"
    assert view.content["blocks"][0]["text"]["text"] == "Welcome"
