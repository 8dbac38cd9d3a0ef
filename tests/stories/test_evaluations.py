"""Evaluations: after each round a person says how they look to them, and the rounds become one picture."""

import json

import pytest

from bot.app import SecondRound
from bot.ids import Action
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved, transport_to
from tests.postgres import ON_BOTH
from tests.practice import written
from tests.replay import recording
from tests.story import FRIDAY, adds, arrives, click_on, details, form_of, saying
from tests.walk import misplaced

SCORES = {"Culture": "4 · good", "Growth": "5 · very good", "Work-life balance": "2 · not great"}
SECOND = {"Type": "Panel", "Date": "2027-01-20", "Time": "10:00"}


async def held(playground: Playground, bot: SecondRound, person: Person) -> None:
    """Friday's interview, round 1, is over."""
    await adds(person)
    await details(person, {"Round": "Round 1"})
    await moved(playground, bot, days=5)


async def rates(person: Person, scores: dict[str, str]) -> None:
    await person.types("evaluate")
    await person.clicks("Edit" if "Edit" in person.last.buttons else "Rate them")
    await person.submits(scores)
    assert person.modal is None, person.field_errors


async def next_round(playground: Playground, bot: SecondRound, person: Person) -> None:
    """The same process's second round, held as well."""
    await person.types("interviews")
    await person.chooses("Record the outcome", "Next round")
    await person.clicks("Add the next round")
    await person.submits(SECOND)
    assert person.modal is None, person.field_errors
    await moved(playground, bot, days=12)


