"""How long it takes, and "in two hours", which is a length counted from now."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.reading.line import Line, phrase
from bot.reading.words import NUMBER_WORD, number

SHORTEST, LONGEST = 5, 600


@dataclass(frozen=True)
class Lengths:
    """Minutes said (each once), time to wait from now; `repeats` where one was said twice, perhaps to be added."""

    minutes: frozenset[int]
    waits: tuple[timedelta, ...]
    repeats: bool

    @property
    def are_possible(self) -> bool:
        """Whether it is one length, such as an interview has."""
        return (
            not self.repeats
            and len(self.minutes) <= 1
            and all(SHORTEST <= length <= LONGEST for length in self.minutes)
        )


def find_lengths(line: Line) -> Lengths:
    """Claim waits, times of arrival ("10 minutes early") and lengths."""
    line.take(_EARLY, "filler")
    waits = [_minutes(match) for pattern in _WAITS for match in line.take(pattern, "wait")]
    minutes = [_minutes(match) for match in line.take(_LENGTH, "length")]
    once = frozenset(minutes)
    return Lengths(once, tuple(timedelta(minutes=wait) for wait in waits), len(once) < len(minutes))


def _minutes(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 if match["quarter"].startswith(("quarter", "a quarter")) else 45
    count = _count(match["count"] or "1")
    if match["unit"].startswith("m"):
        return round(count)
    return round((count + (0.5 if match["and_half"] or match["then_half"] else 0)) * 60) + int(
        match["more"] or 0
    )


def _count(word: str) -> float:
    if word in {"a", "an"}:
        return 1
    return float(word.replace(",", ".")) if word[0].isdigit() or word[0] in ".," else number(word)


_COUNT = rf"(?P<count>\d{{1,3}}(?:[.,]\d{{1,2}})?|[.,]\d|an?|{NUMBER_WORD})(?P<and_half> and a half)?"
_LETTER = r"(?:(?<=\d)|(?<=\d ))"
_UNIT = rf"(?P<unit>hours?|hrs?\b\.?|{_LETTER}h(?![a-z])|minutes?|mins?\b\.?|{_LETTER}m(?![a-z]))"
_MORE = r"(?:\s*and\s+|,?\s*)(?P<more>\d{1,2})(?:\s*-?\s*(?:minutes?|mins?|m)\b|(?<=h\d\d)\b)"
_SPAN = (
    r"(?!(?:[5-9]|[12]\d)h\d\d)"  # 15h30 is a time
    r"(?:(?P<half>half[- ](?:an[- ])?hour)|(?P<quarter>(?:a )?quarter of an hour|three[- ]quarters of an hour)"
    rf"|(?:{_COUNT}[\s-]*|(?=hour(?: and a half|[\s-]+long))){_UNIT}(?:(?P<then_half>\s+and a half)|(?:{_MORE}))?)"
    r"(?:[\s-]+long)?"
)
_EARLY = phrase(
    r"(?:\d{1,2}|five|ten|fifteen|a few|a couple of)[\s-]*(?:minutes?|mins?)\s+"
    r"(?:early|earlier|ahead|beforehand|in advance)"
)
_WAITS = (phrase(rf"in (?:about )?{_SPAN}"), phrase(rf"{_SPAN} from now"))
_LENGTH = phrase(rf"(?:(?:for|lasts|lasting|takes) )?(?:about |around |up to )?{_SPAN}")
