"""The clock of an offer: twice before its deadline, ahead of quiet hours, and no more once it is decided."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from bot import zones
from bot.models.offers import Decision, Offer, Terms
from bot.models.people import Person
from bot.models.reminders import Kind, OfferNotice, Reminder, ReminderRow, Sent
from bot.plan import still_wanted
from bot.plan.offers import plan
from bot.services.offer_sheets import Sheet
from bot.services.offers import Offers
from bot.services.standings import Standing
from bot.store.db import writes
from tests.planned import ANA, NEW_YORK, at
from tests.practice import ANA as WHO
from tests.practice import practicing
from tests.unit.test_plan_properties import is_quiet, people

DEADLINE = date(2027, 1, 15)


def offer(deadline: date | None = DEADLINE, entered: str = "2027-01-04 12:00") -> Offer:
    since = zones.instant(at(entered), NEW_YORK)
    return Offer("d" * 16, 1, Terms("Quillmark", deadline=deadline), since, since)


def times(one: Offer, person: Person = ANA, sent: tuple[Sent, ...] = ()) -> list[str]:
    return [f"{zones.wall(due.due_at, person.zone):%a %b %-d %H:%M}" for due in plan(one, person, sent)]


def test_a_deadline_is_said_three_days_and_one_day_before() -> None:
    assert times(offer()) == ["Tue Jan 12 10:00", "Thu Jan 14 10:00"]


def test_the_first_is_over_with_the_second_and_that_with_the_last_day() -> None:
    first, second = plan(offer(), ANA)
    assert first.not_after == second.due_at
    assert second.not_after == zones.instant(at("2027-01-16 00:00"), NEW_YORK)


def test_quiet_hours_move_it_ahead_of_the_deadline_and_never_past_it() -> None:
    owl = replace(ANA, quiet_from=time(22), quiet_to=time(12))
    assert times(offer(), owl) == ["Mon Jan 11 21:45", "Wed Jan 13 21:45"]
    assert all(due.held for due in plan(offer(), owl))


def test_where_the_evening_before_is_past_it_comes_after_the_night() -> None:
    owl = replace(ANA, quiet_from=time(22), quiet_to=time(12))
    assert times(offer(entered="2027-01-13 23:00"), owl) == ["Thu Jan 14 12:00"]


def test_what_was_due_before_the_deadline_was_entered_was_part_of_the_reply() -> None:
    assert times(offer(entered="2027-01-13 12:00")) == ["Thu Jan 14 10:00"]
    assert times(offer(entered="2027-01-14 12:00")) == []


def test_without_a_deadline_or_with_a_decision_there_is_nothing_to_say() -> None:
    assert plan(offer(None), ANA) == ()
    assert plan(replace(offer(), decision=Decision.DECLINED), ANA) == ()


def test_what_went_out_for_this_deadline_does_not_return() -> None:
    sent = (Sent(Kind.OFFER_DEADLINE, 1, DEADLINE),)
    assert times(offer(), sent=sent) == ["Thu Jan 14 10:00"]
    later = offer(DEADLINE + timedelta(days=7))
    assert times(later, sent=sent) == ["Tue Jan 19 10:00", "Thu Jan 21 10:00"]


@pytest.mark.parametrize("decision", list(Decision))
def test_a_decision_is_looked_for_at_the_moment_of_sending(decision: Decision) -> None:
    due = plan(offer(), ANA)[0]
    reminder = Reminder(1, 1, None, due.kind, 1, 1, due.due_at, due.not_after, held=False)
    notice = OfferNotice(reminder, ANA, offer())
    assert still_wanted(notice, due.due_at)
    assert not still_wanted(notice, due.not_after)
    assert not still_wanted(replace(notice, offer=replace(offer(), decision=decision)), due.due_at)
    assert not still_wanted(replace(notice, offer=offer(None)), due.due_at)
    stopped = replace(ANA, stopped=frozenset({Kind.OFFER_DEADLINE}))
    assert not still_wanted(replace(notice, person=stopped), due.due_at)


def test_an_offer_lapses_with_the_last_day_where_the_person_is() -> None:
    end = zones.instant(at("2027-01-16 00:00"), NEW_YORK)
    assert not offer().has_lapsed(end - timedelta(seconds=1), NEW_YORK)
    assert offer().has_lapsed(end, NEW_YORK)
    assert not offer(None).has_lapsed(end, NEW_YORK)
    assert not replace(offer(), decision=Decision.ACCEPTED).has_lapsed(end, NEW_YORK)


@given(
    person=people(),
    deadline=st.dates(date(2026, 9, 1), date(2028, 12, 31)),
    ahead=st.timedeltas(timedelta(0), timedelta(days=40)),
)
def test_it_comes_outside_quiet_hours_after_it_was_entered_and_before_the_last_day_is_over(
    person: Person, deadline: date, ahead: timedelta
) -> None:
    end = zones.instant(datetime.combine(deadline + timedelta(days=1), time()), person.zone)
    one = replace(offer(deadline), dated_at=end - ahead)
    dues = plan(one, person)
    assert len(dues) <= 2
    for due in dues:
        assert one.dated_at < due.due_at < due.not_after <= end
        assert not is_quiet(due.due_at, person)


async def test_new_zone_rules_plan_a_deadline_anew(tmp_path: Path) -> None:
    async with practicing(tmp_path / "bot.db") as practice:
        offers = Offers(practice.clock, lambda: None)
        terms = Terms("Quillmark", deadline=DEADLINE)
        made = await practice.db.run(offers.keep, WHO, "V1", Sheet(), terms)
        assert isinstance(made, Standing)
        await practice.db.run(shift_by_an_hour)
        await practice.db.run(practice.interviews.replan_all)
        assert (await practice.db.run(offers.show, WHO, made.offer.id)).dues == made.dues


@writes
def shift_by_an_hour(session: Session) -> None:
    """As if the reminders had been planned under other rules."""
    for row in session.exec(select(ReminderRow)):
        row.due_at = row.next_attempt_at = row.due_at + timedelta(hours=1)
