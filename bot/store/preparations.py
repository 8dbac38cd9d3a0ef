"""Preparations as stored: each box under its interview, or under a round before it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import literal
from sqlmodel import Session, col, select

from bot.models.interviews import InterviewRow
from bot.models.preparations import CARRIED, Earlier, Note, Part, Preparation, PreparationRow

FARTHEST = 20
"""Rounds that are looked back over; it also ends a chain that an import bent into a circle."""


def of(session: Session, interviews: Collection[str]) -> dict[str, Preparation]:
    """The preparation of each of these interviews, by one statement.

    What was not written for a round yet is what the nearest round before it has.
    """
    notes: dict[str, dict[Part, Note]] = {interview: {} for interview in interviews}
    for interview, steps, one, row in session.exec(_written(interviews)):
        part, found = Part(row.part), notes[interview]
        if part not in found and (steps == 0 or part in CARRIED):
            found[part] = row.value(_earlier(one) if steps else None)
    return {interview: Preparation(found) for interview, found in notes.items()}


def keep(session: Session, interview: str, part: Part, text: str, questions: Collection[str]) -> None:
    """The words of one box, as of now this round's own."""
    row = session.get(PreparationRow, (interview, part.value))
    if row is None:
        row = PreparationRow(interview_id=interview, part=part, version=0)
        session.add(row)
    row.text, row.questions, row.version = text, " ".join(questions), row.version + 1
    session.flush()


def _written(interviews: Collection[str]) -> Any:
    """For each interview the notes of it and of the rounds before, the nearest round first."""
    chain = _rounds(interviews)
    return (
        select(chain.c.asked, chain.c.steps, InterviewRow, PreparationRow)
        .select_from(chain)
        .join(InterviewRow, col(InterviewRow.id) == chain.c.round)
        .join(PreparationRow, col(PreparationRow.interview_id) == chain.c.round)
        .order_by(chain.c.steps)
    )


def _rounds(interviews: Collection[str]) -> Any:
    """Each interview, 0 steps back, and the rounds before it."""
    id_, previous = col(InterviewRow.id), col(InterviewRow.previous_id)
    asked: Any = select(id_.label("asked"), id_.label("round"), literal(0).label("steps"))
    chain = asked.where(id_.in_(interviews)).cte("chain", recursive=True)
    before = (
        select(chain.c.asked, previous, chain.c.steps + 1)
        .join(InterviewRow, id_ == chain.c.round)
        .where(previous.is_not(None), chain.c.steps < FARTHEST)
    )
    return chain.union_all(before)


def _earlier(row: InterviewRow) -> Earlier:
    return Earlier(row.id, row.round, row.wall.date())
