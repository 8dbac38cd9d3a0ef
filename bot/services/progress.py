"""Progress: somebody's practice and outcomes, set against nothing but their own past."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from bot import zones
from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.models.interviews import ENDED, Interview, Outcome
from bot.models.people import Person, Who
from bot.store import answers as answer_store
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store.db import reads

WEEKS = 8
ENOUGH = 3
"""How many interviews must have an outcome before outcomes say something."""
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Week:
    """The answers written or changed last in the week that starts on that Monday, on the person's clock."""

    starts: date
    answers: int


@dataclass(frozen=True)
class Done:
    """`weeks` begins with this one, `competencies` with the most practiced; `outcomes` with the latest interview's."""

    weeks: tuple[Week, ...]
    competencies: tuple[tuple[str, int], ...]
    outcomes: tuple[Outcome, ...]


class Progress:
    def __init__(self, catalogue: Catalogue, clock: Clock) -> None:
        self._catalogue, self._clock = catalogue, clock

    @reads
    def done(self, session: Session, who: Who) -> Done:
        person = people_store.known(session, who)
        found = weeks(session, person, self._clock.now())
        interviews = interview_store.of(session, person.id)
        return Done(found, self._competencies(session, person), _outcomes(interviews))

    def _competencies(self, session: Session, person: Person) -> tuple[tuple[str, int], ...]:
        """Of all answers kept; a question that asks for two counts for both, one that has left for none."""
        counts: Counter[str] = Counter()
        for question, answers in answer_store.by_question(session, person.id).items():
            found = self._catalogue.question(question)
            for competency in found.competencies if found else ():
                counts[competency] += answers
        named = [(one.name, counts[one.id]) for one in self._catalogue.competencies]
        return tuple(sorted(named, key=lambda one: -one[1]))


def weeks(session: Session, person: Person, now: datetime) -> tuple[Week, ...]:
    """The last eight weeks, this one first."""
    this = _monday(now, person)
    mondays = [this - A_WEEK * ago for ago in range(WEEKS)]
    since = zones.instant(datetime.combine(mondays[-1], time()), person.zone)
    counts = Counter(_monday(at, person) for at in answer_store.written_since(session, person.id, since))
    return tuple(Week(monday, counts[monday]) for monday in mondays)


def _monday(moment: datetime, person: Person) -> date:
    day = zones.wall(moment, person.zone).date()
    return day - timedelta(days=day.weekday())


def _outcomes(interviews: tuple[Interview, ...]) -> tuple[Outcome, ...]:
    found = (one.outcome for one in reversed(interviews) if not one.cancelled)
    return tuple(outcome for outcome in found if outcome in ENDED)
