"""The schema of an export: everything of one person, as second-round.json holds it (docs/export.md).

Made here, a record is taken as it is; read from a file, it is checked against the limits that the forms have.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import Field, model_validator

from bot.catalogue import InterviewFormat, InterviewType, Moment
from bot.models.checked import (
    Count,
    Day,
    Email,
    Id,
    Instant,
    Label,
    Name,
    Place,
    Role,
    Slug,
    Wall,
    Words,
    Zone,
)
from bot.models.checklists import MOST_OWN_ITEMS
from bot.models.evaluations import EvaluationRecord
from bot.models.exported_debriefs import DebriefRecord, of_version_0_1
from bot.models.interviews import LONGEST_NOTE, LONGEST_STAYED, MOST_INTERVIEWERS, Outcome
from bot.models.invitations import InvitationRecord
from bot.models.offer_records import OfferRecord
from bot.models.offers import MOST_OFFERS
from bot.models.preparations import PreparationRecord
from bot.models.reminders import ReminderRecord
from bot.models.stories import MOST_COMPETENCIES

SCHEMA: Literal[1] = 1
MOST_FACTORS = 20
MOST_INTERVIEWS, MOST_ANSWERS, MOST_ASKED, MOST_STORIES, MOST_PARTS = 500, 5000, 20_000, 500, 500
"""How many entries of a kind one import may hold: each interview takes the only writer a few milliseconds."""


@dataclass(frozen=True, kw_only=True)
class InterviewerRecord:
    """A nameless one stands for everyone met."""

    name: Name
    thanked: bool = False
    title: Name = ""
    email: Email = ""
    stayed: Annotated[Words, Field(max_length=LONGEST_STAYED)] = ""
    note: Annotated[Words, Field(max_length=LONGEST_NOTE)] = ""
    connected: bool = False


@dataclass(frozen=True, kw_only=True)
class MarkRecord:
    """What was done with an item of the checklist that the bot composed."""

    item: Slug
    ticked: bool = False
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class OwnItemRecord:
    """An item of the checklist that the person wrote."""

    text: Label
    moment: Moment
    ticked: bool = False
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class InterviewRecord:
    """`wall` in `zone` is the truth; `starts_at` follows from it and is not read back."""

    id: Id
    company: Label
    type: InterviewType
    wall: Wall
    zone: Zone
    fold: Annotated[int, Field(ge=0, le=1)] = 0
    starts_at: datetime | None = None
    dated_at: Instant
    minutes: Annotated[int, Field(ge=5, le=720)]
    format: InterviewFormat | None = None
    round: Annotated[str, Field(pattern=r"^([1-9]|final)$")] | None = None
    role: Role = ""
    place: Place = ""
    notes: Words = ""
    cancelled: bool = False
    outcome: Outcome | None = None
    thanks_declined: bool = False
    debrief_declined: bool = False
    decision_date: Day | None = None
    heard_back: bool = False
    previous_id: Id | None = None
    debriefed_at: Instant | None = None
    debrief: DebriefRecord | None = None
    interviewers: Annotated[tuple[InterviewerRecord, ...], Field(max_length=MOST_INTERVIEWERS)] = ()
    invitations: Annotated[tuple[InvitationRecord, ...], Field(max_length=MOST_PARTS)] = ()
    checklist: Annotated[tuple[MarkRecord, ...], Field(max_length=MOST_PARTS)] = ()
    own_items: Annotated[tuple[OwnItemRecord, ...], Field(max_length=MOST_OWN_ITEMS)] = ()
    reminders: Annotated[tuple[ReminderRecord, ...], Field(max_length=MOST_PARTS)] = ()
    evaluation: EvaluationRecord | None = None
    preparation: Annotated[tuple[PreparationRecord, ...], Field(max_length=MOST_PARTS)] = ()

    _of_version_0_1 = model_validator(mode="before")(of_version_0_1)


@dataclass(frozen=True, kw_only=True)
class AnswerRecord:
    """Written in one box: `text`; in four: the parts. `question_text` is not read back."""

    id: Id
    question_id: Slug
    question_text: str = ""
    written_at: Instant
    text: Words = ""
    situation: Words = ""
    task: Words = ""
    action: Words = ""
    result: Words = ""
    rating: Annotated[int, Field(ge=1, le=5)] | None = None
    seconds: Count | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewRecord:
    """When a question comes back; `card` is what the scheduler remembers of it, as JSON."""

    question_id: str
    due_at: datetime
    card: str


@dataclass(frozen=True, kw_only=True)
class MockTurnRecord:
    question_id: str
    answer_id: str | None
    skipped: bool


@dataclass(frozen=True, kw_only=True)
class MockRecord:
    """A mock round with its questions, in their order."""

    id: str
    focus: str
    begun_at: datetime
    ended_at: datetime | None
    turns: tuple[MockTurnRecord, ...]


@dataclass(frozen=True, kw_only=True)
class TellingRecord:
    """An interview that a story was told in, by its id."""

    interview: Id


@dataclass(frozen=True, kw_only=True)
class StoryRecord:
    id: Id
    written_at: Instant
    title: Label
    situation: Words = ""
    task: Words = ""
    action: Words = ""
    result: Words = ""
    competencies: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=MOST_COMPETENCIES)]
    archived: bool = False
    told: Annotated[tuple[TellingRecord, ...], Field(max_length=MOST_INTERVIEWS)] = ()


@dataclass(frozen=True, kw_only=True)
class AskedRecord:
    question_id: Slug
    asked_at: Instant


@dataclass(frozen=True, kw_only=True)
class LetterRecord:
    """A message to the bot: its words are forgotten once it is answered."""

    event_id: str
    received_at: datetime
    answered_at: datetime | None
    body: str


@dataclass(frozen=True, kw_only=True)
class PersonRecord:
    """Who the person is in Slack, and their settings."""

    team_id: str
    user_id: str
    dm_channel: str | None
    zone: str
    slack_zone: str | None
    stopped: tuple[str, ...]
    quiet_from: time
    quiet_to: time
    plan_days: int
    prep_hours: int
    day_of_minutes: int
    follow_up_days: tuple[int, ...]
    muted: bool
    muted_until: datetime | None
    mute_day_of: bool
    star_boxes: bool
    weights: dict[str, int]
    last_question: str | None
    last_tip: str | None
    practice_at: time | None
    practiced_on: date | None
    reminders: tuple[ReminderRecord, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The part of an export that an import takes in. What else stands in the file is passed over."""

    schema: Literal[1]
    interviews: Annotated[tuple[InterviewRecord, ...], Field(max_length=MOST_INTERVIEWS)] = ()
    answers: Annotated[tuple[AnswerRecord, ...], Field(max_length=MOST_ANSWERS)] = ()
    stories: Annotated[tuple[StoryRecord, ...], Field(max_length=MOST_STORIES)] = ()
    offers: Annotated[tuple[OfferRecord, ...], Field(max_length=MOST_OFFERS)] = ()
    questions_asked: Annotated[tuple[AskedRecord, ...], Field(max_length=MOST_ASKED)] = ()


@dataclass(frozen=True, kw_only=True)
class Export(Carried):
    exported_at: datetime
    person: PersonRecord
    reviews: tuple[ReviewRecord, ...] = ()
    mock_rounds: tuple[MockRecord, ...] = ()
    messages_received: tuple[LetterRecord, ...]
