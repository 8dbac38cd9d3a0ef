"""Home: all that one person needs at a glance, by a number of statements that history does not change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.models.interviews import InterviewRow
from bot.models.offers import Offer, answered
from bot.models.people import Person, Who
from bot.models.processes import Process, Stage, processes
from bot.services.checklists import Scheduled, scheduled
from bot.services.progress import Week, weeks
from bot.services.settings import Settings, Waiting
from bot.store import answers as answer_store
from bot.store import interviews as interview_store
from bot.store import offers as offer_store
from bot.store import people as people_store
from bot.store.db import reads


@dataclass(frozen=True)
class Dashboard:
    """`next` is the coming interview; `offers` are those to answer, by their deadlines.

    `live` are the other processes, what asks for something today first. `over` counts the processes that have ended,
    `answers` all that are kept.
    """

    person: Person
    next: Scheduled | None
    offers: tuple[Offer, ...]
    live: tuple[Process, ...]
    over: int
    waiting: Waiting
    answers: int
    weeks: tuple[Week, ...]


class Home:
    def __init__(self, catalogue: Catalogue, clock: Clock, settings: Settings) -> None:
        self._catalogue, self._clock, self._settings = catalogue, clock, settings

    @reads
    def dashboard(self, session: Session, who: Who) -> Dashboard:
        person, now = people_store.known(session, who), self._clock.now()
        rows, offers = interview_store.rows(session, person.id), offer_store.of(session, person.id)
        found = processes(interview_store.values(session, rows), answered(offers))
        next_ = self._next(session, rows, person, now)
        to_answer = [one for one in offers if one.is_open]
        live = [one for one in found if one.is_live(now)]
        shown = [one for one in live if not (_holds(one, next_) or _led_to(one, to_answer))]
        return Dashboard(
            person,
            next_,
            tuple(sorted(to_answer, key=lambda one: one.terms.deadline or date.max)),
            tuple(sorted(shown, key=lambda one: _turn(one, now))),
            len(found) - len(live),
            self._settings.held(session, who),
            answer_store.count(session, person.id),
            weeks(session, person, now),
        )

    def _next(
        self, session: Session, rows: Sequence[InterviewRow], person: Person, now: datetime
    ) -> Scheduled | None:
        coming = [row for row in rows if (one := row.value(())).is_open and one.ends > now][:1]
        return next(iter(scheduled(session, coming, person, self._catalogue)), None)


def _led_to(process: Process, offers: Iterable[Offer]) -> bool:
    return not {one.interview for one in offers}.isdisjoint(round_.id for round_ in process.rounds)


def _holds(process: Process, one: Scheduled | None) -> bool:
    return one is not None and one.interview in process.rounds


def _turn(process: Process, now: datetime) -> tuple[int, datetime]:
    return list(Stage).index(process.stage(now)), process.latest.starts
