"""Companies by their names, which people do not always write the same way."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from rapidfuzz import fuzz

ALIKE = 90
"""Out of 100: how near two names must be to be one company's, where neither begins with the other's words."""
TYPED = 80
"""Out of 100: how near a typed name must be to a known one, where neither holds the other."""

Named = TypeVar("Named")


def called(typed: str, found: Iterable[Named], name: Callable[[Named], str]) -> list[Named]:
    """Those that are called so; else those whose names hold what was typed; else those whose names are like it.

    All of them where nothing was typed.
    """
    every, plain = list(found), typed.casefold().strip()
    exact = [one for one in every if name(one).casefold() == plain]
    holding = [one for one in every if plain in name(one).casefold()]
    return exact or holding or [one for one in every if _like(typed, name(one))]


def alike(one: str, other: str) -> bool:
    """Whether the two may be one company's: spelled nearly the same, or with an Inc. behind one of them."""
    first, second = sorted((_words(one), _words(other)), key=len)
    return bool(first) and (
        second[: len(first)] == first or fuzz.ratio(" ".join(first), " ".join(second)) >= ALIKE
    )


def _like(typed: str, name: str) -> bool:
    """Typed with words around it, or misspelled as far as it was typed."""
    words, whole = _words(typed), _words(name)
    if not words or not whole:
        return False
    begun = " ".join(whole[: len(words)])
    around = f" {' '.join(whole)} " in f" {' '.join(words)} "
    return around or fuzz.ratio(" ".join(words), begun) >= TYPED


def _words(name: str) -> list[str]:
    plain = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    return plain.split()
