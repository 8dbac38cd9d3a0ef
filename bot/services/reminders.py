"""Reminders: what deciding on them and saying them takes, and when the next one is due."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlmodel import Session

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.models.interviews import Interview
from bot.models.reminders import Kind, Notice, Reminder
from bot.models.stories import Story, Suggestion
from bot.services.checklists import compose
from bot.services.repertoire import for_interview
from bot.store import claims
from bot.store import deliveries as store
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store import stories as story_store
from bot.store.db import reads


class Reminders:
    def __init__(self, catalogue: Catalogue, clock: Clock) -> None:
        self._catalogue, self._clock = catalogue, clock

    @reads
    def notices(self, session: Session, reminders: Collection[int]) -> tuple[Notice, ...]:
        """Each reminder with its person, interview and checklist, by as many statements for one as for many."""
        rows = store.reminders(session, reminders)
        interviews = interview_store.by_id(session, {row.interview for row in rows})
        people = people_store.by_id(session, {interview.person for interview in interviews.values()})
        lists = compose(session, interviews.values(), self._catalogue)
        stories = story_store.in_use(session, people.keys())

        def notice(row: Reminder) -> Notice:
            one = interviews[row.interview]
            return Notice(row, people[one.person], one, lists[one.id], self._fitting(row, one, stories))

        return tuple(map(notice, rows))

    @reads
    def next_due(self, session: Session) -> datetime | None:
        return claims.next_due(session, self._clock.now())

    def _fitting(
        self, row: Reminder, interview: Interview, stories: Mapping[int, Iterable[Story]]
    ) -> tuple[Suggestion, ...]:
        """Only the card of the day names any."""
        if row.kind is not Kind.DAY_OF:
            return ()
        return for_interview(stories.get(interview.person, ()), interview, self._catalogue, self._clock.now())
