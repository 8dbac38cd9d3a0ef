"""Which stories suit a question or an interview, and who has heard them before."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from rapidfuzz import fuzz

from bot.catalogue import Catalogue, Question, Rubric
from bot.models.interviews import Interview
from bot.models.stories import Story, Suggestion, Telling

FOR_AN_INTERVIEW = 3
SAME = 88
"""Out of 100: how alike two names must be to be one company's. “Harbor Light” is “Harborlight”, Acme is not Acne."""
LEGAL = {"ag", "and", "co", "company", "corp", "gmbh", "inc", "limited", "llc", "ltd", "plc", "the"}
"""Words that a company's name is written with or without."""


def for_question(
    stories: Iterable[Story], question: Question, interview: Interview | None, now: datetime
) -> Suggestion | None:
    """The story that shows most of what is asked for; rather one that the people of `interview` have not heard.

    None where something else is asked for than what happened once.
    """
    if question.rubric is not Rubric.STAR:
        return None
    wanted = set(question.competencies)
    found = [_suggestion(one, interview, now) for one in stories if wanted & set(one.competencies)]
    return min(found, key=lambda one: _order(one, len(wanted & set(one.story.competencies))), default=None)


def for_interview(
    stories: Iterable[Story], interview: Interview, catalogue: Catalogue, now: datetime
) -> tuple[Suggestion, ...]:
    """Three at most: those meant for it, then those its people have not heard, by what such interviews ask for."""
    found = [_suggestion(story, interview, now) for story in stories]
    if not found:
        return ()
    asked = _asked(interview, catalogue)
    ranked = sorted(
        found,
        key=lambda one: (
            all(telling.interview != interview.id for telling in one.story.told),
            *_order(one, sum(asked[competency] for competency in one.story.competencies)),
        ),
    )
    return tuple(ranked[:FOR_AN_INTERVIEW])


def heard(story: Story, interview: Interview) -> Telling | None:
    """The last of the story's other interviews at that company."""
    others = [one for one in story.told if one.interview != interview.id]
    return next((one for one in reversed(others) if same_company(one.company, interview.company)), None)


def same_company(one: str, other: str) -> bool:
    """Whether two names mean one company, however they are spaced, spelled and incorporated."""
    first, second = _name(one), _name(other)
    if not first or not second:
        return one.casefold().strip() == other.casefold().strip()
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter] or fuzz.ratio("".join(first), "".join(second)) >= SAME


def _suggestion(story: Story, interview: Interview | None, now: datetime) -> Suggestion:
    before = heard(story, interview) if interview else None
    return Suggestion(story, before, before is not None and before.starts > now)


def _order(one: Suggestion, fit: int) -> tuple[bool, int, int]:
    """The smallest comes first: unheard, fitting, seldom told."""
    return one.heard is not None, -fit, len(one.story.told)


def _asked(interview: Interview, catalogue: Catalogue) -> Counter[str]:
    """How many of the questions for such interviews ask for each competency; those of the role count twice."""
    questions = [one for one in catalogue.questions if interview.type in one.interviews]
    asked = Counter(competency for question in questions for competency in question.competencies)
    return asked + Counter(
        {competency: asked[competency] for competency in catalogue.asked_of(interview.role)}
    )


def _name(company: str) -> list[str]:
    words = re.findall(r"\w+", company.casefold().replace("'", "").replace("’", ""))
    return [word for word in words if word not in LEGAL]
