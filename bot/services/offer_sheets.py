"""What is written about an offer once it is recorded: its details, and the notes for a negotiation."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Generic, TypeVar

from sqlmodel import Session

from bot.clock import Clock
from bot.errors import ItemGone
from bot.models.offers import Extras, Notes, OfferRow, Terms, written
from bot.models.people import Person, Who
from bot.services.standings import Standing, standings
from bot.store import interviews as interview_store
from bot.store import offers as store
from bot.store import people as people_store
from bot.store.db import reads, writes

Part = TypeVar("Part", Terms, Extras, Notes)
Detail = TypeVar("Detail", Extras, Notes)


@dataclass(frozen=True)
class Sheet:
    """What an offer's form carries: the offer that it changes as of which version, or where a new one is from."""

    offer: str = ""
    version: int = 0
    interview: str = ""

    @classmethod
    def read(cls, text: str) -> "Sheet":
        """Raises ItemGone for what no form of ours carries."""
        try:
            return cls(**json.loads(text))
        except (ValueError, TypeError):
            raise ItemGone from None

    def written(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True)
class Draft(Generic[Part]):
    """What a form shows; `stale` says that the offer changed since it was opened, so that nothing was saved.

    `currency` is the one that the offer's amounts are in.
    """

    sheet: Sheet
    company: str
    part: Part
    stale: bool = False
    currency: str = ""


class OfferSheets:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @reads
    def detail(self, session: Session, who: Who, offer: str) -> Draft[Extras]:
        row = _row(session, who, offer)[0]
        return Draft(Sheet(row.id, row.version), row.company, row.extras(), currency=row.currency)

    @reads
    def negotiate(self, session: Session, who: Who, offer: str) -> Draft[Notes]:
        row = _row(session, who, offer)[0]
        return Draft(Sheet(row.id, row.version), row.company, row.notes())

    @writes
    def keep_details(
        self, session: Session, who: Who, sheet: Sheet, extras: Extras
    ) -> Standing | Draft[Extras]:
        row, person = _row(session, who, sheet.offer)
        return self._keep(session, row, person, sheet, (row.extras(), extras))

    @writes
    def keep_notes(self, session: Session, who: Who, sheet: Sheet, notes: Notes) -> Standing | Draft[Notes]:
        """With the person whom a letter made of them greets."""
        row, person = _row(session, who, sheet.offer)
        kept = self._keep(session, row, person, sheet, (row.notes(), notes))
        if isinstance(kept, Draft) or row.interview_id is None:
            return kept
        source = interview_store.get(session, person.id, row.interview_id)
        return replace(kept, greeted=interview_store.value(session, source).greeted)

    def _keep(
        self, session: Session, row: OfferRow, person: Person, sheet: Sheet, change: tuple[Detail, Detail]
    ) -> Standing | Draft[Detail]:
        """Once per form, also where it is saved as it was: the person gets an answer to it."""
        before, part = change
        if row.version != sheet.version:
            if part == before:
                return replace(self._standing(session, row, person), changed=False)
            again = replace(sheet, version=row.version)
            return Draft(again, row.company, part, stale=True, currency=row.currency)
        fill(row, part)
        row.version += 1
        session.flush()
        return self._standing(session, row, person)

    def _standing(self, session: Session, row: OfferRow, person: Person) -> Standing:
        return standings(session, [row], person, self._clock.now())[0]


def fill(row: OfferRow, part: Terms | Extras | Notes) -> None:
    """Writes a form's part of the offer into its row."""
    columns = asdict(part)
    for amount in columns.keys() & {"base", "bonus"}:
        columns[amount] = written(columns[amount])
    row.sqlmodel_update(columns)


def _row(session: Session, who: Who, offer: str) -> tuple[OfferRow, Person]:
    person = people_store.known(session, who)
    return store.get(session, person.id, offer), person
