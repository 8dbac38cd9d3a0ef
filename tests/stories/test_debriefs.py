"""The debrief: two short windows, every field optional, and nothing that was typed is lost."""

from collections.abc import Mapping

import pytest

from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.bank import writes
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.replay import recording
from tests.story import adds, arrives, details, filled, form_of, saying

pytestmark = ON_BOTH

TRICKY = "*not bold* <!channel> &amp; \u0645\u0631\u062d\u0628\u0627"
FRESH = {
    "How did it feel?": "4 · good",
    "Questions that went well": "Why us?\nA conflict you solved",
    "Questions that went rough": "Where do you see yourself?",
    "What to do next time": "Slower start",
}
REST = {
    "What went unsaid": "The audit",
    "Promises you made": "Send the slides",
    "Signals": "They showed me around",
    "What you wore": "Fitting",
    "How keen did you come across?": "4 · keen",
    "How did you get on with them?": "5 · easy from the start",
}


@pytest.fixture
async def held(playground: Playground, bot: SecondRound, ana: Person) -> Person:
    """Ana, an hour after an interview with Priya, with the prompt before her."""
    await adds(ana)
    await details(ana, {"Interviewers": "Priya Nair"})
    await moved(playground, bot, days=4, hours=5)
    return ana


async def test_what_fades_fastest_is_saved_at_once_and_the_rest_can_follow(held: Person) -> None:
    await held.clicks("Write it down")
    await held.submits(FRESH)
    assert "Written down: Panel interview at Harborlight." in held.last.text
    await held.clicks("Add more")
    await held.submits(REST)
    await held.types("/secondround debrief")
    for words in (*["Why us?", "A conflict you solved", "The audit", "Send the slides", "Slower start"],):
        assert words in held.last.text
    for label in ("How it felt: 4 · good", "Attire: Fitting", "Rapport: 5 · easy from the start"):
        assert label in held.last.text


