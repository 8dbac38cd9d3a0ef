"""Companies by their names, which people do not always write the same way."""

from rapidfuzz import fuzz

ALIKE = 90
"""Out of 100: how near two names must be to be one company's, where neither holds the other's words."""


def alike(one: str, other: str) -> bool:
    """Whether the two may be one company's: spelled nearly the same, or one the beginning of the other, as Inc. adds."""
    first, second = sorted((_words(one), _words(other)), key=len)
    return bool(first) and (
        second[: len(first)] == first or fuzz.ratio(" ".join(first), " ".join(second)) >= ALIKE
    )


def _words(name: str) -> list[str]:
    plain = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    return plain.split()
