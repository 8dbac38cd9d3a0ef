"""Offers: recorded, changed, tied to the round they came from, listed; a deadline plans its reminders."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session

from bot import zones
from bot.clock import Clock
from bot.errors import FieldError
from bot.ids import new_id
from bot.models.interviews import Interview, InterviewRow, Outcome
from bot.models.offers import MOST_OFFERS, OfferRow, Terms, answered
from bot.models.people import Person, Who
from bot.models.processes import Process, first_rounds, processes
from bot.services.companies import alike, called
from bot.services.entries import check_year, read_company
from bot.services.offer_sheets import Draft, Sheet, fill
from bot.services.plans import rewrite, rewrite_offer
from bot.services.standings import Standing, standings
from bot.store import interviews as interview_store
from bot.store import offers as store
from bot.store import people as people_store
from bot.store.db import after_commit, reads, writes


@dataclass(frozen=True)
class Found:
    """What a word asks for: offers, and (where there is none at that company) the rounds one may be recorded from.

    `source` is the interview of an offer that was removed, where it still counts as an offer.
    """

    offers: tuple[Standing, ...]
    rounds: tuple[Interview, ...] = ()
    source: Interview | None = None


class Offers:
    """The offers of one person at a time; `wake` is called after a commit that changed what is due."""

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock, self._wake = clock, wake

    @reads
    def blank(self, session: Session, who: Who, interview: str = "") -> Draft[Terms]:
        """For a new offer, with what the round it came from says, and the currency of the last one."""
        person = people_store.known(session, who)
        last = [offer.terms.currency for offer in store.of(session, person.id) if offer.terms.currency]
        terms = Terms(currency=last[-1] if last else "")
        if interview:
            row = interview_store.get(session, person.id, interview)
            terms = replace(terms, company=row.company, role=row.role)
        return Draft(Sheet(interview=interview), terms.company, terms)

    @reads
    def edit(self, session: Session, who: Who, offer: str) -> Draft[Terms]:
        row = self._row(session, who, offer)[0]
        return Draft(Sheet(row.id, row.version), row.company, row.terms())

    @writes
    def keep(
        self, session: Session, who: Who, view: str, sheet: Sheet, terms: Terms
    ) -> Standing | Draft[Terms]:
        """Stores what a form says, once however often it is sent; one that was removed since is recorded anew."""
        person, now = people_store.known(session, who), self._clock.now()
        terms = replace(terms, company=read_company(terms.company))
        row = store.find(session, person.id, sheet.offer) or store.made_by(session, person.id, view)
        if row is None:
            _check_deadline(terms.deadline, person, now)
            return self._recorded(session, person, view, sheet, terms)
        if row.terms() == terms or not sheet.offer:
            return replace(self._standing(session, row, person), changed=False)
        if row.version != sheet.version:
            return Draft(replace(sheet, version=row.version), row.company, terms, stale=True)
        _check_currency(terms.currency, row)
        if terms.deadline != row.deadline:
            _check_deadline(terms.deadline, person, now)
            row.dated_at = now
        fill(row, terms)
        return self._planned(session, row, person)

    @writes
    def now_in_writing(self, session: Session, who: Who, offer: str) -> Standing:
        row, person = self._row(session, who, offer)
        if row.in_writing:
            return replace(self._standing(session, row, person), changed=False)
        row.in_writing, row.version = True, row.version + 1
        session.flush()
        return self._standing(session, row, person)

    @writes
    def link(self, session: Session, who: Who, offer: str, interview: str) -> Standing:
        """Says which round it came from; that one's reminders end."""
        row, person = self._row(session, who, offer)
        source = interview_store.get(session, person.id, interview)
        if row.interview_id == source.id:
            return replace(self._standing(session, row, person), changed=False)
        row.interview_id = source.id
        self._offered(session, source, person)
        return self._standing(session, row, person)

    @writes
    def join(self, session: Session, who: Who, offer: str, interview: str) -> Standing:
        """Makes an interview one of the rounds that led to the offer; its reminders end."""
        row, person = self._row(session, who, offer)
        also = interview_store.get(session, person.id, interview)
        if row.interview_id is None:
            row.interview_id = also.id
        elif not _joined(session, person, row.interview_id, also.id):
            return replace(self._standing(session, row, person), changed=False)
        self._offered(session, also, person)
        return self._standing(session, row, person)

    @writes
    def remove(self, session: Session, who: Who, offer: str) -> Found:
        """The offers that are left; one that is gone already stays gone."""
        person = people_store.known(session, who)
        row = store.find(session, person.id, offer)
        if row is not None:
            session.delete(row)
            session.flush()
            after_commit(session, self._wake)
        source = row.interview_id if row is not None else None
        return Found(self._all(session, person), source=_left_behind(session, person, source))

    @reads
    def show(self, session: Session, who: Who, offer: str) -> Standing:
        return self._standing(session, *self._row(session, who, offer))

    @reads
    def found(self, session: Session, who: Who, company: str = "") -> Found:
        """The person's offers, open ones by their deadlines first; where one is named, those at a company like that."""
        person = people_store.known(session, who)
        offers = called(company, self._all(session, person), lambda one: one.offer.terms.company)
        if offers or not company:
            return Found(tuple(offers))
        live = called(company, self._live(session, person), lambda one: one.company)
        return Found((), tuple(one.latest for one in live))

    def _recorded(self, session: Session, person: Person, view: str, sheet: Sheet, terms: Terms) -> Standing:
        now = self._clock.now()
        if len(store.rows(session, person.id)) >= MOST_OFFERS:
            raise FieldError("company", f"I keep up to {MOST_OFFERS} offers. Please remove an old one first.")
        source, rounds = self._rounds(session, person, sheet, terms.company)
        row = OfferRow(
            id=new_id(),
            person_id=person.id,
            view_id=view,
            company="",
            interview_id=source,
            received_at=now,
            dated_at=now,
            version=0,
        )
        fill(row, terms)
        session.add(row)
        session.flush()
        if row.interview_id:
            self._offered(session, interview_store.get(session, person.id, row.interview_id), person)
        return replace(self._planned(session, row, person), rounds=rounds)

    def _rounds(
        self, session: Session, person: Person, sheet: Sheet, company: str
    ) -> tuple[str | None, tuple[Interview, ...]]:
        """The round it came from, where that is clear; else those to ask about, each the last of a live process."""
        if sheet.interview:
            return interview_store.get(session, person.id, sheet.interview).id, ()
        near = [one.latest for one in self._live(session, person) if alike(company, one.company)]
        exact = [one for one in near if one.company.casefold() == company.casefold()]
        return (exact[0].id, ()) if len(exact) == 1 else (None, tuple(exact or near))

    def _live(self, session: Session, person: Person) -> list[Process]:
        found = processes(interview_store.of(session, person.id), answered(store.of(session, person.id)))
        return [one for one in found if one.is_live(self._clock.now())]

    def _offered(self, session: Session, row: InterviewRow, person: Person) -> None:
        """An offer is what came of that round."""
        if row.cancelled or row.outcome == Outcome.OFFER:
            return
        row.outcome = Outcome.OFFER
        row.version, row.list_revision = row.version + 1, row.list_revision + 1
        rewrite(session, row, person, self._clock.now())
        after_commit(session, self._wake)

    def _planned(self, session: Session, row: OfferRow, person: Person) -> Standing:
        row.version += 1
        rewrite_offer(session, row, person, self._clock.now())
        after_commit(session, self._wake)
        return self._standing(session, row, person)

    def _row(self, session: Session, who: Who, offer: str) -> tuple[OfferRow, Person]:
        person = people_store.known(session, who)
        return store.get(session, person.id, offer), person

    def _all(self, session: Session, person: Person) -> tuple[Standing, ...]:
        return standings(session, store.rows(session, person.id), person, self._clock.now())

    def _standing(self, session: Session, row: OfferRow, person: Person) -> Standing:
        return standings(session, [row], person, self._clock.now())[0]


