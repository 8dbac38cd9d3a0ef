"""What holds for every plan, whatever the interview, the person, the zones, the quiet hours and the clock changes."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from bot import zones
from bot.catalogue import InterviewType
from bot.models.interviews import ENDED, Interview
from bot.models.people import Person, Timing, Who
from bot.models.reminders import Due, Kind, Sent
from bot.plan import plan
from bot.services.settings import CADENCES, DAY_OF_MINUTES, LEAST_OPEN_HOURS, PLAN_DAYS, PREP_HOURS

ZONES = (
    "America/New_York",
    "America/Havana",  # the clocks change at midnight
    "America/St_Johns",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Cairo",  # at midnight
    "Africa/Casablanca",  # back for a month, then forward
    "Asia/Beirut",  # at midnight
    "Asia/Kathmandu",
    "Australia/Lord_Howe",  # by half an hour
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "UTC",
)
CHANGES = (
    "2026-10-04",
    "2026-10-25",
    "2026-11-01",
    "2027-03-14",
    "2027-03-28",
    "2027-04-04",
    "2027-04-30",
    "2027-10-29",
)
"""Days around which clocks change somewhere."""
BEFORE = {Kind.PLAN, Kind.PREP, Kind.DAY_OF}
QUARTER = timedelta(minutes=15)
KINDS = st.sampled_from(list(Kind))


def anywhere() -> st.SearchStrategy[datetime]:
    return st.datetimes(datetime.fromisoformat("2026-09-01"), datetime.fromisoformat("2028-12-31"))


def around_a_change() -> st.SearchStrategy[datetime]:
    days = st.sampled_from(CHANGES).map(datetime.fromisoformat)
    return st.builds(lambda day, quarters: day + quarters * QUARTER, days, st.integers(-5 * 96, 5 * 96))


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    wall, zone = draw(anywhere() | around_a_change()), draw(st.sampled_from(ZONES))
    fold, ahead = draw(st.integers(0, 1)), draw(st.timedeltas(timedelta(seconds=1), timedelta(days=40)))
    starts = zones.instant(wall, zone, fold=fold)
    return Interview(
        id="i1",
        person=1,
        company="Harborlight",
        type=InterviewType.PANEL,
        wall=wall,
        zone=zone,
        fold=fold,
        dated_at=starts - ahead,
        minutes=draw(st.integers(5, 600)),
        decision_date=draw(st.none() | st.dates(wall.date(), wall.date() + timedelta(days=90))),
    )


@st.composite
def quiet_hours(draw: st.DrawFn) -> tuple[time, time]:
    """On the quarter of an hour, leaving a day as much open time as the settings ask for; or none at all."""
    day = datetime.fromisoformat("2027-01-01")
    ends = day + draw(st.integers(0, 95)) * QUARTER
    starts = ends + draw(st.integers(LEAST_OPEN_HOURS * 4, 96)) * QUARTER
    return starts.time(), ends.time()


@st.composite
def people(draw: st.DrawFn) -> Person:
    timing = Timing(
        plan_days=draw(st.sampled_from(PLAN_DAYS)),
        prep_hours=draw(st.sampled_from(PREP_HOURS)),
        day_of_minutes=draw(st.sampled_from(DAY_OF_MINUTES)),
        follow_up_days=draw(st.sampled_from(CADENCES)),
    )
    quiet_from, quiet_to = draw(quiet_hours())
    zone = draw(st.sampled_from(ZONES))
    return Person(1, Who("T1", "U1"), zone, quiet_from=quiet_from, quiet_to=quiet_to, timing=timing)


def sent() -> st.SearchStrategy[list[Sent]]:
    dates = st.dates(datetime.fromisoformat("2026-09-01").date(), datetime.fromisoformat("2028-12-31").date())
    return st.lists(st.builds(Sent, KINDS, st.integers(1, 2), dates), max_size=8)


def is_quiet(moment: datetime, person: Person) -> bool:
    """By the hands of the person's clock alone."""
    now, start, end = zones.wall(moment, person.zone).time(), person.quiet_from, person.quiet_to
    return start <= now < end if start <= end else not end <= now < start


