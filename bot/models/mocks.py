"""Mock rounds: a few questions put one after the other, as in an interview."""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from sqlmodel import Field

from bot.models.columns import Row

QUESTIONS = 5
"""How many a round has unless the person says so."""
FEWEST, MOST = 1, 10


@dataclass(frozen=True)
class Turn:
    """One question of a round: answered, skipped, or still to come."""

    position: int
    question: str
    answer: str | None = None
    skipped: bool = False

    @property
    def is_done(self) -> bool:
        return self.skipped or self.answer is not None


@dataclass(frozen=True)
class Mock:
    """A round; `focus` is what it practices (empty for the mix), `channel` and `ts` are where its thread begins."""

    id: str
    focus: str
    turns: tuple[Turn, ...]
    channel: str = ""
    ts: str = ""
    ended: bool = False

    @property
    def current(self) -> Turn | None:
        """The question that is open; None once the round is over."""
        return None if self.ended else next((one for one in self.turns if not one.is_done), None)

    @property
    def reached(self) -> tuple[Turn, ...]:
        """The questions that were put: those that are done, and the one after them."""
        done = tuple(takewhile(lambda turn: turn.is_done, self.turns))
        return self.turns[: len(done) + 1]

    @property
    def before(self) -> Turn | None:
        """The question before the open one, if that was answered."""
        current = self.current
        earlier = [one for one in self.turns if current and one.position < current.position]
        return earlier[-1] if earlier and earlier[-1].answer else None


class MockRow(Row, table=True):
    __tablename__ = "mock"

    id: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    focus: str = ""
    channel: str = ""
    ts: str = ""
    begun_at: datetime
    ended_at: datetime | None = None

    def value(self, turns: tuple[Turn, ...]) -> Mock:
        return Mock(self.id, self.focus, turns, self.channel, self.ts, ended=self.ended_at is not None)


class MockTurnRow(Row, table=True):
    """`answer_id` may name an answer that was deleted since."""

    __tablename__ = "mock_turn"

    mock_id: str = Field(foreign_key="mock.id", ondelete="CASCADE", primary_key=True)
    position: int = Field(primary_key=True)
    question_id: str
    answer_id: str | None = None
    skipped: bool = False

    def value(self) -> Turn:
        return Turn(self.position, self.question_id, self.answer_id, self.skipped)
