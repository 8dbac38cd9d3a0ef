"""Which language an answer is in, by its script and its small words."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

ENGLISH = "en"
FEWEST_WORDS = 4
LAST_LATIN = 0x36F


def detect(text: str) -> str:
    """A language code; English wherever there is too little to tell."""
    script = _script(text)
    if script:
        return script
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    if len(tokens) < FEWEST_WORDS:
        return ENGLISH
    counts = {code: sum(token in small for token in tokens) for code, small in _book()[0].items()}
    best = max(counts, key=lambda code: (counts[code], code == ENGLISH))
    clear = counts[best] > 1.5 * counts[ENGLISH] and counts[best] >= max(2, 0.12 * len(tokens))
    return best if clear else ENGLISH


def _script(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    foreign = [c for c in letters if ord(c) > LAST_LATIN]
    if not foreign or len(foreign) * 2 < len(letters):
        return ""
    kinds = [unicodedata.name(c, "").split(" ")[0].split("-")[0] for c in foreign]
    if {"HIRAGANA", "KATAKANA"} & set(kinds):
        return "ja"
    return _book()[1].get(max(set(kinds), key=kinds.count), "")


@cache
def _book() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The small words of each language, and the languages of the scripts."""
    data = tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    return {code: frozenset(listed.split()) for code, listed in data["words"].items()}, data["scripts"]
