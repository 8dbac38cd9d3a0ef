"""Stories: a person keeps what happened once, finds it where it fits, and does not tell it to the same people twice."""

import re

import pytest

from bot.app import SecondRound
from bot.catalogue import load
from bot.ids import Action
from playground.people import Person
from playground.server import Playground
from tests.bank import AT_HARBORLIGHT, TILL, tells, writes
from tests.conftest import transport_to
from tests.practice import asked, carry, kept, kept_as_story, value_of, written
from tests.replay import recording
from tests.story import adds, arrives, click_on, form_of, saying
from tests.walk import misplaced

ANSWER = "I counted the till twice, called Noor, and we found the slip under the drawer."


async def test_somebody_without_stories_is_told_what_one_is(ana: Person) -> None:
    await ana.types("/secondround stories")
    assert "You have no stories yet" in ana.last.text
    await ana.clicks("New story")
    await ana.submits(TILL)
    assert "Kept as a story: “The till”." in ana.last.text
    assert "Shows: Integrity, Problem solving" in ana.last.text
    assert "Still empty: task, result" in ana.last.text


async def test_an_answer_in_one_box_becomes_the_action_of_a_story(ana: Person) -> None:
    question = await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.submits({"Your answer": ANSWER})
    await ana.clicks("Save as story")
    assert written(ana)["Action"] == ANSWER
    assert written(ana)["Situation"] == ""
    await ana.submits({"Name": "The slip"})
    assert ana.modal is None, ana.field_errors
    named = [one.name for one in load().competencies if one.id in question.competencies]
    (shows,) = [line for line in ana.last.text.splitlines() if line.startswith("Shows: ")]
    assert sorted(shows.removeprefix("Shows: ").split(", ")) == sorted(named)


async def test_an_answer_in_four_boxes_fills_the_four_parts(ana: Person) -> None:
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.clicks("Write in four STAR boxes")
    await ana.submits({"Situation": "Closing time.", "Result": "Found in ten minutes."})
    await ana.types("/secondround answers")
    await ana.clicks("Save as story")
    assert {name: text for name, text in written(ana).items() if text and name != "What it shows"} == {
        "Situation": "Closing time.",
        "Result": "Found in ten minutes.",
    }


async def test_a_story_needs_a_name_a_part_and_a_competency(ana: Person) -> None:
    await ana.types("stories")
    await ana.clicks("New story")
    await ana.submits({"Name": " \n", "What it shows": ["Integrity"]})
    assert "Give it a name" in ana.field_errors["Name"]
    await ana.submits({"Name": "The till"})
    assert "Fill one of the four parts" in ana.field_errors["Situation"]
    await ana.submits({"Task": "x"})
    assert ana.modal is None


async def test_three_thousand_characters_of_anything_stay_as_they_were_typed(ana: Person) -> None:
    hostile = "<!channel> *bold* &amp; <@U1|ana> "
    parts = {"Situation": hostile.strip(), "Task": "x" * 3000, "Action": "<" * 3000, "Result": "😀" * 1500}
    await writes(ana, {**parts, "Name": "*Night* <b>"})
    await ana.types("stories")
    assert "*Night* <b>" in ana.last.text
    await ana.clicks("Edit")
    assert {name: written(ana)[name] for name in parts} == parts


async def test_a_form_that_is_sent_twice_is_kept_once(ana: Person, playground: Playground) -> None:
    await ana.types("stories")
    await ana.clicks("New story")
    sent = recording(playground)
    await ana.submits(TILL)
    said = ana.reads()
    assert await sent.again() == {}
    assert ana.reads() == said
    await ana.types("stories")
    assert "1 to 1 of 1" in ana.last.text


async def test_an_edited_story_is_changed_in_place_and_what_is_not_touched_stays(ana: Person) -> None:
    await writes(ana)
    await ana.clicks("Edit")
    await ana.submits({"Result": "Zero short since."})
    assert "Your changes are kept: “The till”." in ana.last.text
    assert "Still empty: task" in ana.last.text
    await ana.clicks("My stories")
    assert "1 to 1 of 1" in ana.last.text


