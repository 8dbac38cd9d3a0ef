"""An interview is added, detailed, moved, cancelled, decided and listed; the clock follows each time."""

from datetime import UTC, datetime

import pytest

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.story import FRIDAY, adds, details, refused, saying

GAP = {"Date": "2027-03-14", "Time": "02:30"}
TWICE = {"Date": "2027-11-07", "Time": "01:30"}


async def test_adding_replies_with_the_checklist_and_what_is_coming(ana: Person) -> None:
    added = await adds(ana)
    assert added.text.splitlines()[0] == "Panel interview at Harborlight"
    assert "Noted. I will remind you in time." in added.text
    assert added.text.count("[open] ") >= 8
    assert "I will write to you" in added.text
    assert added.channel == ana.dm


async def test_a_window_opens_from_words_in_the_direct_messages_by_a_button(ana: Person) -> None:
    await ana.types("add")
    assert ana.modal is None
    await ana.clicks("Add an interview")
    await ana.submits(FRIDAY)
    assert "Panel interview at Harborlight" in ana.last.text


async def test_asked_in_a_channel_the_reply_comes_in_the_direct_messages(ana: Person) -> None:
    await adds(ana)
    await ana.types("/secondround interviews", where="#job-search")
    *_, listed, pointer = ana.messages
    assert listed.channel == ana.dm
    assert "Harborlight" in listed.text
    assert pointer.ephemeral
    assert "Harborlight" not in pointer.words


async def test_an_interview_elsewhere_is_shown_in_both_zones(ana: Person) -> None:
    added = await adds(ana, {"Time zone": "Kolkata"})
    assert "Fri, Jan 8, 3:00 PM IST (Kolkata); Fri, Jan 8, 4:30 AM EST for you" in added.text


async def test_an_interview_in_the_persons_own_time_is_shown_once(ana: Person) -> None:
    added = await adds(ana, {"Time zone": "Toronto"})
    assert "When: Fri, Jan 8, 3:00 PM EST\n" in added.text
    assert "for you" not in added.text


async def test_a_time_that_the_clocks_skip_is_refused_with_the_two_nearest(ana: Person) -> None:
    errors = await refused(ana, GAP)
    assert list(errors) == ["Time"]
    assert "The clocks in New York skip that time" in errors["Time"]
    assert "1:59 AM and 3:00 AM" in errors["Time"]


async def test_a_time_that_comes_twice_is_said_and_the_other_can_be_taken(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    playground.clock.move_to(datetime(2027, 11, 4, 17, tzinfo=UTC))
    added = await adds(ana, TWICE)
    assert "1:30 AM comes twice. I took the first one." in added.text
    assert "1:30 AM EDT" in added.text
    await ana.clicks("It is the second")
    assert "I took the second one." in ana.last.text
    assert "1:30 AM EST" in ana.last.text
    await moved(playground, bot, days=2, hours=11, minutes=20)
    assert saying(ana, "It starts in") == []
    await moved(playground, bot, hours=1, minutes=15)
    assert "It starts in 55 minutes" in ana.last.text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"Date": "2027-01-03"}, "Date"),
        ({"Date": "1999-12-31"}, "Date"),
        ({"Date": "2027-01-04", "Time": "11:59"}, "Time"),
        ({"Date": "2027-01-04", "Time": "16:00", "Time zone": "London"}, "Time"),
    ],
)
async def test_what_is_past_is_refused_under_its_field(
    ana: Person, changed: dict[str, str], field: str
) -> None:
    errors = await refused(ana, changed)
    assert list(errors) == [field]
    assert "That is in the past" in errors[field]


async def test_a_date_in_the_wrong_century_is_refused(ana: Person) -> None:
    errors = await refused(ana, {"Date": "9999-12-31", "Time": "23:59"})
    assert "more than three years ahead" in errors["Date"]


async def test_moving_it_moves_its_reminders_and_the_old_ones_never_come(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana)
    await ana.clicks("Reschedule")
    await ana.submits({"Date": "2027-01-15", "Time": "10:00"})
    assert "Moved, and its reminders with it." in ana.last.text
    assert "Fri, Jan 15, 10:00 AM EST" in ana.last.text
    said = len(ana.messages)
    await moved(playground, bot, days=4, hours=4)
    assert len(ana.messages) == said
    await moved(playground, bot, days=5, hours=18)
    assert len(saying(ana, "Your interview is close")) == 1
    await moved(playground, bot, hours=23)
    assert "It starts in 60 minutes" in ana.last.text


