"""Checklists: composed for an interview, ticked, hidden and added to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlmodel import Session

from bot.catalogue import Catalogue, InterviewFormat, InterviewType, Moment, Round
from bot.errors import FieldError
from bot.ids import new_id
from bot.models.checklists import MOST_OWN_ITEMS, Checklist, Item
from bot.models.interviews import Interview, InterviewRow
from bot.models.people import Person, Who
from bot.models.reminders import Due, Kind
from bot.services.entries import read_lines
from bot.services.memory import Left, remembered
from bot.store import checklists as store
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store import reminders as reminder_store
from bot.store.db import reads, writes

LONGEST_ITEM = 75
"""Slack's limit for the text of an option."""


@dataclass(frozen=True)
class Place:
    """Where a checklist is shown: the one live message, and the kind of reminder it came as."""

    channel: str
    ts: str
    kind: Kind | None = None


@dataclass(frozen=True)
class Scheduled:
    """An interview as it stands: its checklist, what is coming, and the message that shows the list now.

    `changed` is false where a verb found nothing to do: a double click, a form sent twice.
    """

    interview: Interview
    checklist: Checklist
    person: Person
    dues: tuple[Due, ...] = ()
    place: Place | None = None
    changed: bool = True


@dataclass(frozen=True)
class Sheet:
    """The list as its form has it: which offered items are shown, and the person's own, one a line."""

    shown: frozenset[str] = frozenset()
    own: str = ""


class Checklists:
    """The lists of one person's interviews."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @reads
    def open(self, session: Session, who: Who, interview: str) -> Scheduled:
        return self._scheduled(session, who, interview)

    @writes
    def tick(
        self, session: Session, who: Who, interview: str, *, ticked: frozenset[str], unticked: frozenset[str]
    ) -> Scheduled:
        """Applies the differences only: what somebody ticked elsewhere meanwhile stays ticked."""
        known = {item.id for item in self._scheduled(session, who, interview).checklist.items}
        for item in (ticked | unticked) & known:
            store.mark(session, interview, item).ticked = item in ticked
        return self._redrawn(session, who, interview)

    @writes
    def edit(self, session: Session, who: Who, interview: str, before: Sheet, after: Sheet) -> Scheduled:
        """Applies the differences only: what another form changed since `before` stays changed."""
        items = self._scheduled(session, who, interview).checklist.items
        for item in (before.shown ^ after.shown) & {item.id for item in items if not item.own}:
            store.mark(session, interview, item).hidden = item not in after.shown
        known = {item.text: item for item in store.own_items(session, {interview}).get(interview, [])}
        lines = _merged(list(known), before, after)
        store.set_own_items(session, interview, [_own(line, known) for line in lines])
        return self._redrawn(session, who, interview)

    @writes
    def shown_at(self, session: Session, who: Who, interview: str, place: Place) -> Place | None:
        """Makes `place` the live message; returns the one that was, if it is another."""
        row = _row(session, who, interview)
        before = _place(row)
        row.list_channel, row.list_ts, row.list_kind = place.channel, place.ts, place.kind
        return before if before and before.ts != place.ts else None

    def _redrawn(self, session: Session, who: Who, interview: str) -> Scheduled:
        """With a new revision, so that Slack shows the ticks we store and not the ones it remembers."""
        _row(session, who, interview).list_revision += 1
        session.flush()
        return self._scheduled(session, who, interview)

    def _scheduled(self, session: Session, who: Who, interview: str) -> Scheduled:
        person = people_store.known(session, who)
        return scheduled(
            session, [interview_store.get(session, person.id, interview)], person, self._catalogue
        )[0]


def scheduled(
    session: Session, rows: Sequence[InterviewRow], person: Person, catalogue: Catalogue
) -> tuple[Scheduled, ...]:
    """One person's interviews as they stand; the number of statements does not depend on how many."""
    interviews = interview_store.values(session, rows)
    checklists = compose(session, interviews, catalogue)
    dues = reminder_store.upcoming(session, set(checklists))
    return tuple(
        Scheduled(one, checklists[one.id], person, tuple(dues[one.id]), _place(row))
        for one, row in zip(interviews, rows, strict=True)
    )


def compose(session: Session, interviews: Iterable[Interview], catalogue: Catalogue) -> dict[str, Checklist]:
    """The checklist of each interview, by its id, with what was done with it.

    What an earlier round left comes first, then the catalogue's items, then the person's own.
    """
    wanted = {interview.id: interview for interview in interviews}
    marks = store.marks(session, set(wanted))
    own = store.own_items(session, set(wanted))
    left = remembered(session, wanted.values())
    lists = {id_: _list(one, left.get(id_), own.get(id_, ()), catalogue) for id_, one in wanted.items()}
    return {id_: one.with_marks(marks[id_]) if id_ in marks else one for id_, one in lists.items()}


def scheduled_first(
    session: Session, interview: Interview, person: Person, catalogue: Catalogue
) -> Scheduled:
    """An interview that was just added: nothing was ticked, hidden or written into its list."""
    dues = reminder_store.upcoming(session, {interview.id})[interview.id]
    left = remembered(session, [interview]).get(interview.id)
    return Scheduled(interview, _list(interview, left, (), catalogue), person, tuple(dues))


def _list(interview: Interview, left: Left | None, own: Iterable[Item], catalogue: Catalogue) -> Checklist:
    offered = _offered(catalogue, interview.type, interview.format, interview.stage)
    if left is None:
        return Checklist(interview.id, (*offered, *own), interview.list_revision)
    items = (*left.items, *offered, *own)
    return Checklist(interview.id, items, interview.list_revision, left.debrief, left.more)


@lru_cache
def _offered(
    catalogue: Catalogue, type_: InterviewType, format_: InterviewFormat | None, stage: Round | None
) -> tuple[Item, ...]:
    entries = catalogue.checklist_for(type_, format_, stage)
    return tuple(Item(entry.id, entry.text, entry.description, entry.moment) for entry in entries)


def _own(text: str, known: dict[str, Item]) -> Item:
    return known.get(text) or Item(new_id(), text, "", Moment.PLAN, own=True)


def _merged(there: list[str], before: Sheet, after: Sheet) -> list[str]:
    """The lines of `after`, with those that came since `before`, without those that went."""
    opened, wanted = read_lines(before.own), read_lines(after.own)
    went = {line for line in opened if line not in there}
    came = [line for line in there if line not in opened and line not in wanted]
    return _fitting([*(line for line in wanted if line not in went), *came])


def _fitting(lines: list[str]) -> list[str]:
    if len(lines) > MOST_OWN_ITEMS:
        raise FieldError("own", f"That is {len(lines)} items; please keep it to {MOST_OWN_ITEMS}.")
    long = next((line for line in lines if len(line) > LONGEST_ITEM), None)
    if long is not None:
        raise FieldError(
            "own", f"“{long[:30]}…” is too long for one item: {LONGEST_ITEM} characters at most."
        )
    return lines


def _row(session: Session, who: Who, interview: str) -> InterviewRow:
    return interview_store.get(session, people_store.known(session, who).id, interview)


def _place(row: InterviewRow) -> Place | None:
    if not row.list_channel or not row.list_ts:
        return None
    return Place(row.list_channel, row.list_ts, Kind(row.list_kind) if row.list_kind else None)
