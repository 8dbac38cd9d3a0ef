"""One interview, one clock: each line of what the bot promises to send, and when."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from bot import zones
from bot.models.interviews import Interview, Outcome
from bot.models.people import Person, Timing
from bot.models.reminders import Kind, Sent
from bot.plan import plan
from tests.planned import ANA, at, due, interview


def times(one: Interview, person: Person = ANA, sent: tuple[Sent, ...] = ()) -> dict[str, str]:
    """The plan on the person's own clock: `{"prep 1": "Mon Jan 11 15:00"}`."""
    return {
        f"{due.kind} {due.ordinal}": f"{zones.wall(due.due_at, person.zone):%a %b %-d %H:%M}"
        for due in plan(one, person, sent)
    }


def test_an_interview_has_its_whole_clock_from_the_start() -> None:
    assert times(interview()) == {
        "plan 1": "Sat Jan 9 15:00",
        "prep 1": "Mon Jan 11 15:00",
        "day_of 1": "Tue Jan 12 14:00",
        "debrief 1": "Tue Jan 12 17:00",
        "debrief 2": "Tue Jan 12 19:30",
        "thanks 1": "Tue Jan 12 19:00",
        "thanks 2": "Wed Jan 13 12:00",
        "follow_up 1": "Tue Jan 19 10:00",
        "follow_up 2": "Tue Jan 26 10:00",
        "close 1": "Tue Feb 9 10:00",
    }


def test_the_checklist_before_an_early_interview_moves_ahead_of_the_night() -> None:
    one = interview("2027-01-13 07:30")
    assert times(one)["prep 1"] == "Mon Jan 11 19:45"
    assert due(one, Kind.PREP).held


def test_where_that_is_past_it_comes_in_the_morning() -> None:
    assert times(interview("2027-01-13 07:30", added="2027-01-11 21:00"))["prep 1"] == "Tue Jan 12 08:00"


@pytest.mark.parametrize(("wall", "checklist"), [("10:00", "Wed Jan 13 08:00"), ("09:59", None)])
def test_a_checklist_in_the_morning_needs_two_hours_to_be_of_use(wall: str, checklist: str | None) -> None:
    hasty = replace(ANA, timing=Timing(prep_hours=12), quiet_from=time(21, 30))
    one = interview(f"2027-01-13 {wall}", added="2027-01-12 21:20")
    assert times(one, hasty).get("prep 1") == checklist


def test_what_is_added_less_than_a_day_ahead_has_only_the_card_before_it() -> None:
    before = [
        name for name in times(interview(added="2027-01-12 09:00")) if name.split()[0] in "plan prep day_of"
    ]
    assert before == ["day_of 1"]


def test_what_is_added_within_the_last_hour_has_nothing_before_it() -> None:
    assert next(iter(times(interview(added="2027-01-12 14:30")))) == "debrief 1"


def test_what_is_added_two_days_ahead_has_no_plan_but_its_checklist() -> None:
    found = times(interview(added="2027-01-10 12:00"))
    assert "plan 1" not in found
    assert found["prep 1"] == "Mon Jan 11 15:00"


def test_the_plan_moves_to_the_end_of_the_night_it_falls_into() -> None:
    assert times(interview("2027-01-12 21:00"))["plan 1"] == "Sun Jan 10 08:00"


def test_the_day_of_card_knows_no_quiet_hours() -> None:
    one = interview("2027-01-12 05:00")
    assert times(one)["day_of 1"] == "Tue Jan 12 04:00"
    assert not due(one, Kind.DAY_OF).held


def test_the_debrief_is_asked_for_once_where_the_evening_is_near() -> None:
    found = times(interview("2027-01-12 17:00"))
    assert found["debrief 1"] == "Tue Jan 12 19:00"
    assert "debrief 2" not in found


def test_the_debrief_of_a_late_interview_waits_for_the_morning() -> None:
    found = times(interview("2027-01-12 18:30"))
    assert found["debrief 1"] == "Wed Jan 13 08:00"
    assert "debrief 2" not in found


def test_the_first_thank_you_nudge_of_a_late_interview_waits_for_the_morning() -> None:
    found = times(interview("2027-01-12 17:00"))
    assert (found["thanks 1"], found["thanks 2"]) == ("Wed Jan 13 08:00", "Wed Jan 13 14:00")


def test_a_first_nudge_that_was_missed_does_not_follow_the_second() -> None:
    one = interview()
    second = next(due for due in plan(one, ANA) if (due.kind, due.ordinal) == (Kind.THANKS, 2))
    (first,) = (
        due for due in plan(one, ANA, [Sent(Kind.THANKS, 2, one.local_date)]) if due.kind is Kind.THANKS
    )
    assert first.not_after == second.due_at


