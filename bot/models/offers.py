"""An offer: what a company proposes, by when it wants an answer, and what the person makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Field

from bot import zones
from bot.catalogue import Factor
from bot.models.columns import Encrypted, Row

MOST_OFFERS = 100
"""Of one person: each is a row to lock and a place in a list."""


class Decision(StrEnum):
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True)
class Terms:
    """What has to be known first. `base` is a year's pay in whole units of `currency`, an ISO 4217 code."""

    company: str = ""
    role: str = ""
    base: int | None = None
    currency: str = ""
    deadline: date | None = None
    in_writing: bool = False


@dataclass(frozen=True)
class Extras:
    """What else they offer, in the person's words; `bonus` is an amount a year in the currency of the base."""

    bonus: int | None = None
    equity: str = ""
    benefits: str = ""
    leave: str = ""
    location: str = ""
    relocation: str = ""
    start: str = ""


@dataclass(frozen=True)
class Notes:
    """The sheet for a negotiation: what the person wants, why it is fair, what they ask for, and what if not."""

    own_range: str = ""
    evidence: str = ""
    ask: str = ""
    fallback: str = ""


@dataclass(frozen=True)
class Offer:
    """`dated_at` is when this deadline was entered: what was due before then was part of the reply.

    `interview` is the round it came from; `scores` are the person's own, 0 for what they cannot tell; `version` is
    that of what forms change.
    """

    id: str
    person: int
    terms: Terms
    received_at: datetime
    dated_at: datetime
    interview: str | None = None
    extras: Extras = field(default_factory=Extras)
    notes: Notes = field(default_factory=Notes)
    scores: Mapping[Factor, int] = field(default_factory=dict)
    decision: Decision | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        return self.decision is None

    def ends(self, zone: str) -> datetime | None:
        """The end of the last day on which they take an answer, on the clock of `zone`."""
        if self.terms.deadline is None:
            return None
        midnight = datetime.combine(self.terms.deadline + timedelta(days=1), datetime.min.time())
        return zones.instant(midnight, zone)

    def has_lapsed(self, now: datetime, zone: str) -> bool:
        """Whether the deadline passed without a decision. It follows from the date, so another date undoes it."""
        ends = self.ends(zone)
        return self.is_open and ends is not None and now >= ends

    def is_pending(self, now: datetime, zone: str) -> bool:
        """Whether it can still be answered in time."""
        return self.is_open and not self.has_lapsed(now, zone)


def answered(offers: Sequence[Offer]) -> frozenset[str]:
    """The interviews whose offers were all decided."""
    open_ = {one.interview for one in offers if one.is_open}
    return frozenset(one.interview for one in offers if one.interview and one.interview not in open_)


class OfferRow(Row, table=True):
    """`view_id` makes a form that is sent twice count once; amounts are private too, so they are kept as text."""

    __tablename__ = "offer"

    id: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    interview_id: str | None = Field(
        default=None, foreign_key="interview.id", ondelete="SET NULL", index=True
    )
    view_id: str | None = Field(default=None, unique=True)
    received_at: datetime
    dated_at: datetime
    company: str = Field(sa_type=Encrypted)
    role: str = Field(default="", sa_type=Encrypted)
    base: str = Field(default="", sa_type=Encrypted)
    currency: str = ""
    deadline: date | None = None
    in_writing: bool = False
    bonus: str = Field(default="", sa_type=Encrypted)
    equity: str = Field(default="", sa_type=Encrypted)
    benefits: str = Field(default="", sa_type=Encrypted)
    leave: str = Field(default="", sa_type=Encrypted)
    location: str = Field(default="", sa_type=Encrypted)
    relocation: str = Field(default="", sa_type=Encrypted)
    start: str = Field(default="", sa_type=Encrypted)
    own_range: str = Field(default="", sa_type=Encrypted)
    evidence: str = Field(default="", sa_type=Encrypted)
    ask: str = Field(default="", sa_type=Encrypted)
    fallback: str = Field(default="", sa_type=Encrypted)
    scores: str = ""
    decision: str | None = None
    decided_at: datetime | None = None
    plan_version: int = 1
    version: int = 1

    def terms(self) -> Terms:
        return Terms(
            self.company, self.role, _amount(self.base), self.currency, self.deadline, self.in_writing
        )

    def extras(self) -> Extras:
        return Extras(
            _amount(self.bonus),
            self.equity,
            self.benefits,
            self.leave,
            self.location,
            self.relocation,
            self.start,
        )

    def notes(self) -> Notes:
        return Notes(self.own_range, self.evidence, self.ask, self.fallback)

    def value(self) -> Offer:
        return Offer(
            id=self.id,
            person=self.person_id,
            terms=self.terms(),
            received_at=self.received_at,
            dated_at=self.dated_at,
            interview=self.interview_id,
            extras=self.extras(),
            notes=self.notes(),
            scores=factors(self.scores),
            decision=Decision(self.decision) if self.decision else None,
            version=self.version,
        )


def scored(text: str) -> dict[str, int]:
    """`growth=4 pay=3` as a table: what a row keeps of scores and weights."""
    pairs = (one.partition("=") for one in text.split())
    return {name: int(number) for name, _, number in pairs}


def factors(text: str) -> dict[Factor, int]:
    """As `scored`, without a factor that no longer exists."""
    return {Factor(name): number for name, number in scored(text).items() if name in set(Factor)}


def scores_text(scores: Mapping[str, int] | Mapping[Factor, int]) -> str:
    return " ".join(f"{name}={number}" for name, number in sorted(scores.items()))


def written(amount: int | None) -> str:
    """As it is stored."""
    return "" if amount is None else str(amount)


def _amount(text: str) -> int | None:
    return int(text) if text else None
