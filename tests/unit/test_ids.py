"""The ids that Slack carries: `feature.verb`, with what they are about behind colons."""

import re
from itertools import chain

import pytest

from bot.ids import Action, Form, Options, new_id, subject

EVERY = [*chain(Action, Form, Options)]
LONGEST = 255
"""Slack's limit for an action_id."""


@pytest.mark.parametrize("one", EVERY)
def test_an_id_names_its_feature_and_verb(one: str) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", one)


def test_no_two_actions_menus_or_forms_share_an_id() -> None:
    assert len({*Action, *Options}) == len(Action) + len(Options)
    assert len(set(Form)) == len(Form)


def test_what_an_id_is_about_can_be_read_back() -> None:
    assert Action.TIPS_TOPIC.of("preparation") == "tips.topic:preparation"
    assert subject(Action.CHECKLISTS_TICK.of(new_id(), 7, "eve"))[1:] == ["7", "eve"]
    assert subject(Action.TIPS_TOPIC) == []


def test_an_id_about_an_interview_fits_slack() -> None:
    assert max(len(one.of(new_id(), 10**9, "minutes", "0" * 40)) for one in Action) <= LONGEST


def test_new_ids_are_sixteen_hex_digits_and_differ() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch(r"[0-9a-f]{16}", one) for one in made)
