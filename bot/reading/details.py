"""What kind of interview it is: its type, its round, its format."""

import re
from dataclasses import dataclass

from bot.reading.answer import Ask
from bot.reading.line import Line, phrase
from bot.reading.words import MEALS, NUMBER_WORD, ORDINAL_WORD, ORDINALS, number

LAST_ROUND = 20


@dataclass(frozen=True)
class Details:
    """Each is None where it was not said or cannot be told; `trouble` where several types were named."""

    type: str | None
    round: int | str | None
    format: str | None
    meals: set[str]
    trouble: Ask | None


def find_round(line: Line) -> int | str | None:
    """Claim the round; to be called before numbers are read as days."""
    found: set[int | str] = {"final" for pattern in _FINALS for _ in line.take(pattern, "round")}
    found |= {_round(match) for pattern in _ROUNDS for match in line.take(pattern, "round")}
    found.discard(0)
    if "final" in found:
        return "final"
    return found.pop() if len(found) == 1 else None


def find_details(line: Line, round_: int | str | None) -> Details:
    """Claim type and format. Of types side by side the last is the noun: a technical panel is a panel."""
    formats = {name for name, pattern in _FORMATS for _ in line.take(pattern, "format")}
    spans = [
        (*match.span(), name, match[0]) for name, pattern in _TYPES for match in line.take(pattern, "type")
    ]
    heads = [span for span in sorted(spans) if not _joins_next(span[1], sorted(spans), line)]
    types = {name for _, _, name, _ in heads}
    spoken = " ".join(word for *_, word in spans)
    meals = {meal for meal in MEALS if meal in spoken}
    if len(types) > 1:
        types = {name for name in types if name not in _PEOPLE} or types
    kind = types.pop() if len(types) == 1 else None
    if not formats and kind == "phone_screen" and "phone" in spoken:
        formats = {"phone"}
    form = formats.pop() if len(formats) == 1 else None
    return Details(kind, round_, form, meals, Ask.TYPE if types else None)


def _joins_next(end: int, spans: list[tuple[int, int, str, str]], line: Line) -> bool:
    return any(start >= end and not line.text[end:start].strip(" -") for start, *_ in spans)


def _round(match: re.Match[str]) -> int:
    word = match["n"]
    count = ORDINALS[word] if word in ORDINALS else number(word)
    return count if count <= LAST_ROUND else 0


_COUNT = rf"(?P<n>\d{{1,2}}|{NUMBER_WORD})"
_STAGE = r"(?:rounds?|stage|interviews?)"
_FINALS = (phrase(rf"(?:the )?(?:final[\s-]+{_STAGE}|last[\s-]+(?:round|stage))"), phrase(r"finals?"))
_ROUNDS = (
    phrase(
        rf"(?:round|stage|interview #)[\s-]*(?:#|number |no\.? )?{_COUNT}(?!:\d|\d|\s*[ap]\.?m)"
        rf"(?: ?(?:of|/) ?(?:\d{{1,2}}|{NUMBER_WORD}))?"
    ),
    phrase(rf"(?P<n>\d{{1,2}}(?=st|nd|rd|th)|{ORDINAL_WORD})(?:st|nd|rd|th)?[\s-]+{_STAGE}"),
    phrase(r"r(?P<n>\d)"),
)
_FORMATS = (
    (
        "video",
        phrase(
            r"zoom(?: (?:call|meeting|link))?|google meet|gmeet|(?:via|on|over) (?:meet|teams)|(?:ms |microsoft )teams"
            r"|teams (?:call|meeting|link)|(?<![a-z] )teams|(?<=[\d ][ap]m )teams|(?<=\dmin )teams|(?<=mins )teams"
            r"|(?<=noon )teams|webex|skype|hangouts?|facetime"
            r"|video(?:[\s-]?(?:call|chat|conference|interview|conferencing))?|virtual(?:ly)?"
        ),
    ),
    (
        "onsite",
        phrase(
            r"on[\s-]?site|in[\s-]person|face[\s-]to[\s-]face|f2f|in[\s-](?:the |their )?offices?"
            r"|at (?:the|their|your) (?:offices?|hq|headquarters)|hq|headquarters"
        ),
    ),
    (
        "phone",
        phrase(r"(?:(?:by|over|on|via) (?:the )?)?(?:tele)?phone(?!\s+screen)(?: (?:call|interview|chat))?"),
    ),
)
_TYPES = (
    (
        "phone_screen",
        phrase(r"(?:tele)?phone[\s-]+screen(?:ing)?(?: call| interview)?|screening (?:call|interview|chat)"),
    ),
    (
        "technical",
        phrase(
            r"(?:technical|tech|coding)[\s-]+screen(?: call| interview)?|technicals?|(?:live[\s-]|pair[\s-])?coding"
            r"|code review|systems?[\s-]design|white-?board(?:ing)?|pair(?:ed)? programming"
            r"|tech (?=screen|interview|round|panel|call|chat|loop|session)|algorithms?|tech"
        ),
    ),
    (
        "phone_screen",
        phrase(r"(?:(?:recruiter|hr|initial|intro|first) |pre-?)?screen(?: call| interview| chat)?"),
    ),
    ("hiring_manager", phrase(r"hiring[\s-]managers?|hm")),
    ("behavioral", phrase(r"behaviou?rals?|behaviou?r|competency(?:[\s-]based)?")),
    ("presentation", phrase(r"presentations?|presenting")),
    ("case", phrase(r"case (?:study|interview)|(?<!in )(?<!just in )case(?!\s+(?:of|you|i|they)\b)")),
    ("executive", phrase(r"executives?|execs?|c[eftiompr]o|chief \w+ officer|c-(?:level|suite)")),
    (
        "informal_meal",
        phrase(r"(?:informal )?(?:lunch|dinner|breakfast|brunch|coffee|drinks|meal)(?![ -]?(?:time|hour))"),
    ),
    ("group", phrase(r"group")),
    ("panel", phrase(r"panels?")),
)
_PEOPLE = frozenset({"hiring_manager", "executive"})
"""Also who one meets: "a panel with the CTO" is a panel."""