async def test_an_empty_form_is_a_debrief_and_ends_the_asking(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await held.clicks("Write it down")
    await held.submits()
    assert "Written down" in held.last.text
    await moved(playground, bot, hours=3)
    assert not held.sees("Still fresh?")


async def test_a_window_that_is_closed_keeps_nothing_and_is_asked_for_once_more(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await held.clicks("Write it down")
    await held.fills(FRESH)
    await held.closes()
    await moved(playground, bot, hours=3)
    assert held.sees("Still fresh?")
    await held.clicks("Write it down")
    assert "Why us?" not in str(held.modal)


async def test_a_form_that_is_sent_twice_counts_once(playground: Playground, held: Person) -> None:
    for button, values in (("Write it down", FRESH), ("Add more", REST)):
        await held.clicks(button)
        sent = recording(playground)
        await held.submits(values)
        said = held.reads()
        assert await sent.again() == {}
        assert held.reads() == said


async def test_words_appear_as_they_were_typed(held: Person) -> None:
    await held.clicks("Write it down")
    await held.submits({"Questions that went rough": TRICKY, "What to do next time": TRICKY})
    await held.types("debrief")
    assert held.last.text.count(TRICKY) == 2
    await held.clicks("Edit")
    assert TRICKY in held.last.text


@pytest.mark.parametrize("button", ["Write it down", "Add more"])
async def test_what_was_changed_elsewhere_is_said_and_what_was_typed_stays(
    playground: Playground, held: Person, button: str
) -> None:
    field, mine, theirs = {
        "Write it down": ("What to do next time", "Breathe", "next_time"),
        "Add more": ("What went unsaid", "The audit", "unsaid"),
    }[button]
    await held.clicks("Write it down")
    await held.submits(FRESH)
    await held.clicks("Edit" if button == "Write it down" else button)
    await arrives(playground, filled(form_of(playground, held), {theirs: "From my phone"}))
    before = held.reads()
    await held.submits({field: mine})
    assert held.sees("This debrief was changed elsewhere")
    assert mine in str(held.modal)
    assert held.reads() == before
    await held.submits()
    assert held.modal is None
    await held.types("debrief")
    assert mine in held.last.text
    assert "From my phone" not in held.last.text


async def test_too_many_lines_are_refused_under_their_field(held: Person) -> None:
    await held.clicks("Write it down")
    lines = "\n".join(f"Question {number}" for number in range(21))
    await held.submits({"Questions that went okay": lines})
    assert "21 lines" in held.field_errors["Questions that went okay"]
    assert "Question 20" in str(held.modal)


async def test_three_thousand_characters_are_kept(held: Person) -> None:
    await held.clicks("Write it down")
    await held.submits({"What to do next time": "x" * 3000, "Questions that went rough": "y" * 3000})
    assert "Written down" in held.last.text
    await held.types("debrief")
    await held.clicks("Edit")
    assert "y" * 3000 in str(held.modal)


async def test_a_debrief_with_every_box_full_is_shown_in_part(held: Person) -> None:
    boxes = ("Questions that went well", "Questions that went okay", "Questions that went rough")
    more = ("What went unsaid", "Promises you made", "Signals", "Surprises")
    await held.clicks("Write it down")
    await held.submits(dict.fromkeys((*boxes, "What to do next time"), "& " * 1400 + "z"))
    await held.clicks("Add more")
    await held.submits(dict.fromkeys(more, "& " * 1400 + "z"))
    await held.types("debrief")
    assert "Edit and Add more have all of it." in held.last.words.replace("*", "")


async def test_an_interview_that_is_still_ahead_is_not_looked_back_on(held: Person) -> None:
    prompt = held.last
    await held.types("/secondround interviews")
    await held.clicks("Reschedule")
    await held.submits({"Date": "2027-01-20"})
    await held.clicks("Write it down", on=prompt)
    assert held.sees("That interview is still ahead. I will ask you how it was when it is over.")


async def test_a_debrief_for_a_cancelled_interview_is_answered_in_words(held: Person) -> None:
    prompt = held.last
    await held.clicks("Write it down", on=prompt)
    await held.fills(FRESH)
    await cancels(held)
    await held.submits()
    assert "That interview is canceled" in str(held.field_errors)
    assert "Slower start" in str(held.modal)
    await held.closes()
    await held.clicks("Write it down", on=prompt)
    assert held.sees("That interview is canceled, so I kept nothing.")
    await held.closes()
    await held.types("/secondround debrief Harborlight")
    assert "Reopen it first if it took place." in held.last.text
    await held.clicks("Reopen")
    await held.types("/secondround debrief Harborlight")
    await held.clicks("Write it down")
    await held.submits(FRESH)
    assert "Written down" in held.last.text


async def test_stories_that_were_told_are_noted_and_a_second_time_is_said(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await writes(held)
    await debriefs(held, {"Stories you told": ["The till"]})
    assert "They know a story of yours." not in held.last.text
    await held.types("stories")
    assert "Told: Harborlight (Jan 8)" in held.last.text
    await next_round(playground, bot, held)
    await debriefs(held, {"Stories you told": ["The till"]})
    assert "• “The till” You told it at Harborlight on Jan 8 already." in held.last.text
    await held.clicks("Add more")
    await held.submits({"Stories you told": []})
    await held.types("stories")
    assert "Told: Harborlight (Jan 8)" in held.last.text
    assert "Jan 20" not in held.last.text


async def test_the_rounds_of_one_process_are_seen_side_by_side(
    playground: Playground, bot: SecondRound, held: Person
) -> None:
    await debriefs(held, REST)
    assert "Over the rounds" not in held.last.text
    await next_round(playground, bot, held)
    await held.types("/secondround debrief")
    await held.clicks("Write it down")
    await held.submits({"How did it feel?": "2 · not great"})
    assert "Over the rounds · Jan 8, Jan 20" in held.last.text
    assert "• How it felt: 4 → 2" in held.last.text
    assert "• Rapport: 5 → –" in held.last.text
    assert "• Attire: fitting → –" in held.last.text


async def test_somebody_elses_debrief_is_not_there(playground: Playground, held: Person, ben: Person) -> None:
    await held.clicks("Write it down")
    form = form_of(playground, held)
    form["user"]["id"] = ben.id
    await ben.types("/secondround help")
    answer = await arrives(playground, form)
    assert "no longer here" in str(answer)


async def debriefs(person: Person, rest: Mapping[str, object]) -> None:
    """Both windows, for the interview that came last."""
    await person.types("/secondround debrief")
    await person.clicks("Write it down")
    await person.submits(FRESH)
    await person.clicks("Add more")
    await person.submits(dict(rest))
    assert person.modal is None, person.field_errors


async def next_round(playground: Playground, bot: SecondRound, person: Person) -> None:
    """The round after the last interview, on Jan 20, an hour after its end."""
    await person.types("/secondround interviews")
    await person.chooses("Record the outcome", "Next round")
    await person.clicks("Add the next round")
    await person.submits({"Type": "Technical", "Date": "2027-01-20", "Time": "15:00"})
    assert person.modal is None, person.field_errors
    await moved(playground, bot, days=12)


async def cancels(person: Person) -> None:
    """The last interview, past as it is, by the card that came with it."""
    card = next(one for one in person.messages if "Cancel" in one.buttons)
    await person.clicks("Cancel", on=card)


async def test_an_interview_that_is_held_again_is_asked_about_again(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana)
    await moved(playground, bot, days=4, hours=6)
    await ana.clicks("Write it down")
    await ana.submits({"How did it feel?": "2 · not great"})
    await ana.types("interviews")
    await ana.clicks("Reschedule")
    await ana.submits({"Date": "2027-01-15"})
    before = len(saying(ana, "How was it?"))
    await moved(playground, bot, days=7)
    assert len(saying(ana, "How was it?")) == before + 1
