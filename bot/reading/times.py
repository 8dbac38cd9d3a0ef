"""The time of day: every expression becomes the times it can stand for, the likeliest first."""

import re
from dataclasses import dataclass, replace
from datetime import time

from bot.reading.abbreviations import ABBREVIATIONS
from bot.reading.answer import Ask
from bot.reading.clock_face import HALF_DAY, NOON, Face, face_in, face_pattern
from bot.reading.line import Line, phrase
from bot.reading.word_set import word_set
from bot.reading.words import DAYPARTS, EPITHETS, GLUE, MEALS, NUMBER_WORD, number

LONGEST_RANGE = 10 * 60
LONGEST_GUESSED = 6 * 60
"""A range whose first half has no am or pm ("9-5pm") is not guessed beyond this many minutes."""


@dataclass(frozen=True)
class Clock:
    """One expression: the minutes of the day it can stand for, its place in the line, its length if a range."""

    options: tuple[int, ...]
    start: int
    end: int
    trouble: Ask | None = None
    minutes: int | None = None

    def settle(self, parts: set[str], meals: set[str]) -> tuple[time | None, Ask | None]:
        """The one time that fits the parts of the day that were named, or why there is none."""
        if self.trouble:
            return None, self.trouble
        fitting = [option for option in self.options if all(_is_in(option, part) for part in parts)]
        odd = len(fitting) > 1 and not all(_is_in(fitting[0], meal) for meal in meals)
        return (None, Ask.WHICH_TIME) if odd or not fitting else (time(*divmod(fitting[0], 60)), None)


def find_times(line: Line) -> tuple[list[Clock], set[str]]:
    """Claim every time of day, and the parts of the day ("morning")."""
    clocks = [Clock((), *match.span(), trouble=Ask.TIME) for match in line.take(_VAGUE, "vague")]
    parts = {match["part"] for match in line.take(_DAYPART, "daypart")}
    clocks += [Clock((), *match.span(), trouble=Ask.WHICH_TIME) for match in line.take(_MIDNIGHT, "time")]
    clocks += [_past_or_to(match) for match in line.take(_PAST_OR_TO, "time")]
    clocks += [_packed(match) for match in line.take(_PACKED, "time")]
    position = 0
    while match := _CLOCK.search(line.left, position):
        clock = _clock(match, line)
        position = match.end() if clock else match.start() + 1
        if clock:
            line.claim(clock.start, clock.end, "time")
            clocks.append(clock)
    return sorted(clocks, key=lambda clock: clock.start), parts


def _clock(match: re.Match[str], line: Line) -> Clock | None:
    """A number is a time where it is written as one, follows "at", or stands beside a part of the day."""
    first, second = face_in(match, "1"), face_in(match, "2")
    if first is None or not _is_time(match, line, written=first.written or bool(second and second.written)):
        return None
    lead = (match["lead"] or "").split()
    if match["ish"] or match["later"] or (lead and lead[-1] in _LOOSE):
        return Clock((), *match.span(), trouble=Ask.TIME)
    clock = Clock(first.options, *match.span(), trouble=first.trouble)
    if match["iso"] and first.options:
        return replace(clock, options=(first.exact,), trouble=None)
    if second is None or clock.trouble:
        return clock
    return _range(clock, first, second, _join(match, line, first))


def _is_time(match: re.Match[str], line: Line, *, written: bool) -> bool:
    before, after = line.kind_before(match.start()), line.kind_after(match.end())
    beside = before in {"relative", "daypart"} or after == "daypart"
    return written or (bool(match["lead"] or beside or match["ish"]) and not _name_follows(line, match))


def _join(match: re.Match[str], line: Line, first: Face) -> str:
    """How two faces are joined; "or" where it is no range for certain."""
    join = match["join"].strip()
    if "from" in (match["lead"] or ""):
        return join
    minutes_to = join == "to" and not first.written and first.hour in {5, 10}
    if match["lead"] and not minutes_to:
        return join
    after_a_word = not first.written and match["join"] != join == "-" and _word_before(line, match.start())
    return "or" if minutes_to or after_a_word else join


def _range(clock: Clock, first: Face, second: Face, join: str) -> Clock:
    if join in {"or", "and", "/", "&"}:
        return replace(clock, trouble=Ask.WHICH_TIME)
    starts, ends = first.options, second.options
    if len(starts) > 1 and len(ends) == 1:
        starts = tuple(sorted((start for start in starts if start < ends[0]), reverse=True))
    later = [end for end in ends if starts and end > starts[0]]
    length = min(later) - starts[0] if later else 0
    limit = LONGEST_RANGE if first.half or not second.half else LONGEST_GUESSED
    if not 0 < length <= limit:
        return replace(clock, trouble=Ask.WHICH_TIME)
    return replace(clock, options=starts, minutes=length)


