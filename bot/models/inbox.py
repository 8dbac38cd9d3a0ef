"""What came in by DM: stored before it is acknowledged, so that a crash forgets nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Field

from bot.models.columns import Encrypted, Row


@dataclass(frozen=True)
class Letter:
    """A message to the bot that may still want its answer; `body` is Slack's event as JSON."""

    event_id: str
    body: str


class LetterRow(Row, table=True):
    """Slack sends an event again when in doubt: `event_id` tells. `tried_at` is when an answer was last begun anew."""

    __tablename__ = "inbox"

    event_id: str = Field(primary_key=True)
    team_id: str
    user_id: str
    body: str = Field(sa_type=Encrypted)
    received_at: datetime
    answered_at: datetime | None = None
    tried_at: datetime | None = None
    attempts: int = 0


class FactRow(Row, table=True):
    """A fact about the installation, such as the zone rules its plans were made with."""

    __tablename__ = "fact"

    name: str = Field(primary_key=True)
    value: str
