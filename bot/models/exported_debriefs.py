"""A debrief in an export, and in the exports of version 0.1."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from bot.models.checked import Id, Said, Score, Words
from bot.models.debriefs import MOST_LINES, Attire, Box

FIRST = {"felt": "felt", "debrief_note": "next_time"}


@dataclass(frozen=True, kw_only=True)
class DebriefLineRecord:
    """A line of one box. Its id is what the next round's checklist ticks it by."""

    id: Id
    box: Box
    text: Said


@dataclass(frozen=True, kw_only=True)
class DebriefRecord:
    felt: Score = None
    next_time: Words = ""
    signals: Words = ""
    surprises: Words = ""
    attire: Attire | None = None
    enthusiasm: Score = None
    rapport: Score = None
    lines: Annotated[tuple[DebriefLineRecord, ...], Field(max_length=MOST_LINES * len(Box))] = ()


def of_version_0_1(given: object) -> object:
    """An interview as it is now: a debrief was two fields of it then, `felt` and `debrief_note`."""
    if not isinstance(given, dict) or "debrief" in given or not given.keys() & FIRST.keys():
        return given
    moved = {new: given[old] for old, new in FIRST.items() if old in given}
    return {**given, "debrief": moved if any(moved.values()) else None}