def _check_currency(currency: str, row: OfferRow) -> None:
    """The bonus is an amount in the currency of the base, which cannot change under it."""
    if row.bonus and row.currency and currency != row.currency:
        words = f"The bonus is {int(row.bonus):,} {row.currency}. Empty it under Details first, and enter it anew then."
        raise FieldError("currency", words)


def _check_deadline(deadline: date | None, person: Person, now: datetime) -> None:
    if deadline is None:
        return
    today = zones.wall(now, person.zone).date()
    if deadline < today:
        words = "That day is over. Until when does the offer stand now? Leave it empty if you do not know."
        raise FieldError("deadline", words)
    check_year("deadline", deadline, today)


def _left_behind(session: Session, person: Person, interview: str | None) -> Interview | None:
    """The round that an offer came from, if that is still what came of it and no other offer is from there."""
    if interview is None or any(one.interview == interview for one in store.of(session, person.id)):
        return None
    source = interview_store.value(session, interview_store.get(session, person.id, interview))
    return source if source.outcome is Outcome.OFFER else None


def _joined(session: Session, person: Person, source: str, also: str) -> bool:
    """Puts the later of the two processes behind the earlier one; false where they are one already."""
    rows = {row.id: row for row in interview_store.rows(session, person.id)}
    firsts = first_rounds(interview_store.of(session, person.id))
    mine, other = rows[firsts[source]], rows[firsts[also]]
    if mine is other:
        return False
    later, before = (other, source) if mine.starts_at <= other.starts_at else (mine, also)
    later.previous_id = before
    session.flush()
    return True
