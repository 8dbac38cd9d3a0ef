"""A delivery: one Slack message on its way, carrying one reminder or several."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from bot.models.columns import Row
from bot.models.people import Who
from bot.models.reminders import ReminderState


class DeliveryState(StrEnum):
    """pending → sending → sent | skipped | failed | dead (docs/decisions/0003)."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"
    """Slack will never take it for this person."""
    DEAD = "dead"
    """Our own fault, or every attempt used up: kept with its reason for whoever runs the bot."""


class Recorded(StrEnum):
    """What became of a message that was posted and then written down."""

    OURS = "ours"
    """It is the delivery's one message, with something left to put right or to tell."""
    DONE = "done"
    """It is the delivery's one message, and nothing is left to do about it."""
    KNOWN = "known"
    """Another claim found it and wrote it down first."""
    SPARE = "spare"
    """The delivery has another message, or needs none any more: this one has to go."""


@dataclass(frozen=True)
class Claim:
    """The right to work on a delivery until `until`; `token` is the fence."""

    delivery: str
    token: str
    until: datetime


@dataclass(frozen=True)
class Posted:
    """A message that stands in `channel` at `ts`. With `carried` reminders written down it is over.

    Without a number something is left to do about it all the same.
    """

    claim: Claim
    channel: str
    ts: str
    carried: int | None = None


@dataclass(frozen=True)
class Delivery:
    """A delivery as its claimer sees it: `channel` is where it may have gone, `dm` where the person's DM is now."""

    id: str
    person: int
    who: Who
    dm: str | None
    attempts: int
    strikes: int
    ambiguous: bool
    first_attempt_at: datetime | None
    channel: str | None
    message_ts: str | None
    reminders: tuple[tuple[int, ReminderState], ...]

    def in_state(self, state: ReminderState) -> tuple[int, ...]:
        return tuple(reminder for reminder, its in self.reminders if its is state)


class DeliveryRow(Row, table=True):
    """`next_attempt_at` is also the lease; `claim` is the fence: a result counts only under the claim it was won with.

    `ambiguous` says that a post may have left whose outcome is not known: look before posting again. So it may have
    from a row that is claimed while it is still `sending`. `strikes` counts the claims that ended in nothing Slack
    explained; `attempts` counts all. A `message_ts` with a `next_attempt_at` is a message that stands, with something
    left to put right.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        Index(
            "ix_delivery_due",
            "next_attempt_at",
            sqlite_where=text("next_attempt_at IS NOT NULL"),
            postgresql_where=text("next_attempt_at IS NOT NULL"),
        ),
    )

    id: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    state: str = DeliveryState.PENDING
    next_attempt_at: datetime | None
    claim: str | None = None
    attempts: int = 0
    strikes: int = 0
    first_attempt_at: datetime | None = None
    ambiguous: bool = False
    channel: str | None = None
    message_ts: str | None = None
    last_error: str | None = None