def test_a_first_nudge_ends_with_the_second_and_that_48_hours_after_the_interview() -> None:
    one = interview()
    first, second = (due for due in plan(one, ANA) if due.kind is Kind.THANKS)
    assert first.not_after == second.due_at
    assert second.not_after == one.ends + timedelta(hours=48)


def test_a_promised_decision_is_what_follow_ups_count_from() -> None:
    found = times(interview(decision_date=at("2027-01-20").date()))
    assert [found[name] for name in ("follow_up 1", "follow_up 2", "close 1")] == [
        "Wed Jan 27 10:00",
        "Wed Feb 3 10:00",
        "Wed Feb 17 10:00",
    ]


def test_the_person_s_own_times_are_used() -> None:
    eager = replace(ANA, timing=Timing(5, 48, 90, (5, 10, 21)))
    found = times(interview(), eager)
    assert [found[name] for name in ("plan 1", "prep 1", "day_of 1", "follow_up 1", "close 1")] == [
        "Thu Jan 7 15:00",
        "Sun Jan 10 15:00",
        "Tue Jan 12 13:30",
        "Sun Jan 17 10:00",
        "Tue Feb 2 10:00",
    ]


def test_without_quiet_hours_nothing_moves() -> None:
    sleepless = replace(ANA, quiet_from=time(), quiet_to=time())
    found = times(interview("2027-01-13 02:00"), sleepless)
    assert (found["plan 1"], found["prep 1"]) == ("Sun Jan 10 02:00", "Tue Jan 12 02:00")
    assert not any(due.held for due in plan(interview("2027-01-13 02:00"), sleepless))


def test_an_interview_abroad_is_kept_on_its_own_clock_and_reminded_of_on_the_person_s() -> None:
    found = times(interview("2027-01-13 09:00", zone="Europe/London"))
    assert found["prep 1"] == "Mon Jan 11 19:45"
    assert found["day_of 1"] == "Wed Jan 13 03:00"


def test_a_day_before_is_the_same_wall_time_though_the_clocks_go_forward() -> None:
    one = interview("2027-03-14 15:00", added="2027-03-01 12:00")
    assert times(one)["prep 1"] == "Sat Mar 13 15:00"
    assert one.starts - due(one, Kind.PREP).due_at == timedelta(hours=23)


def test_an_hour_before_is_an_hour_though_the_clocks_go_forward() -> None:
    one = interview("2027-03-14 03:30", added="2027-03-01 12:00")
    assert times(one)["day_of 1"] == "Sun Mar 14 01:30"
    assert one.starts - due(one, Kind.DAY_OF).due_at == timedelta(hours=1)


def test_a_night_that_ends_in_an_hour_that_comes_twice_ends_the_second_time() -> None:
    owl = replace(ANA, quiet_to=time(1, 30))
    one = interview("2027-11-06 22:10")  # three hours after its end it is 1:10 for the second time
    assert due(one, Kind.THANKS, owl).due_at == zones.instant(at("2027-11-07 01:30"), ANA.zone, fold=1)


def test_a_night_that_begins_in_a_skipped_hour_begins_before_it() -> None:
    owl = replace(ANA, quiet_from=time(2, 30), quiet_to=time(10))
    assert times(interview("2027-03-15 03:30"), owl)["prep 1"] == "Sun Mar 14 01:15"


def test_of_an_hour_that_comes_twice_the_chosen_one_counts() -> None:
    first, second = (interview("2027-11-07 01:30", fold=fold) for fold in (0, 1))
    assert due(second, Kind.DAY_OF).due_at - due(first, Kind.DAY_OF).due_at == timedelta(hours=1)


@pytest.mark.parametrize(
    "ended",
    [{"cancelled": True}, *({"outcome": outcome} for outcome in Outcome if outcome is not Outcome.WAITING)],
)
def test_an_interview_that_is_cancelled_or_decided_asks_for_nothing(ended: dict[str, Any]) -> None:
    assert plan(interview(**ended), ANA) == ()


def test_an_interview_whose_outcome_is_awaited_goes_on() -> None:
    assert plan(interview(outcome=Outcome.WAITING), ANA) == plan(interview(), ANA)


def test_what_went_out_for_this_date_does_not_return() -> None:
    sent = Sent(Kind.PREP, 1, at("2027-01-12").date())
    assert set(times(interview())) - set(times(interview(), sent=(sent,))) == {"prep 1"}
    assert "prep 1" in times(interview("2027-01-13 15:00"), sent=(sent,))
