"""Passes over what is said beside the point: greetings, rooms, telephone numbers, roles, filler."""

import re

from bot.reading.line import Line, phrase
from bot.reading.words import EPITHETS, FILLERS, GLUE, NUMBER_WORD

_MODIFIERS = (
    r"senior|sr|junior|jr|staff|principal|lead|head|chief|entry-level|graduate|associate|back-?end|front-?end"
    r"|full-?stack|software|data|machine learning|ml|ai|product|project|program|platform|mobile|ios|android|web|cloud"
    r"|security|devops|qa|test|site reliability|business|financial|marketing|sales|account|customer success|ux|ui"
    r"|graphic|research|engineering|operations|people|talent|hiring"
)
_ROLE = phrase(
    rf"(?:(?:{_MODIFIERS})[\s/-]+)*(?:engineers?|developers?|designers?|analysts?|scientists?|managers?|architects?"
    r"|consultants?|directors?|internship|intern|programmers?|researchers?|accountants?|nurses?|teachers?"
    r"|administrators?|swe|sre|sde|(?<!\d )pm|vps?|vp of \w+|head of \w+|founders?|panelists?|colleagues?)"
)
_ASIDES = (
    phrase(r"good (?:morning|afternoon|evening|day)"),
    phrase(
        r"(?:room|floor|suite|building|bldg|desk|level|gate|door|office|unit no\.?|id|pin|passcode|code|ext\.?)"
        r"[\s:#]*\d[\d\s.-]*\d\b(?! \x01)"
        r"|(?:room|floor|suite|building|bldg|desk|level|gate|door|pin|passcode) #?\d(?! \x01)"
    ),
    re.compile(r"(?<![\w:/.])\+?\(?\d{3,4}\)?[\s-]\(?\d{3}\)?[\s-]\d{3,4}(?:[\s-]\d{2,4})?(?![\w:/])"),
    re.compile(r"(?<![\w:/.-])\+?\d{7,}(?!\w)"),
    re.compile(r"(?<!\w)\+\d[\d\s()-]{6,}\d(?![\w:])"),
    phrase(r"(?:the )?\d{1,2}(?:st|nd|rd|th) (?:floor|street|avenue|ave)"),
    phrase(r"screen[\s-]?shar(?:e|ing)|culture[\s-]fit|values interview|next steps?"),
    phrase(r"(?:during|over|in|on|at) (?:my|the|our|your) lunch(?:[\s-]?(?:break|hour))?|lunch[\s-]break"),
    phrase(
        rf"(?:technical|tech|executive|group|case|behaviou?ral|presentation)[\s-]+(?:(?:{_MODIFIERS})[\s-]+)*"
        r"(?:recruiters?|leads?|leaders?|managers?|assistants?|directors?|writers?|workers?|officers?|engineers?|architects?"
        r"|consultants?|analysts?|designers?|scientists?|partners?|vp)"
    ),
    re.compile(r"[$€£]\s?\d[\d,.]*k?\b"),
    phrase(
        rf"(?:\d{{1,2}}|{NUMBER_WORD}) (?:other )?(?:people|persons|interviewers|engineers|managers|folks|panell?ists"
        r"|developers|designers|colleagues|members|others)"
    ),
    phrase(r"(?:dr|mrs?|ms|prof|professor)\.? [^\W\d_][^\W\d_'-]*"),
    phrase(
        r"(?:could|can|would|will|may|might) (?:you|we|i)|if (?:possible|you (?:can|could|would|may|please))"
    ),
    phrase(r"off the phone|my (?:phone|cell|mobile)(?: number)? is"),
    phrase(r"(?:just )?in case|no problem|do not forget|don't forget|not sure who|a few"),
)
_WORD = re.compile(r"(?<![\w\x01])(?:[^\W_][\w'&-]*(?::1)?|@)(?![\w\x01])")


def pass_over_asides(line: Line) -> None:
    """What holds numbers or "morning" and is neither a day nor a time."""
    for pattern in _ASIDES:
        line.take(pattern, "aside")


def pass_over_fillers(line: Line) -> None:
    """Roles, and words that say nothing; what may still lead to a time is left."""
    line.take(_ROLE, "aside")
    for match in _WORD.finditer(line.left):
        if match[0] in FILLERS:
            line.claim(*match.span(), "filler")


def pass_over_glue(line: Line) -> None:
    """Prepositions, epithets and the like, once everything they lead to has been read."""
    for match in _WORD.finditer(line.left):
        if match[0] in GLUE or match[0] in EPITHETS:
            line.claim(*match.span(), "glue" if match[0] in GLUE else "epithet")
