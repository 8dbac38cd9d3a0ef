"""Evaluations: how they look to the candidate after each round, and what the rounds say together."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.clock import Clock
from bot.errors import FieldError, NeverHeld, NotBegun
from bot.models.evaluations import SCORES, EvaluationRow, Picture, Rating, Round
from bot.models.interviews import Interview
from bot.models.people import Who
from bot.models.processes import processes
from bot.store import evaluations as store
from bot.store import interviews as interview_store
from bot.store import people as people_store
from bot.store.db import reads, writes


@dataclass(frozen=True)
class Draft:
    """A rating in its form, as of which version; `meanwhile` was kept elsewhere since the form was opened."""

    interview: Interview
    rating: Rating
    version: int
    meanwhile: Rating | None = None


@dataclass(frozen=True)
class Rated:
    """`changed` is false where that was said already: a form sent twice."""

    picture: Picture
    changed: bool = True


class Evaluations:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @reads
    def open(self, session: Session, who: Who, interview: str) -> Draft:
        one = self._held(session, who, interview)
        row = store.find(session, one.id)
        return Draft(one, row.value(), row.version) if row else Draft(one, Rating(), 0)

    @writes
    def keep(self, session: Session, who: Who, interview: str, version: int, rating: Rating) -> Rated | Draft:
        """A Draft means that nothing was stored: the rating changed since the form was opened."""
        one = self._held(session, who, interview)
        row = store.find(session, one.id)
        _check(rating, row)
        if row is not None and row.value() == rating:
            return Rated(_picture(session, one), changed=False)
        if row is not None and row.version != version:
            return Draft(one, rating, row.version, row.value())
        if row is None:
            row = EvaluationRow(interview_id=one.id, version=0)
            session.add(row)
        row.take(rating)
        row.version += 1
        session.flush()
        return Rated(_picture(session, one))

    @reads
    def picture(self, session: Session, who: Who, interview: str) -> Picture:
        """Of the whole process that the interview is a round of."""
        return _picture(session, self._held(session, who, interview))

    def _held(self, session: Session, who: Who, interview: str) -> Interview:
        """Raises NeverHeld or NotBegun where there is nothing to rate."""
        person = people_store.known(session, who).id
        one = interview_store.value(session, interview_store.get(session, person, interview))
        if one.cancelled:
            raise NeverHeld
        if not one.begun(self._clock.now()):
            raise NotBegun
        return one


def _picture(session: Session, one: Interview) -> Picture:
    found = processes(interview_store.of(session, one.person))
    rounds = next(process.rounds for process in found if one in process.rounds)
    ratings = store.of(session, [each.id for each in rounds])
    rated = (Round(each, ratings[each.id]) for each in rounds if each.id in ratings)
    return Picture(Round(one, ratings.get(one.id, Rating())), tuple(each for each in rated if each.rating))


def _check(rating: Rating, row: EvaluationRow | None) -> None:
    wrong = next((factor for factor, score in rating.scores.items() if score not in SCORES), None)
    if wrong is not None:
        raise FieldError(wrong, "Please pick one.")
    if not rating and row is None:
        raise FieldError(
            "culture", "Rate one of the six at least, or write a note. There is nothing to keep yet."
        )
