"""Which of the words that nothing else explains are the company's name."""

import re
from dataclasses import dataclass

from bot.reading.answer import Ask
from bot.reading.line import NAME, Line
from bot.reading.name_words import FOLLOWERS, GIVEN_NAMES, LEADERS, LINKING, SUFFIXES
from bot.reading.protection import is_capital
from bot.reading.words import TYPE_WORDS

MOST_WORDS, MOST_SMALL_WORDS, MOST_CHARACTERS = 6, 2, 60

_WORD = rf"(?:[\w{NAME}](?:[\w{NAME}'&+.#-]*[\w{NAME}'+#])?|&)"
_RUN = re.compile(rf"{_WORD}(?: {_WORD})*")
_LEAD = re.compile(r"(?P<word>[^\W_]+|@|&|w/)\s*[:(]?\s*(?:(?:the|my|our|their|a|an)\s+)*$")
_LEADS = {
    **dict.fromkeys(("at", "@", "from", "of", "company"), "at"),
    **dict.fromkeys(("with", "w", "w/", "to"), "with"),
    **dict.fromkeys(("and", "&", "or"), "and"),
    "for": "for",
}
_TEMPORAL = frozenset({"day", "weekday", "relative", "daypart", "iso", "time"})
_UNSURE_BEFORE = frozenset({"type", "epithet", "round", "daypart", "zone", "aside", "format", "length"})
_BEFORE_NAMES = frozenset("the with at for from of w a an and my our on in so as is to but & @ company".split())
_DOTTED_ENDS = ("inc", "co", "corp", "ltd", "bros")


@dataclass(frozen=True)
class Run:
    """Neighboring unexplained words, and the preposition that leads to them ("" for none)."""

    start: int
    end: int
    text: str
    lead: str
    is_strong: bool
    is_capital: bool

    @property
    def words(self) -> list[str]:
        return self.text.split()

    @property
    def may_be_person(self) -> bool:
        first, last = self.words[0].lower().strip(".'"), self.words[-1].lower()
        return last not in SUFFIXES and first in GIVEN_NAMES


def find_company(line: Line, kind: str | None) -> tuple[str | None, Ask | None]:
    """The company's name; `kind` is the type of interview (lunch may be *at* a place)."""
    runs = [run for run in _runs(line) if not _is_number(run.text)]
    people = {run for run in runs if run.may_be_person and not (run.lead == "at" and len(runs) > 1)}
    companies = [run for run in runs if run not in people]
    if not companies:
        return None, Ask.WHICH_COMPANY if any(run.lead != "with" for run in people) else Ask.COMPANY
    run = _chosen(companies, kind)
    if run is None or _is_unsure(run, line):
        return None, Ask.WHICH_COMPANY
    return run.text, None


def has_stray_number(line: Line) -> bool:
    """A number that nothing explains, or one in a name beside a day or a time."""
    for run in _runs(line):
        words = run.words
        if _is_number(run.text):
            return True
        if _is_number(words[0]) and line.kind_before(run.start) in {"day", "weekday"}:
            return True
        if _is_number(words[-1]) and line.kind_after(run.end) in _TEMPORAL:
            return True
    return False


def _chosen(runs: list[Run], kind: str | None) -> Run | None:
    """The only name, or the only one that a preposition or its form sets above the others."""
    if len(runs) == 1:
        return runs[0]
    led = {lead: [run for run in runs if run.lead == lead] for lead in ("at", "with", "for", "")}
    capital = [run for run in runs if run.is_capital]
    strong = [run for run in runs if run.is_strong]
    for best in (led["at"], led["with"], led["for"]):
        if best:
            sure = len(best) == 1 and best[0].is_capital and len(capital) == 1
            return best[0] if sure and not (kind == "informal_meal" and led["at"] and led["with"]) else None
    return strong[0] if len(strong) == 1 and len(capital) == 1 else None


def _runs(line: Line) -> list[Run]:
    found: list[Run] = []
    for match in _RUN.finditer(line.left):
        start, end = match.start(), match.end()
        text = line.text[start:end].strip("'& ")
        if not any(character.isalnum() for character in text):
            continue
        if text.lower().endswith(_BEFORE_NAMES = frozenset("the with at for from of w a an and my our on in so as is to but & @ company".split())
_DOTTED_ENDS) and line.text[end : end + 1] == ".":
            text += "."
        lead = _lead(line, start)
        if lead == "and":
            lead = found[-1].lead if found else ""
        capital = is_capital(line, start + line.text[start:end].find(text[0])) or any(
            character.isupper() for character in text
        )
        found.append(Run(start, end, text, lead, NAME in match[0], capital))
    return found


