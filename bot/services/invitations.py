"""Invitations: what a calendar file proposes, set against the person's interviews and taken in when they say so."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from bot.clock import Clock
from bot.errors import ItemGone
from bot.invitations import Day, Invitations, days
from bot.models.interviews import MOST_INTERVIEWERS, Interview
from bot.models.invitations import Part
from bot.models.people import Person, Who
from bot.services import proposals
from bot.services.checklists import Scheduled
from bot.services.drafts import Draft
from bot.services.entries import Named, When, details_of
from bot.services.interviews import Interviews, New, Stale
from bot.services.proposals import Match, Standing
from bot.store import interviews as interview_store
from bot.store import invitations as store
from bot.store import people as people_store
from bot.store.db import reads, writes

HERE = frozenset({Standing.KNOWN, Standing.OLDER, Standing.PAST})
"""Nothing is left to do about it."""


@dataclass(frozen=True)
class Source:
    """A day of a dropped file: the file's id, and which day of it."""

    file: str
    place: int = 0

    @property
    def token(self) -> str:
        return f"{self.file}:{self.place}"


@dataclass(frozen=True)
class Offer:
    """One interview that a file proposes. `one` is the person's interview that it belongs to."""

    day: Day
    draft: Draft
    standing: Standing
    person: Person
    one: Scheduled | None = None

    @property
    def is_complete(self) -> bool:
        """Nothing has to be asked before it is added."""
        return bool(self.draft.company) and self.draft.type is not None and self.draft.when is not None


@dataclass(frozen=True)
class Taken:
    """What became of an offer that the person accepted; `changed` only the first time."""

    standing: Standing
    one: Scheduled


class Invitees:
    """The invitations of one person at a time."""

    def __init__(self, clock: Clock, interviews: Interviews) -> None:
        self._clock, self._interviews = clock, interviews

    @reads
    def offers(self, session: Session, who: Who, found: Invitations, file: str) -> tuple[Offer, ...]:
        """One for each day of the file, the earliest first."""
        person = people_store.known(session, who)
        mine = _mine(session, person)
        proposed = days(found.events, person.zone)
        return _one_of_each_series(
            [
                self._offer(session, person, day, mine, Source(file, place))
                for place, day in enumerate(proposed)
            ]
        )

    @writes
    def take(
        self, session: Session, who: Who, found: Invitations, source: Source, *, apart: bool = False
    ) -> Taken:
        """Does what the offer says: adds, joins, changes or cancels. What was done already is not done again.

        `apart`: as an interview of its own, although there is one at that company on that day.
        """
        person = people_store.known(session, who)
        day = _day(found, source, person)
        offer = self._offer(session, person, day, _mine(session, person), source)
        if offer.standing is Standing.NEW or (apart and offer.standing is Standing.SAME_DAY):
            return Taken(offer.standing, self._added(session, person, offer, source))
        if offer.one is None:
            raise ItemGone
        if offer.standing is Standing.CALLED_OFF:
            return Taken(offer.standing, self._interviews.cancel(session, who, offer.one.interview.id))
        if offer.standing in {Standing.CHANGED, Standing.SAME_DAY, Standing.PART_OFF}:
            return Taken(offer.standing, self._changed(session, person, offer, offer.one.interview))
        return Taken(offer.standing, replace(offer.one, changed=False))

    @writes
    def attach(
        self, session: Session, who: Who, interview: str, found: Invitations, source: Source
    ) -> Scheduled:
        """Ties the file's day to an interview that was added from the form with it."""
        person = people_store.known(session, who)
        day = _day(found, source, person)
        one = self._interviews.show(session, who, interview).interview
        return self._described(session, person, one, day, proposals.parts(day, person))

    def _offer(
        self, session: Session, person: Person, day: Day, mine: dict[str, Match], source: Source
    ) -> Offer:
        match = proposals.matched(day, mine, person)
        how = proposals.standing(day, person, match, self._clock.now())
        one = self._interviews.show(session, person.who, match.interview.id) if match else None
        return Offer(day, proposals.draft(day, person, source.token), how, person, one)

    def _added(self, session: Session, person: Person, offer: Offer, source: Source) -> Scheduled:
        draft = offer.draft
        if draft.when is None or draft.type is None:
            raise ItemGone
        name = f"file:{person.who.team}:{source.token}"
        one = self._interviews.add(
            session, person.who, New(name, draft.company, draft.type, draft.when, draft.details)
        )
        if not one.changed:
            return one
        return self._described(session, person, one.interview, offer.day, proposals.parts(offer.day, person))

    def _described(
        self, session: Session, person: Person, one: Interview, day: Day, kept: tuple[Part, ...]
    ) -> Scheduled:
        """With what the form did not ask: who is met, where, and the parts of the day."""
        store.set_parts(session, one.id, kept)
        known = details_of(one)
        told = proposals.details(day, proposals.draft(day, person, ""), kept)
        told = replace(told, round=known.round or told.round, format=known.format or told.format)
        return _current(self._interviews.detail(session, person.who, one.id, one.version, told))

    def _changed(self, session: Session, person: Person, offer: Offer, one: Interview) -> Scheduled:
        """The day with its parts as they are now: moved where its start is another one."""
        before = store.of_interview(session, one.id) or (proposals.typed_part(one),)
        if offer.standing is Standing.PART_OFF:
            after = proposals.left(before, offer.day)
        else:
            after = proposals.merged(before, proposals.parts(offer.day, person))
        store.set_parts(session, one.id, after)
        first, minutes = proposals.span(after)
        moved = self._moved(session, person, one, first)
        known = details_of(moved)
        told = replace(
            known,
            minutes=minutes,
            place=offer.day.place or known.place,
            notes=_with_agenda(known.notes, before, after),
            interviewers=_together(known.interviewers, proposals.named(offer.day.people)),
        )
        return _current(self._interviews.detail(session, person.who, one.id, moved.version, told))

    def _moved(self, session: Session, person: Person, one: Interview, first: Part) -> Interview:
        """Opened again where it was canceled: what changes is to take place."""
        if first.starts == one.starts:
            return self._interviews.reopen(session, person.who, one.id).interview if one.cancelled else one
        when = When(first.wall, first.zone)
        return _current(self._interviews.reschedule(session, person.who, one.id, one.version, when)).interview


