"""The words nothing explains, in runs: names of companies and of people, and stray numbers."""

import re
from dataclasses import dataclass

from bot.reading.line import NAME, Line
from bot.reading.name_words import GIVEN_NAMES, SUFFIXES

_WORD = rf"(?:[\w{NAME}](?:[\w{NAME}'&+.#-]*[\w{NAME}'+#])?|&)"
_RUN = re.compile(rf"{_WORD}(?: {_WORD})*")
_LEAD = re.compile(r"(?P<word>[^\W_]+|@|&|w/)\s*[:(]?\s*(?:(?P<article>the|my|our|their|an|a|some)\s+)*$")
_LEADS = {
    **dict.fromkeys(("at", "@", "from", "of", "company"), "at"),
    **dict.fromkeys(("with", "w", "w/", "to"), "with"),
    **dict.fromkeys(("and", "&", "or"), "and"),
    "for": "for",
}
_LEAD_REACH = 40
_TEMPORAL = frozenset({"day", "weekday", "relative", "daypart", "iso", "time"})
_ABBREVIATED = frozenset({"inc", "co", "corp", "ltd", "bros"})


@dataclass(frozen=True)
class Run:
    """Neighboring unexplained words. `lead` is the kind of preposition before them: at, with, for or ""."""

    start: int
    end: int
    text: str
    lead: str
    article: str
    is_strong: bool
    """Some of it is a name by its form."""

    @property
    def words(self) -> list[str]:
        return self.text.split()

    @property
    def is_capital(self) -> bool:
        return any(character.isupper() for character in self.text)

    @property
    def may_be_person(self) -> bool:
        return self.words[0].lower() in GIVEN_NAMES and self.words[-1].lower() not in SUFFIXES


def unread_runs(line: Line) -> list[Run]:
    """Every run that is more than a number; "and" passes the preposition on."""
    return [run for run in _all_runs(line) if not run.text.isdigit()]


def has_stray_number(line: Line) -> bool:
    """A number that nothing explains, or one in a name beside a day or a time."""
    for run in _all_runs(line):
        if run.text.isdigit():
            return True
        if run.words[0].isdigit() and line.kind_before(run.start) in {"day", "weekday"}:
            return True
        if run.words[-1].isdigit() and line.kind_after(run.end) in _TEMPORAL:
            return True
    return False


def _all_runs(line: Line) -> list[Run]:
    found: list[Run] = []
    for match in _RUN.finditer(line.left):
        text = line.text[match.start() : match.end()].strip("'& ")
        if not any(character.isalnum() for character in text):
            continue
        if text.split()[-1].lower() in _ABBREVIATED and line.text[match.end() : match.end() + 1] == ".":
            text += "."
        lead, article = _lead(line, match.start())
        if lead == "and":
            lead = found[-1].lead if found else ""
        found.append(Run(*match.span(), text, lead, article, NAME in match[0]))
    return found


def _lead(line: Line, start: int) -> tuple[str, str]:
    """The kind of preposition before, and the last article between."""
    match = _LEAD.search(line.text[max(0, start - _LEAD_REACH) : start].lower())
    return (_LEADS.get(match["word"], ""), match["article"] or "") if match else ("", "")
