"""What the bot knows: tips, practice questions, competencies and checklists, read from the data files."""

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.entries import (
    ChecklistItem,
    Competency,
    InterviewerTitle,
    Profession,
    Question,
    Tip,
    TopicTitle,
)
from bot.catalogue.load import CatalogueError, load
from bot.catalogue.vocabulary import (
    Factor,
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

__all__ = [
    "Catalogue",
    "CatalogueError",
    "ChecklistItem",
    "Competency",
    "Factor",
    "InterviewFormat",
    "InterviewType",
    "InterviewerTitle",
    "Level",
    "Moment",
    "Phase",
    "Profession",
    "Question",
    "QuestionType",
    "Role",
    "Round",
    "Rubric",
    "Tip",
    "Topic",
    "TopicTitle",
    "load",
]