def _lead(line: Line, start: int) -> str:
    match = _LEAD.search(line.text[:start].lower()[-80:])
    return _LEADS.get(match["word"], "") if match else ""


def _is_number(text: str) -> bool:
    return text.isdigit()


def _is_unsure(run: Run, line: Line) -> bool:
    """Too long, of mixed case, or beside a capital word that may belong to it ("Panel Beaters")."""
    words = run.words
    if len(words) > MOST_WORDS or len(run.text) > MOST_CHARACTERS:
        return True
    if len(words) > MOST_SMALL_WORDS and not run.is_capital and not run.is_strong:
        return True
    small = [
        word for word in words if word.isalpha() and word == word.lower() and word not in LINKING | SUFFIXES
    ]
    if run.is_capital and small and not run.is_strong:
        return True
    if run.is_capital and (_follows_capital(line, run) or _precedes_capital(line, run)):
        return True
    if not run.is_capital and "epithet" in {_kind_at(line, run.start - 1, -1), _kind_at(line, run.end, 1)}:
        return True
    after = line.text[run.end :].split(maxsplit=2)[:2]
    return _is_possessive(line, run) or _is_group(line, run, after)


def _follows_capital(line: Line, run: Run) -> bool:
    """Panel Beaters, Good Harbor, Culture Club: the word before may be the name's first."""
    if run.start < 2 or line.text[run.start - 1] != " " or line.text.isupper():  # noqa: PLR2004
        return False
    word, kind = line.text[: run.start].split()[-1], line.kinds[run.start - 2]
    if not word[0].isupper() or word[-1] in ".,:;)!?" or (word.isupper() and len(word) > 1):
        return False
    if kind == "glue" and word.lower() not in _BEFORE_NAMES:
        return True
    return kind in _UNSURE_BEFORE or (kind == "filler" and not _leads(word.lower(), run))


def _leads(word: str, run: Run) -> bool:
    """Interview Acme, but not Interview Lab."""
    return word in LEADERS and run.words[0].lower() not in SUFFIXES


def _kind_at(line: Line, position: int, step: int) -> str:
    """What a single space parts from the run."""
    beyond = position + step
    return line.kinds[beyond] if 0 <= beyond < len(line.text) and line.text[position] == " " else ""


def _precedes_capital(line: Line, run: Run) -> bool:
    """August Home: the word after may be the name's last."""
    following = line.text[run.end + 1 : run.end + 2]
    capital = line.text[run.end : run.end + 1] == " " and following.isupper() and not line.text.isupper()
    if not capital:
        return False
    word, kind = line.text[run.end + 1 :].split()[0].lower().strip(".,:;!?"), line.kinds[run.end + 1]
    return kind == "epithet" or (kind == "filler" and word not in FOLLOWERS)


def _is_possessive(line: Line, run: Run) -> bool:
    """Acme's panel: is it Acme or Acme's?"""
    inside = "'s " in run.text
    beside_noun = line.text[run.end : run.end + 1] == " " and line.kinds[run.end + 1] in {"type", "filler", "format", "glue"}
    return "' " in run.text or (inside and not run.is_strong) or (run.text.endswith(("'s", "s'")) and beside_noun)


def _is_group(line: Line, run: Run, after: list[str]) -> bool:
    """Acme Group interview: the company's name or the type?"""
    if len(after) > 1 and after[0][0].isupper() and not after[0].isupper() and not line.text.isupper():
        small_types = {after[0].lower(), after[1]} <= TYPE_WORDS and line.kinds[run.end + 1] == "type"
        if small_types:
            return True
    if not after or after[0].lower() not in {"group", "tech", "coffee"} or line.text[run.end : run.end + 1] != " ":
        return False
    beside_type = (
        len(after) > 1 and after[0].lower() == "group" and after[1].lower() in {"panel", "case", "technical"}
    )
    return (after[0][0].isupper() and not line.text.isupper()) or beside_type
