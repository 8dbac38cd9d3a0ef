"""Which question comes next: due reviews, what fits the next interview, what is new, what was asked longest ago."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from random import Random

from sqlmodel import Session

from bot import zones
from bot.catalogue import Catalogue, Question, QuestionType
from bot.models.answers import Asked
from bot.models.interviews import Interview
from bot.models.people import Person
from bot.models.stories import Story, Suggestion
from bot.services.repertoire import for_question
from bot.store import answers as answer_store
from bot.store import interviews as interview_store
from bot.store import reviews as review_store
from bot.store import stories as story_store


@dataclass(frozen=True)
class Standing:
    """Where somebody's practice stands: what they were asked, what is due again, what lies ahead of them."""

    asked: Mapping[str, Asked]
    due: Mapping[str, datetime]
    interviews: Sequence[Interview]
    stories: Sequence[Story]
    catalogue: Catalogue
    now: datetime
    zone: str

    @cached_property
    def interview(self) -> Interview | None:
        """The next one."""
        return next((one for one in self.interviews if one.is_open and not one.begun(self.now)), None)

    @cached_property
    def sought(self) -> frozenset[str]:
        """The competencies that interviews for its role ask about."""
        return frozenset(self.catalogue.asked_of(self.interview.role)) if self.interview else frozenset()

    def is_busy(self, day: date) -> bool:
        """Whether an interview begins on that day of the person's clock."""
        return any(one.is_open and self._day(one.starts) == day for one in self.interviews)

    def story(self, question: Question) -> Suggestion | None:
        """A story of the person's that would answer it."""
        return for_question(self.stories, question, self.interview, self.now)

    def turn(self, question: Question) -> tuple[bool, float, int, int]:
        """The question's place among the others: the smallest comes next."""
        asked = self.asked.get(question.id)
        is_new = asked is None or self.interview is None or asked.at < self.interview.dated_at
        since = self.due[question.id].timestamp() if self.is_due(question) else 0.0
        return (
            not self.is_due(question),
            since,
            -self.fit(question) if is_new else 0,
            asked.order if asked else 0,
        )

    def is_due(self, question: Question) -> bool:
        """Due by its date on the person's clock, and not put since.

        A review that is passed over waits for its turn like any other question.
        """
        due, asked = self.due.get(question.id), self.asked.get(question.id)
        return due is not None and (asked is None or self._day(asked.at) < self._day(due))

    def fits(self, question: Question) -> bool:
        return self.fit(question) > 0

    def fit(self, question: Question) -> int:
        """How well it suits the next interview: 2 for its type and round, and 1 for what its role is asked about."""
        one = self.interview
        if one is None:
            return 0
        in_round = one.stage is None or not question.rounds or one.stage in question.rounds
        is_typical = one.type in question.interviews and in_round
        return 2 * is_typical + (in_round and not self.sought.isdisjoint(question.competencies))

    def round_of(self, shuffled: Iterable[Question], count: int) -> tuple[Question, ...]:
        """So many at most, in the order of their turns, each on another competency as long as there are any.

        What opens a conversation, why somebody is here, comes first.
        """
        waiting = sorted(shuffled, key=self.turn)
        chosen: list[Question] = []
        while waiting and len(chosen) < count:
            covered = {one for question in chosen for one in question.competencies}
            chosen.append(next((one for one in waiting if not covered & {*one.competencies}), waiting[0]))
            waiting.remove(chosen[-1])
        return tuple(sorted(chosen, key=lambda one: one.type is not QuestionType.MOTIVATION))

    def first_of(self, pool: Sequence[Question], chance: Random) -> Question:
        """Whose turn it is; chance decides between those that are as good."""
        return min(chance.sample(pool, len(pool)), key=self.turn)

    def _day(self, moment: datetime) -> date:
        return zones.wall(moment, self.zone).date()


def standing(session: Session, person: Person, now: datetime, catalogue: Catalogue) -> Standing:
    return standings(session, [person], now, catalogue)[person.id]


def standings(
    session: Session, people: Collection[Person], now: datetime, catalogue: Catalogue
) -> dict[int, Standing]:
    """For each of these people, by as many statements for one as for many."""
    tomorrow = {person.id: zones.day_after(now, person.zone) for person in people}
    asked, due = answer_store.asked(session, tomorrow), review_store.due(session, tomorrow)
    interviews, stories = interview_store.of_all(session, tomorrow), story_store.in_use(session, tomorrow)
    return {
        one.id: Standing(
            asked[one.id],
            due[one.id],
            interviews[one.id],
            stories.get(one.id, []),
            catalogue,
            now,
            one.zone,
        )
        for one in people
    }
