"""Invitations pasted from a mail, as the shortcut takes them: the certain fills the form, the rest stays open."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.invitations import read_mail
from bot.models.people import Person, Who
from bot.services.drafts import pasted

ANA = Person(1, Who("T1", "U1"), "America/New_York")
NOON = datetime(2027, 1, 4, 17, tzinfo=UTC)
MAILS = tomllib.loads(Path(__file__).with_name("pasted.toml").read_text("utf-8"))["mail"]
OPEN = {"company": "", "type": None, "day": None, "time": None, "zone": ANA.zone, "minutes": 60}
OPEN |= {"round": None, "format": None}


@pytest.mark.parametrize("mail", MAILS, ids=range(1, len(MAILS) + 1))
def test_a_mail_is_read_as_far_as_it_is_certain(mail: dict[str, Any]) -> None:
    draft = pasted(mail["text"], ANA, NOON, "token")
    assert {
        "company": draft.company,
        "type": draft.type,
        "day": draft.day.isoformat() if draft.day else None,
        "time": f"{draft.hour:%H:%M}" if draft.hour else None,
        "zone": draft.zone,
        "minutes": draft.minutes,
        "round": draft.round,
        "format": draft.format,
    } == {**OPEN, **mail["expected"]}


def test_the_mails_are_many() -> None:
    assert len(MAILS) >= 25


@given(
    st.lists(
        st.sampled_from([line for mail in MAILS for line in mail["text"].splitlines()]) | st.text(max_size=30)
    )
)
def test_no_mail_makes_it_stumble(lines: list[str]) -> None:
    read_mail("\n".join(lines), zone=ANA.zone, now=NOON)
    pasted("\n".join(lines), ANA, NOON, "token")
