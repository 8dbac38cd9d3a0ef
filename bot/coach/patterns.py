"""The coach's regular expressions, read from patterns.toml at the first answer."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_FRAGMENT = re.compile(r"\{(?P<name>[a-z]+)\}")


class Topic(NamedTuple):
    """What in a question names it, and what must be found in an answer to it."""

    question: re.Pattern[str]
    traces: re.Pattern[str]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """All alternatives of that name as one expression."""
    return re.compile("|".join(map(whole, _read().patterns[name])), re.MULTILINE)


@cache
def each(name: str) -> tuple[re.Pattern[str], ...]:
    """The alternatives of that name, one by one."""
    return tuple(re.compile(whole(one)) for one in _read().patterns[name])


@cache
def topics() -> tuple[Topic, ...]:
    """The subjects a question may name."""
    return tuple(
        Topic(re.compile(t["question"]), re.compile(rf"\b(?:{t['traces']})")) for t in _read().topics
    )


def find(name: str, text: str) -> str:
    """The first words that fit, or nothing."""
    match = pattern(name).search(text)
    return match[0].strip() if match else ""


def whole(expression: str) -> str:
    """The expression with its fragments, which may hold fragments, put in."""
    while _FRAGMENT.search(expression):
        expression = _FRAGMENT.sub(lambda found: _read().fragments[found["name"]], expression)
    return expression


class _Book(NamedTuple):
    fragments: dict[str, str]
    patterns: dict[str, list[str]]
    topics: list[dict[str, str]]


@cache
def _read() -> _Book:
    data = tomllib.loads(files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8"))
    return _Book(data["fragments"], data["patterns"], data["topics"])
