"""Preparations: one place for an interview's research, questions, strengths, references and outline."""

import pytest

from bot.app import SecondRound
from bot.ids import Action
from playground.people import Person
from playground.server import Playground
from tests.conftest import moved, transport_to
from tests.postgres import ON_BOTH
from tests.practice import written
from tests.replay import recording
from tests.story import adds, arrives, click_on, details, form_of, saying
from tests.walk import misplaced

PEOPLE = "Priya Nair (Head of Data)\nTom Ellis (Analyst)"
STRENGTHS = "Leading: ran a night shift of six\nPatience"
DANA = "Dana Reyes (my manager at Northwind) dana@northwind.example"


async def prepares(person: Person, changed: dict[str, str] | None = None) -> None:
    """An interview with people, and its preparation opened."""
    await adds(person)
    await details(person, {"Interviewers": PEOPLE, "Round": "Round 1", **(changed or {})})
    await person.clicks("Prep notes")


async def writes(person: Person, section: str, values: dict[str, str]) -> None:
    await person.clicks(section)
    await person.submits(values)
    assert person.modal is None, person.field_errors


def picked(person: Person) -> list[str]:
    """The questions of the open form that are ticked."""
    assert person.modal
    inputs = [block for block in person.modal["blocks"] if block["type"] == "input"]
    return [one["label"]["text"] for one in inputs if one["element"].get("initial_options")]


@ON_BOTH
async def test_what_is_written_down_shows_on_one_message_that_stays_where_it_is(ana: Person) -> None:
    await prepares(ana)
    assert "Preparation for Panel interview at Harborlight" in ana.last.text
    assert "Research · 0 of 4 sources" in ana.last.text
    assert "Questions to ask · 0 of 5" in ana.last.text
    before = len(ana.messages)
    await writes(ana, "Research", {"Their website and products": "They ship tide gauges."})
    await writes(ana, "Strengths", {"Strengths, with evidence": STRENGTHS})
    await writes(ana, "References", {"References": DANA})
    assert len(ana.messages) == before
    lines = ana.last.text.splitlines()
    assert "Research · 1 of 4 sources" in lines
    assert "Their website and products: They ship tide gauges." in lines
    assert any(line.startswith("Still open: their values and culture, news") for line in lines)
    assert "Strengths, with evidence · 2 of 3" in lines
    assert "• Leading: ran a night shift of six" in lines
    assert "1 without evidence yet: put it behind a colon." in lines
    assert f"• {DANA}" in lines


@ON_BOTH
async def test_five_questions_are_picked_for_those_who_are_there_until_the_person_chooses(
    ana: Person,
) -> None:
    await prepares(ana)
    await ana.clicks("Questions")
    assert len(picked(ana)) == 5
    assert ana.sees("Ask Priya Nair")
    assert ana.sees("Ask Tom Ellis")
    await ana.unticks("Ask Priya Nair")
    kept = picked(ana)
    await ana.submits({"Your own questions": "Who reads the gauges?\n\nWho reads the gauges?"})
    lines = ana.last.text.splitlines()
    assert "Questions to ask · 5 chosen" in lines
    assert lines.count("• Who reads the gauges?") == 1
    assert (
        sum(line.startswith("• ") and line.endswith(("(Priya Nair)", "(Tom Ellis)")) for line in lines) == 4
    )
    await ana.clicks("Questions")
    assert picked(ana)[: len(kept)] == kept
    assert written(ana)["Your own questions"] == "Who reads the gauges?"


