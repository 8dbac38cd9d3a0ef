"""Stories are told: noted once, suggested where they fit, and not to the same people twice without a warning."""

from bot.app import SecondRound
from bot.catalogue import Rubric
from playground.people import Person
from playground.server import Playground
from tests.bank import AT_HARBORLIGHT, tells, writes
from tests.conftest import moved
from tests.postgres import ON_BOTH
from tests.practice import shown
from tests.replay import recording
from tests.story import adds

pytestmark = ON_BOTH


async def test_a_story_that_was_told_says_where(ana: Person) -> None:
    await adds(ana)
    await writes(ana)
    await tells(ana, AT_HARBORLIGHT)
    assert "“The till”. Meant for: Panel interview at Harborlight, Jan 8." in ana.last.text
    await ana.types("stories")
    assert "Meant for: Harborlight (Jan 8)" in ana.last.text


async def test_a_telling_that_is_sent_twice_is_noted_once(ana: Person, playground: Playground) -> None:
    await adds(ana)
    await writes(ana)
    await ana.clicks("I told it")
    sent = recording(playground)
    await ana.submits({"Interview": AT_HARBORLIGHT})
    said = ana.reads()
    await sent.again()
    assert ana.reads() == said


async def test_a_telling_is_taken_back(ana: Person) -> None:
    await adds(ana)
    await writes(ana)
    await tells(ana, AT_HARBORLIGHT)
    await ana.clicks("Undo")
    assert "Taken back: “The till” was not told there" in ana.last.text
    await ana.types("stories")
    assert "Harborlight" not in ana.last.text


async def test_a_story_is_not_told_in_an_interview_that_is_cancelled(ana: Person) -> None:
    added = await adds(ana)
    await writes(ana)
    await tells(ana, AT_HARBORLIGHT)
    await ana.clicks("Cancel", on=added)
    await ana.types("stories")
    assert "Harborlight" not in ana.last.text
    await ana.clicks("I told it")
    assert "You have no interview here" in ana.last.text


async def test_without_an_interview_there_is_nowhere_to_tell_it(ana: Person) -> None:
    await writes(ana)
    await ana.clicks("I told it")
    assert ana.modal is None
    assert "You have no interview here that “The till” could be told in." in ana.last.text


async def test_a_story_that_is_noted_for_every_interview_says_so(ana: Person) -> None:
    await adds(ana)
    await writes(ana)
    await tells(ana, AT_HARBORLIGHT)
    await ana.clicks("I told it")
    assert ana.modal is None
    assert "“The till” is noted for every interview you have." in ana.last.text


async def test_before_the_same_company_hears_a_story_twice_there_is_a_warning(ana: Person) -> None:
    await adds(ana)
    await adds(ana, {"Company": "Harbor Light Inc.", "Date": "2027-01-20"})
    await writes(ana)
    await tells(ana, AT_HARBORLIGHT)
    await ana.clicks("My stories")
    await tells(ana, "Jan 20 · Panel interview at Harbor Light Inc.")
    assert ana.sees("They may know this story.")
    assert ana.sees("It is meant for Harborlight on Jan 8 already.")
    await ana.submits()
    assert ana.modal is None
    await ana.types("stories")
    assert "Meant for: Harborlight (Jan 8), Harbor Light Inc. (Jan 20)" in ana.last.text


async def test_another_company_hears_it_without_a_warning(ana: Person) -> None:
    await adds(ana)
    await adds(ana, {"Company": "Quillfield", "Date": "2027-01-20"})
    await writes(ana)
    await tells(ana, AT_HARBORLIGHT)
    await ana.clicks("My stories")
    await tells(ana, "Jan 20 · Panel interview at Quillfield")
    assert ana.modal is None


async def test_a_question_that_a_story_answers_says_which(ana: Person) -> None:
    await writes(ana, {"What it shows": ["Problem solving"], "Name": "The *till*"})
    await ana.types("/secondround question problem solving")
    await until_an_event_is_asked_for(ana)
    assert "Your story “The *till*” fits." in ana.last.text
    await ana.clicks("Hint")
    assert "Your story “The *till*” fits." in ana.last.text


async def test_a_question_about_no_event_names_no_story(ana: Person) -> None:
    await writes(ana, {"What it shows": ["Problem solving"]})
    await ana.types("/secondround question problem solving")
    while shown(ana).rubric is Rubric.STAR:
        await ana.clicks("Another")
    assert "Your story" not in ana.last.text


async def test_a_question_that_no_story_answers_names_none(ana: Person) -> None:
    await writes(ana, {"What it shows": ["Leadership"]})
    await ana.types("/secondround question integrity")
    while "leadership" in shown(ana).competencies:
        await ana.clicks("Another")
    assert "Your story" not in ana.last.text


async def test_an_archived_story_is_not_suggested(ana: Person) -> None:
    await writes(ana, {"What it shows": ["Problem solving"]})
    await ana.types("stories")
    await ana.clicks("Archive")
    await ana.types("/secondround question problem solving")
    await until_an_event_is_asked_for(ana)
    assert "Your story" not in ana.last.text


async def test_the_card_of_the_day_names_three_stories_that_they_have_not_heard(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Date": "2027-01-05"})
    for name in ("First", "Second", "Third", "Fourth"):
        await writes(ana, {"Name": name, "What it shows": ["Integrity"]})
        await moved(playground, bot, minutes=1)
    await ana.types("stories")
    await tells(ana, "Jan 5 · Panel interview at Harborlight")
    await adds(ana)
    await moved(playground, bot, days=4, hours=2)
    card = next(one for one in reversed(ana.messages) if "It starts in" in one.text)
    assert "Stories to have ready" in card.text
    assert [name for name in ("First", "Second", "Third") if f"• “{name}”" in card.text] == [
        "First",
        "Second",
        "Third",
    ]
    assert "Fourth" not in card.text


async def test_with_few_stories_the_card_of_the_day_warns_of_one_they_know(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    await adds(ana, {"Date": "2027-01-05"})
    await writes(ana)
    await tells(ana, "Jan 5 · Panel interview at Harborlight")
    await adds(ana)
    await moved(playground, bot, days=4, hours=2)
    card = next(one for one in reversed(ana.messages) if "It starts in" in one.text)
    assert "• “The till” You told it at Harborlight on Jan 5 already." in card.text


async def until_an_event_is_asked_for(person: Person) -> None:
    while shown(person).rubric is not Rubric.STAR:
        await person.clicks("Another")
