"""Whether two notes are too alike: interviewers compare what they got."""

import re
from collections.abc import Iterable

ALIKE = 0.6
"""Twice the words in common, by the words of both: 1 for equal notes, 0 for notes that share none."""
COMMON = """
a about again all also am an and any are as at be because been being both but by can could did do does for from get
glad go good had has have he hello her hi him his hope how i if in into is it its just kind let like lot made make
me more most much my no not of on one or our out over please really regards she so some soon still than thank
thanks that the their them then there these they thing this time to too up us very want was we were what when which
while who will with would you your yours
conversation interview job role talk monday tuesday wednesday thursday friday saturday sunday
"""
STOP = frozenset(COMMON.split())
"""Words of any note, whoever it is to."""
PLACEHOLDER = re.compile(r"\[[^\]]*\]")


def shared(one: str, other: str, names: Iterable[str]) -> tuple[str, ...]:
    """The words that make two notes too alike, in the order of the first; none where they are not.

    Names, words of any note, and what stands in brackets to be filled in do not count, unless there is nothing else.
    """
    known = {word for name in names for word in _words(name)}
    first, second = _telling(one, known), _telling(other, known)
    both = [word for word in first if word in second]
    return tuple(both) if both and 2 * len(both) >= ALIKE * (len(first) + len(second)) else ()


def _telling(text: str, names: set[str]) -> dict[str, None]:
    """Each word that says something, once; of a note without any, all that it has."""
    words = _words(PLACEHOLDER.sub(" ", text)) or _words(text) or text.split()
    return dict.fromkeys([word for word in words if word not in STOP and word not in names] or words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
