"""Notes of thanks: one for each person met, drafted from the debrief, to copy, never sent by the bot."""

import json

import pytest

from bot.app import SecondRound
from bot.ids import Action
from playground.inputs import interactive
from playground.people import Person
from playground.server import Playground
from playground.sight import SeenMessage
from playground.wire import Json
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.replay import recording
from tests.story import NAMES, adds, arrives, boxes, click_on, details, filled, form_of, saying

pytestmark = ON_BOTH

PEOPLE = "Priya Nair (Head of Data) <priya@harborlight.example>\nTom Ellis\nInes Duarte"
TRICKY = "*bold* <!channel> &amp; \u0645\u0631\u062d\u0628\u0627"
STAYED, NOTE = "What stayed with you from talking to them?", "Note"


@pytest.fixture
async def held(playground: Playground, bot: SecondRound, ana: Person) -> Person:
    """Ana, four hours after an interview with three people and a debrief, with the notes before her."""
    await over(playground, bot, ana, PEOPLE)
    await ana.types("/secondround debrief")
    await ana.clicks("Write it down")
    await ana.submits()
    await ana.clicks("Add more")
    await ana.submits({"What went unsaid": "The audit I led"})
    await ana.clicks("Say thank you")
    await ana.clicks("Write the notes")
    return ana


async def test_each_person_gets_a_note_of_their_own(held: Person) -> None:
    said = notes(held).text
    assert "I never write to them" in said
    for name in NAMES:
        assert f"Hello {name.split()[0]}," in said
    assert "One point I did not reach that day: The audit I led." in said
    assert "[one thing from your talk with Tom]" in said
    assert "too alike" not in said
    assert "Priya Nair (Head of Data)" in said


async def test_what_stayed_with_the_person_goes_into_the_draft(held: Person) -> None:
    await held.clicks("Edit")
    await held.submits({STAYED: "how you train new nurses"})
    assert "What stayed with me: how you train new nurses." in notes(held).text
    assert "[one thing from your talk with Priya]" not in notes(held).text


async def test_a_note_that_was_changed_stays_so_and_emptied_becomes_a_draft_again(held: Person) -> None:
    await held.clicks("Edit")
    await held.submits({NOTE: f"Dear Priya, {TRICKY}"})
    assert f"Dear Priya, {TRICKY}" in notes(held).text
    await held.clicks("Edit")
    await held.submits({STAYED: "the audit"})
    assert f"Dear Priya, {TRICKY}" in notes(held).text
    await held.clicks("Edit")
    await held.submits({NOTE: None})
    assert "What stayed with me: the audit." in notes(held).text


async def test_a_note_stays_when_somebody_else_is_named(held: Person) -> None:
    await held.clicks("Edit")
    await held.submits({STAYED: "the audit", NOTE: "Dear Priya"})
    await held.ticks("Connected")
    await held.types("/secondround prep Harborlight")
    await details(held, {"Interviewers": f"{PEOPLE}\nLena Brandt"})
    await held.types("/secondround thanks")
    await held.clicks("Write the notes")
    assert "Dear Priya" in notes(held).text
    assert boxes(notes(held), "done") == ["Connected on a network"]
    await held.clicks("Edit")
    assert "the audit" in str(held.modal)


async def test_where_an_address_is_known_a_link_opens_the_note_in_the_mail_program(held: Person) -> None:
    shown = json.dumps(notes(held).blocks)
    assert shown.count("<mailto:") == 1
    assert (
        "<mailto:priya@harborlight.example?subject=Thank%20you%2C%20Harborlight&amp;body=Hello%20P" in shown
    )
    assert "mailto:" not in notes(held).text


async def test_notes_that_are_alike_are_warned_of_with_the_words_they_share(
    playground: Playground, held: Person
) -> None:
    for number, name in enumerate(("Priya", "Tom")):
        await edits(playground, held, number)
        await held.submits({NOTE: f"Thank you {name}! Your mentoring of young analysts impressed me."})
    assert "The notes to Priya Nair and Tom Ellis are too alike." in notes(held).text
    assert "Both say: mentoring, young, analysts, impressed." in notes(held).text


