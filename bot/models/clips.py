"""Audio clips that Slack is still writing down."""

from datetime import datetime, timedelta

from sqlmodel import Field

from bot.models.columns import Row

PATIENCE = timedelta(minutes=10)
"""After this a transcript that has not come will not come."""


class WaitingClipRow(Row, table=True):
    """A recording in the DM; `thread` is the message it stands under, `question_id` what it answers."""

    __tablename__ = "waiting_clip"

    file_id: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    question_id: str
    channel: str
    thread: str = ""
    since: datetime