def wished(one: Interview, due: Due) -> datetime:
    """When a thank-you nudge would come if nobody slept."""
    return one.ends + timedelta(hours={1: 3, 2: 20}[due.ordinal])


@given(one=interviews(), person=people(), went_out=sent())
def test_every_reminder_comes_while_it_helps(one: Interview, person: Person, went_out: list[Sent]) -> None:
    for due in plan(one, person, went_out):
        assert due.due_at < due.not_after
        assert due.kind not in BEFORE or due.due_at < due.not_after <= one.starts
        assert due.kind in BEFORE or due.due_at >= one.ends
        assert due.kind is not Kind.THANKS or due.not_after <= one.ends + timedelta(hours=48)
        assert due.kind is not Kind.DEBRIEF or due.not_after <= one.starts + timedelta(hours=24)


@given(one=interviews(), person=people())
def test_nothing_is_due_before_its_date_was_entered(one: Interview, person: Person) -> None:
    assert all(due.due_at > one.dated_at for due in plan(one, person))


@given(one=interviews(), person=people())
def test_at_most_two_of_a_kind_come_and_not_within_an_hour(one: Interview, person: Person) -> None:
    dues = plan(one, person)
    assert max(Counter(due.kind for due in dues).values(), default=0) <= 2
    pairs = [(first, second) for first, second in combinations(dues, 2) if first.kind is second.kind]
    assert all(second.due_at - first.due_at >= timedelta(hours=1) for first, second in pairs)
    assert max(Counter((due.kind, due.ordinal) for due in dues).values(), default=0) <= 1


@given(one=interviews(), person=people())
def test_nobody_is_written_to_in_quiet_hours_but_for_the_day_of_card(one: Interview, person: Person) -> None:
    for due in plan(one, person):
        assert due.kind is Kind.DAY_OF or not is_quiet(due.due_at, person)


@given(one=interviews(), person=people())
def test_quiet_hours_move_a_nudge_later_and_only_then(one: Interview, person: Person) -> None:
    for due in plan(one, person):
        if due.kind is Kind.THANKS:
            assert due.due_at >= wished(one, due)
            assert due.held == is_quiet(wished(one, due), person)


@given(one=interviews(), person=people())
def test_the_checklist_comes_before_the_interview_with_time_to_use_it(one: Interview, person: Person) -> None:
    for due in plan(one, person):
        if due.kind is Kind.PREP:
            assert one.starts - due.due_at >= timedelta(hours=2)


@given(one=interviews(), person=people())
def test_a_day_of_card_is_always_planned_where_there_is_time(one: Interview, person: Person) -> None:
    card = one.starts - timedelta(minutes=person.timing.day_of_minutes)
    found = [due.due_at for due in plan(one, person) if due.kind is Kind.DAY_OF]
    assert found == ([card] if card > one.dated_at else [])


@given(one=interviews(), person=people(), went_out=sent())
def test_the_same_facts_make_the_same_plan_in_the_order_of_the_clock(
    one: Interview, person: Person, went_out: list[Sent]
) -> None:
    dues = plan(one, person, went_out)
    assert dues == plan(replace(one), replace(person), reversed(went_out))
    assert list(dues) == sorted(dues, key=lambda due: due.due_at)


@given(one=interviews(), person=people(), outcome=st.sampled_from(sorted(ENDED)))
def test_what_is_cancelled_or_decided_has_no_plan(one: Interview, person: Person, outcome: str) -> None:
    assert plan(replace(one, cancelled=True), person) == ()
    assert plan(replace(one, outcome=next(end for end in ENDED if end == outcome)), person) == ()


@given(one=interviews(), person=people(), kind=KINDS, ordinal=st.integers(1, 2))
def test_what_went_out_returns_only_when_the_local_date_moves(
    one: Interview, person: Person, kind: Kind, ordinal: int
) -> None:
    without = plan(one, person)
    assume((kind, ordinal) in {(due.kind, due.ordinal) for due in without})
    left = plan(one, person, [Sent(kind, ordinal, one.local_date)])
    assert [due for due in without if due not in left] == [
        due for due in without if (due.kind, due.ordinal) == (kind, ordinal)
    ]
    assert plan(one, person, [Sent(kind, ordinal, one.local_date - timedelta(days=1))]) == without
