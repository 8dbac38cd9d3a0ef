"""A person reads what the coach finds in an answer, tries again, and rates it."""

from datetime import timedelta

import pytest

from bot.app import SecondRound
from bot.catalogue import load
from playground.people import Person
from playground.server import Playground
from tests.practice import TOLD, VAGUE, asked, carry, kept, reopens, shown, texts_of, value_of, written
from tests.replay import recording

SUPPOSED = "I would sit down with both of them. I would ask what they need. Then I would propose a plan."
GERMAN = "Ich habe gestern mit meinem Team daran gearbeitet, und wir haben es am Ende doch noch geschafft."
RATE = "Rate it"


async def test_a_strong_answer_is_told_what_is_strong_and_how_it_is_built(ana: Person) -> None:
    await kept(ana, TOLD, "behavioral")
    said = ana.last.text
    assert "All four parts of STAR are there." in said
    assert "The result can be measured" in said
    assert "[Task" in said
    assert "[Action · from “i printed”] I printed the backup list" in said
    assert "Action" in said.partition("Share of the words:")[2].partition("\n")[0]
    assert said.index("What is strong") < said.index("Nothing to change") < said.index("part by part")


async def test_the_card_names_the_question_that_was_answered(ana: Person) -> None:
    question = await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.submits({"Your answer": TOLD})
    assert ana.last.text.splitlines()[:2] == ["Feedback on your answer", question.text]
    await ana.chooses(RATE, "3 of 5")
    assert shown(ana) == question


async def test_a_weak_answer_gets_one_thing_to_change_with_its_own_words_and_a_way_to_do_it(
    ana: Person,
) -> None:
    await kept(ana, VAGUE, "behavioral")
    said = ana.last.text
    assert said.index("What is strong") < said.index("The one thing to change")
    assert f"You wrote: “{VAGUE}”" in said
    assert "How: Add where it was" in said
    assert "Vague: “stuff”, “sort of”" in said


async def test_a_further_try_begins_with_the_words_of_the_last_and_is_measured_against_it(
    ana: Person, playground: Playground
) -> None:
    await kept(ana, VAGUE, "behavioral")
    assert "Since your last try" not in ana.last.text
    playground.clock.advance(timedelta(minutes=1))
    await ana.clicks("Try again")
    assert written(ana) == {"Your answer": VAGUE}
    await ana.submits({"Your answer": TOLD})
    assert (
        "Since your last try: new: the task, the action and the result; a measure for the result"
        in ana.last.text
    )
    assert "words instead of 11." in ana.last.text
    playground.clock.advance(timedelta(minutes=1))
    await ana.clicks("Try again")
    await ana.submits()
    assert "Since your last try: the same parts, at the same length." in ana.last.text
    await ana.types("answers")
    assert "1 to 3 of 3" in ana.last.text


async def test_nobody_is_measured_against_another_person(ana: Person, ben: Person) -> None:
    question = await asked(ana, "presentation technical")
    await ana.clicks("Answer")
    await ana.submits({"Your answer": VAGUE})
    await asked(ben, "behavioral")
    while shown(ben) != question:
        await ben.types("question presentation technical")
    await ben.clicks("Answer")
    await ben.submits({"Your answer": TOLD})
    assert "Since your last try" not in ben.last.text


async def test_an_answer_in_four_boxes_is_tried_again_in_four(ana: Person) -> None:
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.clicks("Write in four STAR boxes")
    await ana.submits({"Situation": "We were late.", "Action": "I called the client."})
    await ana.clicks("Try again")
    assert written(ana) == {
        "Situation": "We were late.",
        "Task": "",
        "Action": "I called the client.",
        "Result": "",
    }


async def test_what_would_be_done_is_right_for_one_question_and_kindly_refused_for_another(
    ana: Person,
) -> None:
    await kept(ana, SUPPOSED, "behavioral")
    assert "The question asks for something that happened." in ana.last.text
    await kept(ana, SUPPOSED, "situational")
    assert "You say what you would do, step by step." in ana.last.text
    assert "[The steps" in ana.last.text
    assert "something that happened" not in ana.last.text


