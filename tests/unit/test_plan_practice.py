"""A question a day: on each of the two days after the last practice, then silence."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.catalogue import load
from bot.models.people import Daily, Person
from bot.models.reminders import Due, Kind, PracticeNotice, Reminder, Sent
from bot.plan import still_wanted
from bot.plan.practice import plan
from tests.planned import ANA

SINCE = date(2027, 1, 4)
SIX = replace(ANA, daily=Daily(time(18), SINCE))
NOON = datetime(2027, 1, 4, 17, tzinfo=UTC)
"""On the day of the last practice."""


def times(person: Person, *sent: Sent) -> list[datetime]:
    return [due.due_at for due in plan(person, NOON, sent)]


def days(now: datetime, *gone: int, waiting: tuple[int, ...] = ()) -> list[int]:
    """Counted from the last practice, for who has it at six in the evening."""
    sent = [Sent(Kind.PRACTICE, ordinal, SINCE) for ordinal in gone]
    return [due.ordinal for due in plan(SIX, now, sent, waiting)]


def notice(person: Person, due: Due, *, busy: bool = False, before: int = 0) -> PracticeNotice:
    row = Reminder(1, 1, None, due.kind, due.ordinal, 1, due.due_at, due.not_after, due.held)
    return PracticeNotice(row, person, load().questions[0], busy=busy, before=before)


def test_two_come_on_the_two_days_after_the_last_practice_and_none_after_them() -> None:
    assert times(SIX) == [datetime(2027, 1, 5, 23, tzinfo=UTC), datetime(2027, 1, 6, 23, tzinfo=UTC)]
    assert [due.ordinal for due in plan(SIX, NOON)] == [1, 2]


def test_each_is_over_with_its_day() -> None:
    assert [due.not_after for due in plan(SIX, NOON)] == [
        datetime(2027, 1, 6, 5, tzinfo=UTC),
        datetime(2027, 1, 7, 5, tzinfo=UTC),
    ]


def test_who_did_not_ask_for_it_gets_none() -> None:
    assert plan(ANA, NOON) == ()


def test_what_went_out_since_the_last_practice_does_not_return_at_another_time_or_in_another_zone() -> None:
    first, both = Sent(Kind.PRACTICE, 1, SINCE), Sent(Kind.PRACTICE, 2, SINCE)
    later = replace(SIX, zone="America/Los_Angeles", daily=Daily(time(19), SINCE))
    assert times(later, first) == [datetime(2027, 1, 7, 3, tzinfo=UTC)]
    assert times(later, first, both) == []


def test_what_went_out_before_the_last_practice_does_not_count() -> None:
    before = [Sent(Kind.PRACTICE, ordinal, date(2027, 1, 1)) for ordinal in (1, 2)]
    assert len(times(SIX, *before)) == 2


def test_days_that_passed_without_a_question_are_made_up_for() -> None:
    thursday = NOON + timedelta(days=3)
    assert days(thursday) == [3, 4]
    assert days(thursday, 1) == [3]
    assert days(thursday, 1, 2) == []
    assert days(NOON + timedelta(days=400)) == [400, 401]


def test_a_day_has_one_question_at_most() -> None:
    assert days(NOON + timedelta(days=1), 1) == [2]


def test_what_waits_in_silence_stays_beside_the_days_ahead_as_long_as_its_day() -> None:
    evening = NOON + timedelta(days=1, hours=7)
    assert days(evening) == [2, 3]
    assert days(evening, waiting=(1,)) == [1, 2, 3]
    assert days(evening + timedelta(days=1), waiting=(1,)) == [3, 4]


def test_wall_time_stays_when_the_clocks_change() -> None:
    """New York moves forward on March 14, 2027."""
    spring, now = (
        replace(ANA, daily=Daily(time(18), date(2027, 3, 12))),
        datetime(2027, 3, 12, 17, tzinfo=UTC),
    )
    assert [due.due_at for due in plan(spring, now)] == [
        datetime(2027, 3, 13, 23, tzinfo=UTC),
        datetime(2027, 3, 14, 22, tzinfo=UTC),
    ]


def test_quiet_hours_move_it_later_but_not_into_another_day() -> None:
    early = replace(SIX, daily=Daily(time(6), SINCE))
    assert times(early)[0] == datetime(2027, 1, 5, 13, tzinfo=UTC)
    assert plan(early, NOON)[0].held
    assert times(replace(SIX, daily=Daily(time(21), SINCE))) == []


@pytest.mark.parametrize(
    ("person", "busy", "before", "wanted"),
    [
        (SIX, False, 0, True),
        (SIX, False, 1, True),
        (SIX, True, 0, False),
        (SIX, False, 2, False),
        (replace(SIX, daily=Daily(time(18), date(2027, 1, 5))), False, 0, False),
        (replace(SIX, daily=None), False, 0, False),
        (replace(SIX, stopped=frozenset({"practice"})), False, 0, False),
    ],
    ids=["first", "second", "on the day of an interview", "third", "practiced today", "off", "stopped"],
)
def test_just_before_it_is_sent_it_is_asked_whether_it_still_helps(
    person: Person, busy: bool, before: int, wanted: bool
) -> None:
    due = plan(SIX, NOON)[0]
    assert still_wanted(notice(person, due, busy=busy, before=before), due.due_at) is wanted


def test_it_does_not_come_late_into_another_day() -> None:
    due = plan(SIX, NOON)[0]
    assert not still_wanted(notice(SIX, due), due.not_after)
