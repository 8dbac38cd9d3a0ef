"""The clock of practice: a question a day after the last practice, until two of them were left, then silence."""

from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta

from bot import zones
from bot.models.people import Daily, Person
from bot.models.reminders import Due, Kind, PracticeNotice, Sent
from bot.plan.quiet import later

QUESTIONS = 2
"""Who leaves both is left in peace (PRODUCT: at most two nudges of a kind); with practice two more come."""


def plan(
    person: Person, now: datetime, sent: Iterable[Sent] = (), waiting: Collection[int] = ()
) -> tuple[Due, ...]:
    """One a day, over with its day: on the days ahead as many as did not go out (`sent`) since the last practice.

    An ordinal counts the days since then. A day that passes without its question was left by nobody, and is made up
    for. Today's, once its time is past, stays only if it is among those `waiting` in silence.
    """
    daily = person.daily
    if daily is None:
        return ()
    gone = {one.ordinal for one in sent if one.kind is Kind.PRACTICE and one.local_date == daily.since}
    today = (zones.wall(now, person.zone).date() - daily.since).days
    first = max(today, max(gone, default=0) + 1)
    dues = [_on_day(ordinal, daily, person) for ordinal in range(first, first + QUESTIONS + 1)]
    helping = [due for due in dues if due.due_at < due.not_after]
    left = [due for due in helping if due.due_at <= now and due.ordinal in waiting]
    ahead = [due for due in helping if due.due_at > now]
    return (*left, *ahead[: max(0, QUESTIONS - len(gone))])


def wanted(notice: PracticeNotice, now: datetime) -> bool:
    """Not once there was practice that day; nor on the day of an interview, which has enough of its own."""
    daily = notice.person.daily
    today = zones.wall(now, notice.person.zone).date()
    return daily is not None and daily.since < today and not notice.busy and notice.before < QUESTIONS


def _on_day(ordinal: int, daily: Daily, person: Person) -> Due:
    day = daily.since + timedelta(days=ordinal)
    at = zones.instant(datetime.combine(day, daily.at), person.zone)
    over = zones.instant(datetime.combine(day + timedelta(days=1), time()), person.zone)
    moved = later(at, person)
    return Due(Kind.PRACTICE, ordinal, moved, over, held=moved != at)