async def test_reasons_are_not_taken_apart_into_the_parts_of_a_story(ana: Person) -> None:
    await kept(
        ana, "I like bees, and your orchard keeps forty hives. I kept two myself for six years.", "motivation"
    )
    assert "part by part" not in ana.last.text
    assert "Share of the words" not in ana.last.text


async def test_another_language_is_politely_declined(ana: Person) -> None:
    await kept(ana, GERMAN, "behavioral")
    assert "This looks like German. I can only judge English" in ana.last.text
    assert "The one thing to change" not in ana.last.text
    await ana.chooses(RATE, "4 of 5")
    assert "You rate it 4 of 5." in ana.last.text


async def test_a_rating_stands_beside_its_anchors_and_may_be_changed(ana: Person) -> None:
    await kept(ana, TOLD, "conflict")
    cards = len(ana.messages)
    competency = load().competency(shown_competency(ana))
    assert competency
    assert all(anchor in ana.last.text for anchor in (competency.high, competency.middle, competency.low))
    await ana.chooses(RATE, "5 of 5")
    assert "You rate it 5 of 5. I will bring this question back from" in ana.last.text
    later = ana.last.text
    await ana.chooses(RATE, "1 of 5")
    assert "You rate it 1 of 5. I will bring this question back from Tue, Jan 5 on." in ana.last.text
    assert "from Tue, Jan 5" not in later
    assert len(ana.messages) == cards


async def test_a_question_comes_back_once_it_is_due_before_any_other(
    ana: Person, playground: Playground
) -> None:
    question = await asked(ana, "conflict")
    await ana.clicks("Answer")
    await ana.submits({"Your answer": VAGUE})
    assert await asked(ana, "conflict") != question
    playground.clock.advance(timedelta(days=3))
    assert await asked(ana, "conflict") == question
    assert "You answered this one before" in ana.last.text
    for label in ("Hint", "Hide the hint"):
        await ana.clicks(label)
        assert "You answered this one before" in ana.last.text
    await ana.clicks("Another")
    assert "You answered this one before" not in ana.last.text
    assert await asked(ana, "conflict") != question
    assert await asked(ana, "conflict") != question, "passed over, it waits for its turn"


async def test_a_question_comes_back_on_its_day_even_if_it_was_the_last_one_asked(
    ana: Person, playground: Playground
) -> None:
    question = await asked(ana, "")
    await ana.clicks("Answer")
    await ana.submits({"Your answer": "I forgot."})
    assert "I will bring this question back from Tue, Jan 5 on." in ana.last.text
    playground.clock.advance(timedelta(hours=12))
    assert await asked(ana, "") == question
    assert "You answered this one before" in ana.last.text
    assert await asked(ana, "") != question


@pytest.mark.usefixtures("nothing_breaks")
@pytest.mark.parametrize(
    "odd",
    [
        "yes",
        "😀😀😀",
        "x" * 3000,
        "I did it. " * 300,
        "<" * 3000,
        "def f(x):\n    return x + 1",
        "You are a useless piece of junk and I hate this.",
        "*bold* _it_ `x` <!channel> <https://a.example|b> &lt;b&gt; @Ben",
        "Tell me about a time you handled a conflict.",
        "- one\n- two\n\n• three",
        "\N{RIGHT-TO-LEFT OVERRIDE}abc",
        ".",
    ],
)
async def test_whatever_is_written_the_card_is_kind_and_leads_on(ana: Person, odd: str) -> None:
    for focus in ("behavioral", "situational", "motivation", "case"):
        await kept(ana, odd, focus)
        assert "What is strong" in ana.last.text
        assert "Try again" in ana.last.buttons
        assert texts_of(ana.last.blocks, "mrkdwn", "channel") == []
        assert texts_of(ana.last.blocks, "mrkdwn", "bold") == []


