"""Every id has one listener and a builder; every word of the help is known; the manifest says what the code does."""

import ast
import json
import re
from collections import Counter
from enum import StrEnum

import pytest

from bot import manifest
from bot.app import SecondRound
from bot.config import Settings
from bot.ids import Action, Form, Options, Shortcut
from content.help import COMMANDS
from tests.contracts.source import ROOT, calls, members, modules

LISTENERS = {Action: "action", Form: "form", Options: "options", Shortcut: "shortcut"}
SILENT = {Form.LOADING}
"""A window without a button to submit it."""
UNLISTED = {"help", "import"}
"""The one is what lists the others; the other is for a file, and is told where the files are."""
THE_HOSTS = {"DYNO"}
"""Set by a host for every process on it, and never by a person."""


@pytest.mark.parametrize("enum", LISTENERS, ids=lambda enum: enum.__name__)
def test_every_id_has_exactly_one_listener(enum: type[StrEnum]) -> None:
    found = Counter(
        node.args[0].attr
        for path in modules("handlers")
        for node in calls(path, LISTENERS[enum])
        if node.args and isinstance(node.args[0], ast.Attribute)
        if isinstance(node.args[0].value, ast.Name) and node.args[0].value.id == enum.__name__
    )
    assert found == Counter(member.name for member in enum if member not in SILENT)


@pytest.mark.parametrize("enum", LISTENERS, ids=lambda enum: enum.__name__)
def test_every_id_is_built_somewhere(enum: type[StrEnum]) -> None:
    folders = ("content", "bot/manifest.py") if enum is Shortcut else ("content",)
    built = {
        name
        for folder in folders
        for path in (modules(folder) or [ROOT / folder])
        for name in members(path, enum.__name__)
    }
    assert {member.name for member in enum} - built == set()


def test_no_id_is_the_beginning_of_another() -> None:
    ids = [str(one) for one in Action]
    assert [(one, other) for one in ids for other in ids if other.startswith(f"{one}:")] == []
    assert len(set(ids)) == len(ids)


def test_every_word_that_the_help_lists_is_known_and_the_other_way_round(bot: SecondRound) -> None:
    listed = {word for usage, _ in COMMANDS for word in re.findall(r"(?:^|/ |· )(\w+)", usage)}
    named = {
        node.args[0].value
        for path in modules("handlers")
        for node in calls(path, "Word")
        if isinstance(node.args[0], ast.Constant)
    }
    assert listed == named - UNLISTED
    assert named <= set(bot.words.spellings)


def test_no_two_words_share_a_spelling(bot: SecondRound) -> None:
    spelled = [
        constant.value
        for path in modules("handlers")
        for node in calls(path, "Word")
        for constant in ast.walk(node)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    ]
    assert sorted(spelled) == sorted(bot.words.spellings)


def test_the_manifest_is_what_the_code_needs() -> None:
    assert (ROOT / "manifest.json").read_text("utf-8") == manifest.text()


def test_every_event_of_the_manifest_has_a_listener() -> None:
    events = json.loads(manifest.text())["settings"]["event_subscriptions"]["bot_events"]
    heard = {
        node.args[0].value
        for path in modules("handlers")
        for kind in ("event", "workspace")
        for node in calls(path, kind)
        if isinstance(node.args[0], ast.Constant)
    }
    assert {event.partition(".")[0] for event in events} == heard


def test_every_setting_is_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    named = set(re.findall(r"^#?\s*([A-Z][A-Z_]+)=", example, re.MULTILINE))
    assert {str(field.alias) for field in Settings.model_fields.values()} - named == THE_HOSTS
