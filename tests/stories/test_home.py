"""Home: the next interview, what is coming and held, and the ways to everything."""

import json
from typing import Any

from sqlalchemy import Engine, event

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved


async def added(ana: Person, company: str, date: str, time: str = "15:00") -> None:
    await ana.types("/secondround add")
    await ana.submits({"Company": company, "Type": "Panel", "Date": date, "Time": time})


async def test_home_shows_the_next_interview_with_its_checklist_and_the_ways_on(ana: Person) -> None:
    await added(ana, "Harborlight", "2027-01-08")
    await added(ana, "Quillfield", "2027-01-12")
    await ana.opens_home()
    shown = json.dumps(ana.home)
    assert "Next: Panel interview at Harborlight" in shown
    assert "*Checklist:* 0 of " in shown
    assert "Panel interview at Quillfield" in shown
    await ana.clicks("Prepare")
    assert "Panel interview at Harborlight" in ana.last.text


async def test_home_for_somebody_new_says_what_to_do_first(ana: Person) -> None:
    await ana.opens_home()
    assert "No interview ahead" in json.dumps(ana.home)
    await ana.clicks("Add an interview")
    assert ana.modal is not None
    assert ana.modal["title"]["text"] == "Add an interview"


async def test_what_silence_held_stands_on_home_and_can_be_sent(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await added(ana, "Harborlight", "2027-01-08")
    await ana.types("/secondround mute")
    await moved(playground, bot, days=3, hours=4)
    assert "Silence until you type" in ana.last.text
    await ana.opens_home()
    assert "Held back while it was quiet" in json.dumps(ana.home)
    assert "what is still open" not in json.dumps(ana.home)
    await ana.clicks("Send now")
    await bot.jobs.settled()
    assert ana.sees("Your interview is close")
    assert "Held back" not in json.dumps(ana.home)


async def test_each_process_is_a_line_with_the_one_step_that_is_next(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await added(ana, "Harborlight", "2027-01-05", "10:00")
    await added(ana, "Quillmark", "2027-01-12")
    await moved(playground, bot, hours=24)
    await ana.opens_home()
    assert "Harborlight · Panel\\nJust behind you" in json.dumps(ana.home, ensure_ascii=False)
    await ana.clicks("Write it down")
    await ana.submits({"How did it feel?": "4 · good"})
    await ana.opens_home()
    assert "Thank-you notes to send" in json.dumps(ana.home)
    await ana.clicks("Say thank you")
    assert "Thank-you notes: Panel interview at Harborlight" in ana.last.text
    await moved(playground, bot, days=3)
    await ana.opens_home()
    assert "Waiting to hear" in json.dumps(ana.home)
    await ana.clicks("Heard back")
    await ana.opens_home()
    assert "They answered" in json.dumps(ana.home)
    await ana.chooses("Record the outcome", "Next round")
    assert "On to the next round" in json.dumps(ana.home)
    await ana.clicks("Add the next round")
    assert ana.modal is not None


async def test_an_offer_stands_first_until_it_is_answered(ana: Person) -> None:
    await added(ana, "Harborlight", "2027-01-08")
    await ana.chooses("Record the outcome", "Offer")
    await ana.opens_home()
    assert "An offer to answer" in json.dumps(ana.home)
    await ana.clicks("Record the offer")
    await ana.submits({"They want an answer by": "2027-01-15"})
    await ana.opens_home()
    shown = json.dumps(ana.home, ensure_ascii=False)
    assert "Harborlight · Offer\\nAnswer by Fri, Jan 15" in shown
    assert "An offer to answer" not in shown
    assert "behind you" not in shown
    await ana.clicks("Open")
    await ana.clicks("Accept")
    accepted = ana.last
    await ana.opens_home()
    shown = json.dumps(ana.home, ensure_ascii=False)
    assert "1 behind you." in shown
    assert "Harborlight · Offer" not in shown
    await ana.clicks("Undo", on=accepted)
    await ana.opens_home()
    assert "Harborlight · Offer" in json.dumps(ana.home, ensure_ascii=False)


async def test_what_is_over_is_counted_and_a_button_away(ana: Person) -> None:
    await added(ana, "Harborlight", "2027-01-08")
    await ana.chooses("Record the outcome", "Rejected")
    await ana.opens_home()
    assert "1 behind you." in json.dumps(ana.home)
    await ana.clicks("My interviews")
    assert "Panel interview at Harborlight" in ana.last.text


async def test_home_takes_as_many_statements_for_a_hundred_interviews_as_for_one(
    bot: SecondRound, ana: Person
) -> None:
    counts = []
    for company in ("One", *(f"Number {n}" for n in range(30))):
        await added(ana, company, "2027-02-08")
        if company in {"One", "Number 29"}:
            await bot.jobs.settled()
            counts.append(min([await _statements(ana) for _ in range(3)]))
    assert counts[0] == counts[1]
    assert ana.home is not None
    assert len(ana.home["blocks"]) <= 100


async def _statements(ana: Person) -> int:
    """Executed while she opens Home; now and then the bot's own look at what is due is among them."""
    seen: list[str] = []

    def note(*args: Any) -> None:
        seen.append(args[2])

    event.listen(Engine, "before_cursor_execute", note)
    await ana.opens_home()
    event.remove(Engine, "before_cursor_execute", note)
    return len(seen)
