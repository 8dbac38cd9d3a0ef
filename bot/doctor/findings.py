"""What the doctor finds: one line each, good or bad, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    WARNING = "warning"
    """It works, and is worth a look."""
    PROBLEM = "problem"
    """Something does not work until it is put right."""


@dataclass(frozen=True)
class Finding:
    """`words` never hold a secret, nor anything that a person wrote."""

    level: Level
    about: str
    words: str

    def __str__(self) -> str:
        return f"{self.level:<8} {self.about:<14} {self.words}"


def fine(about: str, words: str) -> Finding:
    return Finding(Level.OK, about, words)


def doubtful(about: str, words: str) -> Finding:
    return Finding(Level.WARNING, about, words)


def wrong(about: str, words: str) -> Finding:
    return Finding(Level.PROBLEM, about, words)
