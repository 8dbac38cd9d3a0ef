"""Reminders: what deciding on them and saying them takes, and when the next one is due."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from random import Random

from sqlmodel import Session

from bot import zones
from bot.catalogue import Catalogue, QuestionType
from bot.clock import Clock
from bot.models.interviews import Interview
from bot.models.people import Person
from bot.models.preparations import Preparation
from bot.models.reminders import InterviewNotice, Kind, Notice, OfferNotice, PracticeNotice, Reminder
from bot.models.stories import Story, Suggestion
from bot.services.checklists import compose
from bot.services.repertoire import for_interview
from bot.services.selection import standings
from bot.store import claims
from bot.store import deliveries as store
from bot.store import interviews as interview_store
from bot.store import offers as offer_store
from bot.store import people as people_store
from bot.store import preparations as preparation_store
from bot.store import reminders as reminder_store
from bot.store import stories as story_store
from bot.store.db import reads


class Reminders:
    def __init__(self, catalogue: Catalogue, clock: Clock) -> None:
        self._catalogue, self._clock = catalogue, clock
        self._mix = tuple(one for one in catalogue.questions if one.type is not QuestionType.ASK)

    @reads
    def notices(self, session: Session, reminders: Collection[int]) -> tuple[Notice, ...]:
        """Each reminder with what it is about, in the order of their times.

        By as many statements for one as for many; a kind of subject that is not among them costs none.
        """
        rows = store.reminders(session, reminders)
        people = people_store.by_id(session, {row.person for row in rows})
        about: tuple[Iterator[Notice], ...] = (
            self._about_interviews(session, rows, people),
            self._about_practice(session, rows, people),
            _about_offers(session, rows, people),
        )
        found = {one.reminder.id: one for one in chain(*about)}
        return tuple(found[row.id] for row in rows if row.id in found)

    @reads
    def next_due(self, session: Session) -> datetime | None:
        return claims.next_due(session, self._clock.now())

    def _about_interviews(
        self, session: Session, rows: Collection[Reminder], people: Mapping[int, Person]
    ) -> Iterator[InterviewNotice]:
        mine = {row: row.interview for row in rows if row.interview is not None}
        if not mine:
            return
        interviews = interview_store.by_id(session, set(mine.values()))
        lists = compose(session, interviews.values(), self._catalogue)
        on_the_day = {row.person for row in mine if row.kind is Kind.DAY_OF}
        stories = story_store.in_use(session, on_the_day) if on_the_day else {}
        today = {interview for row, interview in mine.items() if row.kind is Kind.DAY_OF}
        prepared = preparation_store.of(session, today) if today else {}
        for row, id_ in mine.items():
            one = interviews[id_]
            fitting = self._fitting(row, one, stories)
            written = prepared.get(id_) or Preparation()
            yield InterviewNotice(row, people[row.person], one, lists[id_], fitting, written)

    def _about_practice(
        self, session: Session, rows: Collection[Reminder], people: Mapping[int, Person]
    ) -> Iterator[PracticeNotice]:
        """The question is the same however often this is asked, as long as nothing was practiced in between."""
        mine = [row for row in rows if row.kind is Kind.PRACTICE]
        if not mine:
            return
        now, asked = self._clock.now(), {row.person for row in mine}
        stand = standings(session, [people[person] for person in asked], now, self._catalogue)
        out = reminder_store.questions_sent(session, asked)
        for row in mine:
            person, stands = people[row.person], stand[row.person]
            question = stands.first_of(self._mix, Random(row.id))  # noqa: S311 - which question is no secret
            yield PracticeNotice(
                row,
                person,
                question,
                again=stands.is_due(question),
                interview=stands.interview if stands.fits(question) else None,
                story=stands.story(question),
                busy=stands.is_busy(zones.wall(now, person.zone).date()),
                before=_before(row, person, out.get(person.id, ())),
            )

    def _fitting(
        self, row: Reminder, interview: Interview, stories: Mapping[int, Iterable[Story]]
    ) -> tuple[Suggestion, ...]:
        """Only the card of the day names any."""
        if row.kind is not Kind.DAY_OF:
            return ()
        return for_interview(stories.get(interview.person, ()), interview, self._catalogue, self._clock.now())


def _before(row: Reminder, person: Person, out: Iterable[tuple[int, date]]) -> int:
    """How many of `out` went out since the last practice, without the one that this row is."""
    since = person.daily.since if person.daily else None
    return sum(day == since and reminder != row.id for reminder, day in out)


def _about_offers(
    session: Session, rows: Collection[Reminder], people: Mapping[int, Person]
) -> Iterator[OfferNotice]:
    mine = {row: row.offer for row in rows if row.offer is not None}
    offers = offer_store.by_id(session, set(mine.values())) if mine else {}
    for row, id_ in mine.items():
        yield OfferNotice(row, people[row.person], offers[id_])
