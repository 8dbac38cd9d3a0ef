"""Reviews: when a question that was answered is worth answering again."""

from datetime import datetime
from enum import IntEnum

import fsrs
from sqlmodel import Field

from bot.models.columns import Row

SCHEDULER = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
"""Days from the first time on, for an answer is not a flash card; and the same every time."""


class Grade(IntEnum):
    """How well an answer went, in the words of the scheduler."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class ReviewRow(Row, table=True):
    """`card` is the scheduler's memory after the answer `answer_id`, `before` that which it had before it.

    So a rating that comes later takes the place of the guess that the findings allowed.
    """

    __tablename__ = "review"

    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True)
    question_id: str = Field(primary_key=True)
    answer_id: str
    due_at: datetime
    card: str = ""
    before: str = ""

    def graded(self, answer: str, grade: Grade, now: datetime) -> None:
        """Takes in how an answer went; the same answer graded anew counts once."""
        if answer != self.answer_id:
            self.answer_id, self.before = answer, self.card
        known = fsrs.Card.from_json(self.before) if self.before else fsrs.Card(card_id=1, due=now)
        card, _ = SCHEDULER.review_card(known, fsrs.Rating(grade), now)
        self.card, self.due_at = card.to_json(), card.due
