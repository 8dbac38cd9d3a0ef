"""How long it takes, and "in two hours", which is a length counted from now."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.reading.line import Line, phrase
from bot.reading.words import NUMBER_WORD, number

SHORTEST, LONGEST = 5, 600


@dataclass(frozen=True)
class Lengths:
    """Minutes said (each once), time to wait from now, and whether a length is contradictory or absurd."""

    minutes: frozenset[int]
    waits: tuple[timedelta, ...]

    @property
    def are_possible(self) -> bool:
        return len(self.minutes) <= 1 and all(SHORTEST <= length <= LONGEST for length in self.minutes)


def find_lengths(line: Line) -> Lengths:
    """Claim waits, times of arrival ("10 minutes early") and lengths."""
    line.take(_EARLY, "filler")
    waits = [_minutes(match) for pattern in _WAITS for match in line.take(pattern, "wait")]
    minutes = {_minutes(match) for match in line.take(_LENGTH, "length")}
    return Lengths(frozenset(minutes), tuple(timedelta(minutes=wait) for wait in waits))


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


_SPAN = (
    r"(?!(?:[5-9]|[12]\d)h\d\d)(?:(?P<half>half[- ](?:an[- ])?hour)|(?P<quarter>(?:a )?quarter of an hour|three[- ]quarters of an hour)"
    rf"|(?:(?P<count>\d{{1,3}}(?:[.,]\d{{1,2}})?|[.,]\d|an?|{NUMBER_WORD})(?P<and_half> and a half)?[\s-]*|(?=hour(?: and a half|[\s-]+long)))"
    r"(?P<unit>hours?|hrs?\b\.?|(?:(?<=\d)|(?<=\d ))h(?![a-z])|minutes?|mins?\b\.?|(?:(?<=\d)|(?<=\d ))m(?![a-z]))"
    r"(?:(?P<then_half>\s+and a half)|(?:(?:\s*and\s+|,?\s*)(?P<more>\d{1,2})(?:\s*-?\s*(?:minutes?|mins?|m)\b|(?<=h\d\d)\b)))?)"
    r"(?:[\s-]+long)?"
)
_EARLY = phrase(
    r"(?:\d{1,2}|five|ten|fifteen|a few|a couple of)[\s-]*(?:minutes?|mins?)\s+(?:early|earlier|ahead|beforehand|in advance)"
)
_WAITS = (phrase(rf"in (?:about )?{_SPAN}"), phrase(rf"{_SPAN} from now"))
_LENGTH = phrase(rf"(?:(?:for|lasts|lasting|takes) )?(?:about |around |up to )?{_SPAN}")