async def test_across_a_change_of_the_clocks_the_checklist_keeps_its_hour_of_the_day(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    playground.clock.move_to(datetime(2027, 3, 10, 17, tzinfo=UTC))
    await adds(ana, {"Date": "2027-03-12"})
    await ana.clicks("Reschedule")
    await ana.submits({"Date": "2027-03-14"})
    playground.clock.move_to(datetime(2027, 3, 13, 19, 59, tzinfo=UTC))
    await bot.jobs.settled()
    assert saying(ana, "Your interview is close") == []
    await moved(playground, bot, minutes=1)
    assert len(saying(ana, "Your interview is close")) == 1
    playground.clock.move_to(datetime(2027, 3, 14, 18, tzinfo=UTC))
    await bot.jobs.settled()
    assert "It starts in 60 minutes" in ana.last.text


async def test_cancelling_ends_its_reminders_and_undo_brings_them_back(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana)
    await ana.clicks("Cancel")
    assert "Panel interview at Harborlight is canceled. Its reminders are gone." in ana.last.text
    await moved(playground, bot, days=2)
    assert saying(ana, "A few days left") == []
    await ana.clicks("Undo")
    assert "It is open again." in ana.last.text
    await moved(playground, bot, days=1, hours=3)
    assert len(saying(ana, "Your interview is close")) == 1


async def test_saying_no_to_the_question_cancels_nothing(ana: Person) -> None:
    await adds(ana)
    await ana.clicks("Cancel", confirm=False)
    assert saying(ana, "is canceled") == []


@pytest.mark.parametrize(
    ("label", "said", "ended"),
    [
        ("Waiting to hear", "waiting to hear.", False),
        ("Next round", "on to the next round.", True),
        ("Offer", "an offer.", True),
        ("Rejected", "a no this time.", True),
        ("I withdrew", "you withdrew.", True),
    ],
)
async def test_an_outcome_is_recorded_and_all_but_waiting_ends_the_reminders(
    playground: Playground, bot: SecondRound, ana: Person, label: str, said: str, *, ended: bool
) -> None:
    await adds(ana)
    await ana.clicks(label)
    assert ana.last.text.startswith(f"Panel interview at Harborlight: {said}")
    assert ("Undo" in ana.last.buttons) == ended
    await moved(playground, bot, days=3, hours=3)
    assert (saying(ana, "Your interview is close") == []) == ended


async def test_the_next_round_starts_with_the_same_company_and_zone(ana: Person) -> None:
    await adds(ana, {"Time zone": "Chicago"})
    await ana.clicks("Next round")
    await ana.clicks("Add the next round")
    await ana.submits({"Type": "Executive", "Date": "2027-01-20", "Time": "09:00"})
    assert "Executive interview at Harborlight" in ana.last.text
    assert "9:00 AM CST (Chicago); Wed, Jan 20, 10:00 AM EST for you" in ana.last.text


async def test_a_new_date_opens_an_interview_that_was_decided(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    added = await adds(ana)
    await ana.clicks("Rejected")
    await ana.clicks("Reschedule", on=added)
    await ana.submits({"Date": "2027-01-12"})
    await moved(playground, bot, days=7, hours=3)
    assert len(saying(ana, "Your interview is close")) == 1


async def test_the_list_is_empty_at_first_and_offers_to_add(ana: Person) -> None:
    await ana.types("/secondround interviews")
    assert "You have no interviews here yet." in ana.last.text
    assert ana.last.buttons == ["Add an interview"]


async def test_the_list_shows_what_is_coming_before_what_was(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Company": "Oldham Mills", "Date": "2027-01-05"})
    await adds(ana, {"Company": "Brightwater", "Date": "2027-01-20"})
    await moved(playground, bot, days=3)
    await ana.types("/secondround interviews")
    assert ana.last.text.index("Brightwater") < ana.last.text.index("Oldham Mills")
    assert "Prepare" in ana.last.buttons
    await ana.clicks("Thank")
    assert "Thank-you notes: Panel interview at Oldham Mills" in ana.last.text


async def test_the_list_button_of_the_help_shows_the_list(ana: Person) -> None:
    await adds(ana)
    await ana.types("/secondround help")
    await ana.clicks("My interviews")
    assert saying(ana, "Your interviews")


async def test_thirty_interviews_come_in_pages(ana: Person) -> None:
    for number in range(30):
        await adds(ana, {"Company": f"Company {number:02}", "Date": f"2027-02-{number % 28 + 1:02}"})
    await ana.types("/secondround interviews")
    pages = [ana.last.text]
    while "More" in ana.last.buttons:
        await ana.clicks("More")
        pages.append(ana.last.text)
    assert len(pages) == 4
    assert [sum(f"Company {number:02}" in page for page in pages) for number in range(30)] == [1] * 30


async def test_details_are_shown_and_the_checklist_fits_them(ana: Person) -> None:
    before = await adds(ana)
    await details(
        ana, {"Role": "Analyst", "Format": "Video", "Round": "Final round", "Length in minutes": "45"}
    )
    after = ana.last
    assert after.ts == before.ts
    assert "Role: Analyst" in after.text
    assert "Round: Final" in after.text
    assert "Length: 45 minutes" in after.text
    assert [line for line in after.text.splitlines() if line.startswith("[open]")] != [
        line for line in before.text.splitlines() if line.startswith("[open]")
    ]
