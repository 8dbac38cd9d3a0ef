"""The clock of one interview: what is due when, and whether it is still wanted. Pure: same facts, same plan."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot import zones
from bot.models.interviews import Interview
from bot.models.people import Person
from bot.models.reminders import Due, Kind, Notice, Sent

DEBRIEF = timedelta(hours=1)
DEBRIEF_EVENING = time(19, 30)
DEBRIEF_HELPS_FOR = timedelta(hours=24)
"""From the start on: memory is freshest within an hour or two, and gone after a night (CONTENT)."""
THANKS = (timedelta(hours=3), timedelta(hours=20))
THANKS_HELP_FOR = timedelta(hours=48)
"""Thanks within 24 hours, 48 at the outside (CONTENT); after that a nudge only embarrasses."""
APART = timedelta(hours=1)
"""Two nudges of a kind that would come closer than this are one."""
FOLLOW_UP_AT = time(10)
FOLLOW_UP_HELPS_FOR = timedelta(hours=48)
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
    settled = _settled(interview)
    wanted = _one_at_a_time([*_before(interview, person), *_after(interview, person)])
    kept = [
        due
        for due in wanted
        if due.due_at < due.not_after and due.kind not in settled and (due.kind, due.ordinal) not in gone
    ]
    return tuple(sorted(kept, key=lambda due: due.due_at))


def still_wanted(notice: Notice, now: datetime) -> bool:
    """Whether a reminder, at the moment of sending it, still helps."""
    interview, kind = notice.interview, notice.reminder.kind
    if not interview.is_open or kind in notice.person.stopped or now >= notice.reminder.not_after:
        return False
    if kind in _settled(interview):
        return False
    match kind:
        case Kind.PLAN:
            return not interview.begun(now) and not notice.checklist.done
        case Kind.PREP | Kind.DAY_OF:
            return not interview.begun(now)
        case Kind.THANKS:
            return not interview.all_thanked
        case Kind.DEBRIEF | Kind.FOLLOW_UP | Kind.CLOSE:
            return True


def _settled(interview: Interview) -> set[Kind]:
    """The kinds that the person ended for this interview by a decision of their own."""
    ended = {
        Kind.DEBRIEF: interview.debriefed or interview.debrief_declined,
        Kind.THANKS: interview.thanks_declined,
        Kind.FOLLOW_UP: interview.heard_back,
        Kind.CLOSE: interview.heard_back,
    }
    return {kind for kind, over in ended.items() if over}


def _before(interview: Interview, person: Person) -> Iterator[Due]:
    starts, since, timing = interview.starts, interview.dated_at, person.timing
    plan_at = _before_start(starts, timedelta(days=timing.plan_days), person.zone)
    prep_at = _before_start(starts, timedelta(hours=timing.prep_hours), person.zone)
    prep = _prep(prep_at, interview, person)
    if plan_at > since:
        moved = _later(plan_at, person)
        yield Due(Kind.PLAN, 1, moved, min(prep or prep_at, starts), held=moved != plan_at)
    if prep is not None:
        yield Due(Kind.PREP, 1, prep, starts, held=prep != prep_at)
    day_of = starts - timedelta(minutes=timing.day_of_minutes)
    if day_of > since:
        yield Due(Kind.DAY_OF, 1, day_of, starts)


def _prep(prep_at: datetime, interview: Interview, person: Person) -> datetime | None:
    """Ahead of quiet hours; where that is past, the morning after them; else it was part of the reply."""
    if prep_at <= interview.dated_at:
        return None
    ahead, morning = _earlier(prep_at, person), _later(prep_at, person)
    if ahead > interview.dated_at:
        return ahead
    return morning if interview.starts - morning >= WORTH_A_MORNING else None


def _after(interview: Interview, person: Person) -> Iterator[Due]:
    yield from _debrief(interview, person)
    yield from _thanks(interview, person)
    *nudges, close = (_days_after(interview, days, person) for days in person.timing.follow_up_days)
    for ordinal, at in enumerate(nudges, start=1):
        yield _nudge(Kind.FOLLOW_UP, ordinal, at, at + FOLLOW_UP_HELPS_FOR, person)
    yield _nudge(Kind.CLOSE, 1, close, close + FOLLOW_UP_HELPS_FOR, person)


def _debrief(interview: Interview, person: Person) -> Iterator[Due]:
    """An hour after the end; once more the same evening, if that is another moment."""
    last = interview.starts + DEBRIEF_HELPS_FOR
    first = _nudge(Kind.DEBRIEF, 1, interview.ends + DEBRIEF, last, person)
    yield first
    ended = zones.wall(interview.ends, person.zone)
    evening = zones.instant(datetime.combine(ended.date(), DEBRIEF_EVENING), person.zone)
    if evening >= first.due_at + APART and _quiet_around(evening, person) is None:
        yield Due(Kind.DEBRIEF, 2, evening, last)


def _thanks(interview: Interview, person: Person) -> Iterator[Due]:
    """Twice, unless quiet hours push both to the same morning."""
    last = interview.ends + THANKS_HELP_FOR
    first, second = (
        _nudge(Kind.THANKS, ordinal, interview.ends + wait, last, person)
        for ordinal, wait in enumerate(THANKS, start=1)
    )
    yield first
    if second.due_at >= first.due_at + APART:
        yield second


def _nudge(kind: Kind, ordinal: int, at: datetime, last: datetime, person: Person) -> Due:
    """A nudge that quiet hours move later."""
    moved = _later(at, person)
    return Due(kind, ordinal, moved, last, held=moved != at)


def _one_at_a_time(dues: list[Due]) -> Iterator[Due]:
    """A first nudge is over when the second is due, sent or not: after a day of silence one comes, not both."""
    second = {due.kind: due.due_at for due in dues if due.ordinal > 1}
    for due in dues:
        last = second.get(due.kind, due.not_after) if due.ordinal == 1 else due.not_after
        yield replace(due, not_after=min(due.not_after, last))


def _days_after(interview: Interview, days: int, person: Person) -> datetime:
    """In the morning, so many days after the promised decision, else after the interview."""
    since = interview.decision_date or zones.wall(interview.ends, person.zone).date()
    return zones.instant(datetime.combine(since + timedelta(days=days), FOLLOW_UP_AT), person.zone)


def _before_start(starts: datetime, wait: timedelta, zone: str) -> datetime:
    """Whole days keep the wall time in the person's zone, whatever the clocks do; anything less is elapsed time."""
    if wait % timedelta(days=1):
        return starts - wait
    return zones.instant(zones.wall(starts, zone) - wait, zone)


def _later(moment: datetime, person: Person) -> datetime:
    """`moment`, or the end of the quiet hours it falls into: the later one where the clocks go back over it."""
    night = _quiet_around(moment, person)
    return moment if night is None else max(_instants(night[1], person.zone))


def _earlier(moment: datetime, person: Person) -> datetime:
    """`moment`, or shortly ahead of the quiet hours it falls into."""
    night = _quiet_around(moment, person)
    return moment if night is None else min(_instants(night[0], person.zone)) - BEFORE_QUIET


def _instants(wall: datetime, zone: str) -> tuple[datetime, datetime]:
    """Both readings of a wall time: they differ where it comes twice or is skipped."""
    return zones.instant(wall, zone, fold=0), zones.instant(wall, zone, fold=1)


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
