"""When the words that may be a company's name had better be asked about."""

from bot.reading.abbreviations import ABBREVIATIONS
from bot.reading.city_zones import CITIES
from bot.reading.line import Line
from bot.reading.name_words import DEPARTMENTS, FOLLOWERS, GENERIC, LEADERS, LINKING, SUFFIXES
from bot.reading.unread_runs import Run
from bot.reading.word_set import word_set
from bot.reading.words import TYPE_WORDS

MOST_WORDS, MOST_SMALL_WORDS, MOST_CHARACTERS = 6, 2, 60

_MAY_BEGIN_NAME = word_set("type epithet round daypart zone aside format length")
_MAY_END_NAME = word_set("epithet daypart time")
_PLAIN_GLUE = word_set("a an and as at but company for from in is my of on our so the to w with & @")
_TYPE_OR_SUFFIX = word_set("group tech coffee")
_CITIES = frozenset(CITIES)


def is_doubtful(run: Run, line: Line) -> bool:
    """Whether the run may hold more or less than a company's name."""
    before, after = _beside_before(line, run), _beside_after(line, run)
    if _has_odd_form(run) or _has_odd_words(run) or _is_city(*before):
        return True
    if _is_possessive(run, after) or _ends_in_type(line, run, after):
        return True
    if not run.is_capital:
        led = before[1] == "glue" and before[0].lower() not in _PLAIN_GLUE
        return led or "epithet" in {before[1], after[1]}
    return not line.is_all_capitals and (_may_begin(run, *before) or _may_end(*after))


def _has_odd_form(run: Run) -> bool:
    """Too long, or small and capital words mixed."""
    if len(run.words) > MOST_WORDS or len(run.text) > MOST_CHARACTERS:
        return True
    known = LINKING | SUFFIXES
    small = [word for word in run.words if word.isalpha() and word == word.lower() and word not in known]
    return not run.is_strong and bool(small) and (run.is_capital or len(small) > MOST_SMALL_WORDS)


def _has_odd_words(run: Run) -> bool:
    """Acme-panel, Acme Sales, Acme London, a startup: some of it is no name, or none is."""
    words = [word.lower() for word in run.words]
    if any(part in TYPE_WORDS for word in words if "-" in word for part in word.split("-")):
        return True
    if not run.is_capital and (run.article in {"a", "an", "some"} or GENERIC.issuperset(words)):
        return True
    if run.is_strong or len(words) == 1:
        return False
    ends = {words[-1], " ".join(words[-2:])}
    return words[0] in DEPARTMENTS or not ends.isdisjoint(DEPARTMENTS | _CITIES)


def _beside_before(line: Line, run: Run) -> tuple[str, str]:
    """The word a single space parts from the run, and its kind; both empty where there is none."""
    if run.start < len("a ") or line.text[run.start - 1] != " ":
        return "", ""
    word = line.text[: run.start].split()[-1]
    return ("", "") if word[-1] in ".,:;)!?" else (word, line.kinds[run.start - 2])


def _beside_after(line: Line, run: Run) -> tuple[str, str]:
    following = line.text[run.end : run.end + MOST_CHARACTERS]
    if not following.startswith(" ") or not following.strip():
        return "", ""
    return following.split()[0].strip(".,:;!?)"), line.kinds[run.end + 1]


def _may_begin(run: Run, word: str, kind: str) -> bool:
    """Panel Beaters, Good Harbor, Room 9 Foods: the word before may be the name's first."""
    if word.isdigit() and kind == "aside":
        return True
    if not word[:1].isupper() or (word.isupper() and len(word) > 1):
        return False
    if kind == "filler":
        return word.lower() not in LEADERS or run.words[0].lower() in SUFFIXES
    return kind in _MAY_BEGIN_NAME or (kind == "glue" and word.lower() not in _PLAIN_GLUE)


def _may_end(word: str, kind: str) -> bool:
    """August Home: the capital word after may be the name's last."""
    if not word[:1].isupper():
        return False
    return kind in _MAY_END_NAME or (kind == "filler" and word.lower() not in FOLLOWERS)


def _is_city(word: str, kind: str) -> bool:
    return kind == "zone" and word.lower() not in ABBREVIATIONS and word.lower() != "time"


def _is_possessive(run: Run, after: tuple[str, str]) -> bool:
    """Acme's panel: is it Acme or Acme's?"""
    inside = "' " in run.text or ("'s " in run.text and not run.is_strong)
    return inside or (run.text.endswith(("'s", "s'")) and after[1] in {"type", "filler", "format", "glue"})


def _ends_in_type(line: Line, run: Run, after: tuple[str, str]) -> bool:
    """Acme Group interview, Silver Screen panel: the name's last word or the type?"""
    word, kind = after
    if kind != "type" or not word:
        return False
    following = line.text[run.end + 1 + len(word) :].split(maxsplit=1)[:1]
    before_type = bool(following) and following[0].strip(".,:;!?)") in TYPE_WORDS
    capital = word[0].isupper() and not word.isupper()
    return (capital and (before_type or word.lower() in _TYPE_OR_SUFFIX)) or (before_type and word == "group")
