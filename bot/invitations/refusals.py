"""Why a calendar file is not read, each in one sentence that says what to do."""

from bot.errors import BotError


class Refused(BotError):
    """I cannot read that calendar file, so please add the interview with its date and time."""


class FileEmpty(Refused):
    """That file is empty, so please save the invitation's calendar file once more."""


class FileHuge(Refused):
    """That file is larger than 3 MB, far more than an invitation needs, so please send the invitation alone."""


class FilePacked(Refused):
    """That is a compressed file, so please open it and send the calendar file in it."""


class NotACalendar(Refused):
    """That is not a calendar file, so please save the invitation from your mail or calendar once more."""


class CalendarHuge(Refused):
    """That is a whole calendar and not an invitation, so please send the one event alone."""


class NoEvent(Refused):
    """There is no event in that calendar file, so there is nothing to add."""


class EventWithoutStart(Refused):
    """That event does not say when it starts, so please add the interview with its date and time."""


class DateAbsurd(Refused):
    """That event has a date that no interview has, so please check it and add the interview yourself."""


class RepeatsForEver(Refused):
    """That event repeats without an end, so please send one date of it, or add the interview yourself."""


class RepeatsOddly(Refused):
    """That event repeats in a way I cannot follow, so please send one date of it, or add the interview yourself."""
