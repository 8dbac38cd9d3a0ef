"""Reads the data files once, checks every entry, and reports all that is wrong with them together."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.entries import (
    ChecklistItem,
    Competency,
    InterviewerTitle,
    NoHead,
    Profession,
    Question,
    QuestionsHead,
    Tip,
    TopicTitle,
)
from bot.catalogue.reader import Reader
from bot.catalogue.vocabulary import Topic
from bot.errors import ConfigError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class CatalogueError(ConfigError):
    """The content files need a correction."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(("The content files need a correction:", *problems)))


def load(root: Traversable | None = None) -> Catalogue:
    """The shipped catalogue, read once; or the one under root, read anew.

    Raises CatalogueError with every problem, each naming the file, the entry and what is wrong.
    """
    return _shipped() if root is None else _read(root)


@cache
def _shipped() -> Catalogue:
    return _read(files("content") / "data")


def _read(root: Traversable) -> Catalogue:
    reader = Reader(root)
    _, competencies = reader.entries("competencies.toml", "competency", NoHead, Competency)
    titles, tips = reader.entries("tips", "tip", TopicTitle, Tip)
    _, questions = reader.entries("questions", "question", QuestionsHead, Question)
    _, checklist = reader.entries("checklists", "item", NoHead, ChecklistItem)
    _, professions = reader.entries("professions.toml", "profession", NoHead, Profession)
    _, interviewers = reader.entries("interviewers.toml", "interviewer", NoHead, InterviewerTitle)
    reader.expect_known("question", "competencies", "competency")
    reader.expect_known("profession", "competencies", "competency")
    if reader.problems:
        raise CatalogueError(tuple(reader.problems))
    return Catalogue(
        competencies=competencies,
        topics=tuple(sorted(titles, key=lambda title: list(Topic).index(title.topic))),
        tips=tips,
        questions=questions,
        checklist=checklist,
        professions=professions,
        interviewers=interviewers,
    )
