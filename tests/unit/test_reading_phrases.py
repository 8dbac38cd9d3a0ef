"""Every phrase of tests/reading/phrases.toml reads as a person would read it, or is asked about as noted."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.reading import read
from bot.reading.answer import SEVERAL_READINGS, Ask

PHRASES = Path(__file__).parents[1] / "reading" / "phrases.toml"
SCORE = Path(__file__).parents[2] / "docs" / "reading.md"
GROUPS = tomllib.loads(PHRASES.read_text(encoding="utf-8"))["group"]
KEYS = ("company", "type", "round", "format", "starts", "zone", "minutes")
CASES = [
    pytest.param(group, phrase, id=f"{group['name']}: {phrase['say']!a}")
    for group in GROUPS
    for phrase in group["phrases"]
]


def reading(group: dict[str, Any], phrase: dict[str, Any]) -> dict[str, object]:
    return read(phrase["say"], zone=group["zone"], now=datetime.fromisoformat(group["now"])).to_json()


@pytest.mark.parametrize(("group", "phrase"), CASES)
def test_a_phrase_reads_as_a_person_would_read_it(group: dict[str, Any], phrase: dict[str, Any]) -> None:
    read_as = reading(group, phrase)

    asked = phrase.get("asked_instead", phrase.get("ask", []))
    assert read_as["ask"] == asked
    assert read_as["ambiguous"] == bool(SEVERAL_READINGS & {Ask(code) for code in asked})
    if "asked_instead" not in phrase:
        expected = {key: phrase.get(key) for key in KEYS} | {"zone": phrase.get("zone", group["zone"])}
        assert {key: read_as[key] for key in KEYS} == expected


@pytest.mark.parametrize(("group", "phrase"), CASES)
def test_nothing_is_settled_while_something_is_asked(group: dict[str, Any], phrase: dict[str, Any]) -> None:
    read_as = reading(group, phrase)

    assert (read_as["starts"] is None) == bool(read_as["ask"])


def test_fewer_than_one_phrase_in_thirty_is_asked_about_without_need() -> None:
    phrases = [phrase for group in GROUPS for phrase in group["phrases"]]

    assert len(phrases) >= 200
    assert sum("asked_instead" in phrase for phrase in phrases) * 30 < len(phrases)


def test_no_phrase_is_listed_twice() -> None:
    said = [(group["zone"], group["now"], phrase["say"]) for group in GROUPS for phrase in group["phrases"]]

    assert len(said) == len(set(said))


@pytest.mark.parametrize("group", GROUPS, ids=[group["name"] for group in GROUPS])
def test_the_published_score_is_the_score(group: dict[str, Any]) -> None:
    asked = sum("asked_instead" in phrase for phrase in group["phrases"])
    count = len(group["phrases"])

    assert f"| {group['name']} | {count} | {count - asked} | {asked} |" in SCORE.read_text(encoding="utf-8")
