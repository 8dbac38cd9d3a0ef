"""When nudges stop: each reminder is looked at once more at the moment of sending it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.catalogue import Moment
from bot.models.checklists import Checklist, Item
from bot.models.interviews import Interviewer, Outcome
from bot.models.people import Person
from bot.models.reminders import InterviewNotice, Kind, Reminder
from bot.plan import still_wanted
from tests.planned import ANA, due, interview

OF_INTERVIEWS = [kind for kind in Kind if kind not in {Kind.PRACTICE, Kind.OFFER_DEADLINE}]
"""The others have clocks of their own: test_plan_practice.py, test_plan_offers.py."""


def notice(kind: Kind, *, person: Person = ANA, done: bool = False, **changes: Any) -> InterviewNotice:
    one = interview(**changes)
    found = due(interview(), kind)
    reminder = Reminder(1, 1, one.id, kind, 1, 1, found.due_at, found.not_after, held=False)
    item = Item("read", "Read the posting", "", Moment.PLAN, ticked=done)
    return InterviewNotice(reminder, person, one, Checklist(one.id, (item,)))


@pytest.mark.parametrize("kind", OF_INTERVIEWS)
def test_what_is_due_is_wanted_until_it_no_longer_helps(kind: Kind) -> None:
    one = notice(kind)
    assert still_wanted(one, one.reminder.due_at)
    assert still_wanted(one, one.reminder.not_after - timedelta(seconds=1))
    assert not still_wanted(one, one.reminder.not_after)


@pytest.mark.parametrize("kind", OF_INTERVIEWS)
def test_a_kind_that_the_person_stopped_is_not_sent(kind: Kind) -> None:
    one = notice(kind, person=replace(ANA, stopped=frozenset({kind})))
    assert not still_wanted(one, one.reminder.due_at)


@pytest.mark.parametrize("kind", OF_INTERVIEWS)
@pytest.mark.parametrize("ended", [{"cancelled": True}, {"outcome": Outcome.OFFER}])
def test_nothing_is_sent_once_all_is_over(kind: Kind, ended: dict[str, Any]) -> None:
    one = notice(kind, **ended)
    assert not still_wanted(one, one.reminder.due_at)


@pytest.mark.parametrize(
    ("kind", "done"),
    [
        (Kind.DEBRIEF, {"debriefed": True}),
        (Kind.DEBRIEF, {"debrief_declined": True}),
        (Kind.THANKS, {"thanks_declined": True}),
        (Kind.THANKS, {"interviewers": (Interviewer("1", "Mira", thanked=True),)}),
        (Kind.FOLLOW_UP, {"heard_back": True}),
        (Kind.CLOSE, {"heard_back": True}),
    ],
)
def test_a_nudge_ends_when_what_it_asks_for_is_done(kind: Kind, done: dict[str, Any]) -> None:
    one = notice(kind, **done)
    assert not still_wanted(one, one.reminder.due_at)


def test_thanks_are_wanted_until_the_last_interviewer_is_thanked() -> None:
    met = (Interviewer("1", "Mira", thanked=True), Interviewer("2", "Jonas"))
    one = notice(Kind.THANKS, interviewers=met)
    assert still_wanted(one, one.reminder.due_at)


def test_a_plan_with_everything_ticked_is_not_sent_but_the_checklist_of_the_day_before_is() -> None:
    plan_done, prep_done = (notice(kind, done=True) for kind in (Kind.PLAN, Kind.PREP))
    assert not still_wanted(plan_done, plan_done.reminder.due_at)
    assert still_wanted(prep_done, prep_done.reminder.due_at)
