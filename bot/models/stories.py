"""Stories: what happened once, in the four parts of STAR, and where it was told."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Field

from bot.models.answers import Wording
from bot.models.columns import Encrypted, Row

LONGEST_TITLE = 75
MOST_COMPETENCIES = 3


@dataclass(frozen=True)
class StoryText:
    """What a person writes of a story; `wording` is in parts, `competencies` are the catalogue's ids."""

    title: str = ""
    wording: Wording = field(default_factory=Wording)
    competencies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Telling:
    """An interview that a story was told in, or is meant for; `on` is the date there."""

    interview: str
    company: str
    on: date
    starts: datetime


@dataclass(frozen=True)
class Story:
    """`told` is in the order of the interviews; those that were cancelled are left out."""

    id: str
    person: int
    words: StoryText
    told: tuple[Telling, ...] = ()
    archived: bool = False
    version: int = 1

    @property
    def title(self) -> str:
        return self.words.title

    @property
    def competencies(self) -> tuple[str, ...]:
        return self.words.competencies


@dataclass(frozen=True)
class Suggestion:
    """A story that suits; `heard` is where the same company has heard it, or, `ahead`, is going to."""

    story: Story
    heard: Telling | None = None
    ahead: bool = False


class StoryRow(Row, table=True):
    """`view_id` makes a form that is sent twice count once; `competencies` are divided by spaces."""

    __tablename__ = "story"

    id: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    view_id: str | None = Field(default=None, unique=True)
    written_at: datetime
    title: str = Field(sa_type=Encrypted)
    situation: str = Field(default="", sa_type=Encrypted)
    task: str = Field(default="", sa_type=Encrypted)
    action: str = Field(default="", sa_type=Encrypted)
    result: str = Field(default="", sa_type=Encrypted)
    competencies: str
    archived: bool = False
    version: int = 1

    def words(self) -> StoryText:
        wording = Wording("", self.situation, self.task, self.action, self.result)
        return StoryText(self.title, wording, tuple(self.competencies.split()))

    def value(self, told: tuple[Telling, ...]) -> Story:
        return Story(self.id, self.person_id, self.words(), told, self.archived, self.version)


class TellingRow(Row, table=True):
    """One story in one interview."""

    __tablename__ = "story_telling"

    story_id: str = Field(primary_key=True, foreign_key="story.id", ondelete="CASCADE")
    interview_id: str = Field(primary_key=True, foreign_key="interview.id", ondelete="CASCADE", index=True)
