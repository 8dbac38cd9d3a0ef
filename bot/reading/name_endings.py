"""Names that show by their end: Panel Systems, May Street Bakery, Lakeside Group."""

import re

from bot.reading.known_words import is_known
from bot.reading.line import NAME, Line
from bot.reading.name_words import LEADERS, ROLE_WORDS, SUFFIXES
from bot.reading.word_set import word_set
from bot.reading.words import EPITHETS, FILLERS, GLUE, TYPE_WORDS

Words = list[re.Match[str]]

_MAX_KNOWN_BEFORE_SUFFIX = 2
_TYPE_OR_SUFFIX = word_set("group tech coffee")
_NAMED_AFTER = word_set("at for from of with @")
_STARTERS = word_set("another book calendar contact make new next prep prepare")


def protect_names_by_ending(line: Line, words: Words) -> None:
    """Join to each suffix the words before it that belong to the name."""
    for index in range(1, len(words)):
        if not _is_suffix(line, words, index):
            continue
        first = _first_of_name(line, words, index)
        if first < index:
            line.claim(words[first].start(), words[index].end(), NAME)


def _first_of_name(line: Line, words: Words, index: int) -> int:
    first, known, plain = index, 0, 0
    while first > 0:
        between = line.text[words[first - 1].end() : words[first].start()]
        light = " ," if first == index else " "
        if between.strip(light) or not _joins(line, words, (first - 1, index), plain=plain, known=known):
            break
        first -= 1
        if is_known(words[first][0]):
            known += 1
        else:
            plain += 1
    return first


def _is_suffix(line: Line, words: Words, index: int) -> bool:
    word, before = words[index], words[index - 1]
    following = words[index + 1][0] if index + 1 < len(words) else ""
    if word[0] in _TYPE_OR_SUFFIX:
        capital = line.is_capital(word.start()) and line.is_capital(before.start())
        return capital and not is_known(before[0]) and _has_other_type(words, word)
    return word[0] in SUFFIXES and following not in ROLE_WORDS


def _joins(line: Line, words: Words, place: tuple[int, int], *, plain: int, known: int) -> bool:
    """Whether the word at the first place belongs to the name that ends at the second."""
    word, suffix = (words[index] for index in place)
    text, capital = word[0], line.is_capital(word.start())
    if text == "the":
        return capital and plain > 0
    if text in GLUE or text[0].isdigit() or text == NAME or (line.is_capital(suffix.start()) and not capital):
        return False
    if not is_known(text) or (text in EPITHETS and capital and (word.start() > 0 or text not in _STARTERS)):
        return True
    if plain:
        return capital and text in TYPE_WORDS | {"final"} and _has_other_type(words, word)
    leads = place[0] > 0 and words[place[0] - 1][0] in _NAMED_AFTER
    if known == _MAX_KNOWN_BEFORE_SUFFIX or (known and text in TYPE_WORDS and not leads):
        return False
    return text not in FILLERS or (capital and text not in LEADERS)


def _has_other_type(words: Words, word: re.Match[str]) -> bool:
    """Whether the type is told elsewhere, so that this word need not tell it."""
    kind = {"final", "round"} if word[0] == "final" else TYPE_WORDS
    return any(other[0] in kind for other in words if other is not word)
