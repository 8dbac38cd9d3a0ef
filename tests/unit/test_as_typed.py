"""Slack escapes what a person types, and names what they mention: read back as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.request import Fields
from handlers.typed import as_typed

TYPED = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"))


def escaped(text: str) -> str:
    """As Slack sends what was typed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("add Smith &amp; Daughters", "add Smith & Daughters"),
        ("&lt;b&gt;", "<b>"),
        ("&amp;lt;", "&lt;"),
        ("&amp;copy; &nbsp;", "&copy; &nbsp;"),
        ("<@U0123|ana>", "ana"),
        ("<@U0123>", "<@U0123>"),
        ("<#C0123|general>", "general"),
        ("<!channel>", "<!channel>"),
        ("<!subteam^S0123|@recruiters>", "@recruiters"),
        ("<https://harborlight.example/jobs?a=1&amp;b=2>", "https://harborlight.example/jobs?a=1&b=2"),
        ("<http://harborlight.example|harborlight.example>", "harborlight.example"),
        ("<mailto:ana@harborlight.example|ana@harborlight.example>", "ana@harborlight.example"),
        ("<mailto:ana@harborlight.example>", "ana@harborlight.example"),
        ("<@U1|ana> and <@U2|ben> at &lt;3", "ana and ben at <3"),
        ("  tips  ", "tips"),
        ("שלום &amp; 🧮", "שלום & 🧮"),
        ("<|> <> a < b", "<|> <> a < b"),
    ],
)
def test_what_slack_escaped_is_read_as_it_was_typed(sent: str, typed: str) -> None:
    assert as_typed(sent) == typed


@given(text=TYPED)
def test_whatever_is_typed_arrives_as_typed(text: str) -> None:
    assert as_typed(escaped(text)) == text.strip()


@pytest.mark.parametrize("sent", ["ti\x00ps", "tips\x07\x1b", "\x08 tips"])
def test_signs_that_nobody_types_are_left_out(sent: str) -> None:
    assert as_typed(sent) == "tips"
    assert Fields({"b": {"element": {"value": sent}}}).text("b") == "tips"
