"""The clock of one interview: what is due when, and whether it is still wanted. Pure: same facts, same plan."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from bot import zones
from bot.models.interviews import Interview
from bot.models.people import Person
from bot.models.reminders import Due, Kind, Notice, Sent

PLAN_DAYS, PREP_DAYS = 3, 1
DAY_OF = timedelta(minutes=60)
THANKS = (timedelta(hours=3), timedelta(hours=20))
THANKS_HELP_FOR = timedelta(hours=48)
"""Thanks within 24 hours, 48 at the outside (CONTENT); after that a nudge only embarrasses."""
BEFORE_QUIET = timedelta(minutes=15)
"""A message that moves ahead of quiet hours leaves at 19:45, not at the stroke of 20:00."""
WORTH_A_MORNING = timedelta(hours=2)
"""A checklist at 08:00 needs this long before the interview to be of use."""


def plan(interview: Interview, person: Person, sent: Iterable[Sent] = ()) -> tuple[Due, ...]:
    """Every reminder the interview asks for, in the order of their times.

    What was due before `interview.dated_at` was part of the reply to entering that date. What went out for this
    local date already (`sent`) does not return.
    """
    if not interview.is_open:
        return ()
    gone = {(one.kind, one.ordinal) for one in sent if one.local_date == interview.local_date}
    wanted = [*_before(interview, person), *_after(interview, person)]
    kept = [due for due in wanted if due.due_at < due.not_after and (due.kind, due.ordinal) not in gone]
    return tuple(sorted(kept, key=lambda due: due.due_at))


def still_wanted(notice: Notice, now: datetime) -> bool:
    """Whether a reminder, at the moment of sending it, still helps."""
    interview, kind = notice.interview, notice.reminder.kind
    if not interview.is_open or kind in notice.person.stopped or now >= notice.reminder.not_after:
        return False
    match kind:
        case Kind.PLAN:
            return not interview.begun(now) and not notice.checklist.done
        case Kind.PREP | Kind.DAY_OF:
            return not interview.begun(now)
        case Kind.THANKS:
            return not interview.all_thanked


def _before(interview: Interview, person: Person) -> Iterator[Due]:
    starts, since = interview.starts, interview.dated_at
    plan_at, prep_at = (_days_before(starts, days, person.zone) for days in (PLAN_DAYS, PREP_DAYS))
    if plan_at > since:
        moved = _later(plan_at, person)
        yield Due(Kind.PLAN, 1, moved, min(prep_at, starts), held=moved != plan_at)
    prep = _prep(prep_at, interview, person)
    if prep is not None:
        yield Due(Kind.PREP, 1, prep, starts, held=prep != prep_at)
    if starts - DAY_OF > since:
        yield Due(Kind.DAY_OF, 1, starts - DAY_OF, starts)


def _prep(prep_at: datetime, interview: Interview, person: Person) -> datetime | None:
    """Ahead of quiet hours; where that is past, the morning after them; else it was part of the reply."""
    if prep_at <= interview.dated_at:
        return None
    ahead, morning = _earlier(prep_at, person), _later(prep_at, person)
    if ahead > interview.dated_at:
        return ahead
    return morning if interview.starts - morning >= WORTH_A_MORNING else None


def _after(interview: Interview, person: Person) -> Iterator[Due]:
    last = interview.ends + THANKS_HELP_FOR
    for ordinal, wait in enumerate(THANKS, start=1):
        wished = interview.ends + wait
        moved = _later(wished, person)
        yield Due(Kind.THANKS, ordinal, moved, last, held=moved != wished)


def _days_before(moment: datetime, days: int, zone: str) -> datetime:
    """The same wall time in the person's zone, `days` earlier: a clock change does not shift it."""
    return zones.instant(zones.wall(moment, zone) - timedelta(days=days), zone)


def _later(moment: datetime, person: Person) -> datetime:
    """`moment`, or the end of the quiet hours it falls into."""
    night = _quiet_around(moment, person)
    return moment if night is None else zones.instant(night[1], person.zone)


def _earlier(moment: datetime, person: Person) -> datetime:
    """`moment`, or shortly ahead of the quiet hours it falls into."""
    night = _quiet_around(moment, person)
    return moment if night is None else zones.instant(night[0] - BEFORE_QUIET, person.zone)


def _quiet_around(moment: datetime, person: Person) -> tuple[datetime, datetime] | None:
    """The wall times between which it is quiet, if `moment` lies there: from the first to just before the second."""
    wall = zones.wall(moment, person.zone)
    for day in (wall.date() - timedelta(days=1), wall.date()):
        starts = datetime.combine(day, person.quiet_from)
        ends = _next(starts, person.quiet_to)
        if starts <= wall < ends:
            return starts, ends
    return None


def _next(wall: datetime, at: time) -> datetime:
    """The first wall time at `at` that is not before `wall`."""
    same_day = datetime.combine(wall.date(), at)
    return same_day if same_day >= wall else same_day + timedelta(days=1)
