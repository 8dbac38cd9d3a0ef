"""An offer in an export (docs/export.md)."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from bot.models.checked import Currency, Day, Id, Instant, Label, Money, Role, Scores, Words
from bot.models.offers import Decision
from bot.models.reminders import ReminderRecord

MOST_FACTORS, MOST_REMINDERS = 20, 500


@dataclass(frozen=True, kw_only=True)
class OfferRecord:
    """`base` and `bonus` are amounts a year in `currency`; `scores` are the person's own, by factor."""

    id: Id
    interview_id: Id | None = None
    received_at: Instant
    dated_at: Instant
    company: Label
    role: Role = ""
    base: Money | None = None
    currency: Currency = ""
    deadline: Day | None = None
    in_writing: bool = False
    bonus: Money | None = None
    equity: Words = ""
    benefits: Words = ""
    leave: Words = ""
    location: Words = ""
    relocation: Words = ""
    start: Words = ""
    own_range: Words = ""
    evidence: Words = ""
    ask: Words = ""
    fallback: Words = ""
    scores: Annotated[Scores, Field(max_length=MOST_FACTORS)] = field(default_factory=dict)
    decision: Decision | None = None
    decided_at: Instant | None = None
    reminders: Annotated[tuple[ReminderRecord, ...], Field(max_length=MOST_REMINDERS)] = ()
