"""What is due when, and whether it is still wanted. Pure: same facts, same plan; a module for each kind of subject."""

from datetime import datetime

from bot.models.reminders import InterviewNotice, Notice, OfferNotice, PracticeNotice
from bot.plan import interviews, offers, practice
from bot.plan.interviews import plan

__all__ = ("plan", "still_wanted")


def still_wanted(notice: Notice, now: datetime) -> bool:
    """Whether a reminder, at the moment of sending it, still helps."""
    reminder, stopped = notice.reminder, notice.person.stopped
    if reminder.kind in stopped or now >= reminder.not_after:
        return False
    match notice:
        case InterviewNotice():
            return interviews.wanted(notice, now)
        case PracticeNotice():
            return practice.wanted(notice, now)
        case OfferNotice():
            return offers.wanted(notice)
