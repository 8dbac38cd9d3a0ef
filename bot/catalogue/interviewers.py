"""Who an interviewer is for the candidate, told by the words of their title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.catalogue.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.catalogue.entries import InterviewerTitle

TELLING = 4
"""Letters that a word needs to say something about a job."""


def role_of(title: str, wanted: str, titles: Sequence[InterviewerTitle]) -> Role | None:
    """None for a title that says nothing. `wanted` is the role applied for: who has it already is a peer."""
    said = _words(title)
    if not said:
        return None
    found = [
        (len(name), -place, entry.id)
        for place, entry in enumerate(titles)
        for name in map(_words, entry.words)
        if _stands_in(name, said)
    ]
    if found:
        return max(found)[2]
    shared = {word for word in _words(wanted) if len(word) >= TELLING} & set(said)
    return Role.PEER if shared else Role.CROSS_FUNCTIONAL


def _stands_in(name: Sequence[str], title: Sequence[str]) -> bool:
    return any(title[at : at + len(name)] == name for at in range(len(title) - len(name) + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