async def test_a_story_that_is_kept_as_it_was_says_so(ana: Person) -> None:
    await writes(ana)
    await ana.clicks("Edit")
    await ana.submits()
    assert ana.modal is None
    assert ana.last.text == "Nothing was changed."


async def test_two_windows_at_once_keep_what_each_typed(
    ana: Person, playground: Playground, bot: SecondRound
) -> None:
    await writes(ana)
    await ana.clicks("Edit")
    phone = recording(playground, held=True)
    await ana.submits({"Result": "From the phone."})
    playground.transport = transport_to(bot)
    await ana.clicks("Edit")
    await ana.fills({"Result": "From the laptop."})
    await phone.again()
    await ana.submits()
    assert ana.sees("This story was changed elsewhere")
    assert ana.sees("From the phone.")
    assert written(ana)["Result"] == "From the laptop."
    await ana.submits()
    assert ana.modal is None
    await ana.clicks("Edit")
    assert written(ana)["Result"] == "From the laptop."


async def test_older_stories_are_a_page_away(ana: Person, playground: Playground) -> None:
    for number in range(12):
        await writes(ana, {"Name": f"Story {number}"})
    await ana.types("stories")
    assert ana.last.buttons.count("Edit") == 10
    await ana.clicks("Older")
    assert "11 to 12 of 12" in ana.last.text
    await ana.clicks("Archive")
    assert "11 to 11 of 11" in ana.last.text
    await ana.clicks("Newer")
    assert "1 to 10 of 11" in ana.last.text


async def test_an_archived_story_is_put_away_and_comes_back(ana: Person) -> None:
    await writes(ana)
    await ana.types("stories")
    await ana.clicks("Archive")
    assert "Archived. I no longer suggest it" in ana.last.text
    assert "All your stories are archived." in ana.last.text
    await ana.clicks("Archived (1)")
    assert "Archived stories" in ana.last.text
    await ana.clicks("Bring back")
    await ana.types("stories")
    assert "The till" in ana.last.text
    assert "Archived (1)" not in ana.last.buttons


async def test_a_story_that_is_put_away_can_be_deleted_for_good(ana: Person) -> None:
    await writes(ana)
    done = ana.last
    await ana.types("stories")
    await ana.clicks("Archive")
    await ana.clicks("Archived (1)")
    listed = ana.last
    await ana.clicks("Delete", confirm=False)
    assert "The till" in ana.last.text
    await ana.clicks("Delete", on=listed)
    assert "Nothing of that story is left with me" in ana.last.text
    await ana.clicks("Edit", on=done)
    assert ana.sees("That is no longer here")


async def test_the_list_says_what_the_stories_show_and_what_is_missing(ana: Person) -> None:
    await writes(ana)
    await writes(ana, {"Name": "The audit", "What it shows": ["Integrity"]})
    await ana.types("stories")
    assert "2 · Integrity" in ana.last.text
    assert "▇" not in ana.last.text
    assert any("▇▇ 2 · Integrity" in str(block) for block in ana.last.blocks)
    missing = next(line for line in ana.last.text.splitlines() if line.startswith("No story yet: "))
    assert "Leadership" in missing
    assert "Integrity" not in missing


async def test_words_that_look_like_markup_never_are(playground: Playground, ana: Person) -> None:
    mark = "<!here> *qzx* & <b>"
    await adds(ana, {"Company": mark})
    await adds(ana, {"Company": mark, "Date": "2027-01-20"})
    parts = dict.fromkeys(("Name", "Situation", "Task", "Action", "Result"), mark)
    await writes(ana, {**parts, "What it shows": ["Problem solving"]})
    await tells(ana, f"Jan 8 · Panel interview at {mark}")
    await ana.clicks("My stories")
    await tells(ana, f"Jan 20 · Panel interview at {mark}")
    await ana.submits()
    await ana.clicks("Undo")
    await ana.types("question problem solving")
    await ana.types("stories")
    await ana.clicks("Archive")
    assert len(saying(ana, "qzx")) > 5
    assert misplaced(playground, "qzx") == []


