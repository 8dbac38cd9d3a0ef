"""Sets names apart before anything else is read, so that "Panel Systems" is no panel and "Monday.com" no Monday."""

import re

from bot.reading.known_words import COMPOUNDED, MAY_BEGIN_NAMES, is_calendar_word, is_known
from bot.reading.line import NAME, Line
from bot.reading.name_endings import Words, protect_names_by_ending
from bot.reading.name_words import GIVEN_NAMES

_DAY_NAMED_AFTER = frozenset({"with", "at", "@"})
_NAMED_AFTER = _DAY_NAMED_AFTER | {"for", "from", "of"}

_QUOTED = re.compile(r'"(?P<name>[^"]{1,60})"')
_DOTTED = re.compile(r"(?<![\w@.])(?P<name>\w[\w-]+(?:\.[\w-]+)*\.(?P<last>[a-z]{2,10}))(?![\w])")
_AMPERSAND = re.compile(r"(?<![\w.])(?P<name>(?P<one>[a-z][\w']*) ?& ?(?P<two>[a-z][\w']*))(?![\w])")
_HYPHENATED = re.compile(r"(?<![\w.])(?P<name>[^\W_][\w']*(?:-[^\W_][\w']*)+)(?![\w])")
_NTH = re.compile(r"(?:^|\b(?:with|at|for|from|@) )(?P<name>\d{1,2}(?:st|nd|rd|th) (?P<word>[A-Z][\w']+))")
_OF = re.compile(r"\b(?P<name>(?P<word>[A-Z][\w']*[a-z]) of (?:the )?[A-Z][\w']+)")
_WORD = re.compile(r"[@]|[^\W_][\w'&+-]*")


def protect(line: Line) -> None:
    """Mark as NAME whatever is a name by its form or by its neighbors."""
    for pattern, is_name in _FORMS:
        for match in pattern.finditer(line.left):
            if is_name(match):
                line.claim(*match.span("name"), NAME)
    for pattern in () if line.is_all_capitals else (_NTH, _OF):
        for match in pattern.finditer(line.text):
            word = match["word"].lower()
            if not is_known(word) and word not in GIVEN_NAMES:
                line.claim(*match.span("name"), NAME)
    words = list(_WORD.finditer(line.left))
    protect_names_by_ending(line, words)
    for place in zip(words, words[1:], words[2:], strict=False):
        _protect_after_preposition(line, list(place))


def _protect_after_preposition(line: Line, place: Words) -> None:
    """With Sunday Riverside, at Panel Systems: a known capital word between a preposition and an unknown one."""
    before, word, after = place
    if before[0] not in _NAMED_AFTER or line.left[word.start()] == NAME or is_known(after[0]):
        return
    is_day = is_calendar_word(word[0]) and before[0] in _DAY_NAMED_AFTER
    if not is_day and word[0] not in MAY_BEGIN_NAMES:
        return
    capitals = line.is_capital(word.start()) and line.is_capital(after.start())
    beside = line.text[word.end() : after.start()] == line.text[before.end() : word.start()] == " "
    if capitals and beside and not line.text[word.start() : word.end()].isupper():
        line.claim(word.start(), after.end(), NAME)


def _is_quoted(_: re.Match[str]) -> bool:
    return True


def _is_dotted(match: re.Match[str]) -> bool:
    """Monday.com, but not 24.Nov."""
    return not is_calendar_word(match["last"])


def _is_joined(match: re.Match[str]) -> bool:
    """Case & Co, but not technical & behavioral."""
    return not (is_known(match["one"]) and is_known(match["two"]))


def _is_hyphenated(match: re.Match[str]) -> bool:
    """Sun-Nova, but not on-site."""
    parts = match["name"].split("-")
    return any(part.isalpha() and part not in COMPOUNDED and not is_known(part) for part in parts)


_FORMS = (
    (_QUOTED, _is_quoted),
    (_DOTTED, _is_dotted),
    (_AMPERSAND, _is_joined),
    (_HYPHENATED, _is_hyphenated),
)
