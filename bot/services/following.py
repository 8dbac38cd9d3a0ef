"""The rounds that follow an interview: one at one time."""

from datetime import datetime

from sqlmodel import Session

from bot.errors import FieldError
from bot.models.interviews import InterviewRow
from bot.store import interviews as store


def check_no_twin(session: Session, before: InterviewRow, starts: datetime) -> None:
    """Raises FieldError where the round after `before` is there at that time already, canceled ones aside."""
    following = store.following(session, before.id)
    if any(one.starts_at == starts and not one.cancelled for one in following):
        raise FieldError("time", "You have a next round there at that time already.")
