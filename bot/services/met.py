"""Who was met: the people a form names, beside those known before, so that a corrected name loses nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from bot.ids import new_id
from bot.models.interviews import Interviewer
from bot.services.entries import Named

NEARLY = 80
"""From this likeness of 100 on, a name is one that was corrected: “Pria Nair” and “Priya Nair” are at 95."""
Same = Callable[[Interviewer, Named], bool]


def met(known: Sequence[Interviewer], named: Sequence[Named]) -> list[Interviewer]:
    """Those named, each with the note and the ticks of the person it was before; nobody named: one for all.

    What was said of everyone goes on with the first who gets a name; that all were thanked holds for each.
    """
    people = named or (Named(""),)
    same = _paired(known, people)
    everyone = next((one for one in known if not one.name), None)
    new = Interviewer("", "", thanked=everyone is not None and everyone.thanked)
    found = [same.get(one) or replace(new, id=new_id()) for one in people]
    return [
        replace(before, name=one.name, title=one.title, email=one.email)
        for before, one in zip(found, people, strict=True)
    ]


def _paired(known: Sequence[Interviewer], people: Sequence[Named]) -> dict[Named, Interviewer]:
    """Each person with the one they were before, the surest likeness first."""
    found: dict[Named, Interviewer] = {}
    ways: tuple[Same, ...] = (_called_the_same, _reached_the_same, _called_nearly_the_same, _was_everyone)
    for same in ways:
        for one in people:
            left = (before for before in known if before not in found.values())
            before = None if one in found else next((before for before in left if same(before, one)), None)
            if before:
                found[one] = before
    return found


def _called_the_same(before: Interviewer, one: Named) -> bool:
    return before.name == one.name


def _reached_the_same(before: Interviewer, one: Named) -> bool:
    return bool(one.email) and before.email.casefold() == one.email.casefold()


def _called_nearly_the_same(before: Interviewer, one: Named) -> bool:
    return bool(before.name) and fuzz.ratio(before.name.casefold(), one.name.casefold()) >= NEARLY


def _was_everyone(before: Interviewer, _: Named) -> bool:
    return not before.name