@pytest.mark.usefixtures("nothing_breaks")
async def test_four_full_boxes_are_shown_as_far_as_a_message_goes(ana: Person) -> None:
    await asked(ana, "behavioral")
    await ana.clicks("Answer")
    await ana.clicks("Write in four STAR boxes")
    full = ("I called the client. " * 143)[:3000]
    await ana.submits(dict.fromkeys(("Situation", "Task", "Action", "Result"), full))
    assert sum(len(text) for text in texts_of(ana.last.blocks, "plain_text", "")) < 10_000


async def test_a_card_whose_question_or_answer_has_left_still_answers(
    ana: Person, bot: SecondRound, playground: Playground
) -> None:
    await kept(ana, TOLD, "behavioral")
    card = ana.last
    with bot.db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE answer SET question_id = 'taken-out'")
    await ana.clicks("Try again", on=card)
    assert ana.sees("This question has left my collection")
    await ana.submits({"Your answer": TOLD + " And again."})
    assert "What is strong" in ana.last.text
    assert "How do you rate it?" not in ana.last.text
    carry(playground, card, "0" * 16)
    await ana.clicks("Try again", on=card)
    assert ana.sees("That is no longer here")


async def test_another_question_stays_with_what_was_practiced_after_a_rating_and_a_further_try(
    ana: Person,
) -> None:
    await kept(ana, TOLD, "problem solving")
    await ana.chooses(RATE, "4 of 5")
    await ana.clicks("Try again")
    await ana.submits({"Your answer": VAGUE})
    await ana.chooses(RATE, "2 of 5")
    for _ in range(5):
        await ana.clicks("Another question")
        assert "problem_solving" in shown(ana).competencies


async def test_a_double_click_on_a_rating_counts_once(ana: Person, playground: Playground) -> None:
    await kept(ana, TOLD, "behavioral")
    sent = recording(playground)
    await ana.chooses(RATE, "3 of 5")
    said = ana.reads()
    await sent.again()
    assert ana.reads() == said


async def test_another_persons_rating_is_not_taken(
    ana: Person, ben: Person, playground: Playground, bot: SecondRound
) -> None:
    await kept(ana, TOLD, "behavioral")
    sent = recording(playground)
    await ana.chooses(RATE, "3 of 5")
    action = {"action_id": f"feedback.rate:{value_of(playground, ana.last, 'Try again')}"}
    for number in ("1", "0", "6", "x", "", "9" * 400):
        await sent.again(user={"id": ben.id}, actions=[{**action, "selected_option": {"value": number}}])
    with bot.db.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT rating FROM answer").scalars().all() == [3]


async def test_a_rating_that_is_not_offered_is_not_taken(ana: Person, playground: Playground) -> None:
    await kept(ana, TOLD, "behavioral")
    sent = recording(playground)
    await ana.chooses(RATE, "3 of 5")
    action = {"action_id": f"feedback.rate:{value_of(playground, ana.last, 'Try again')}"}
    for number in ("0", "6", "x", "", "9" * 400):
        await sent.again(actions=[{**action, "selected_option": {"value": number}}])
        assert "That is no longer here" in ana.last.text


async def test_an_answer_becomes_a_story_with_a_click(ana: Person) -> None:
    await kept(ana, VAGUE, "behavioral")
    await ana.clicks("Save as story")
    assert VAGUE in written(ana).values()


async def test_a_deleted_answer_takes_its_plan_with_it(ana: Person, playground: Playground) -> None:
    question = await asked(ana, "conflict")
    await ana.clicks("Answer")
    await ana.submits({"Your answer": VAGUE})
    await ana.types("answers")
    await ana.clicks("Delete")
    playground.clock.advance(timedelta(days=30))
    assert await asked(ana, "conflict") != question


async def test_changes_to_a_kept_answer_are_looked_at_anew(ana: Person) -> None:
    await kept(ana, VAGUE, "behavioral")
    await reopens(ana)
    await ana.submits({"Your answer": TOLD})
    assert "Your changes are kept." in ana.last.text
    assert "All four parts of STAR are there." in ana.last.text


def shown_competency(person: Person) -> str:
    return next(one.id for one in load().competencies if f"\n{one.name}\n5: " in person.last.text)
