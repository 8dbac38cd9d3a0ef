"""A debrief: what an interview was like, written down while memory is fresh."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Field

from bot.catalogue.vocabulary import Term
from bot.ids import new_id
from bot.models.columns import Encrypted, Row

SCALE = range(1, 6)
"""How it felt, how keen one was, how one got on: 1 is the least."""
MOST_LINES = 20
"""In one box of the form."""


class Box(Term):
    """Where a line of a debrief stands: a question by how its answer went, a thing to say yet, a promise."""

    STRONG = "strong", "Went well"
    OKAY = "okay"
    ROUGH = "rough"
    UNSAID = "unsaid", "Went unsaid"
    PROMISE = "promise", "Promises made"


class Attire(Term):
    CASUAL = "casual", "Too casual"
    FITTING = "fitting"
    FORMAL = "formal", "Too formal"


@dataclass(frozen=True)
class Line:
    """The id stays when the words are mended, so that what hangs on it stays too."""

    id: str
    box: Box
    text: str


@dataclass(frozen=True)
class Fresh:
    """What fades fastest, as its window has it. `decision` is the date by which they promised to answer."""

    felt: int | None = None
    strong: tuple[str, ...] = ()
    okay: tuple[str, ...] = ()
    rough: tuple[str, ...] = ()
    decision: date | None = None
    next_time: str = ""


@dataclass(frozen=True)
class Rest:
    """What can wait a little, as its window has it. `told` are the ids of stories, sorted."""

    unsaid: tuple[str, ...] = ()
    promise: tuple[str, ...] = ()
    signals: str = ""
    surprises: str = ""
    attire: Attire | None = None
    enthusiasm: int | None = None
    rapport: int | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Debrief:
    """All of it. The promised date and the stories told are kept elsewhere: with the interview, and as tellings."""

    felt: int | None = None
    next_time: str = ""
    signals: str = ""
    surprises: str = ""
    attire: Attire | None = None
    enthusiasm: int | None = None
    rapport: int | None = None
    lines: tuple[Line, ...] = ()

    def of(self, box: Box) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines if line.box is box)

    def fresh(self, decision: date | None) -> Fresh:
        return Fresh(
            felt=self.felt,
            strong=self.of(Box.STRONG),
            okay=self.of(Box.OKAY),
            rough=self.of(Box.ROUGH),
            decision=decision,
            next_time=self.next_time,
        )

    def rest(self, told: tuple[str, ...]) -> Rest:
        return Rest(
            unsaid=self.of(Box.UNSAID),
            promise=self.of(Box.PROMISE),
            signals=self.signals,
            surprises=self.surprises,
            attire=self.attire,
            enthusiasm=self.enthusiasm,
            rapport=self.rapport,
            told=told,
        )


def mended(before: Iterable[Line], box: Box, texts: Iterable[str]) -> list[Line]:
    """The lines of one box, each under the id it had: by its words, else by its place among those that changed."""
    there = [line for line in before if line.box is box]
    known = {line.text: line.id for line in there}
    wanted = list(texts)
    changed = [line.id if line.text not in wanted else None for line in there]
    changed += [None] * (len(wanted) - len(changed))
    return [
        Line(known.get(text) or place or new_id(), box, text)
        for text, place in zip(wanted, changed, strict=False)
    ]


class DebriefRow(Row, table=True):
    """One an interview. `next_time` may be older than the rest: it was the note of the first form."""

    __tablename__ = "debrief"

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE")
    felt: int | None = None
    next_time: str | None = Field(default=None, sa_type=Encrypted)
    signals: str | None = Field(default=None, sa_type=Encrypted)
    surprises: str | None = Field(default=None, sa_type=Encrypted)
    attire: str | None = None
    enthusiasm: int | None = None
    rapport: int | None = None

    def value(self, lines: tuple[Line, ...]) -> Debrief:
        return Debrief(
            felt=self.felt,
            next_time=self.next_time or "",
            signals=self.signals or "",
            surprises=self.surprises or "",
            attire=Attire(self.attire) if self.attire else None,
            enthusiasm=self.enthusiasm,
            rapport=self.rapport,
            lines=lines,
        )


class DebriefLineRow(Row, table=True):
    """One line of one box. The id is the interview's own: an import keeps it, whoever else has it."""

    __tablename__ = "debrief_line"

    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    position: int
    box: str
    text: str = Field(sa_type=Encrypted)

    def value(self) -> Line:
        return Line(self.id, Box(self.box), self.text)