def _past_or_to(match: re.Match[str]) -> Clock:
    """Half past three; "quarter to seven" is neither morning nor afternoon by the hour alone."""
    half = (match["half"] or "").strip()[:1] or None
    shift = 30 if match["thirty"] else 15 if match["fifteen"] else number(match["count"])
    shift = -shift if match["way"] in {"to", "before", "till", "of"} else shift
    options = tuple(
        (option + shift) % (2 * HALF_DAY) for option in Face(number(match["hour"]), half=half).options
    )
    if not options:
        return Clock((), *match.span(), trouble=Ask.WHICH_TIME)
    plain = Face(*divmod(options[0], 60)) if half else Face(options[0] // 60 % NOON or NOON, options[0] % 60)
    sure = plain.options[:1] == options[:1]
    return Clock(options, *match.span(), trouble=None if sure else Ask.WHICH_TIME)


def _packed(match: re.Match[str]) -> Clock:
    """1500 hrs, at 1500, 330pm; "at 2030" may be a year."""
    face = Face(int(match["hour"]), int(match["minute"]), half=(match["half"] or "").strip()[:1] or None)
    may_be_year = not match["half"] and not match["hours"] and match["hour"] == "20"
    exact = face.options if face.half else (face.exact,)
    return Clock(exact, *match.span(), trouble=Ask.WHICH_TIME if may_be_year or not face.options else None)


def _name_follows(line: Line, match: re.Match[str]) -> bool:
    """At 7 Oaks: what follows a bare number is a name it may begin. "Friday at 10 Acme": one thing is not ten."""
    following = _NEXT_WORD.match(line.left, match.end())
    if following is None or following[1] in GLUE or following[1] in EPITHETS or following[1] in ABBREVIATIONS:
        return False
    alone = _NEXT_WORD.match(line.left, following.end()) is None
    after_day = line.kind_before(match.start()) in {"day", "relative", "weekday", "iso", "daypart"}
    return not (after_day and alone and following[1].isalpha() and not following[1].endswith("s"))


def _word_before(line: Line, position: int) -> bool:
    return bool(line.text[:position].strip()) and line.kind_before(position) == ""


def _is_in(option: int, part: str) -> bool:
    first, last = MEALS[part] if part in MEALS else DAYPARTS[part]
    return first * 60 <= option < last * 60


_LOOSE = word_set(
    "between around about approx approximately roughly circa ca ~ after before by until till since"
)
_LEADS = "|".join(sorted(_LOOSE, key=len, reverse=True))
_HALF = r"(?P<half>\s*[ap]\.?m\b\.?)"
_NEXT_WORD = re.compile(r"\s+([^\W\d_][^\s\x00,;:()]*|\x01)")
_DAYPART = phrase(rf"(?:in the |at |late |early )?(?P<part>{'|'.join(DAYPARTS)})")
_MIDNIGHT = phrase(r"(?:at )?(?:12 )?midnight")
_VAGUE = phrase(
    r"e\.?o\.?d|c\.?o\.?b|end of (?:the |business )?day|close of (?:business|play)|(?:lunch|dinner)[ -]?time|lunch hour"
    r"|(?:after|before|around|about) (?:lunch|dinner|breakfast|work|noon|midday)|mid-?(?:morning|afternoon)"
    r"|first thing|tb[acd]|to be (?:confirmed|decided|determined|announced)|(?:any|some) ?time|flexible|noonish"
)
_PAST_OR_TO = phrase(
    r"(?:at )?(?:an? )?(?:(?P<thirty>half)|(?P<fifteen>quarter)"
    r"|(?P<count>\d{1,2}|five|ten)(?: min(?:ute)?s)?(?= past))"
    r" (?P<way>past|(?<=quarter )(?:to|after|before|till|of))"
    rf" (?P<hour>\d{{1,2}}|{NUMBER_WORD})(?![:\d]){_HALF}?(?: o'?clock)?"
)
_PACKED = phrase(
    rf"(?P<at>(?:at|@)\s*)?(?P<hour>\d{{1,2}})(?P<minute>[0-5]\d)"
    rf"(?:{_HALF}|(?<=\d{{4}})(?P<hours>\s*(?:h|hrs?|hours))|(?<=\d{{4}})(?(at)(?![:\d])|(?!)))"
)
_LEAD = (
    rf"(?:(?:starting|starts|at|from) )?(?:{_LEADS})\s*"
    r"|(?:(?:starting|starts|start|beginning) )?(?:at|from)\s+|@\s*"
)
_JOIN = r"\s*(?:-|/|&|\bto\b|\buntil\b|\btill\b|\bor\b|\band\b)\s*"
_LATER = r"\+|,? or (?:later|earlier|so)| onwards?| at the (?:earliest|latest)"
_CLOCK = phrase(
    rf"(?<!\d[.:/,])(?P<lead>{_LEAD})?(?P<iso>(?<=\x00)t)?{face_pattern('1')}"
    rf"(?:(?P<join>{_JOIN}){face_pattern('2')})?(?P<ish>\s?-?ish)?(?P<later>{_LATER})?"
)
