"""Which question comes next: due reviews, what fits the next interview, what is new, what was asked longest ago."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.catalogue import Question, QuestionType
from bot.models.answers import Asked
from bot.models.interviews import Interview
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
    interview: Interview | None
    stories: Sequence[Story]
    now: datetime

    def story(self, question: Question) -> Suggestion | None:
        """A story of the person's that would answer it."""
        return for_question(self.stories, question, self.interview, self.now)

    def turn(self, question: Question) -> tuple[bool, float, bool, int]:
        """The question's place among the others: the smallest comes next."""
        asked = self.asked.get(question.id)
        is_new = asked is None or self.interview is None or asked.at < self.interview.dated_at
        since = self.due[question.id].timestamp() if self.is_due(question) else 0.0
        return (
            not self.is_due(question),
            since,
            not (is_new and self.fits(question)),
            asked.order if asked else 0,
        )

    def is_due(self, question: Question) -> bool:
        """Due, and not put since: a review that is passed over waits for its turn like any other question."""
        due, asked = self.due.get(question.id), self.asked.get(question.id)
        return due is not None and (asked is None or asked.at < due)

    def fits(self, question: Question) -> bool:
        """Whether the question is asked in interviews of that type and round."""
        one = self.interview
        if one is None or one.type not in question.interviews:
            return False
        return one.stage is None or not question.rounds or one.stage in question.rounds

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


def standing(session: Session, person: int, now: datetime) -> Standing:
    mine: Sequence[Interview] = interview_store.of(session, person)
    ahead = next((one for one in mine if one.is_open and not one.begun(now)), None)
    stories = story_store.in_use(session, {person}).get(person, [])
    return Standing(
        answer_store.asked(session, person), review_store.due(session, person, now), ahead, stories, now
    )