async def test_a_tick_for_sent_is_the_tick_of_the_thanks_and_one_is_for_the_network(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await held.ticks("Sent")
    await held.ticks("Connected")
    assert boxes(notes(held), "done") == ["Sent", "Connected on a network"]
    await held.clicks("All ticks")
    assert boxes(held.last, "done") == ["Priya Nair"]
    await held.unticks("Priya")
    await held.types("/secondround thanks")
    await held.clicks("Write the notes")
    assert boxes(notes(held), "done") == ["Connected on a network"]


async def test_thirty_people_get_thirty_notes_three_a_page(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await over(playground, bot, ana, "\n".join(f"Person{number:02} Name" for number in range(30)))
    await ana.clicks("Write the notes")
    seen = set()
    for page in range(10):
        text = notes(ana).text
        assert "too alike" not in text
        seen |= {number for number in range(30) if f"Hello Person{number:02}," in text}
        assert len(seen) == 3 * (page + 1)
        if page < 9:
            await ana.clicks(f"More ({30 - 3 * (page + 1)})")
    await ana.clicks("Back")
    assert "Hello Person24," in notes(ana).text
    assert len(saying(ana, "Notes of thanks")) == 1


async def test_with_nobody_named_there_is_one_note_for_all(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await over(playground, bot, ana, "")
    await ana.clicks("Write the notes")
    assert "Everyone you met" in notes(ana).text
    assert "[one thing from your talk]" in notes(ana).text


async def test_a_name_from_right_to_left_is_greeted_as_it_is(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await over(playground, bot, ana, "\u0644\u064a\u0644\u0649 <layla@harborlight.example>")
    await ana.clicks("Write the notes")
    assert "Hello \u0644\u064a\u0644\u0649," in notes(ana).text


async def test_what_is_too_long_is_refused_and_stays_in_the_form(
    playground: Playground, held: Person
) -> None:
    await held.clicks("Edit")
    answer = await arrives(playground, filled(form_of(playground, held), {"note": "x" * 1001}))
    assert "three sentences are enough" in answer["errors"]["note"]


async def test_three_long_notes_fit_into_one_message(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await over(playground, bot, ana, "\n".join(f"{name} <{name}@harborlight.example>" for name in "abc"))
    await ana.clicks("Write the notes")
    for number, sign in enumerate("&<>"):
        await edits(playground, ana, number)
        await ana.submits({NOTE: sign * 1000})
        assert ana.modal is None, ana.field_errors
    await ana.clicks("Edit")
    await ana.submits({NOTE: "x" * 1000})
    assert "x" * 1000 in notes(ana).words
    assert len(saying(ana, "Notes of thanks")) == 1


async def test_a_note_that_was_changed_elsewhere_comes_back_with_what_was_typed(
    playground: Playground, held: Person
) -> None:
    await held.clicks("Edit")
    await arrives(playground, filled(form_of(playground, held), {"note": "From my phone"}))
    await held.submits({NOTE: "From my desk"})
    assert held.sees("This note was changed elsewhere")
    assert "From my desk" in str(held.modal)
    await held.submits()
    assert "From my desk" in notes(held).text
    assert "From my phone" not in notes(held).text


async def test_a_form_sent_twice_and_a_person_taken_out_do_no_harm(
    playground: Playground, held: Person
) -> None:
    await held.clicks("Edit")
    sent = recording(playground)
    await held.submits({NOTE: "Mine"})
    said = held.reads()
    await sent.again()
    assert held.reads() == said
    await held.clicks("Edit")
    await held.fills({NOTE: "Not lost"})
    await held.types("/secondround interviews")
    form = form_of(playground, held)
    await held.closes()
    await held.types("/secondround prep Harborlight")
    await details(held, {"Interviewers": "Tom Ellis"})
    answer = await arrives(playground, form)
    assert "no longer here" in str(answer["errors"])


async def test_not_sending_any_and_after_all(held: Person) -> None:
    await held.clicks("Not sending any", on=notes(held))
    assert "You chose not to send any." in held.reads()[-1]
    assert "Write the notes" not in held.last.buttons
    await held.clicks("I will write after all")
    assert "Write the notes" in held.last.buttons


async def test_somebody_elses_notes_are_not_there(playground: Playground, held: Person, ben: Person) -> None:
    await ben.types("/secondround help")
    click = click_on(playground, held, notes(held), edit_buttons(held)[0])
    click["user"]["id"] = ben.id
    await arrives(playground, click)
    assert "no longer here" in str(ben.modal) + ben.last.text


async def edits(playground: Playground, person: Person, number: int) -> None:
    """Opens the window of one of the notes on the page."""
    await arrives(playground, click_on(playground, person, notes(person), edit_buttons(person)[number]))


def edit_buttons(person: Person) -> list[Json]:
    return [
        {"type": "button", "action_id": element["action_id"], "block_id": block["block_id"]}
        for block, element in interactive(notes(person).blocks)
        if element["action_id"].startswith(Action.THANKS_WRITE)
    ]


async def over(playground: Playground, bot: SecondRound, person: Person, people: str) -> None:
    """An interview with these people on Friday at ten, and three hours after its end."""
    await adds(person, {"Time": "10:00"})
    if people:
        await details(person, {"Interviewers": people})
    await moved(playground, bot, days=4, hours=2)


def notes(person: Person) -> SeenMessage:
    """The newest page of notes."""
    return saying(person, "Notes of thanks")[-1]


async def test_a_note_too_long_for_a_mail_link_says_so(held: Person) -> None:
    await held.clicks("Edit")
    await held.submits({"Note": "شكرا جزيلا " * 48})
    assert "Open it in your mail program (too long for the link: copy the note into it)" in notes(held).text
