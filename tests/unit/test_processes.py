"""Processes: which rounds belong together, and where each stands."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.models.interviews import Interview, Interviewer, Outcome
from bot.models.processes import Process, Stage, processes
from tests.planned import interview

FIRST = replace(interview("2027-01-12 15:00"), id="first")
SECOND = replace(interview("2027-01-19 15:00"), id="second", previous="first")
OTHER = replace(interview("2027-01-15 09:00"), id="other", company="Quillmark")


def ids(found: tuple[Process, ...]) -> list[list[str]]:
    return [[one.id for one in process.rounds] for process in found]


def test_rounds_that_follow_each_other_are_one_process_in_the_order_of_their_dates() -> None:
    assert ids(processes([SECOND, OTHER, FIRST])) == [["other"], ["first", "second"]]


def test_two_second_rounds_of_one_first_are_one_process() -> None:
    third = replace(SECOND, id="third", wall=SECOND.wall + timedelta(days=1))
    assert ids(processes([third, SECOND, FIRST])) == [["first", "second", "third"]]


def test_a_round_whose_round_before_is_gone_begins_a_process() -> None:
    assert ids(processes([SECOND])) == [["second"]]


def test_rounds_in_a_circle_are_still_shown_each_once() -> None:
    found = processes([replace(FIRST, previous="second"), SECOND])
    assert sorted(one for process in ids(found) for one in process) == ["first", "second"]


def test_a_round_that_was_called_off_leaves_the_process_where_it_was() -> None:
    (process,) = processes([FIRST, replace(SECOND, cancelled=True)])
    assert ids((process,)) == [["first"]]
    (alone,) = processes([replace(FIRST, cancelled=True)])
    assert alone.stage(alone.latest.starts) is Stage.OVER


@pytest.mark.parametrize(
    ("later", "changes", "stage"),
    [
        (timedelta(hours=-1), {}, Stage.AHEAD),
        (timedelta(minutes=30), {}, Stage.AHEAD),
        (timedelta(hours=2), {}, Stage.DEBRIEF),
        (timedelta(hours=2), {"debriefed": True}, Stage.THANKS),
        (timedelta(hours=2), {"debrief_declined": True, "thanks_declined": True}, Stage.WAITING),
        (timedelta(hours=25), {}, Stage.THANKS),
        (timedelta(hours=25), {"interviewers": (Interviewer("1", "Mira", thanked=True),)}, Stage.WAITING),
        (timedelta(hours=49), {}, Stage.WAITING),
        (timedelta(days=9), {"heard_back": True}, Stage.HEARD),
        (timedelta(days=9), {"outcome": Outcome.WAITING, "thanks_declined": True}, Stage.WAITING),
        (timedelta(days=9), {"outcome": Outcome.NEXT_ROUND}, Stage.NEXT_ROUND),
        (timedelta(days=9), {"outcome": Outcome.OFFER}, Stage.OFFER),
        (timedelta(days=9), {"outcome": Outcome.REJECTED}, Stage.OVER),
        (timedelta(hours=-1), {"outcome": Outcome.WITHDRAWN}, Stage.OVER),
    ],
)
def test_where_a_process_stands(later: timedelta, changes: dict[str, Any], stage: Stage) -> None:
    process = Process((replace(FIRST, **changes),))
    now: datetime = FIRST.starts + later
    assert process.stage(now) is stage
    assert process.is_live(now) is (stage is not Stage.OVER)


def test_the_latest_round_says_where_it_stands() -> None:
    decided: Interview = replace(FIRST, outcome=Outcome.NEXT_ROUND)
    (process,) = processes([decided, SECOND])
    assert process.stage(decided.ends + timedelta(hours=1)) is Stage.AHEAD
    assert process.company == "Harborlight"


def test_an_offer_that_was_answered_ends_its_process() -> None:
    one = interview(outcome=Outcome.OFFER)
    (open_,) = processes([one])
    (answered,) = processes([one], {one.id})
    assert open_.stage(one.ends) is Stage.OFFER
    assert answered.stage(one.ends) is Stage.OVER
    assert not answered.is_live(one.ends)
