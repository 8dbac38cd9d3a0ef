"""One time as it is written on a clock, and the minutes of the day it can stand for."""

import re
from dataclasses import dataclass

from bot.reading.answer import Ask
from bot.reading.words import NUMBER_WORD, number

NOON = 12
HALF_DAY = 12 * 60

_FIRST_MORNING_HOUR = 7
_LAST_HOUR = 23
_LAST_MINUTE = 59
_MINUTE_WORDS = {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty-five": 45,
    "forty five": 45,
    "forty": 40,
    "fifty": 50,
}


@dataclass(frozen=True)
class Face:
    """`half` is "a" or "p" where it was said; `written` means that it can only be a time."""

    hour: int
    minute: int = 0
    half: str | None = None
    written: bool = True
    padded: bool = False

    @property
    def options(self) -> tuple[int, ...]:
        """The likeliest first: 7 to 11 is morning, 12 is noon, 1 to 6 is afternoon."""
        if self.minute > _LAST_MINUTE or self.hour > _LAST_HOUR or self._is_midnight:
            return ()
        if self.half:
            return self._with_half()
        if self.hour > NOON or self.hour == 0:
            return (self.exact,)
        if self.hour == NOON:
            return (self.exact, self.exact - HALF_DAY)
        both = (self.exact, self.exact + HALF_DAY)
        return both if self.hour >= _FIRST_MORNING_HOUR else both[::-1]

    @property
    def exact(self) -> int:
        """As a clock of 24 hours shows it."""
        return self.hour * 60 + self.minute

    @property
    def trouble(self) -> Ask | None:
        """Midnight belongs to two days, 03:00 to the night or to a padded afternoon; 25:00 to none."""
        if self._is_midnight:
            return Ask.WHICH_TIME
        if not self.options:
            return Ask.TIME
        padded = self.padded and not self.half and 0 < self.hour < _FIRST_MORNING_HOUR
        return Ask.WHICH_TIME if padded else None

    @property
    def _is_midnight(self) -> bool:
        on_the_hour = self.minute == 0 and (self.hour == NOON * 2 or (self.hour == 0 and not self.half))
        return on_the_hour or (self.hour == NOON and self.half == "a")

    def _with_half(self) -> tuple[int, ...]:
        if 0 < self.hour < NOON:
            return (self.exact + HALF_DAY * (self.half == "p"),)
        return (self.exact,) if self.half == "p" and self.hour >= NOON else ()


def face_pattern(suffix: str) -> str:
    """A pattern for one face, its groups named with the suffix."""
    return (
        rf"(?P<hour{suffix}>\d{{1,2}}|(?:12 )?(?:noon|midday)|{NUMBER_WORD})"
        rf"(?:(?P<by{suffix}>[:.h])(?P<minute{suffix}>\d\d)(?::\d\d)?"
        rf"|\s+(?P<word{suffix}>{'|'.join(_MINUTE_WORDS)}))?(?!\d)"
        rf"(?P<half{suffix}>\s*[ap]\.?m\b\.?|(?<=\d)[ap]\b)?(?P<clock{suffix}>\s*o'?clock)?"
    )


def face_in(match: re.Match[str], suffix: str) -> Face | None:
    """The face a match of `face_pattern` found."""
    hour, minute, word = match[f"hour{suffix}"], match[f"minute{suffix}"], match[f"word{suffix}"]
    if not hour:
        return None
    if hour.endswith(("noon", "midday")):
        return Face(NOON, half="p")
    return Face(
        hour=number(hour),
        minute=int(minute) if minute else _MINUTE_WORDS.get(word, 0),
        half=(match[f"half{suffix}"] or "").strip()[:1] or None,
        written=bool(
            match[f"half{suffix}"] or match[f"clock{suffix}"] or match[f"by{suffix}"] in {":", "h"} or word
        ),
        padded=hour.startswith("0"),
    )
