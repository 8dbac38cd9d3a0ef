"""The cues in a sentence: what the coach heard, each with the words that gave it away."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NUMBER = (
    r"(?:\d[\d.,:]*(?:st|nd|rd|th|k|m)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen)"
)


@dataclass(frozen=True)
class Cues:
    """The cue file, ready to use."""

    of_word: dict[str, tuple[str, ...]]
    phrases: dict[str, re.Pattern[str]]
    past: frozenset[str]
    idle: frozenset[str]
    number: re.Pattern[str]
    function: frozenset[str]
    generic: frozenset[str]
    wishful: frozenset[str]


@cache
def load() -> Cues:
    """Read once, at the first answer."""
    data = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    of_word: dict[str, tuple[str, ...]] = {}
    for name, listed in data["words"].items():
        for word in listed.split():
            of_word[word] = (*of_word.get(word, ()), name)
    return Cues(
        of_word=of_word,
        phrases={name: re.compile(form.replace(r"\N", _NUMBER)) for name, form in data["phrases"].items()},
        past=frozenset(data["verbs"]["past"].split()),
        idle=frozenset(data["verbs"]["idle"].split()),
        number=re.compile(rf"{_NUMBER}\b"),
        function=frozenset(data["common"]["function"].split()),
        generic=frozenset(data["common"]["generic"].split()),
        wishful=frozenset(data["common"]["wishful"].split()),
    )
