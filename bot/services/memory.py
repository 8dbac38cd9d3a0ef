"""Round memory: what the rounds before left for the next; the number of statements does not depend on how many."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sqlmodel import Session

from bot.catalogue import Moment
from bot.models.checklists import Item, Memory
from bot.models.debriefs import Box, Line
from bot.models.interviews import Interview
from bot.store import debriefs as debrief_store
from bot.store import interviews as interview_store
from bot.store import stories as story_store

MOST = 6
"""Lines of a debrief that a list begins with: with all the rest it stays a list that fits an evening or two."""
BOXES = {Box.ROUGH: Memory.ROUGH, Box.UNSAID: Memory.UNSAID, Box.PROMISE: Memory.PROMISE}
NAMED = 3
"""How many of those who heard a story are named."""


@dataclass(frozen=True)
class Left:
    """`debrief` is the interview whose lines these are, `more` how many there was no room for."""

    items: tuple[Item, ...]
    debrief: str = ""
    more: int = 0


def remembered(session: Session, interviews: Iterable[Interview]) -> dict[str, Left]:
    """For each interview that follows others; those that were called off left nothing."""
    following = [one for one in interviews if one.previous]
    if not following:
        return {}
    previous = interview_store.previous(session, {one.person for one in following})
    chains = {one.id: tuple(_before(one.id, previous)) for one in following}
    earlier = interview_store.by_id(session, {id_ for chain in chains.values() for id_ in chain})
    held = {id_: one for id_, one in earlier.items() if not one.cancelled}
    lines, told = debrief_store.lines(session, held.keys()), story_store.titles_told(session, held.keys())
    rounds = {id_: [held[one] for one in chain if one in held] for id_, chain in chains.items()}
    return {id_: _left(before, lines, told) for id_, before in rounds.items() if before}


def _before(interview: str, previous: Mapping[str, str | None]) -> Iterator[str]:
    """The rounds before, the last one first; a chain that an import bent into a circle ends where it closes."""
    seen = {interview}
    before = previous.get(interview)
    while before is not None and before not in seen:
        seen.add(before)
        yield before
        before = previous.get(before)


def _left(before: list[Interview], lines: Mapping[str, list[Line]], told: Mapping[str, list[str]]) -> Left:
    """The lines of the last round that has any, and the stories of all."""
    last = next((one.id for one in before if _worth(lines.get(one.id, ()))), "")
    left = _worth(lines.get(last, ()))
    first = sorted(_fairly(left))[:MOST]
    items = [_item(BOXES[line.box], line.id, line.text) for _, _, line in sorted(first, key=_in_order)]
    heard = [_heard(title, one) for one in reversed(before) for title in told.get(one.id, ())]
    known = [_item(Memory.TOLD, "", "\n".join(dict.fromkeys(heard)))] if heard else []
    return Left((*items, *known, _item(Memory.SAME, "", "")), last, len(left) - len(first))


def _worth(lines: Iterable[Line]) -> list[Line]:
    return sorted((line for line in lines if line.box in BOXES), key=lambda line: list(BOXES).index(line.box))


def _fairly(lines: list[Line]) -> Iterator[tuple[int, int, Line]]:
    """Each with its place within its box and that of the box: the first of each box before the second of any."""
    for box, group in groupby(lines, key=lambda line: line.box):
        yield from ((place, list(BOXES).index(box), line) for place, line in enumerate(group))


def _in_order(ranked: tuple[int, int, Line]) -> tuple[int, int]:
    place, box, _ = ranked
    return box, place


def _item(memory: Memory, line: str, text: str) -> Item:
    """Its id is that of the line, so that a tick stays when the words are mended."""
    id_ = "-".join(filter(None, ("memory", memory, line)))
    return Item(id_, text, "", Moment.PLAN, memory=memory)


def _heard(title: str, one: Interview) -> str:
    names = [person.name for person in one.interviewers if person.name]
    who = ", ".join(names[:NAMED]) + (f" +{len(names) - NAMED}" if len(names) > NAMED else "")
    return f"“{title}”: {who or one.type.label}, {one.local_date:%b %-d}"
