"""What the interviews for a role ask about, told by the words in its title."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.catalogue.entries import Profession

MOST = 4


class Match(NamedTuple):
    """Where in a title a profession is named."""

    start: int
    end: int
    profession: Profession

    def within(self, other: Match) -> bool:
        """Whether the other says more: “project manager” is not “manager”."""
        wider = other.end - other.start > self.end - self.start
        return wider and other.start <= self.start and self.end <= other.end


def asked_of(title: str, professions: Sequence[Profession]) -> tuple[str, ...]:
    """The competencies asked most in interviews for such a role, four at most; none for a title that says nothing.

    Where a title names several professions (“sales manager”), each has its say in turn.
    """
    found = sorted(_matches(_words(title), professions), key=lambda match: match.start)
    told = [one for one in found if not any(one.within(other) for other in found)]
    turns = zip_longest(*(match.profession.competencies for match in told))
    return tuple(dict.fromkeys(one for one in chain(*turns) if one))[:MOST]


def _matches(title: Sequence[str], professions: Iterable[Profession]) -> Iterator[Match]:
    for profession in professions:
        for words in map(_words, profession.words):
            places = range(len(title) - len(words) + 1)
            yield from (
                Match(place, place + len(words), profession)
                for place in places
                if title[place : place + len(words)] == words
            )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
