"""Sets names apart before anything else is read, so that "Panel Systems" is no panel and "Monday.com" no Monday."""

import re

from bot.reading.line import NAME, Line
from bot.reading.name_words import GIVEN_NAMES, LEADERS, ROLE_WORDS, SUFFIXES
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

_MAX_KNOWN_BEFORE_SUFFIX = 2

_CALENDAR = re.compile(rf"(?:{WEEKDAY}|{MONTH})")
_RELATIVE = frozenset({"today", "tomorrow", "noon", "midnight", "yesterday", *DAYPARTS})
_SUFFIXES_OR_TYPES = frozenset({"group", "tech", "coffee"})
_STARTERS = frozenset({"another", "book", "calendar", "contact", "make", "new", "next", "prep", "prepare"})
_MAY_BEGIN_NAMES = TYPE_WORDS | EPITHETS | frozenset(SMALL_NUMBERS) | frozenset(ORDINALS) | {"final", "round"}
_COMPOUNDED = frozenset(
    "a p am pm board day end f face full hour hours hr hrs ish level long me min mins minute minutes party person"
    " site stack term up white".split()
)
_DAY_NAMED_AFTER = frozenset({"with", "at", "@"})
_NAMED_AFTER = _DAY_NAMED_AFTER | {"for", "from", "of"}

_QUOTED = re.compile(r'"([^"]{1,60})"')
_DOTTED = re.compile(r"(?<![\w@.])\w[\w-]+(?:\.[\w-]+)*\.(?P<last>[a-z]{2,10})(?![\w])")
_AMPERSAND = re.compile(r"(?<![\w.])([a-z][\w']*)( ?& ?)([a-z][\w']*)(?![\w])")
_HYPHENATED = re.compile(r"(?<![\w.])[^\W_][\w']*(?:-[^\W_][\w']*)+(?![\w])")
_NTH_NAME = re.compile(r"(?:^|\b(?:with|at|for|from|@) )(?P<all>\d{1,2}(?:st|nd|rd|th) (?P<name>[A-Z][\w']+))")
_OF_NAME = re.compile(r"\b([A-Z][\w']*[a-z]) of (?:the )?[A-Z][\w']+")
_WORD = re.compile(r"[@]|[^\W_][\w'&+-]*")


def protect(line: Line) -> None:
    """Mark as NAME whatever is a name by its form or by its neighbors."""
    for match in _QUOTED.finditer(line.left):
        line.claim(*match.span(1), NAME)
    for match in _DOTTED.finditer(line.left):
        if not _CALENDAR.fullmatch(match["last"]):
            line.claim(*match.span(), NAME)
    for match in _AMPERSAND.finditer(line.left):
        if not (is_known(match[1]) and is_known(match[3])):
            line.claim(*match.span(), NAME)
    for match in _HYPHENATED.finditer(line.left):
        if any(
            part.isalpha() and part not in _COMPOUNDED and not is_known(part) for part in match[0].split("-")
        ):
            line.claim(*match.span(), NAME)
    for match in _NTH_NAME.finditer(line.text):
        if not is_known(match["name"].lower()) and not line.text.isupper():
            line.claim(*match.span("all"), NAME)
    for match in _OF_NAME.finditer(line.text):
        first = match[1].lower()
        if not is_known(first) and first not in GIVEN_NAMES and not line.text.isupper():
            line.claim(*match.span(), NAME)
    words = list(_WORD.finditer(line.left))
    for index in range(1, len(words)):
        _protect_before_suffix(line, words, index)
        _protect_after_preposition(line, words, index)


def is_known(word: str) -> bool:
    """Whether the grammar has a use for the word."""
    if word in GLUE or word in FILLERS or word in _RELATIVE or word in _MAY_BEGIN_NAMES:
        return True
    return word[0].isdigit() or _CALENDAR.fullmatch(word) is not None


def is_capital(line: Line, position: int) -> bool:
    """Whether a word begins with a capital that means something (not so in a text all in capitals)."""
    return line.text[position].isupper() and not line.text.isupper()


def _protect_before_suffix(line: Line, words: list[re.Match[str]], index: int) -> None:
    suffix = words[index]
    if not _is_suffix(line, words, index):
        return
    start, known, plain = suffix.start(), 0, 0
    for before in range(index - 1, -1, -1):
        word = words[before]
        if line.text[word.end() : start].strip(" ," if start == suffix.start() and not plain else " "):
            break
        if not _joins(line, words, (before, index), plain=plain, known=known):
            break
        known, plain = (known + 1, plain) if is_known(word[0]) else (known, plain + 1)
        start = word.start()
    if start < suffix.start():
        line.claim(start, suffix.end(), NAME)


def _is_suffix(line: Line, words: list[re.Match[str]], index: int) -> bool:
    word, before = words[index], words[index - 1]
    following = words[index + 1][0] if index + 1 < len(words) else ""
    if word[0] in _SUFFIXES_OR_TYPES:
        capital = is_capital(line, word.start()) and is_capital(line, before.start())
        return capital and not is_known(before[0]) and _has_other_type(words, word)
    return word[0] in SUFFIXES and following not in ROLE_WORDS


def _has_other_type(words: list[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether the type is told elsewhere, so that this capital word need not tell it."""
    kind = {"final": {"final", "round"}}.get(word[0], TYPE_WORDS)
    return any(other[0] in kind for other in words if other is not word)


def _joins(line: Line, words: list[re.Match[str]], place: tuple[int, int], *, plain: int, known: int) -> bool:
    """Whether a word left of a suffix belongs to the name."""
    word, suffix = words[place[0]], words[place[1]]
    capital = is_capital(line, word.start())
    if is_capital(line, suffix.start()) and not capital:
        return False
    if word[0] == "the":
        return capital and plain > 0
    if word[0] in GLUE or word[0][0].isdigit() or word[0] == NAME:
        return False
    if not is_known(word[0]):
        return True
    if word[0] in EPITHETS and capital and not (word.start() == 0 and word[0] in _STARTERS):
        return True
    if plain and capital and word[0] in TYPE_WORDS | {"final"}:
        return _has_other_type(words, word)
    return plain == 0 and known < _MAX_KNOWN_BEFORE_SUFFIX and (word[0] not in FILLERS or (capital and word[0] not in LEADERS))


def _protect_after_preposition(line: Line, words: list[re.Match[str]], index: int) -> None:
    """With Sunday Riverside, at Panel Systems: a known word between a preposition and a capital unknown one."""
    if index + 1 >= len(words):
        return
    before, word, after = words[index - 1 : index + 2]
    if before[0] not in _NAMED_AFTER or line.left[word.start()] == NAME:
        return
    day = _CALENDAR.fullmatch(word[0]) is not None
    if not (day and before[0] in _DAY_NAMED_AFTER) and word[0] not in _MAY_BEGIN_NAMES:
        return
    capitals = is_capital(line, word.start()) and is_capital(line, after.start())
    beside = line.text[word.end() : after.start()] == " " and line.text[before.end() : word.start()] == " "
    if capitals and beside and not is_known(after[0]) and not line.text[word.start() : word.end()].isupper():
        line.claim(word.start(), after.end(), NAME)
