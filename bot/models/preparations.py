"""A preparation: what somebody writes down for one interview, box by box; a later round goes on from an earlier one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field as Limited
from sqlmodel import Field

from bot.catalogue.vocabulary import Term
from bot.models.checked import Slug, Words
from bot.models.columns import Encrypted, Row

MOST_ASKED = 40
"""Questions of the bank in one preparation: far more than anybody can ask."""


class Part(Term):
    """One box."""

    SITE = "site", "Their website and products"
    VALUES = "values", "Their values and culture"
    NEWS = "news", "News and trade press"
    PEOPLE = "people", "The people and their profiles"
    ASK = "ask", "Questions to ask"
    STRENGTHS = "strengths", "Strengths, with evidence"
    REFERENCES = "references"
    OUTLINE = "outline"


class Section(Term):
    """What one window is about."""

    RESEARCH = "research"
    ASK = "ask", "Questions to ask"
    STRENGTHS = "strengths", "Strengths, with evidence"
    REFERENCES = "references"
    OUTLINE = "outline"

    @property
    def parts(self) -> tuple[Part, ...]:
        return SOURCES if self is Section.RESEARCH else (Part(self.value),)


SOURCES = (Part.SITE, Part.VALUES, Part.NEWS, Part.PEOPLE)
CARRIED = frozenset({*SOURCES, Part.STRENGTHS, Part.REFERENCES})
"""What a later round goes on from. Questions are for whoever asks, an outline for its day."""


@dataclass(frozen=True)
class Earlier:
    """The round that something was written for."""

    interview: str
    round: str | None
    on: date


@dataclass(frozen=True)
class Strength:
    name: str
    evidence: str = ""


@dataclass(frozen=True)
class Reference:
    name: str
    relation: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Note:
    """`questions` are the bank's, by id; `earlier` is set where the words are those of a round before."""

    text: str = ""
    questions: tuple[str, ...] = ()
    version: int = 0
    earlier: Earlier | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.splitlines())


@dataclass(frozen=True)
class Preparation:
    """Of one interview. A box that nobody has touched is empty."""

    notes: Mapping[Part, Note] = field(default_factory=dict)

    def note(self, part: Part) -> Note:
        return self.notes.get(part) or Note()

    def version(self, section: Section) -> int:
        """Grows with whatever is written into the section for this round."""
        return sum(self.note(part).version for part in section.parts)

    def earlier(self, section: Section) -> Earlier | None:
        """The round before that something in the section comes from."""
        found = (self.note(part).earlier for part in section.parts)
        return next((one for one in found if one), None)

    @property
    def research(self) -> dict[Part, str]:
        return {part: self.note(part).text for part in SOURCES if self.note(part).text}

    @property
    def own_questions(self) -> tuple[str, ...]:
        return self.note(Part.ASK).lines

    @property
    def strengths(self) -> tuple[Strength, ...]:
        return tuple(map(_strength, self.note(Part.STRENGTHS).lines))

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(map(_reference, self.note(Part.REFERENCES).lines))

    @property
    def outline(self) -> tuple[str, ...]:
        return self.note(Part.OUTLINE).lines


def _strength(line: str) -> Strength:
    """`Leading: ran the night shift of six`; without a colon there is no evidence yet."""
    name, _, evidence = line.partition(":")
    return Strength(name.strip() or line, evidence.strip()) if name.strip() else Strength(line)


def _reference(line: str) -> Reference:
    """`Dana Reyes (my manager at Northwind) dana@northwind.example`."""
    found = re.fullmatch(r"([^(]+)\(([^)]*)\)(.*)", line)
    if found:
        name, relation, contact = (part.strip(" ,") for part in found.groups())
        return Reference(name or line, relation, contact)
    return Reference(line)


class PreparationRow(Row, table=True):
    """One note of one interview; `questions` are divided by spaces. A row with no words was emptied on purpose."""

    __tablename__ = "preparation"

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE")
    part: str = Field(primary_key=True)
    text: str = Field(default="", sa_type=Encrypted)
    questions: str = ""
    version: int = 1

    def value(self, earlier: Earlier | None = None) -> Note:
        """An earlier round's row counts as nothing written in this one."""
        return Note(self.text, tuple(self.questions.split()), 0 if earlier else self.version, earlier)


@dataclass(frozen=True, kw_only=True)
class PreparationRecord:
    """A row in an export (docs/export.md). `asked`, the questions' texts, is not read back."""

    part: Part
    text: Words = ""
    questions: Annotated[tuple[Slug, ...], Limited(max_length=MOST_ASKED)] = ()
    asked: tuple[str, ...] = ()
