"""One interview's whole life, as a list of messages with their times: read it, it should read right."""

from datetime import datetime
from pathlib import Path

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.diary import NEW_YORK, Diary
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH

GOLDEN = Path(__file__).parent.parent / "golden" / "whole_life.txt"


async def test_the_list_of_a_whole_life_is_the_golden_one(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    diary = Diary(playground, bot, ana)
    playground.clock.move_to(datetime(2027, 3, 1, 9, tzinfo=NEW_YORK))
    await ana.types("/secondround add Harborlight panel on March 11 at 3pm 45 min zoom")
    await ana.clicks("Add it")
    diary.does("adds a panel interview for Thu Mar 11, 3 PM")

    await ana.types("/secondround settings")
    await ana.submits({"Quiet from": "14:00", "Quiet until": "09:00"})
    diary.does("wants quiet from 2 PM to 9 AM")
    await ana.types("/secondround settings")
    await ana.submits(
        {"Quiet from": "21:00", "Quiet until": "07:00", "The card for the day": "90 minutes before"}
    )
    diary.does("changes to 9 PM to 7 AM, and the card 90 minutes before")

    await diary.lives_until("2027-03-07T12:00")
    await ana.types("/secondround mute until March 15 9am")
    diary.does("wants silence until Mon Mar 15, 9 AM")
    await ana.types("/secondround interviews")
    await ana.clicks("Reschedule")
    await ana.submits({"Date": "2027-03-16", "Time": "10:00"})
    diary.does("moves the interview to Tue Mar 16, 10 AM, beyond the clock change of Mar 14")

    await diary.lives_until("2027-03-14T12:00")
    await ana.types("/secondround unmute")
    diary.does("ends the silence a day early")
    await ana.clicks("Send now")
    await bot.jobs.settled()
    diary.does("wants what was held")

    await diary.lives_until("2027-03-16T12:00")
    await ana.clicks("Write it down")
    await ana.submits({"How did it feel?": "4 · good", "They promised to answer by": "2027-03-24"})
    diary.does("writes the debrief down: an answer is promised by Mar 24")

    await diary.lives_until("2027-04-01T12:00")
    await ana.chooses("Record the outcome", "Offer")
    diary.does("records an offer")
    await diary.lives_until("2027-06-30T12:00")

    assert diary.text == GOLDEN.read_text(encoding="utf-8")
