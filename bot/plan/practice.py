"""The clock of practice: a question on each of the two days after the last practice, then silence."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from bot import zones
from bot.models.people import Daily, Person
from bot.models.reminders import Due, Kind, PracticeNotice, Sent
from bot.plan.quiet import later

QUESTIONS = 2
"""Who leaves both is left in peace (PRODUCT: at most two nudges of a kind); with practice two more come."""


def plan(person: Person, sent: Iterable[Sent] = ()) -> tuple[Due, ...]:
    """One a day, over with its day. The rows run out by themselves: nothing counts what was ignored.

    What went out since the last practice (`sent`) does not return under another time or zone.
    """
    daily = person.daily
    if daily is None:
        return ()
    gone = {one.ordinal for one in sent if one.kind is Kind.PRACTICE and one.local_date == daily.since}
    dues = [_on_day(ordinal, daily, person) for ordinal in range(1, QUESTIONS + 1) if ordinal not in gone]
    return tuple(due for due in dues if due.due_at < due.not_after)


def wanted(notice: PracticeNotice, now: datetime) -> bool:
    """Not once there was practice that day; nor on the day of an interview, which has enough of its own."""
    daily = notice.person.daily
    today = zones.wall(now, notice.person.zone).date()
    return daily is not None and daily.since < today and not notice.busy


def _on_day(ordinal: int, daily: Daily, person: Person) -> Due:
    day = daily.since + timedelta(days=ordinal)
    at = zones.instant(datetime.combine(day, daily.at), person.zone)
    over = zones.instant(datetime.combine(day + timedelta(days=1), time()), person.zone)
    moved = later(at, person)
    return Due(Kind.PRACTICE, ordinal, moved, over, held=moved != at)
