"""The clock of one interview: what is due when, and whether it is still wanted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot import zones
from bot.models.interviews import DEBRIEF_HELPS_FOR, THANKS_HELP_FOR, Interview
from bot.models.people import Person
from bot.models.reminders import Due, InterviewNotice, Kind, Sent
from bot.plan.quiet import earlier, later, quiet_around

DEBRIEF = timedelta(hours=1)
DEBRIEF_EVENING = time(19, 30)
THANKS = (timedelta(hours=3), timedelta(hours=20))
APART = timedelta(hours=1)
"""Two nudges of a kind that would come closer than this are one."""
FOLLOW_UP_AT = time(10)
FOLLOW_UP_HELPS_FOR = timedelta(hours=48)
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
    dues = _one_at_a_time([*_before(interview, person), *_after(interview, person)])
    kept = [
        due
        for due in dues
        if due.due_at < due.not_after and due.kind not in settled and (due.kind, due.ordinal) not in gone
    ]
    return tuple(sorted(kept, key=lambda due: due.due_at))


def wanted(notice: InterviewNotice, now: datetime) -> bool:
    """Whether it is worth saying at all, as the interview stands."""
    interview, kind = notice.interview, notice.reminder.kind
    if not interview.is_open or kind in _settled(interview):
        return False
    match kind:
        case Kind.PLAN:
            return not interview.begun(now) and not notice.checklist.done
        case Kind.PREP | Kind.DAY_OF:
            return not interview.begun(now)
        case Kind.THANKS:
            return not interview.all_thanked
        case _:
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
        moved = later(plan_at, person)
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
    ahead, morning = earlier(prep_at, person), later(prep_at, person)
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
    if evening >= first.due_at + APART and quiet_around(evening, person) is None:
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
    moved = later(at, person)
    return Due(kind, ordinal, moved, last, held=moved != at)


def _one_at_a_time(dues: list[Due]) -> Iterator[Due]:
    """A first nudge is over when the second is due, sent or not: after a day of silence one comes, not both."""
    second = {due.kind: due.due_at for due in dues if due.ordinal > 1}
    for due in dues:
        last = second.get(due.kind, due.not_after) if due.ordinal == 1 else due.not_after
        yield replace(due, not_after=min(due.not_after, last))


def _days_after(interview: Interview, days: int, person: Person) -> datetime:
    """In the morning, so many days after the promised decision, but never counted from before the interview's end."""
    ended = zones.wall(interview.ends, person.zone).date()
    since = max(interview.decision_date or ended, ended)
    return zones.instant(datetime.combine(since + timedelta(days=days), FOLLOW_UP_AT), person.zone)


def _before_start(starts: datetime, wait: timedelta, zone: str) -> datetime:
    """Whole days keep the wall time in the person's zone, whatever the clocks do; anything less is elapsed time."""
    if wait % timedelta(days=1):
        return starts - wait
    return zones.instant(zones.wall(starts, zone) - wait, zone)
