"""After the interview: the debrief, the follow-ups, and the question whether to close."""

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved
from tests.story import saying


async def held(playground: Playground, bot: SecondRound, ana: Person) -> None:
    """An interview on Friday at three, over at four, with Priya."""
    await ana.types("/secondround add Harborlight panel on Friday Jan 8 at 3pm")
    await ana.clicks("Add it")
    await ana.clicks("Details")
    await ana.submits({"Role": "Data analyst", "Interviewers": "Priya Nair"})
    await moved(playground, bot, days=4, hours=5)


async def rescheduled(ana: Person) -> None:
    await ana.types("/secondround interviews")
    await ana.clicks("Reschedule")
    await ana.submits({"Date": "2027-01-25"})


async def test_the_debrief_moves_the_follow_ups_to_the_promised_date(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    assert "How was it?" in ana.last.text
    await ana.clicks("Write it down")
    await ana.submits(
        {
            "How did it feel?": "4 · good",
            "They promised to answer by": "2027-01-20",
            "What to do next time": "Ask about shifts",
        }
    )
    assert "Wed, Jan 27, 10:00 AM EST: a nudge to ask for news" in ana.last.text
    await ana.clicks("Say thank you")
    await ana.ticks("Priya")
    await moved(playground, bot, days=18, hours=17)
    assert "A draft to make your own" in ana.last.text
    assert "Hello Priya" in ana.last.text
    assert "Data analyst" in ana.last.text
    await ana.clicks("Heard back")
    assert "no more follow-ups" in ana.last.text
    before = len(ana.reads())
    await moved(playground, bot, days=60)
    assert len(ana.reads()) == before


async def test_a_new_date_begins_anew_what_came_after_the_old_one(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    asked = ana.last
    await ana.clicks("Write it down")
    await ana.submits({"They promised to answer by": "2027-01-12"})
    await ana.clicks("Say thank you")
    await ana.ticks("Priya")
    await rescheduled(ana)
    await ana.clicks("Not now", on=asked)
    assert "still ahead" in ana.last.text
    thanked, asked_for_news = len(saying(ana, "Thank-you notes")), len(saying(ana, "No news yet?"))
    await moved(playground, bot, days=18)
    assert len(saying(ana, "Thank-you notes")) == thanked + 1
    assert len(saying(ana, "No news yet?")) == asked_for_news
    await moved(playground, bot, days=7)
    assert len(saying(ana, "No news yet?")) == asked_for_news + 1


async def test_an_old_card_of_follow_ups_says_that_the_interview_is_ahead(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await moved(playground, bot, days=8)
    assert "No news yet?" in ana.last.text
    nudge = ana.last
    await rescheduled(ana)
    await ana.clicks("Heard back", on=nudge)
    assert "still ahead" in ana.last.text


async def test_an_old_card_takes_no_outcome_of_a_canceled_interview(ana: Person) -> None:
    await ana.types("/secondround add Harborlight panel on Friday Jan 8 at 3pm")
    await ana.clicks("Add it")
    await ana.clicks("Cancel")
    await ana.chooses("Record the outcome", "Offer")
    assert "That interview is canceled" in ana.last.text


async def test_an_old_card_of_thanks_says_that_the_interview_is_ahead(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.types("/secondround thanks")
    card = ana.last
    await rescheduled(ana)
    await ana.clicks("Not sending any", on=card)
    assert "still ahead" in ana.last.text


async def test_a_promise_of_another_century_is_asked_about(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.clicks("Write it down")
    for year in ("2099", "9999"):
        await ana.submits({"They promised to answer by": f"{year}-12-31", "What to do next time": "Breathe"})
        assert "more than a year ahead" in str(ana.field_errors)
    await ana.submits({"They promised to answer by": "2027-01-12"})
    assert ana.modal is None
    await ana.types("/secondround debrief")
    assert "Breathe" in ana.last.text


async def test_a_kept_debrief_is_there_again_when_it_is_edited(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.clicks("Write it down")
    await ana.submits({"How did it feel?": "2 · not great", "What to do next time": "Slower start"})
    await ana.clicks("Edit")
    assert "Slower start" in str(ana.modal)
    await ana.submits({"They promised to answer by": "2027-01-01"})
    assert "before the interview" in ana.field_errors["They promised to answer by"]


async def test_silence_ends_with_the_question_whether_to_close(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.clicks("Not now")
    await ana.types("/secondround thanks")
    await ana.clicks("Not sending any")
    before = len(ana.reads())
    for _ in range(30):
        await moved(playground, bot, days=1)
    new = ana.reads()[before:]
    assert [("draft" in text, "Shall I close" in text) for text in new] == [
        (True, False),
        (True, False),
        (False, True),
    ]
    await ana.chooses("Record the outcome", "Rejected")
    assert "nothing more about it" in ana.last.text


async def test_a_silent_process_is_closed_by_a_button_and_opened_again(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    for _ in range(30):
        await moved(playground, bot, days=1)
    assert "Shall I close" in ana.last.text
    await ana.clicks("Close it")
    assert "Closed. Nothing more about it comes from me" in ana.last.text
    assert "Panel interview at Harborlight" in ana.last.text
    await ana.clicks("Reopen")
    assert "It is open again." in ana.last.text


async def test_each_nudge_has_a_draft_of_its_own_and_the_first_takes_up_what_stayed(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.clicks("Not now")
    await ana.types("/secondround thanks")
    await ana.clicks("Write the notes")
    await ana.clicks("Edit")
    await ana.submits({"What stayed with you from talking to them?": "the night shift"})
    await ana.ticks("Sent")
    before = len(ana.reads())
    for _ in range(30):
        await moved(playground, bot, days=1)
    first, second, last = ana.reads()[before:]
    assert "I have been thinking about this since: the night shift." in first
    assert "I am still very interested." in second
    assert "Shall I close this process?" in last
    assert "I would be glad to hear from you if that changes." in last


async def test_before_any_interview_began_there_is_nothing_to_debrief(ana: Person) -> None:
    await ana.types("/secondround debrief")
    assert "When one is over, I will ask you how it went." in ana.last.text
    await ana.types("/secondround debrief Harborlight")
    assert "at “Harborlight” that has begun." in ana.last.text


async def test_not_now_is_taken_at_its_word(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await held(playground, bot, ana)
    await ana.clicks("Not now")
    await moved(playground, bot, hours=3)
    assert not ana.sees("Still fresh?")