async def test_a_story_is_between_the_bot_and_the_person(ana: Person) -> None:
    await writes(ana)
    await ana.types("/secondround stories", where="#job-search")
    assert "That is between us" in ana.last.text
    assert "The till" not in ana.last.text


async def test_another_persons_buttons_and_forms_change_nothing(
    ana: Person, ben: Person, playground: Playground
) -> None:
    await adds(ben)
    await writes(ana)
    await writes(ben, {"Name": "Bens own"})
    theirs = value_of(playground, ana.last, "Edit")
    for label, word in (("Edit", ""), ("I told it", ""), ("Archive", "stories")):
        if word:
            await ben.types(word)
        carry(playground, ben.last, theirs)
        await ben.clicks(label, on=ben.last)
        assert ben.sees("That is no longer here")
        if ben.modal:
            await ben.closes()
        await ben.types("stories")
        await ben.clicks("Edit")
        await ben.submits({"Task": f"again {label}"})
    await ana.clicks("Edit")
    sent = recording(playground)
    await ana.submits({"Result": "Mine."})
    answer = await sent.again(user={"id": ben.id})
    assert any("That is no longer here" in words for words in answer["errors"].values())
    assert "The till" not in "".join(ben.reads())


async def test_an_answer_of_somebody_else_makes_no_story(
    ana: Person, ben: Person, playground: Playground
) -> None:
    await kept(ana, ANSWER)
    theirs = value_of(playground, ana.last, "Save as story")
    await kept(ben, "Another answer.")
    carry(playground, ben.last, theirs)
    await ben.clicks("Save as story")
    assert ben.sees("That is no longer here")
    assert not ben.sees("counted the till")


async def test_an_answer_becomes_a_story_once(ana: Person) -> None:
    await kept(ana, ANSWER, "behavioral")
    await kept_as_story(ana, "The slip")
    await ana.types("answers")
    await ana.clicks("Save as story")
    await ana.submits({"Name": "The till", "What it shows": ["Integrity"]})
    assert "You keep these very words already, as “The slip”." in ana.field_errors["Name"]
    await ana.submits({"Action": f"{ANSWER} It took ten minutes."})
    assert ana.modal is None
    assert "Kept as a story: “The till”." in ana.last.text


async def test_kept_as_a_story_from_an_answer_it_stands_in_the_list(ana: Person) -> None:
    await kept(ana, ANSWER)
    await kept_as_story(ana, "The slip")
    await ana.clicks("My stories")
    assert "The slip" in ana.last.text
    assert "I counted the till twice" in ana.last.text


@pytest.mark.usefixtures("nothing_breaks")
@pytest.mark.parametrize("suffix", ["", ":", ":nonsense:9:9", ":99999999999999"])
@pytest.mark.parametrize("action", [str(one) for one in Action if one.startswith("stories.")])
async def test_a_button_that_nobody_built_gets_a_sentence_or_the_list(
    playground: Playground, ana: Person, action: str, suffix: str
) -> None:
    await ana.types("help")
    before = len(ana.messages)
    clicked = {"type": "button", "block_id": "b", "action_id": f"{action}{suffix}", "value": "nonsense"}
    await arrives(playground, click_on(playground, ana, ana.last, clicked))
    assert ana.modal or len(ana.messages) > before or "stor" in ana.last.text


@pytest.mark.usefixtures("nothing_breaks")
@pytest.mark.parametrize("about", ["", "x|y", "null", "{}", '{"story": "nonsense"}', '{"page": 1}', "|||"])
@pytest.mark.parametrize("label", ["Edit", "I told it"])
async def test_a_form_about_nothing_that_exists_is_kept_anew_or_refused(
    playground: Playground, ana: Person, label: str, about: str
) -> None:
    await adds(ana)
    await writes(ana)
    await ana.clicks(label)
    if label == "I told it":
        await ana.chooses("Interview", AT_HARBORLIGHT)
    form = form_of(playground, ana)
    form["view"]["private_metadata"] = about
    answer = await arrives(playground, form)
    assert answer == {} or re.search("no longer here|these very words already", str(answer["errors"]))
