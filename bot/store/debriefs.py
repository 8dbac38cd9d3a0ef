"""Debriefs as stored; whose they are is asked of their interviews."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlmodel import Session, col, delete, select

from bot.models.debriefs import Debrief, DebriefLineRow, DebriefRow, Line


def of(session: Session, interviews: Collection[str]) -> dict[str, Debrief]:
    """Those that were written, by the ids of their interviews: by two statements however many there are."""
    found = session.exec(select(DebriefRow).where(col(DebriefRow.interview_id).in_(interviews))).all()
    kept = lines(session, interviews)
    return {row.interview_id: row.value(tuple(kept.get(row.interview_id, ()))) for row in found}


def lines(session: Session, interviews: Collection[str]) -> dict[str, list[Line]]:
    """For each interview the lines of its debrief, in their order."""
    found: dict[str, list[Line]] = defaultdict(list)
    rows = session.exec(
        select(DebriefLineRow)
        .where(col(DebriefLineRow.interview_id).in_(interviews))
        .order_by(col(DebriefLineRow.position), col(DebriefLineRow.id))
    )
    for row in rows:
        found[row.interview_id].append(row.value())
    return found


def row(session: Session, interview: str) -> DebriefRow:
    """The row that holds it, made where there is none yet."""
    found = session.get(DebriefRow, interview)
    if found is None:
        found = DebriefRow(interview_id=interview)
        session.add(found)
    return found


def set_lines(session: Session, interview: str, wanted: Iterable[Line]) -> None:
    """Replaces all lines by `wanted`, in that order."""
    session.exec(delete(DebriefLineRow).where(col(DebriefLineRow.interview_id) == interview))
    session.add_all(
        DebriefLineRow(interview_id=interview, id=one.id, position=position, box=one.box, text=one.text)
        for position, one in enumerate(wanted)
    )
    session.flush()
