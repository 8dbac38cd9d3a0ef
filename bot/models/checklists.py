"""A checklist: what to do for one interview, composed from the catalogue and the person's own items."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from bot.catalogue import Moment
from bot.models.columns import Encrypted, Row

MOST_OWN_ITEMS = 20


class Memory(StrEnum):
    """What an item has from an earlier round of the same process, in the order in which the list begins."""

    ROUGH = "rough"
    UNSAID = "unsaid"
    PROMISE = "promise"
    TOLD = "told"
    SAME = "same"


@dataclass(frozen=True)
class Item:
    """`note` says how long it takes and why; the person's own items have none.

    `memory` marks what an earlier round left: its text is the person's words, to which content adds what to do.
    """

    id: str
    text: str
    note: str
    moment: Moment
    ticked: bool = False
    hidden: bool = False
    own: bool = False
    memory: Memory | None = None


@dataclass(frozen=True)
class Checklist:
    """`revision` grows with every change: ids of shown boxes carry it, for Slack keeps old ticks under old ids.

    `debrief` is the interview whose debrief the list begins with, and `more` how many of its lines it has no room for.
    """

    interview: str
    items: tuple[Item, ...]
    revision: int = 0
    debrief: str = ""
    more: int = 0

    @property
    def shown(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.hidden)

    @property
    def open_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.shown if not item.ticked)

    @property
    def done(self) -> bool:
        """Whether nothing is open that is worth doing before the interview."""
        return not any(item.moment is not Moment.AFTER for item in self.open_items)

    @property
    def remembered(self) -> tuple[Item, ...]:
        """The shown items that an earlier round left."""
        return tuple(item for item in self.shown if item.memory)

    def groups(self) -> list[tuple[Moment, list[Item]]]:
        """The other shown items by moment, in the order of the clock."""
        order = list(Moment)
        others = [item for item in self.shown if item.memory is None]
        items = sorted(others, key=lambda item: order.index(item.moment))
        return [(moment, list(group)) for moment, group in groupby(items, key=lambda item: item.moment)]

    def with_marks(self, marks: "dict[str, Mark]") -> "Checklist":
        """The list with what the person ticked and hid."""
        blank = Mark()
        marked = [
            replace(item, ticked=marks.get(item.id, blank).ticked, hidden=marks.get(item.id, blank).hidden)
            for item in self.items
        ]
        return replace(self, items=tuple(marked))


@dataclass(frozen=True)
class Mark:
    """What a person did with one item."""

    ticked: bool = False
    hidden: bool = False


class MarkRow(Row, table=True):
    """One item of one interview's list that was touched: a catalogue item's id, or the id of an own item."""

    __tablename__ = "checklist_mark"
    __table_args__ = (UniqueConstraint("interview_id", "item_id"),)

    id: int | None = Field(default=None, primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", ondelete="CASCADE", index=True)
    item_id: str
    ticked: bool = False
    hidden: bool = False

    def value(self) -> Mark:
        return Mark(self.ticked, self.hidden)


class OwnItemRow(Row, table=True):
    """An item the person wrote."""

    __tablename__ = "checklist_own_item"

    id: str = Field(primary_key=True)
    interview_id: str = Field(foreign_key="interview.id", ondelete="CASCADE", index=True)
    position: int
    text: str = Field(sa_type=Encrypted)
    moment: str

    def value(self) -> Item:
        return Item(self.id, self.text, "", Moment(self.moment), own=True)
