"""Home: all that one person needs at a glance, by a number of statements that history does not change."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.models.people import Person, Who
from bot.services.checklists import Scheduled, scheduled
from bot.services.progress import Week, weeks
from bot.services.settings import Settings, Waiting
from bot.store import answers as answer_store
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store.db import reads

PAST = 5
"""How many interviews that are over are worth showing; the rest is behind “My interviews”."""
AHEAD = 10


@dataclass(frozen=True)
class Dashboard:
    """`coming` is in the order of dates, `past` the latest first; `answers` counts all that are kept."""

    person: Person
    coming: tuple[Scheduled, ...]
    past: tuple[Scheduled, ...]
    waiting: Waiting
    answers: int
    weeks: tuple[Week, ...]


class Home:
    def __init__(self, catalogue: Catalogue, clock: Clock, settings: Settings) -> None:
        self._catalogue, self._clock, self._settings = catalogue, clock, settings

    @reads
    def dashboard(self, session: Session, who: Who) -> Dashboard:
        person, now = people_store.known(session, who), self._clock.now()
        rows = interview_store.around(session, person.id, now, AHEAD, PAST)
        found = scheduled(session, rows, person, self._catalogue)
        coming = [one for one in found if one.interview.is_open and one.interview.ends > now]
        past = [one for one in reversed(found) if one not in coming]
        waiting = self._settings.held(session, who)
        answers = answer_store.count(session, person.id)
        return Dashboard(person, tuple(coming), tuple(past), waiting, answers, weeks(session, person, now))
