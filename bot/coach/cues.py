"""The words the coach listens for, read from cues.toml at the first answer."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.coach import patterns


@dataclass(frozen=True)
class Cues:
    """The cue file, ready to use: classes by word, phrases by name, and the small words by what they tell."""

    of_word: dict[str, tuple[str, ...]]
    phrases: dict[str, re.Pattern[str]]
    verbs: dict[str, frozenset[str]]
    common: dict[str, frozenset[str]]
    grammar: dict[str, frozenset[str]]
    subjects: dict[str, str]
    determiners: dict[str, str]
    auxiliaries: dict[str, str]


@cache
def load() -> Cues:
    """Read once."""
    data = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    small = data["grammar"]
    return Cues(
        of_word=_classes(data["words"]),
        phrases={name: re.compile(patterns.whole(form)) for name, form in data["phrases"].items()},
        verbs=_sets(data["verbs"]),
        common=_sets(data["common"]),
        grammar=_sets({name: listed for name, listed in small.items() if isinstance(listed, str)}),
        subjects=_by_word(small["subjects"]),
        determiners=_by_word(small["determiners"]),
        auxiliaries=_by_word(small["auxiliaries"]),
    )


def is_number(token: str) -> bool:
    return patterns.pattern("figure").fullmatch(token) is not None


def _classes(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    of_word: dict[str, tuple[str, ...]] = {}
    for name, listed in table.items():
        for word in listed.split():
            of_word[word] = (*of_word.get(word, ()), name)
    return of_word


def _sets(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    return {name: frozenset(listed.split()) for name, listed in table.items()}


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, listed in table.items() for word in listed.split()}
