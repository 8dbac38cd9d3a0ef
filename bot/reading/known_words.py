"""Which words the grammar has a use for; any other may be a name."""

import re

from bot.reading.word_set import word_set
from bot.reading.words import (
    DAYPARTS,
    EPITHETS,
    FILLERS,
    GLUE,
    MONTH,
    ORDINALS,
    SMALL_NUMBERS,
    TYPE_WORDS,
    WEEKDAY,
)

MAY_BEGIN_NAMES = TYPE_WORDS | EPITHETS | {*SMALL_NUMBERS, *ORDINALS, "final", "round"}
"""Known words that name a company as readily as anything else."""

COMPOUNDED = word_set(
    "a p am pm board day end f face full hour hours hr hrs ish level long me min mins minute minutes party"
    " person pre site stack utc gmt term up white"
)
"""Halves of words such as on-site and 45-minute, which are no names."""

_CALENDAR = re.compile(rf"(?:{WEEKDAY}|{MONTH})")
_KNOWN = GLUE | FILLERS | MAY_BEGIN_NAMES | {"today", "tomorrow", "noon", "midnight", "yesterday", *DAYPARTS}


def is_known(word: str) -> bool:
    return word in _KNOWN or word[0].isdigit() or is_calendar_word(word)


def is_calendar_word(word: str) -> bool:
    """A weekday or a month."""
    return _CALENDAR.fullmatch(word) is not None
