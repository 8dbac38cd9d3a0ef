"""What somebody wants to practice, found by the words they type for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.catalogue import Catalogue, InterviewType, Question, QuestionType

NEAR = 87
"""Out of 100: how alike typed words must be to a known name."""
LONGEST_NAME = 60
SHORTEST_START = 3
"""How many letters of a name stand for the whole of it."""
FILLER = {
    "a",
    "about",
    "an",
    "and",
    "for",
    "from",
    "give",
    "i",
    "in",
    "interview",
    "interviews",
    "me",
    "my",
    "of",
    "on",
    "one",
    "please",
    "practice",
    "question",
    "questions",
    "some",
    "the",
    "to",
    "type",
    "with",
}
ALSO = {
    "coding": QuestionType.TECHNICAL,
    "culture fit": QuestionType.MOTIVATION,
    "fit": QuestionType.MOTIVATION,
    "lunch": InterviewType.INFORMAL_MEAL,
    "star": QuestionType.BEHAVIORAL,
}
"""Names that people use and our lists do not."""


@dataclass(frozen=True)
class Focus:
    """A question type, a competency, or a type of interview, with the questions that practice it."""

    key: str
    label: str
    questions: tuple[Question, ...]


class Foci:
    """Every focus that has questions. Where a question type and a type of interview share a name it is the former."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._foci: dict[str, Focus] = {}
        for focus in _all(catalogue):
            if focus.questions:
                self._foci.setdefault(focus.key, focus)
        self._names = {
            name: focus for focus in self._foci.values() for name in (wish(focus.label), wish(focus.key))
        } | {name: self._foci[key] for name, key in ALSO.items() if key in self._foci}

    def get(self, key: str) -> Focus | None:
        return self._foci.get(key)

    def named(self, typed: str) -> Focus | None:
        """What somebody means by `typed`: a name, the start of one, or words near or around one."""
        said = wish(typed)[:LONGEST_NAME]
        best = max(self._names, key=lambda name: _likeness(said, name), default="")
        return self._names[best] if said and _likeness(said, best)[0] >= NEAR else None


def wish(typed: str) -> str:
    """The words that name something, in lower case: none are left of “a question, please”."""
    words = re.findall(r"\w+", typed.casefold().replace("_", " "))
    return " ".join(word for word in words if word not in FILLER) if words else typed.strip()


def _all(catalogue: Catalogue) -> Iterator[Focus]:
    questions = catalogue.questions
    for type_ in QuestionType:
        yield Focus(type_, type_.label, tuple(one for one in questions if one.type is type_))
    mix = tuple(one for one in questions if one.type is not QuestionType.ASK)
    for competency in catalogue.competencies:
        asked = tuple(one for one in mix if competency.id in one.competencies)
        yield Focus(competency.id, competency.name, asked)
    for interview in InterviewType:
        yield Focus(interview, interview.label, tuple(one for one in mix if interview in one.interviews))


def _likeness(said: str, name: str) -> tuple[float, float]:
    """Out of 100; of equally good names the one that says more of the same wins."""
    whole = fuzz.ratio(said, name)
    starts = 100.0 if len(said) >= SHORTEST_START and name.startswith(said) else 0.0
    return max(whole, fuzz.token_set_ratio(said, name), starts), whole
