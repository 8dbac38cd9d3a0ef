"""The day: every expression becomes the dates it can stand for, and all of them have to agree on one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.reading import possible_dates as possible
from bot.reading.answer import Ask
from bot.reading.line import Line, phrase
from bot.reading.words import DAYPARTS, MONTH, NUMBER_WORD, VAGUE, WEEKDAY, weekday_number


@dataclass(frozen=True)
class Mention:
    """Dates one expression can stand for. `wide`: it names a stretch of days, not a day."""

    options: frozenset[date]
    wide: bool = False


@dataclass
class Days:
    """All that is said about the day.

    `relative`: some of it counts from today; `repeats`: a weekday comes twice, once perhaps in a name.
    """

    mentions: list[Mention] = field(default_factory=list)
    weekdays: set[int] = field(default_factory=set)
    repeats: bool = False
    vague: bool = False
    relative: bool = False

    def settle(self, today: date) -> tuple[date | None, Ask | None]:
        """The one day on which everything agrees, or why there is none."""
        if self.vague:
            return None, Ask.DATE
        if any(not mention.options for mention in self.mentions):
            return None, Ask.NO_SUCH_DAY
        options, trouble = self._agreed(today)
        if trouble or len(options) != 1:
            return None, trouble or self._why_several(options)
        (day,) = options
        if day < today:
            return None, Ask.PAST
        return (None, Ask.FAR) if day > today + possible.HORIZON else (day, None)

    def _agreed(self, today: date) -> tuple[frozenset[date], Ask | None]:
        sets = [mention.options for mention in self.mentions]
        options = sets[0].intersection(*sets) if sets else frozenset()
        if self.repeats or len(self.weekdays) > 1 or (sets and not options):
            return frozenset(), Ask.WHICH_DATE
        for weekday in self.weekdays:
            if not sets:
                return possible.coming(weekday, today), None
            options = frozenset(day for day in options if day.weekday() == weekday)
            if not options:
                return options, Ask.WEEKDAY
        return options, None

    def _why_several(self, options: frozenset[date]) -> Ask:
        stretches = all(mention.wide for mention in self.mentions) and not self.weekdays
        return Ask.DATE if not options or stretches else Ask.WHICH_DATE


def find_days(line: Line, today: date) -> Days:
    """Claim every expression of a day."""
    days = Days()
    for pattern, kind, options in _READERS:
        for match in line.take(pattern, kind):
            days.mentions.append(Mention(options(match, today), kind == "stretch"))
            days.relative |= kind == "relative"
    weekdays = [weekday_number(match["weekday"]) for match in line.take(_WEEKDAY, "weekday")]
    days.weekdays = set(weekdays)
    days.repeats = len(weekdays) > len(days.weekdays)
    return days


def find_vague_days(line: Line) -> bool:
    """Claim what sounds like a day and fixes none; to be called when names have been set apart."""
    bounds = [match for match in _BOUND.finditer(line.left) if line.kinds[match.end()] in _DAY_KINDS]
    bounds += [match for match in _NEXT.finditer(line.left) if line.kinds[match.start()] in _DAY_KINDS]
    found = [*line.take(_LONE_MONTH, "vague"), *line.take(_VAGUE, "vague")]
    return bool(bounds or found)


_EDGE = r"(?<![:./])(?<!\d-)(?<!\bat )(?<!@ )"
_ORD = r"(?:st|nd|rd|th)"
_DAY = rf"(?P<day>\d{{1,2}}){_ORD}?"
_NOT_TIME = r"(?![\d:]|[.h]\d|\s*(?:[ap]\b|[ap]\.?m\b|o'?clock|h\b|hrs?\b|hours\b))"
_OTHER = rf"(?P<other>\d{{1,2}}){_ORD}?"
_AND = r"\s*(?:[-/&]|\bor\b|\band\b|\bto\b)\s*"
_YEAR = r"(?:(?:,\s*|\s+|-)(?P<year>20\d\d)(?!\d|:|\s*h))?"
_NUMERIC_END = r"(?![\w/]|[.:-]\d|\s*[ap]\.?m\b)"
_COUNT = rf"(?:(?P<count>\d{{1,2}}|an?|{NUMBER_WORD})\s+)"
_UNIT = r"(?P<unit>days?|weeks?|fortnights?)"
_TOMORROW = r"(?:tomorr?ow|tommorr?ow|tomorrw|tmrr?w|tmr|tmw|2mrw|2moro)(?:'s)?"
_WEEKDAY_NAME = rf"(?P<weekday>{WEEKDAY})\.?"
_DAYPART = "|".join(DAYPARTS)

_Options = Callable[[re.Match[str], date], frozenset[date]]
_READERS: tuple[tuple[re.Pattern[str], str, _Options], ...] = (
    (
        re.compile(
            r"(?<![\w/.-])(?P<year>20\d\d)(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?![\d/-])"
        ),
        "iso",
        possible.iso,
    ),
    (
        phrase(rf"{_EDGE}(?:{_OTHER}{_AND})?(?:the\s+)?{_DAY}\.?(?:\s+of)?[\s-]*(?P<month>{MONTH}){_YEAR}"),
        "day",
        possible.named_month,
    ),
    (
        phrase(
            rf"(?P<month>{MONTH})[\s-]*(?:the\s+)?{_DAY}{_NOT_TIME}"
            rf"(?:{_AND}{_OTHER}{_NOT_TIME}(?!\s*-\s*\d))?{_YEAR}"
        ),
        "day",
        possible.named_month,
    ),
    (
        phrase(
            rf"{_EDGE}(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})(?:/(?P<year>20\d\d|\d\d))?{_NUMERIC_END}"
        ),
        "day",
        possible.numeric,
    ),
    (
        phrase(
            rf"{_EDGE}(?P<first>\d\d?)(?P<by>[.-])(?P<second>\d\d?)(?P=by)(?P<year>20\d\d|\d\d){_NUMERIC_END}"
        ),
        "day",
        possible.numeric,
    ),
    (phrase(rf"(?:the\s+)?day after (?:{_TOMORROW})"), "relative", possible.after_tomorrow),
    (
        phrase(
            rf"(?:in\s+)?{_COUNT}?{_UNIT} (?:from|(?<=week )on|(?<=weeks )on|after) "
            rf"(?P<start>now|today|{_TOMORROW}|{WEEKDAY})"
        ),
        "relative",
        possible.counted,
    ),
    (
        phrase(rf"in (?:the )?{_COUNT}{_UNIT}(?:'s? time)?(?P<start>)"),
        "relative",
        possible.counted,
    ),
    (phrase(rf"{_WEEKDAY_NAME} week"), "day", possible.weekday_week),
    (phrase(_TOMORROW), "relative", possible.tomorrow),
    (
        re.compile(rf"(?<!\w)(?:(?:later )?today(?:'s)?(?!\w)|this(?= (?:{_DAYPART})\b)|(?=tonight\b))"),
        "relative",
        possible.this_day,
    ),
    (phrase(r"yesterday"), "relative", possible.yesterday),
    (
        phrase(rf"(?:this )?(?P<which>this|next|coming|upcoming|last|past) {_WEEKDAY_NAME}"),
        "day",
        possible.chosen_weekday,
    ),
    (phrase(r"this week"), "stretch", possible.this_week),
    (phrase(r"next week"), "stretch", possible.next_week),
    (phrase(r"next month"), "stretch", possible.next_month),
    (
        phrase(rf"(?:in|during|early|late|mid|mid-|next|this)\s*(?P<month>{MONTH})(?:,? (?P<year>20\d\d))?"),
        "stretch",
        possible.whole_month,
    ),
    (phrase(rf"(?P<month>{MONTH}),? (?P<year>20\d\d)"), "stretch", possible.whole_month),
    (phrase(rf"{_EDGE}(?:the\s+)?(?P<day>\d{{1,2}}){_ORD}"), "day", possible.day_of_month),
)
_WEEKDAY = phrase(rf"{_WEEKDAY_NAME}(?:'s)?")
_LONE_MONTH = phrase(rf"{MONTH}(?!\s+[^\W\d_]|\s+\x01)")
_VAGUE = phrase(VAGUE)
_BOUND = re.compile(
    r"(?<!\w)(?:before|after|by|until|till|since|from|around|about|between|through|past|within|next|last|first|second|third"
    r"|fourth|fifth|another|other|alternate|previous|prior|early|late|mid|mid-),? ?(?:the )?(?=\x00)"
)
_NEXT = re.compile(r"\x00 (?:next|last|latest|earliest)(?!\w)")
_DAY_KINDS = frozenset({"day", "weekday", "relative", "iso"})
