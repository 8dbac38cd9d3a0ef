"""The words a person types: the same after the slash command and in the DM, unknown ones get the closest."""

import string
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from content import help as help_content
from handlers.request import Request
from handlers.say import Listener, Say

NEAR = 60
"""Out of 100: how alike an unknown word must be to a known one to be worth suggesting."""
LONGEST_WORD = 40
AROUND = string.punctuation + "“”‘’¿¡…"
"""What may stand around a word without changing it."""


@dataclass(frozen=True)
class Typed:
    """A word and what follows it; `meant` is the known word, `near` the closest one where it is none."""

    meant: str | None
    rest: str
    near: str | None = None


@dataclass(frozen=True)
class Word:
    """One command: `name` with its other spellings."""

    name: str
    listener: Listener
    also: tuple[str, ...] = ()


class Words:
    """All commands of all features."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = {spelling: word for word in words for spelling in (word.name, *word.also)}

    @property
    def spellings(self) -> tuple[str, ...]:
        return tuple(self._words)

    def know(self, text: str) -> bool:
        """Whether `text` begins with a command."""
        return bool(text) and parse(text, self.spellings).meant is not None

    def alone(self, text: str) -> bool:
        """Whether `text` is one of the commands, and nothing else."""
        return self.know(text) and not parse(text, self.spellings).rest

    async def typed(self, request: Request, say: Say) -> None:
        """Does what `request.text` asks for."""
        found = parse(request.text, self.spellings)
        if found.meant is None:
            near = self._words[found.near].name if found.near else None
            await say.here(help_content.unknown(request.text, near))
        else:
            await self._words[found.meant].listener(_with_text(request, found.rest), say)

    async def pressed(self, request: Request, say: Say) -> None:
        """A button that stands for a word: `help.open:tips`."""
        await self.typed(_with_text(request, " ".join(request.subject)), say)


def parse(text: str, known: Iterable[str]) -> Typed:
    """The first word of `text` among `known`, whatever its case and the punctuation around it. No text: help."""
    first, rest = [*text.split(maxsplit=1), "", ""][:2]
    word = first.strip(AROUND).casefold()
    if not text.strip(AROUND + string.whitespace):
        return Typed("help", "")
    if word in (spellings := tuple(known)):
        return Typed(word, rest.strip())
    near = process.extractOne(word[:LONGEST_WORD], spellings, scorer=fuzz.ratio, score_cutoff=NEAR)
    return Typed(None, rest.strip(), near[0] if near else None)


def _with_text(request: Request, text: str) -> Request:
    return replace(request, text=text, subject=())