@ON_BOTH
async def test_a_round_is_rated_and_the_card_says_what_to_ask_next(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.types("/secondround evaluate")
    assert "you may look as closely at them" in ana.last.text
    await ana.clicks("Rate them")
    await ana.submits({**SCORES, "Note": "Two of them learned the trade there."})
    lines = ana.last.text.splitlines()
    assert [line for line in lines if " · " in line] == ["5 · Growth", "4 · Culture", "2 · Work-life balance"]
    assert "Growth is what speaks for them; work-life balance is what to ask about next." in lines
    assert "Two of them learned the trade there." in lines
    assert "Not rated yet: teamwork, pay and benefits, the fit with your goals." in ana.last.text
    assert "▇▇▇▇▇ 5 · Growth" in json.dumps(ana.last.blocks, ensure_ascii=False)


async def test_what_is_not_touched_stays_and_a_score_can_be_taken_back(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await rates(ana, {**SCORES, "Note": "Kind."})
    await rates(ana, {"Growth": "Cannot tell yet"})
    assert "Growth" not in ana.last.text.partition("Not rated yet")[0]
    assert "4 · Culture" in ana.last.text
    assert "Kind." in ana.last.text


@ON_BOTH
async def test_two_rounds_stand_side_by_side(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await held(playground, bot, ana)
    await rates(ana, {"Growth": "2 · not great", "Pay and benefits": "4 · good", "Note": "Vague."})
    await next_round(playground, bot, ana)
    await rates(ana, {"Growth": "5 · very good", "Pay and benefits": "4 · good", "Teamwork": "4 · good"})
    lines = ana.last.text.splitlines()
    assert "How they look to you: Harborlight, 2 rounds" in lines
    assert "3.5 · Growth · round 1: 2, round 2: 5 · up 3" in lines
    assert "4 · Pay and benefits · round 1: 4, round 2: 4" in lines
    assert "4 · Teamwork · round 2: 4" in lines
    assert "Round 1: Vague." in lines
    assert "All that you rated speaks for them, and teamwork and pay and benefits most." in lines


async def test_the_reply_to_a_debrief_and_the_list_lead_to_it(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.types("debrief")
    await ana.clicks("Write it down")
    await ana.submits({})
    await ana.clicks("Rate them")
    await ana.submits(SCORES)
    await ana.types("interviews")
    await ana.clicks("Rate them")
    assert "4 · Culture" in ana.last.text
    await ana.types("interviews")
    await ana.chooses("Record the outcome", "Offer")
    await ana.types("interviews")
    await ana.clicks("Rate them")
    assert "4 · Culture" in ana.last.text


async def test_an_interview_that_is_to_come_or_was_called_off_is_not_rated(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await ana.types("rate")
    assert "None of your interviews has begun yet." in ana.last.text
    await held(playground, bot, ana)
    await ana.types("rate")
    asks, listed = ana.last, "interviews"
    await ana.types(listed)
    await ana.clicks("Reschedule")
    await ana.submits({"Date": "2027-01-20"})
    assert "Rate them" not in ana.last.buttons
    await ana.clicks("Rate them", on=asks)
    assert ana.sees("That interview has not begun yet.")
    await ana.closes()
    await ana.types(listed)
    await ana.clicks("Cancel")
    await moved(playground, bot, days=20)
    await ana.clicks("Rate them", on=asks)
    assert ana.sees("there is nothing to rate")


async def test_moved_while_the_form_is_open_nothing_typed_is_lost(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.types("evaluate")
    await ana.clicks("Rate them")
    phone = recording(playground, held=True)
    await ana.submits({"Note": "Typed."})
    playground.transport = transport_to(bot)
    await ana.types("interviews")
    await ana.clicks("Reschedule")
    await ana.submits({"Date": "2027-01-20"})
    assert "has not begun yet" in (await phone.again())["errors"]["culture"]


async def test_it_asks_which_where_several_fit(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await adds(ana)
    await adds(ana, {"Type": "Case"})
    await moved(playground, bot, days=5)
    await ana.types("evaluate harborlight")
    assert "Which one?" in ana.last.text
    await ana.clicks("This one")
    assert "How they look to you: Case interview at Harborlight" in ana.last.text
    await ana.types("evaluate nowhere")
    assert "I cannot find an interview of yours at “nowhere” that has begun." in ana.last.text


async def test_nothing_at_all_is_not_kept(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await held(playground, bot, ana)
    await ana.types("evaluate")
    await ana.clicks("Rate them")
    await ana.submits({})
    assert "Rate one of the six at least" in ana.field_errors["Culture"]


async def test_a_note_alone_is_enough(playground: Playground, bot: SecondRound, ana: Person) -> None:
    await held(playground, bot, ana)
    await rates(ana, {"Note": "x" * 3000})
    assert "your note stands by itself" in ana.last.text
    await rates(ana, {"Note": ""})
    assert "you may look as closely at them" in ana.last.text


async def test_a_form_that_is_sent_twice_is_kept_once(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.types("evaluate")
    await ana.clicks("Rate them")
    sent = recording(playground)
    await ana.submits(SCORES)
    said = ana.reads()
    assert await sent.again() == {}
    assert ana.reads() == said


@ON_BOTH
async def test_two_windows_at_once_keep_what_each_typed(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await held(playground, bot, ana)
    await ana.types("evaluate")
    asks = ana.last
    await ana.clicks("Rate them")
    phone = recording(playground, held=True)
    await ana.submits({"Growth": "5 · very good", "Note": "From the phone."})
    playground.transport = transport_to(bot)
    await ana.clicks("Rate them", on=asks)
    await ana.fills({"Growth": "1 · poor", "Note": "From the laptop."})
    await phone.again()
    await ana.submits()
    assert ana.sees("This was rated elsewhere")
    assert ana.sees("From the phone.")
    assert written(ana)["Note"] == "From the laptop."
    await ana.submits()
    assert ana.modal is None
    assert "1 · Growth" in ana.last.text


@pytest.mark.usefixtures("nothing_breaks")
@pytest.mark.parametrize("suffix", ["", ":", ":nonsense", ":99999999999999"])
@pytest.mark.parametrize("action", [str(one) for one in Action if one.startswith("evaluations.")])
async def test_a_button_that_nobody_built_gets_a_sentence(
    playground: Playground, ana: Person, action: str, suffix: str
) -> None:
    await ana.types("help")
    before = len(ana.messages)
    clicked = {"type": "button", "block_id": "b", "action_id": f"{action}{suffix}", "value": "nonsense"}
    await arrives(playground, click_on(playground, ana, ana.last, clicked))
    assert ana.modal or len(ana.messages) > before


@pytest.mark.usefixtures("nothing_breaks")
@pytest.mark.parametrize("about", ["", "|", "x|y", "nonsense|1"])
async def test_a_form_about_nothing_that_exists_is_refused(
    playground: Playground, bot: SecondRound, ana: Person, about: str
) -> None:
    await held(playground, bot, ana)
    await ana.types("evaluate")
    await ana.clicks("Rate them")
    await ana.fills(SCORES)
    form = form_of(playground, ana)
    form["view"]["private_metadata"] = about
    assert "no longer here" in str((await arrives(playground, form))["errors"])


async def test_another_persons_buttons_and_forms_rate_nothing(
    playground: Playground, bot: SecondRound, ana: Person, ben: Person
) -> None:
    await held(playground, bot, ana)
    await rates(ana, {**SCORES, "Note": "Between us."})
    await ana.clicks("Edit")
    sent = recording(playground)
    await ana.submits({"Growth": "1 · poor"})
    answer = await sent.again(user={"id": ben.id})
    assert any("no longer here" in words for words in answer["errors"].values())
    await ben.types("evaluate")
    assert "Between us." not in "".join(ben.reads())
    await ana.types("/secondround evaluate", where="#job-search")
    assert "That is between us" in ana.last.text


async def test_words_that_look_like_markup_never_are(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    mark = "<!here> *qzx* & <b>"
    await adds(ana, {**FRIDAY, "Company": mark})
    await moved(playground, bot, days=5)
    await rates(ana, {"Note": mark})
    await rates(ana, {"Culture": "1 · poor"})
    assert len(saying(ana, "qzx")) > 3
    assert misplaced(playground, "qzx") == []
