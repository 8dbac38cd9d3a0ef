"""Feedback on an answer: what the coach finds in it, how the person rates it, and when its question comes back."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot import coach, zones
from bot.catalogue import Catalogue, Competency
from bot.clock import Clock
from bot.coach import Findings
from bot.errors import ItemGone
from bot.models.answers import Answer, Wording
from bot.models.people import Person, Who
from bot.models.reviews import Grade, ReviewRow
from bot.services.questions import Draft, Kept, Questions, Sheet
from bot.store import answers as answer_store
from bot.store import people as people_store
from bot.store import reviews as store
from bot.store.db import writes

RATINGS = range(1, 6)
OWN = {1: Grade.AGAIN, 2: Grade.HARD, 3: Grade.GOOD, 4: Grade.GOOD, 5: Grade.EASY}
"""A person's rating of 1 to 5, for the scheduler."""
MISSED = {"answer_question", "real_example", "lengthen"}
"""Advice after which an answer has to be told anew, however well it felt."""


@dataclass(frozen=True)
class Feedback:
    """What is said about one answer. `before` is what was found in the last try at the same question, if any."""

    kept: Kept
    findings: Findings
    before: Findings | None = None
    competency: Competency | None = None
    due: datetime | None = None
    zone: str = ""


class Coach:
    """The coach at work on kept answers."""

    def __init__(self, catalogue: Catalogue, questions: Questions, clock: Clock) -> None:
        self._catalogue, self._questions, self._clock = catalogue, questions, clock

    @writes
    def keep(self, session: Session, who: Who, view: str, sheet: Sheet, wording: Wording) -> Feedback | Draft:
        """As Questions.keep, with what the coach finds; the question is planned for another day."""
        done = self._questions.keep(session, who, view, sheet, wording)
        if isinstance(done, Draft):
            return done
        session.flush()
        return self._feedback(session, who, done, plans=done.changed)

    @writes
    def rate(self, session: Session, who: Who, answer: str, rating: int, focus: str = "") -> Feedback:
        """The person's own rating, which may be changed. It replans the question if no later answer has.

        `focus` is what was practiced.
        """
        row = answer_store.get(session, people_store.get(session, who).value().id, answer)
        if rating not in RATINGS:
            raise ItemGone
        row.rating = rating
        kept = row.value()
        done = Kept(kept, self._catalogue.question(kept.question), focus)
        return self._feedback(session, who, done, plans=True)

    def findings(self, answer: Answer) -> Findings:
        question = self._catalogue.question(answer.question)
        boxes = {name[0].upper(): text for name, text in answer.wording.parts.items() if text}
        said = {"": answer.wording.text} | boxes
        return coach.analyse(question.text if question else "", said, question.rubric if question else None)

    def _feedback(self, session: Session, who: Who, kept: Kept, *, plans: bool) -> Feedback:
        person = people_store.known(session, who)
        last = answer_store.try_before(session, kept.answer, person.id)
        found, question = self.findings(kept.answer), kept.question
        if plans:
            self._plan(session, person, kept.answer, found)
        review = store.find(session, person.id, kept.answer.question)
        return Feedback(
            kept,
            found,
            self.findings(last) if last else None,
            self._catalogue.competency(question.competencies[0]) if question else None,
            review.due_at if review else None,
            person.zone,
        )

    def _plan(self, session: Session, person: Person, answer: Answer, found: Findings) -> None:
        """An older answer than the one planned by last changes nothing; a question that left is not planned.

        It never comes back the same day, even where the clocks make that day 25 hours long.
        """
        if self._catalogue.question(answer.question) is None:
            return
        row, now = store.find(session, person.id, answer.question), self._clock.now()
        if row is None:
            row = ReviewRow(person_id=person.id, question_id=answer.question, answer_id="", due_at=now)
            session.add(row)
        if answer.rating is None or row.answer_id in {"", answer.id}:
            row.graded(answer.id, _grade(answer, found), now)
            row.due_at = max(row.due_at, zones.day_after(now, person.zone))


def _grade(answer: Answer, found: Findings) -> Grade:
    """The person's rating (without one: good), but no better than what was found allows."""
    own = OWN[answer.rating] if answer.rating else Grade.GOOD
    codes = {one.code for one in found.advice}
    return min(own, Grade.AGAIN if codes & MISSED else Grade.GOOD if codes else Grade.EASY)
