"""What is said of an interview only once it has begun."""

from datetime import datetime

from bot.errors import InterviewAhead
from bot.models.interviews import InterviewRow


def require_begun(row: InterviewRow, now: datetime) -> None:
    """Raises InterviewAhead: the card that was pressed is from before it was moved."""
    if now < row.starts_at:
        raise InterviewAhead
