"""What one entry of a data file must look like; what does not fit is refused."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.catalogue.vocabulary import (
    InterviewFormat,
    InterviewType,
    Level,
    Moment,
    Phase,
    QuestionType,
    Role,
    Round,
    Rubric,
    Topic,
)

TIP_WORDS = 60
OPTION_CHARS = 75  # Slack: the text and the description of a checkbox, the text of a button

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=OPTION_CHARS)]
Point = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Probe = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NoHead(Entry):
    """The head of a file that holds entries and nothing else."""


class TopicTitle(Entry):
    """The head of a file of tips."""

    topic: Topic
    title: Label


class QuestionsHead(Entry):
    """The head of a file of questions."""

    type: QuestionType


class Competency(Entry):
    """Something an interviewer rates, with what a 5, a 3 and a 1 do."""

    id: Id
    name: Label
    definition: Annotated[Text, Field(max_length=300)]
    high: Annotated[Text, Field(max_length=300)]
    middle: Annotated[Text, Field(max_length=300)]
    low: Annotated[Text, Field(max_length=300)]


class Profession(Entry):
    """A line of work: the words that name it in a role's title, and the competencies its interviews ask about."""

    id: Id
    words: Annotated[tuple[Label, ...], Field(min_length=1)]
    competencies: Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)]


class InterviewerTitle(Entry):
    """Words by which a title tells who somebody is for the candidate."""

    id: Role
    words: Annotated[tuple[Label, ...], Field(min_length=1)]


class Tip(Entry):
    """One piece of advice with one thing to do; empty tags mean that it serves everybody."""

    id: Id
    topic: Topic
    text: Text
    action: Text
    types: tuple[InterviewType, ...] = ()
    formats: tuple[InterviewFormat, ...] = ()
    rounds: tuple[Round, ...] = ()
    phase: Phase | None = None

    @model_validator(mode="after")
    def _is_short(self) -> Self:
        words = len(f"{self.text} {self.action}".split())
        if words >= TIP_WORDS:
            raise ValueError(f"text and action have {words} words; keep them under {TIP_WORDS}")
        return self


class Question(Entry):
    """A practice question, or (type "ask") one for the candidate to put to an interviewer."""

    id: Id
    type: QuestionType
    text: Annotated[Text, Field(max_length=250)]
    competencies: Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)]
    rounds: tuple[Round, ...] = ()
    interviews: tuple[InterviewType, ...] = ()
    level: Level
    rubric: Rubric
    listen_for: Annotated[tuple[Point, ...], Field(min_length=3, max_length=5)]
    probes: tuple[Probe, Probe]
    trap: Annotated[Text, Field(max_length=200)]
    role: Role | None = None

    @model_validator(mode="after")
    def _has_a_role_only_to_ask(self) -> Self:
        if (self.role is not None) != (self.type is QuestionType.ASK):
            raise ValueError('a role belongs to every question of type "ask" and to no other')
        return self


class ChecklistItem(Entry):
    """One thing to do for an interview; empty tags mean that it belongs to every one."""

    id: Id
    text: Label
    why: Label
    minutes: Annotated[int, Field(strict=True, ge=1, le=120)]
    moment: Moment
    types: tuple[InterviewType, ...] = ()
    formats: tuple[InterviewFormat, ...] = ()
    rounds: tuple[Round, ...] = ()

    @property
    def description(self) -> str:
        return f"{self.minutes} min · {self.why}"

    @model_validator(mode="after")
    def _fits_a_checkbox(self) -> Self:
        if len(self.description) > OPTION_CHARS:
            raise ValueError(f'"{self.description}" is longer than {OPTION_CHARS} characters')
        return self
