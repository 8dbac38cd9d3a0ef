"""Evaluations: what a candidate makes of an employer, round by round; over the rounds it becomes one picture."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean

from sqlmodel import Field

from bot.catalogue import Factor
from bot.models.checked import Score, Words
from bot.models.columns import Encrypted, Row
from bot.models.interviews import Interview

SCORES = range(1, 6)
"""From 1 (poor) to 5 (very good)."""


@dataclass(frozen=True)
class Rating:
    """What a person says after one round. A factor that is not in `scores` could not be told yet."""

    scores: Mapping[Factor, int] = field(default_factory=dict)
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.scores or self.note)


@dataclass(frozen=True)
class Round:
    """One interview with what was made of it; an empty rating where nothing was said yet."""

    interview: Interview
    rating: Rating


@dataclass(frozen=True)
class Course:
    """One factor over the rounds: the scores it got, each with its round's place in the picture."""

    factor: Factor
    scores: tuple[tuple[int, int], ...]

    @property
    def mean(self) -> float:
        return fmean(score for _, score in self.scores)

    @property
    def latest(self) -> int:
        return self.scores[-1][1]

    @property
    def moved(self) -> int:
        """Against the round before that rated it; 0 where there is none."""
        return self.latest - self.scores[-2][1] if len(self.scores) > 1 else 0


@dataclass(frozen=True)
class Picture:
    """A process as its candidate sees it: the rounds that were rated in their order, `asked` among them or not."""

    asked: Round
    rounds: tuple[Round, ...]

    @property
    def courses(self) -> tuple[Course, ...]:
        """The factors that were rated, the best one first."""
        found = (Course(factor, self._scores(factor)) for factor in Factor)
        return tuple(sorted((one for one in found if one.scores), key=lambda one: -one.mean))

    @property
    def unrated(self) -> tuple[Factor, ...]:
        """Those that no round said anything about."""
        return tuple(factor for factor in Factor if not self._scores(factor))

    def _scores(self, factor: Factor) -> tuple[tuple[int, int], ...]:
        rated = ((place, one.rating.scores.get(factor)) for place, one in enumerate(self.rounds))
        return tuple((place, score) for place, score in rated if score is not None)


def means(ratings: Iterable[Rating]) -> dict[Factor, float]:
    """For each factor that was rated at all the mean of its scores."""
    found = list(ratings)
    scores = {factor: [one.scores[factor] for one in found if factor in one.scores] for factor in Factor}
    return {factor: fmean(some) for factor, some in scores.items() if some}


class EvaluationRow(Row, table=True):
    """One a round: the columns are named as the factors are."""

    __tablename__ = "evaluation"

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE")
    culture: int | None = None
    balance: int | None = None
    teamwork: int | None = None
    pay: int | None = None
    growth: int | None = None
    fit: int | None = None
    note: str = Field(default="", sa_type=Encrypted)
    version: int = 1

    def value(self) -> Rating:
        scores = {factor: getattr(self, factor) for factor in Factor}
        return Rating({one: score for one, score in scores.items() if score is not None}, self.note)

    def take(self, rating: Rating) -> None:
        self.sqlmodel_update({factor.value: rating.scores.get(factor) for factor in Factor})
        self.note = rating.note


@dataclass(frozen=True, kw_only=True)
class EvaluationRecord:
    """A row in an export (docs/export.md)."""

    culture: Score = None
    balance: Score = None
    teamwork: Score = None
    pay: Score = None
    growth: Score = None
    fit: Score = None
    note: Words = ""
