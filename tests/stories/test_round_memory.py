"""Round two begins with what round one left: to practice, to say, to keep, and who knows which story."""

from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot import catalogue
from bot.app import SecondRound
from bot.catalogue import Round
from playground.people import Person
from playground.server import Playground
from playground.sight import SeenMessage
from tests.bank import tells, writes
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.story import adds, boxes, details, saying

pytestmark = ON_BOTH

ROUGH, UNSAID, PROMISE = "Where do you see yourself?", "The audit I led", "Send the slides"
SAME = "Give the new people the same facts as the last ones"
UNHEARD = "Choose stories that they have not heard"
FROM_BEFORE = "From the last round"


@pytest.fixture
async def held(playground: Playground, bot: SecondRound, ana: Person) -> Person:
    """Ana, after a first round with Priya and Tom."""
    await adds(ana)
    await details(ana, {"Interviewers": "Priya Nair\nTom Ellis", "Round": "Round 1"})
    await writes(ana)
    await moved(playground, bot, days=5)
    return ana


async def test_the_next_checklist_begins_with_what_the_last_round_left(held: Person) -> None:
    await looks_back(held, told=True)
    card = await next_round(held)
    assert boxes(card)[:5] == [
        f"Practice: {ROUGH}",
        f"Say: {UNSAID}",
        f"Keep your promise: {PROMISE}",
        UNHEARD,
        SAME,
    ]
    assert "it went rough last time: say it aloud twice" in card.text
    assert "• “The till”: Priya Nair, Tom Ellis, Jan 8" in card.text
    assert card.text.index(FROM_BEFORE) < card.text.index("Days before")
    await held.clicks("Its debrief")
    assert f"Went rough: {ROUGH}" in held.last.text


async def test_ticks_stay_when_the_debrief_is_mended(held: Person) -> None:
    await looks_back(held)
    await next_round(held)
    await held.ticks(f"Practice: {ROUGH}")
    await held.ticks("Say:")
    await held.types("/secondround debrief")
    await held.clicks("Edit")
    await held.submits({"Questions that went rough": f"Another one\n{ROUGH}"})
    await held.clicks("Add more")
    await held.submits({"What went unsaid": "The audit that I led"})
    await held.types("/secondround prep")
    assert boxes(held.last, "done") == [f"Practice: {ROUGH}", "Say: The audit that I led"]
    assert "Practice: Another one" in boxes(held.last)


async def test_an_item_can_be_hidden_like_any_other(held: Person) -> None:
    await looks_back(held)
    await next_round(held)
    await held.clicks("Edit the list")
    chosen = [text for text in shown_first(held) if not text.startswith("Say:")]
    await held.submits({"Show": chosen})
    await held.types("/secondround prep")
    assert "Say:" not in held.last.text
    assert f"Practice: {ROUGH}" in held.last.text


async def test_the_card_of_the_day_names_what_to_say_and_what_was_promised(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await looks_back(held)
    await next_round(held)
    await held.ticks("Keep your promise:")
    await moved(playground, bot, days=11, hours=2)
    (card,) = saying(held, "It starts in")[-1:]
    assert FROM_BEFORE in card.text
    assert f"• Say: {UNSAID}" in card.text
    assert PROMISE not in card.text


async def test_a_long_line_is_cut_in_its_box_and_whole_below(held: Person) -> None:
    long = "Why did you leave the shop after only two years, and what would your manager there say about it today?"
    await looks_back(held, rough=long)
    card = await next_round(held)
    assert boxes(card)[0].endswith("…")
    assert f"• Practice: {long}" in card.text


async def test_of_many_lines_the_first_of_each_box_come_and_the_rest_is_counted(held: Person) -> None:
    await looks_back(held, rough="\n".join(f"Question {number}" for number in range(9)))
    card = await next_round(held)
    left = [text for text in boxes(card) if text.startswith(("Practice", "Say", "Keep"))]
    assert left == [
        *(f"Practice: Question {number}" for number in range(4)),
        f"Say: {UNSAID}",
        f"Keep your promise: {PROMISE}",
    ]
    assert "5 more in its debrief." in card.text


async def test_without_a_debrief_only_the_reminder_to_be_consistent_comes(held: Person) -> None:
    card = await next_round(held)
    assert boxes(card)[0] == SAME
    assert "Its debrief" not in card.buttons


async def test_a_first_round_and_another_process_remember_nothing(held: Person) -> None:
    await looks_back(held)
    card = await adds(held, {"Date": "2027-01-25"})
    assert FROM_BEFORE not in card.text
    card = await adds(held, {"Company": "Quillfield", "Date": "2027-01-26"})
    assert FROM_BEFORE not in card.text


async def test_a_round_that_was_called_off_leaves_the_one_before_it(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await looks_back(held)
    second = await next_round(held)
    await held.types("stories")
    await tells(held, "Jan 20 · Technical interview at Harborlight")
    await held.types("/secondround interviews")
    await held.chooses("Record the outcome", "Next round")
    await held.clicks("Add the next round")
    await held.submits({"Type": "Executive", "Date": "2027-01-28", "Time": "15:00"})
    assert UNHEARD in boxes(held.last)
    await held.clicks("Cancel", on=second)
    await held.types("/secondround prep")
    assert boxes(held.last)[0] == f"Practice: {ROUGH}"
    assert UNHEARD not in boxes(held.last)


async def test_the_tips_fit_the_round(held: Person) -> None:
    await next_round(held)
    await held.types("/secondround tips")
    seen = []
    for _ in range(12):
        seen += [one for one in catalogue.load().tips if one.text in held.last.text]
        await held.clicks("Another")
    assert all(not one.rounds or Round.SECOND in one.rounds for one in seen)
    assert any(one.rounds for one in seen)


async def test_more_rounds_take_no_more_statements(held: Person) -> None:
    await looks_back(held)
    await next_round(held)
    before = min([await statements(held) for _ in range(3)])
    for company in ("Quillfield", "Millbrook"):
        await adds(held, {"Company": company, "Date": "2027-01-12"})
        await next_round(held)
    assert min([await statements(held) for _ in range(3)]) == before


async def statements(person: Person) -> int:
    """Executed to list all interviews; now and then the bot's own look at what is due is among them."""
    seen: list[Any] = []

    def count(*statement: Any) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    await person.types("/secondround interviews")
    event.remove(Engine, "before_cursor_execute", count)
    return len(seen)


async def looks_back(person: Person, rough: str = ROUGH, *, told: bool = False) -> None:
    await person.types("/secondround debrief")
    await person.clicks("Write it down")
    await person.submits({"Questions that went rough": rough})
    await person.clicks("Add more")
    stories = {"Stories you told": ["The till"]} if told else {}
    await person.submits({"What went unsaid": UNSAID, "Promises you made": PROMISE, **stories})
    assert person.modal is None, person.field_errors


async def next_round(person: Person) -> SeenMessage:
    """The card of the next round, on Jan 20."""
    await person.types("/secondround interviews")
    await person.chooses("Record the outcome", "Next round")
    await person.clicks("Add the next round")
    await person.submits({"Type": "Technical", "Date": "2027-01-20", "Time": "15:00"})
    assert person.modal is None, person.field_errors
    return person.last


def shown_first(person: Person) -> list[str]:
    """What the first boxes of the form offer."""
    assert person.modal is not None
    (options, *_) = [
        block["element"]["options"]
        for block in person.modal["blocks"]
        if "options" in block.get("element", {})
    ]
    return [option["text"]["text"] for option in options]
