"""A small language for saying what JSON Slack takes; a rule yields what it objects to, and where."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Problem = tuple[str, str]
Rule = Callable[[Any, str], Iterator[Problem]]


@dataclass(frozen=True)
class Shape:
    """An object with these keys and no others; `check` looks at the whole once its keys are right."""

    required: Mapping[str, Rule] = field(default_factory=dict)
    optional: Mapping[str, Rule] = field(default_factory=dict)
    check: Rule | None = None

    def __call__(self, value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield at, "must be an object"
            return
        found = list(self._keys(value, at))
        yield from found
        if self.check and not found:
            yield from self.check(value, at)

    def _keys(self, value: dict[str, Any], at: str) -> Iterator[Problem]:
        rules = {**self.required, **self.optional}
        yield from ((at, f"missing required field: {key}") for key in self.required if key not in value)
        for key, part in value.items():
            if key in rules:
                yield from rules[key](part, f"{at}/{key}")
            elif key != "type":
                yield at, f"invalid additional property: {key}"


def string(longest: int, shortest: int = 0) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield at, "must be a string"
        elif len(value) > longest:
            yield at, f"must be less than {longest + 1} characters"
        elif len(value) < shortest:
            yield at, f"must be more than {shortest - 1} characters"

    return rule


def text(longest: int, *, plain: bool) -> Rule:
    """A text object; `plain`: plain_text only."""
    kinds = ("plain_text",) if plain else ("plain_text", "mrkdwn")

    def check(value: Any, at: str) -> Iterator[Problem]:
        if value.get("type") not in kinds:
            yield f"{at}/type", f"must be one of: {', '.join(kinds)}"
        elif "emoji" in value and value["type"] == "mrkdwn":
            yield at, "invalid additional property: emoji"
        elif "verbatim" in value and value["type"] == "plain_text":
            yield at, "invalid additional property: verbatim"

    return Shape({"text": string(longest, 1)}, {"emoji": flag, "verbatim": flag}, check)


def flag(value: Any, at: str) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield at, "must be a boolean"


def anything(_value: Any, _at: str) -> Iterator[Problem]:
    return iter(())


def one_of(*allowed: str) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if value not in allowed:
            yield at, f"must be one of: {', '.join(allowed)}"

    return rule


def integer(low: int, high: int) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            yield at, f"must be an integer from {low} to {high}"

    return rule


def matching(pattern: str, words: str) -> Rule:
    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield at, f"must be {words}"

    return rule


def date(value: Any, at: str) -> Iterator[Problem]:
    yield from _moment(value, at, r"\d{4}-\d\d-\d\d", "%Y-%m-%d")


def time(value: Any, at: str) -> Iterator[Problem]:
    yield from _moment(value, at, r"\d\d:\d\d", "%H:%M")


def _moment(value: Any, at: str, pattern: str, shape: str) -> Iterator[Problem]:
    words = f"must match the format {shape}"
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        yield at, words
        return
    try:
        datetime.strptime(f"{value} +0000", f"{shape} %z")
    except ValueError:
        yield at, words


def items(rule: Rule, most: int, fewest: int = 1) -> Rule:
    def every(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield at, "must be an array"
            return
        if len(value) > most:
            yield at, f"no more than {most} items allowed"
        if len(value) < fewest:
            yield at, f"must have at least {fewest} item(s)"
        for index, item in enumerate(value):
            yield from rule(item, f"{at}/{index}")

    return every


def by_type(shapes: Mapping[str, Rule], noun: str) -> Rule:
    """The rule of the value's own `type`; an unknown type is refused."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in shapes:
            yield at, f"unsupported type for {noun}: {kind}"
        else:
            yield from shapes[kind](value, at)

    return rule
