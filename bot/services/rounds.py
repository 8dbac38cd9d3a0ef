"""What is asked of a mock round, how it stands, and what it comes to."""

from collections import Counter
from dataclasses import dataclass, replace

from bot import coach
from bot.catalogue import Question
from bot.coach import Findings, Rubric
from bot.models.mocks import FEWEST, MOST, QUESTIONS, Mock
from bot.services.feedback import Feedback
from bot.services.focus import Focus

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DIGITS = 9
"""Of a longer number the rest changes nothing: it is too many."""


@dataclass(frozen=True)
class Wish:
    """What to practice and how many questions; None where the person did not say."""

    focus: Focus | None = None
    count: int | None = None

    @property
    def fitting(self) -> int:
        """How many questions it becomes."""
        return QUESTIONS if self.count is None else min(max(self.count, FEWEST), MOST)

    def differs(self, mock: Mock) -> bool:
        """Whether it says anything that the round is not."""
        other_focus = self.focus is not None and self.focus.key != mock.focus
        return other_focus or (self.count is not None and self.fitting != len(mock.turns))


@dataclass(frozen=True)
class Result:
    """What became of one question; `findings` is None where it was skipped, or its answer deleted since."""

    question: Question | None
    findings: Findings | None = None
    answered: bool = False


@dataclass(frozen=True)
class Round:
    """A round as it stands: the question that is open, or, once it is over, the results of those that were put.

    `wish` is what it was begun or resumed for. `before` is the question answered just before; `hint`
    opens what they listen for in the one that is open. `strongest` and
    `weakest` are the parts of STAR told most and least often, where there is a difference.
    """

    mock: Mock
    focus: Focus | None = None
    question: Question | None = None
    results: tuple[Result, ...] = ()
    strongest: str = ""
    weakest: str = ""
    resumed: bool = False
    wish: Wish = Wish()
    before: Question | None = None
    hint: bool = False


@dataclass(frozen=True)
class Taken:
    """An answer given in a round; `round` is None where the round had moved on, and only the answer was kept."""

    feedback: Feedback
    round: Round | None


@dataclass(frozen=True)
class Late:
    """Words under a round that is over; `feedback` where they were kept, for the question that was left open."""

    mock: Mock
    feedback: Feedback | None = None


def wanted(typed: str) -> tuple[str, int | None]:
    """What to practice, in the person's words, and how many questions: “panel 3”, “three panel questions”."""
    words = typed.split()
    for place, word in enumerate(words):
        number = _number(word.casefold().strip(",.:;!"))
        if number is not None:
            return " ".join(words[:place] + words[place + 1 :]), number
    return typed, None


def summed_up(over: Round) -> Round:
    """Counts in how many stories each part of STAR was told."""
    stories = [one.findings for one in over.results if one.findings and one.findings.rubric == Rubric.STAR]
    told = Counter({part: sum(one.parts[part] for one in stories) for part in coach.AIMS})
    most, fewest = (sought(coach.AIMS, key=lambda part: told[part]) for sought in (max, min))
    return over if told[most] == told[fewest] else replace(over, strongest=most, weakest=fewest)


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word[:DIGITS])
    return NUMBERS.index(word) if word in NUMBERS else None
