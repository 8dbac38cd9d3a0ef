"""Practice: which question a person was asked, and the answers they kept."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Field

from bot.models.columns import Encrypted, Row

PARTS = ("situation", "task", "action", "result")
LONGEST = 3000
"""Characters in one box: Slack's limit."""
LABEL = re.compile(rf"^({'|'.join(PARTS)}):\s*", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """The words of an answer: `text` where it was written in one box, else some of the four parts of STAR."""

    text: str = ""
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""

    @property
    def parts(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in PARTS}

    @property
    def in_parts(self) -> bool:
        return any(self.parts.values())

    @property
    def whole(self) -> str:
        """All of it as one text, each part under its name; `split` takes it apart again."""
        named = (f"{name.capitalize()}: {text}" for name, text in self.parts.items() if text)
        return "\n\n".join(filter(None, (self.text, *named)))

    @property
    def count(self) -> int:
        """How many words somebody says who reads the answer out."""
        return sum(len(text.split()) for text in (self.text, *self.parts.values()))

    def joined(self) -> "Wording":
        return Wording(self.whole)

    def split(self) -> "Wording":
        """Along the names that `whole` gives the parts; a text without them stands whole in the first part."""
        if not self.text:
            return self
        before, *pieces = LABEL.split(self.text)
        names = [name.lower() for name in pieces[::2]]
        if before.strip() or not names or len(set(names)) < len(names) or self.in_parts:
            return Wording(situation=self.text)
        texts = (text.strip() for text in pieces[1::2])
        return replace(Wording(), **dict(zip(names, texts, strict=True)))


@dataclass(frozen=True)
class Answer:
    """An answer as kept; `written_at` is when it was last changed, `rating` what the person gives it, of 1 to 5.

    `seconds` is how long it took, where it was spoken.
    """

    id: str
    question: str
    written_at: datetime
    wording: Wording
    version: int = 1
    rating: int | None = None
    seconds: int | None = None


class AnswerRow(Row, table=True):
    """`view_id` makes a form that is sent twice count once."""

    __tablename__ = "answer"

    id: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    question_id: str
    view_id: str | None = Field(default=None, unique=True)
    written_at: datetime
    text: str = Field(default="", sa_type=Encrypted)
    situation: str = Field(default="", sa_type=Encrypted)
    task: str = Field(default="", sa_type=Encrypted)
    action: str = Field(default="", sa_type=Encrypted)
    result: str = Field(default="", sa_type=Encrypted)
    version: int = 1
    rating: int | None = None
    seconds: int | None = None

    def value(self) -> Answer:
        wording = Wording(self.text, self.situation, self.task, self.action, self.result)
        return Answer(
            self.id, self.question_id, self.written_at, wording, self.version, self.rating, self.seconds
        )


@dataclass(frozen=True)
class Asked:
    """When a question was put last. `order` grows with every asking, also while a clock is set back."""

    order: int
    at: datetime


class AskedRow(Row, table=True):
    """A question put to a person: what was new is told from what was seen."""

    __tablename__ = "asked_question"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    question_id: str
    asked_at: datetime
