"""Settings: a change moves what is ahead, and says what moved; silence keeps what it holds."""

import json

import pytest
from sqlmodel import Session, select

from bot.app import SecondRound
from bot.models.people import PersonRow
from bot.store.db import writes
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH

FRIDAY = {"Company": "Harborlight", "Type": "Panel", "Date": "2027-01-08", "Time": "15:00"}


async def added(ana: Person, **changes: str) -> None:
    await ana.types("/secondround add")
    await ana.submits({**FRIDAY, **changes})


async def test_somebody_new_is_welcomed_once_with_the_zone_that_was_taken(ana: Person) -> None:
    await ana.types("hello")
    welcome = next(text for text in ana.reads() if "I remind you of each step of your interviews" in text)
    assert "New York (UTC-5, America/New_York)" in welcome
    await ana.types("help")
    assert sum("I remind you of each step of" in text for text in ana.reads()) == 1


async def test_a_zone_that_is_right_is_confirmed_with_one_click(ana: Person) -> None:
    await ana.types("/secondround tips")
    await ana.clicks("Yes, that is right")
    assert ana.sees("What would you like to do first?")


async def test_new_quiet_hours_move_messages_and_the_reply_says_which(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await added(ana)
    await ana.types("/secondround settings")
    await ana.submits({"Quiet from": "14:00", "Quiet until": "09:00"})
    said = ana.last.text
    assert "Quiet hours: 2:00 PM to 9:00 AM" in said
    assert "The checklist, Panel interview at Harborlight: " in said
    assert "Thu, Jan 7, 3:00 PM EST → Thu, Jan 7, 1:45 PM EST" in said
    await moved(playground, bot, days=3, hours=1, minutes=46)
    assert ana.sees("Your interview is close")


async def test_another_zone_moves_messages_but_not_the_interview(ana: Person) -> None:
    await added(ana)
    await ana.types("/secondround settings")
    await ana.chooses("Your time zone", "Los Angeles")
    await ana.submits()
    assert "Los Angeles" in ana.last.text
    await ana.types("/secondround interviews")
    assert "Fri, Jan 8, 3:00 PM EST (New York); Fri, Jan 8, 12:00 PM PST for you" in ana.last.text


async def test_quiet_hours_that_leave_no_time_are_refused_and_stay_in_the_form(ana: Person) -> None:
    await ana.types("/secondround settings")
    await ana.submits({"Quiet from": "08:00", "Quiet until": "08:00"})
    assert "no time to write to you" in ana.field_errors["Quiet until"]
    await ana.submits({"Quiet from": "08:00", "Quiet until": "07:00"})
    assert "no time to write to you" in ana.field_errors["Quiet until"]


async def test_no_quiet_hours_at_all_is_a_choice(ana: Person) -> None:
    await ana.types("/secondround settings")
    await ana.unticks("Keep quiet hours")
    await ana.submits()
    assert "Quiet hours: none" in ana.last.text


async def test_a_kind_that_is_switched_off_is_not_sent(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await added(ana)
    await ana.types("/secondround settings")
    await ana.unticks("The checklist")
    await ana.submits()
    assert "Switched off: The checklist" in ana.last.text
    assert "no longer sent" in ana.last.text
    await moved(playground, bot, days=3, hours=4)
    assert not ana.sees("Your interview is close")


async def test_a_time_that_no_form_offers_is_refused(ana: Person, playground: Playground) -> None:
    await ana.types("/secondround settings")
    assert ana.modal is not None
    view = ana.modal["id"]
    forged = {"type": "static_select", "selected_option": {"value": "100000"}}
    answer = await playground.forms.submit(ana.id, view, {"prep": {"prep": forged}})
    assert answer["errors"] == {"prep": "Please pick one of the times offered."}


async def test_mute_holds_all_but_the_card_for_the_day_and_lists_it(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await added(ana)
    await ana.types("/secondround mute")
    said = ana.last.text
    assert "Silence until you type unmute" in said.replace("`", "")
    before = len(ana.reads())
    await moved(playground, bot, days=3, hours=4)
    assert len(ana.reads()) == before
    await moved(playground, bot, hours=22)
    assert "It starts in 60 minutes" in ana.last.text
    await moved(playground, bot, hours=6)
    await ana.types("/secondround unmute")
    assert "Thank-you nudges: Panel interview at Harborlight" in ana.last.text
    assert "The checklist" not in ana.last.text
    await ana.clicks("Send now")
    await bot.jobs.settled()
    assert ana.sees("While it was quiet")


async def test_what_silence_left_waits_to_be_asked_for_whatever_is_planned_anew(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await added(ana)
    await ana.types("/secondround mute")
    await moved(playground, bot, days=1, hours=4)
    await ana.types("/secondround unmute")
    assert "What is still open: Panel interview at Harborlight" in ana.last.text
    held = ana.last
    await ana.types("/secondround settings")
    await ana.submits({"Quiet from": "21:00"})
    await bot.jobs.settled()
    assert not ana.sees("A few days left")
    await ana.clicks("Send now", on=held)
    await bot.jobs.settled()
    assert ana.sees("A few days left")


async def test_the_card_for_the_day_can_be_held_too(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await added(ana)
    await ana.types("/secondround mute")
    await ana.clicks("Hold those too")
    before = len(ana.reads())
    await moved(playground, bot, days=4, hours=2, minutes=30)
    assert len(ana.reads()) == before


async def test_a_day_that_cannot_be_told_is_answered_with_one_that_can(ana: Person) -> None:
    await ana.types("/secondround mute until Monday")
    assert "I cannot tell when “until Monday” is." in ana.last.text
    await ana.types("/secondround mute until January 11")
    assert "Mon, Jan 11, 8:00 AM EST" in ana.last.text


async def test_a_mute_with_an_end_brings_one_digest_then(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await added(ana)
    await added(ana, Company="Quillfield", Time="11:00", Date="2027-01-09")
    await ana.types("/secondround mute until Friday 9am")
    assert "Fri, Jan 8, 9:00 AM EST" in ana.last.text
    before = len(ana.reads())
    await moved(playground, bot, days=3, hours=20)
    assert len(ana.reads()) == before
    await moved(playground, bot, hours=2)
    new = ana.reads()[before:]
    assert len(new) == 1
    assert "While it was quiet" in new[0]
    assert "Harborlight" in new[0]
    assert "Quillfield" in new[0]


@pytest.mark.parametrize("typed", ["until 03/04", "until whenever", "until yesterday", "🦊", "until Feb 30"])
async def test_a_silence_whose_end_cannot_be_told_is_asked_about(ana: Person, typed: str) -> None:
    await ana.types(f"/secondround mute {typed}")
    assert ana.sees("I cannot tell when")
    await ana.types("/secondround settings")
    assert "Mute" in json.dumps(ana.modal) or ana.modal is not None


async def test_an_interview_added_in_silence_is_silent(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("/secondround mute")
    await added(ana)
    before = len(ana.reads())
    await moved(playground, bot, days=3, hours=4)
    assert len(ana.reads()) == before


async def test_a_move_that_slack_knows_of_is_asked_about_once(playground: Playground, ana: Person) -> None:
    await added(ana)
    profile = {"type": "user_change", "user": {"id": ana.id, "tz": "America/Los_Angeles"}}
    await playground.event(profile)
    assert "Slack shows you in Los Angeles" in ana.last.text
    asked = len(ana.reads())
    await playground.event(profile)
    assert len(ana.reads()) == asked
    await ana.clicks("Use Los Angeles")
    assert "Time zone: Los Angeles" in ana.last.text
    assert "→" in ana.last.text


async def test_a_profile_of_somebody_the_bot_never_met_is_let_be(playground: Playground, ben: Person) -> None:
    await playground.event({"type": "user_change", "user": {"id": ben.id, "tz": "Asia/Tokyo"}})
    assert ben.reads() == []


async def test_a_zone_that_no_longer_exists_becomes_utc_and_is_said(bot: SecondRound, ana: Person) -> None:
    await ana.types("hello")
    await bot.db.run(_lose_zone)
    await ana.types("settings")
    assert "so I use UTC" in ana.last.text
    await added(ana, Time="23:00")
    assert "Panel interview at Harborlight" in ana.last.text


@writes
def _lose_zone(session: Session) -> None:
    for row in session.exec(select(PersonRow)):
        row.zone = "Atlantis/Poseidonis"
