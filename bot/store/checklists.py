"""What people ticked, hid and added, as stored."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session, col, delete, select

from bot.models.checklists import Item, Mark, MarkRow, OwnItemRow


def marks(session: Session, interviews: set[str]) -> dict[str, dict[str, Mark]]:
    """For each interview the touched items by id."""
    found: dict[str, dict[str, Mark]] = defaultdict(dict)
    for row in session.exec(select(MarkRow).where(col(MarkRow.interview_id).in_(interviews))):
        found[row.interview_id][row.item_id] = row.value()
    return found


def own_items(session: Session, interviews: set[str]) -> dict[str, list[Item]]:
    """For each interview the items the person wrote, in the order they wrote them."""
    found: dict[str, list[Item]] = defaultdict(list)
    rows = session.exec(
        select(OwnItemRow)
        .where(col(OwnItemRow.interview_id).in_(interviews))
        .order_by(col(OwnItemRow.position), col(OwnItemRow.id))
    )
    for row in rows:
        found[row.interview_id].append(row.value())
    return found


def mark(session: Session, interview: str, item: str) -> MarkRow:
    """The row that holds what was done with one item."""
    where = select(MarkRow).where(MarkRow.interview_id == interview, MarkRow.item_id == item)
    row = session.exec(where).first()
    if row is None:
        row = MarkRow(interview_id=interview, item_id=item)
        session.add(row)
    return row


def set_own_items(session: Session, interview: str, items: Iterable[Item]) -> None:
    """Replaces the person's own items by `items`, in that order."""
    session.exec(delete(OwnItemRow).where(col(OwnItemRow.interview_id) == interview))
    session.add_all(
        OwnItemRow(id=item.id, interview_id=interview, position=position, text=item.text, moment=item.moment)
        for position, item in enumerate(items)
    )
    session.flush()
