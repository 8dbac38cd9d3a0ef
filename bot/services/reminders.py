"""Reminders: what deciding on them and saying them takes, and when the next one is due."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.models.reminders import Notice
from bot.services.checklists import compose
from bot.store import claims
from bot.store import deliveries as store
from bot.store import interviews as interview_store
from bot.store import people as people_store
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
        return tuple(
            Notice(
                row, people[interviews[row.interview].person], interviews[row.interview], lists[row.interview]
            )
            for row in rows
        )

    @reads
    def next_due(self, session: Session) -> datetime | None:
        return claims.next_due(session, self._clock.now())