@ON_BOTH
async def test_the_card_an_hour_before_draws_on_it(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await prepares(ana, {"Place or link": "https://meet.example/abc"})
    await ana.clicks("Questions")
    await ana.fills({question: [] for question in picked(ana)})
    await ana.submits({"Your own questions": "Who reads the gauges?"})
    await writes(ana, "Strengths", {"Strengths, with evidence": STRENGTHS})
    await writes(ana, "References", {"References": DANA})
    await writes(ana, "Add an outline", {"Outline": "The problem\nThree ways"})
    assert "Add an outline" not in ana.last.buttons
    await moved(playground, bot, days=4, hours=2)
    (card,) = saying(ana, "It starts in")
    lines = card.text.splitlines()
    asked = lines[lines.index("Questions to ask them") + 1 :]
    assert [line for line in asked if line.startswith("•")] == ["• Who reads the gauges?"]
    assert "• Leading: ran a night shift of six" in lines
    assert "References: Dana Reyes" in lines
    assert lines[lines.index("Your outline") + 1 :][:2] == ["1. The problem", "2. Three ways"]
    assert {"Open the link", "Prep notes"} <= set(card.buttons)


async def test_more_questions_than_a_minute_holds_are_counted(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await prepares(ana)
    own = "\n".join(f"Question {number}?" for number in range(10))
    await writes(ana, "Questions", {"Your own questions": own})
    await moved(playground, bot, days=4, hours=2)
    (card,) = saying(ana, "It starts in")
    assert "• and 8 more in your prep notes" in card.text.splitlines()


@ON_BOTH
async def test_the_next_round_begins_with_what_the_round_before_wrote(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await prepares(ana)
    research = {"Their website and products": "Tide gauges.", "News and trade press": "A storm."}
    await writes(ana, "Research", research)
    await writes(ana, "Strengths", {"Strengths, with evidence": STRENGTHS})
    await writes(ana, "Questions", {"Your own questions": "Who reads the gauges?"})
    first = ana.last
    await moved(playground, bot, days=5)
    await ana.types("interviews")
    await ana.chooses("Record the outcome", "Next round")
    await ana.clicks("Add the next round")
    await ana.submits({"Type": "Presentation", "Date": "2027-01-20", "Time": "10:00"})
    await ana.clicks("Prep notes")
    text = ana.last.text
    assert text.count("From round 1. What you change here stays with this round.") == 2
    assert "Their website and products: Tide gauges." in text
    assert "Who reads the gauges?" not in text
    assert "Outline · still open" in text
    await ana.clicks("Research")
    assert ana.sees("From round 1. Change what no longer fits.")
    await ana.submits({"Their website and products": "Gauges and buoys.", "News and trade press": ""})
    assert "Gauges and buoys." in ana.last.text
    assert "A storm." not in ana.last.text
    assert ana.last.text.count("From round 1.") == 1
    await ana.clicks("Checklist", on=first)
    await ana.clicks("Prep notes")
    assert "Tide gauges." in ana.last.text
    assert "A storm." in ana.last.text
    assert first.text == ana.last.text


async def test_a_box_that_is_left_as_it_was_stays_the_round_befores(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await prepares(ana)
    await writes(ana, "References", {"References": DANA})
    await moved(playground, bot, days=5)
    await ana.types("interviews")
    await ana.chooses("Record the outcome", "Next round")
    await ana.clicks("Add the next round")
    await ana.submits({"Type": "Case", "Date": "2027-01-20", "Time": "10:00"})
    await ana.clicks("Prep notes")
    said = ana.last.text
    await writes(ana, "References", {})
    assert ana.last.text == said
    assert "From round 1" in said


@pytest.mark.parametrize(
    ("section", "label", "typed", "words"),
    [
        ("Questions", "Your own questions", "\n".join(f"{n}?" for n in range(11)), "That is 11 questions"),
        ("Questions", "Your own questions", "x" * 251, "250 characters at most"),
        ("Strengths", "Strengths, with evidence", "\n".join(map(str, range(7))), "That is 7 strengths"),
        ("References", "References", "\n".join(map(str, range(6))), "That is 6 references"),
        ("Add an outline", "Outline", "\n".join(map(str, range(13))), "That is 13 headings"),
        ("Add an outline", "Outline", "x" * 151, "is too long for one line"),
    ],
)
async def test_too_much_is_said_under_its_box(
    ana: Person, section: str, label: str, typed: str, words: str
) -> None:
    await prepares(ana)
    await ana.clicks(section)
    await ana.submits({label: typed})
    assert words in ana.field_errors[label]


@ON_BOTH
async def test_two_windows_at_once_keep_what_each_typed(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await prepares(ana)
    await ana.clicks("Questions")
    phone = recording(playground, held=True)
    await ana.submits({"Your own questions": "From the phone?"})
    playground.transport = transport_to(bot)
    await ana.clicks("Questions")
    await ana.unticks("Ask ")
    await ana.fills({"Your own questions": "From the laptop?"})
    await phone.again()
    await ana.submits()
    assert ana.sees("This was changed elsewhere")
    assert ana.sees("From the phone?")
    assert written(ana)["Your own questions"] == "From the laptop?"
    assert len(picked(ana)) == 4
    await ana.submits()
    assert ana.modal is None
    assert "From the laptop?" in ana.last.text
    assert "From the phone?" not in ana.last.text


async def test_a_form_that_is_sent_twice_is_kept_once(ana: Person, playground: Playground) -> None:
    await prepares(ana)
    await ana.clicks("Strengths")
    sent = recording(playground)
    await ana.submits({"Strengths, with evidence": STRENGTHS})
    said = ana.reads()
    assert await sent.again() == {}
    assert ana.reads() == said


async def test_where_the_message_was_deleted_the_preparation_comes_anew(
    ana: Person, playground: Playground
) -> None:
    await prepares(ana)
    await ana.clicks("Strengths")
    gone = ana.last
    playground.workspace.messages.remove(playground.workspace.message(gone.channel, gone.ts))
    await ana.submits({"Strengths, with evidence": STRENGTHS})
    assert "• Leading: ran a night shift of six" in ana.last.text
    assert ana.last.ts != gone.ts


@pytest.mark.usefixtures("nothing_breaks")
@pytest.mark.parametrize("suffix", ["", ":", ":nonsense", ":nonsense:ask", ":nonsense:magic:9"])
@pytest.mark.parametrize("action", [str(one) for one in Action if one.startswith("preparations.")])
async def test_a_button_that_nobody_built_gets_a_sentence(
    playground: Playground, ana: Person, action: str, suffix: str
) -> None:
    await ana.types("help")
    before = len(ana.messages)
    clicked = {"type": "button", "block_id": "b", "action_id": f"{action}{suffix}", "value": "nonsense"}
    await arrives(playground, click_on(playground, ana, ana.last, clicked))
    assert ana.modal or len(ana.messages) > before


@pytest.mark.usefixtures("nothing_breaks")
@pytest.mark.parametrize(
    "about",
    ["", "null", "[]", "{}", '{"interview": 1, "section": "ask"}', '{"interview": "x", "section": "y"}'],
)
async def test_a_form_about_nothing_that_exists_is_refused(
    playground: Playground, ana: Person, about: str
) -> None:
    await prepares(ana)
    await ana.clicks("Research")
    form = form_of(playground, ana)
    form["view"]["private_metadata"] = about
    assert "no longer here" in str((await arrives(playground, form))["errors"])


async def test_another_persons_buttons_and_forms_change_nothing(
    playground: Playground, ana: Person, ben: Person
) -> None:
    await prepares(ana)
    await ana.clicks("Strengths")
    sent = recording(playground)
    await ana.submits({"Strengths, with evidence": "Between us: all of it"})
    answer = await sent.again(user={"id": ben.id})
    assert any("no longer here" in words for words in answer["errors"].values())
    assert "Between us" not in "".join(ben.reads())


@pytest.mark.parametrize("sign", ["&", "x", "\U0001f99c", "\u05e9"])
async def test_everything_at_its_longest_still_fits_every_message(
    playground: Playground, bot: SecondRound, ana: Person, sign: str
) -> None:
    await adds(ana, {"Company": sign * 75, "Type": "Presentation"})
    people = "\n".join(f"{number:02}{sign * 70} (Head of Data)" for number in range(30))
    await details(ana, {"Interviewers": people, "Place or link": sign * 500, "Notes": sign * 3000})
    await ana.clicks("Prep notes")
    sources = ("Their website and products", "News and trade press", "Their values and culture")
    await writes(ana, "Research", dict.fromkeys(sources, sign * 3000))
    await writes(ana, "Questions", {"Your own questions": lines_of(sign, 10, 240)})
    await writes(ana, "Strengths", {"Strengths, with evidence": lines_of(sign, 6, 290)})
    await writes(ana, "References", {"References": lines_of(sign, 5, 190)})
    await writes(ana, "Outline", {"Outline": lines_of(sign, 12, 140)})
    assert "12 headings" in ana.last.words
    await moved(playground, bot, days=4, hours=2)
    assert len(saying(ana, "It starts in 60 minutes")) == 1


async def test_words_that_look_like_markup_never_are(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    mark = "<!here> *qzx* & <b>"
    await prepares(ana, {"Interviewers": f"{mark} (Head of Data)"})
    await writes(ana, "Research", {"News and trade press": mark})
    await writes(ana, "Questions", {"Your own questions": mark})
    await writes(ana, "Strengths", {"Strengths, with evidence": f"{mark}: {mark}"})
    await writes(ana, "References", {"References": f"{mark} ({mark}) {mark}"})
    await writes(ana, "Add an outline", {"Outline": mark})
    await ana.clicks("Outline")
    await ana.closes()
    await moved(playground, bot, days=4, hours=2)
    assert len(saying(ana, "qzx")) == 3
    assert misplaced(playground, "qzx") == []


def lines_of(sign: str, count: int, length: int) -> str:
    return "\n".join(f"{number:02}{sign * length}" for number in range(count))