def _one_of_each_series(offers: list[Offer]) -> tuple[Offer, ...]:
    """Of a series the next date that is not here yet, else the first; in the order of the file."""
    chosen: dict[str, Offer] = {}
    for offer in offers:
        first = offer.day.first
        name = first.uid if first.repeats > 1 else offer.draft.token
        known = chosen.get(name)
        if known is None or (known.standing in HERE and offer.standing not in HERE):
            chosen[name] = offer
    return tuple(chosen.values())


def _mine(session: Session, person: Person) -> dict[str, Match]:
    """The person's interviews, the next first, each with the parts that files told."""
    kept = store.of_person(session, person.id)
    return {one.id: Match(one, kept.get(one.id, ())) for one in interview_store.of(session, person.id)}


def _day(found: Invitations, source: Source, person: Person) -> Day:
    proposed = days(found.events, person.zone)
    if source.place >= len(proposed):
        raise ItemGone
    return proposed[source.place]


def _current(saved: Scheduled | Stale) -> Scheduled:
    """Within one transaction nobody else changes a row."""
    if isinstance(saved, Stale):
        raise ItemGone
    return saved


def _with_agenda(notes: str, before: tuple[Part, ...], after: tuple[Part, ...]) -> str:
    """The person's notes with the day's parts as they are now; where they deleted those, without."""
    old, new = proposals.agenda(before), proposals.agenda(after)
    if old:
        return notes.replace(old, new, 1).strip()
    return "\n".join(filter(None, (new, notes)))[: proposals.LONGEST_NOTES]


def _together(known: tuple[Named, ...], new: tuple[Named, ...]) -> tuple[Named, ...]:
    """Who is there already comes first, and stays."""
    names = {one.name.casefold() for one in known}
    return (*known, *(one for one in new if one.name.casefold() not in names))[:MOST_INTERVIEWERS]
