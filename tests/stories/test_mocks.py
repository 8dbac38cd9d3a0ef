"""A person goes through a mock round: question by question in a thread, with a summary at the end."""

import random
from datetime import timedelta

import pytest

from bot.app import SecondRound, assembled
from bot.catalogue import InterviewType, Question, QuestionType
from bot.config import Settings
from playground.people import Person
from playground.server import Playground
from playground.sight import SeenMessage
from tests.conftest import transport_to
from tests.practice import QUESTIONS, TOLD, VAGUE, question_on, shown
from tests.replay import recording
from tests.story import adds, saying

pytestmark = pytest.mark.usefixtures("nothing_breaks")


async def test_a_round_puts_five_questions_one_after_the_other_and_sums_them_up(
    ana: Person, playground: Playground
) -> None:
    await ana.types("question mock behavioral")
    root = saying(ana, "Mock round: behavioral")[0]
    assert "5 questions, one after the other" in root.text
    asked: list[Question] = []
    for number, words in enumerate((TOLD, VAGUE, None, TOLD, "I like people."), start=1):
        assert f"Question {number} of 5" in ana.last.text
        assert threads_of(playground, ana.last) == root.ts
        probed = [one.probes[number % 2] for one in asked[-1:] if one.probes[number % 2] in ana.last.text]
        assert len(probed) == (number in {2, 3, 5})
        asked.append(shown(ana))
        await answers(ana, words)
    assert len({one.id for one in asked}) == 5
    assert {one.type for one in asked} == {QuestionType.BEHAVIORAL}
    said = ana.last.text
    assert "You answered 4 of 5 questions, about 1 min spoken." in said
    assert all(one.text in said for one in asked)
    assert "Nothing to change: keep it as it is." in said
    assert f"There is a story in this, but the listener gets only a line of it. (“{VAGUE}”)" in said
    assert "Skipped." in said
    assert "Over all your stories, the situation is your strongest part. Practice the" in said
    assert threads_of(playground, ana.last) == root.ts
    await ana.clicks("Another round")
    assert "Question 1 of 5" in ana.last.text


async def test_a_round_has_as_many_questions_as_asked_for_within_reason(ana: Person) -> None:
    for typed, count in (
        ("mock 3", 3),
        ("mock panel 1", 1),
        ("mock 3 panel", 3),
        ("mock panel 2 questions", 2),
        ("mock Three behavioral", 3),
        ("mock 0", 1),
        ("mock 999", 10),
        ("mock", 5),
    ):
        await ana.types(f"/secondround question {typed}")
        assert f"Question 1 of {count}" in ana.last.text
        await ana.clicks("Stop")


async def test_a_number_that_no_round_has_is_said(ana: Person) -> None:
    for typed, said in (
        ("mock 50", "Ten is the most. 10 questions"),
        ("mock 0", "One is the least. 1 question"),
    ):
        await ana.types(typed)
        assert saying(ana, said)
        await ana.clicks("Stop")
    for typed in ("mock 1", "mock 10"):
        await ana.types(typed)
        assert len(saying(ana, "is the")) == 2
        await ana.clicks("Stop")


async def test_a_round_of_one_question_is_spoken_of_as_one(ana: Person) -> None:
    await ana.types("mock panel 1")
    assert saying(ana, "1 question, in the thread below. Two minutes; feedback at the end.")


async def test_without_a_type_it_is_what_the_next_interview_will_be(ana: Person) -> None:
    await adds(ana, {"Type": "Presentation"})
    await ana.types("mock 2")
    assert saying(ana, "Mock round: presentation")
    assert InterviewType.PRESENTATION in shown(ana).interviews


async def test_a_round_begins_with_why_somebody_is_here(ana: Person) -> None:
    await ana.types("mock phone screen 8")
    kinds = []
    for _ in range(8):
        kinds.append(shown(ana).type is QuestionType.MOTIVATION)
        await ana.clicks("Skip")
    assert kinds == sorted(kinds, reverse=True)
    assert any(kinds)


async def test_each_question_is_about_something_else(ana: Person) -> None:
    await ana.types("mock 5")
    seen: list[str] = []
    for _ in range(5):
        assert not set(seen) & set(shown(ana).competencies)
        seen += shown(ana).competencies
        await ana.clicks("Skip")


async def test_an_unknown_type_is_said_and_begins_nothing(ana: Person) -> None:
    await ana.types("question mock underwater weaving 3")
    assert "I have no questions under “underwater weaving”" in ana.last.text
    assert not saying(ana, "Mock round")


async def test_questions_to_ask_are_no_round(ana: Person) -> None:
    await ana.types("mock questions to ask 2")
    assert ana.last.text.startswith("Questions to ask are yours, so a mock round cannot put them.")
    assert not saying(ana, "Question 1")


async def test_stop_ends_the_round_with_what_there_is(ana: Person) -> None:
    await ana.types("mock 3")
    await answers(ana, TOLD)
    card = ana.last
    await ana.clicks("Stop", on=card)
    assert "You answered 1 of 3 questions" in ana.last.text
    for label in ("Stop", "Skip", "Answer"):
        await ana.clicks(label, on=card)
        assert ana.sees("That question of the mock round is done already.")
        if ana.modal:
            await ana.closes()


async def test_what_a_stopped_round_never_put_is_neither_shown_nor_counted_as_asked(
    ana: Person, bot: SecondRound
) -> None:
    await ana.types("mock group 10")
    put = shown(ana)
    await ana.clicks("Stop")
    assert "You answered 0 of 10 questions." in ana.last.text
    assert [one.text for one in QUESTIONS.values() if one.text in ana.last.text] == [put.text]
    assert "Not reached: 2 to 10." in ana.last.text
    with bot.db.engine.begin() as connection:
        asked = connection.exec_driver_sql("SELECT question_id FROM asked_question").scalars().all()
    assert asked == [put.id]


async def test_a_round_goes_on_where_it_was_after_a_restart(
    ana: Person, playground: Playground, settings: Settings, bot: SecondRound
) -> None:
    await ana.types("mock 3")
    await answers(ana, TOLD)
    second = ana.last
    await bot.jobs.stop()
    bot.db.close()
    async with assembled(settings, playground.clock, patient=True, chance=random.Random(8)) as anew:
        playground.transport = transport_to(anew)
        await answers(ana, VAGUE, on=second)
        assert "Question 3 of 3" in ana.last.text
        third = shown(ana)
        await ana.types("mock")
        assert saying(ana, "We were in the middle of this one: 1 of 3 questions to go.")
        assert shown(ana) == third
        await answers(ana, TOLD)
        assert "You answered 3 of 3 questions" in ana.last.text


async def test_another_round_than_the_one_under_way_is_begun_if_somebody_says_so(
    ana: Person, playground: Playground
) -> None:
    await ana.types("mock behavioral 3")
    thread = threads_of(playground, ana.last)
    await answers(ana, TOLD)
    second = shown(ana)
    await ana.types("mock technical 2")
    assert "2 of 3 questions to go. It goes on in its own thread." in saying(ana, "in the middle")[0].text
    assert saying(ana, "You asked for another: technical, 2 questions.")
    assert shown(ana) == second
    assert threads_of(playground, ana.last) == thread
    sent = recording(playground)
    await ana.clicks("Begin a new one")
    assert "You answered 1 of 3 questions" in ana.reads()[-3]
    assert "Mock round: technical\n2 questions" in ana.reads()[-2]
    assert "Question 1 of 2" in ana.last.text
    assert shown(ana).type is QuestionType.TECHNICAL
    assert threads_of(playground, ana.last) != thread
    await sent.again()
    assert len(saying(ana, "Mock round: technical\n2 questions")) == 1


@pytest.mark.parametrize("typed", ["mock", "mock behavioral", "mock 3"])
async def test_who_asks_for_no_other_round_just_goes_on(ana: Person, typed: str) -> None:
    await ana.types("mock behavioral 3")
    await ana.types(typed)
    assert saying(ana, "in the middle")[0].buttons == ["Open the thread", "Stop"]
    assert not saying(ana, "You asked for another")


async def test_an_answer_typed_into_the_thread_counts_after_the_round_was_asked_for_again(
    ana: Person, playground: Playground
) -> None:
    await ana.types("mock behavioral 3")
    thread = threads_of(playground, ana.last)
    await ana.types("mock technical 2")
    await playground.client.types(ana.id, ana.dm, TOLD, thread)
    assert "Question 2 of 3" in ana.last.text


async def test_a_round_whose_thread_is_gone_goes_on_in_a_new_one(ana: Person, playground: Playground) -> None:
    await ana.types("mock behavioral 3")
    root = saying(ana, "Mock round")[0]
    gone = playground.workspace.message(root.channel, root.ts)
    playground.workspace.messages.remove(gone)
    await ana.types("mock technical")
    assert saying(ana, "It goes on in the thread below.")
    assert threads_of(playground, ana.last) == saying(ana, "Mock round")[0].ts
    assert "Begin a new one" in saying(ana, "Mock round")[0].buttons


async def test_words_under_a_round_that_is_over_are_kept_where_a_question_had_been_left_open(
    ana: Person, playground: Playground
) -> None:
    await ana.types("mock behavioral 2")
    question, thread = shown(ana), threads_of(playground, ana.last)
    await ana.clicks("Stop")
    await playground.client.types(ana.id, ana.dm, "Okay, that was it.", thread)
    assert "This round is over, and I kept nothing of that." in ana.last.text
    assert threads_of(playground, ana.last) == thread
    await playground.client.types(ana.id, ana.dm, TOLD, thread)
    assert "I kept that as your answer to the question that was left open." in ana.reads()[-2]
    assert question.text in ana.last.text
    assert "What is strong" in ana.last.text
    await playground.client.types(ana.id, ana.dm, "mock technical 2", thread)
    assert "Question 1 of 2" in ana.last.text


async def test_words_under_a_round_that_was_finished_are_told_so(ana: Person, playground: Playground) -> None:
    await ana.types("mock 1")
    thread = threads_of(playground, ana.last)
    await answers(ana, TOLD)
    await playground.client.types(ana.id, ana.dm, TOLD, thread)
    assert "This round is over, and I kept nothing of that." in ana.last.text
    await ana.clicks("One question")
    assert shown(ana).text


async def test_a_second_click_or_a_second_submit_moves_on_once(ana: Person, playground: Playground) -> None:
    await ana.types("mock 3")
    sent = recording(playground)
    await ana.clicks("Skip")
    await sent.again()
    assert len(saying(ana, "Question 2 of 3")) == 1
    await ana.clicks("Answer", on=saying(ana, "Question 2 of 3")[0])
    sent = recording(playground)
    await ana.submits({"Your answer": TOLD})
    await sent.again()
    assert len(saying(ana, "Question 3 of 3")) == 1


async def test_words_typed_while_the_round_was_stopped_elsewhere_are_kept(ana: Person) -> None:
    await ana.types("mock 3")
    card = ana.last
    await ana.clicks("Answer")
    await ana.clicks("Stop", on=card)
    await ana.submits({"Your answer": TOLD})
    assert "Kept." in ana.last.text
    assert "What is strong" in ana.last.text
    assert not saying(ana, "Question 2 of 3")


async def test_a_question_that_leaves_in_the_middle_is_passed_over(ana: Person, bot: SecondRound) -> None:
    await ana.types("mock 3")
    with bot.db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE mock_turn SET question_id = 'taken-out' WHERE position < 3")
    await ana.clicks("Answer")
    assert ana.sees("That is no longer here")
    await ana.closes()
    await ana.types("mock")
    assert "Question 3 of 3" in ana.last.text
    await answers(ana, TOLD)
    assert "You answered 1 of 3 questions" in ana.last.text
    assert "1. A question that has left my collection" in ana.last.text


async def test_a_round_whose_questions_have_all_left_is_over(ana: Person, bot: SecondRound) -> None:
    await ana.types("mock 2")
    with bot.db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE mock_turn SET question_id = 'taken-out'")
    await ana.types("mock 4")
    assert "Question 1 of 4" in ana.last.text


async def test_an_answer_deleted_before_the_end_is_said_to_be_gone(ana: Person) -> None:
    await ana.types("mock 2")
    await answers(ana, TOLD)
    second = ana.last
    await ana.types("answers")
    await ana.clicks("Delete")
    await ana.clicks("Skip", on=second)
    assert "No answer is kept for this one." in ana.last.text
    assert "You answered 0 of 2 questions." in ana.last.text


async def test_another_persons_round_is_out_of_reach(
    ana: Person, ben: Person, playground: Playground
) -> None:
    await ana.types("mock 2")
    await ben.types("help")
    sent = recording(playground)
    await ana.clicks("Skip")
    before = len(saying(ana, "Question"))
    await sent.again(user={"id": ben.id})
    assert len(saying(ana, "Question")) == before
    assert not saying(ben, "Question")


async def test_an_answer_may_be_typed_into_the_thread(ana: Person, playground: Playground) -> None:
    await ana.types("mock 3")
    thread = threads_of(playground, ana.last)
    for words, answer in (
        (TOLD, "Question 2 of 3"),
        ("Skip!", "Question 3 of 3"),
        ("x " * 2000, "a box holds 3,000"),
        ("stop", "You answered 1 of 3 questions"),
        ("help", "I help you through your interviews"),
    ):
        await playground.client.types(ana.id, ana.dm, words, thread)
        assert answer in ana.last.text


async def test_a_command_typed_into_the_thread_is_no_answer(ana: Person, playground: Playground) -> None:
    await ana.types("mock 2")
    assert saying(ana, "What you type in the thread is your answer.")
    thread = threads_of(playground, ana.last)
    for typed, answer in (
        ("Help", "I help you through your interviews"),
        ("stories", "You have no stories yet"),
        ("delete", "Erase"),
        ("mute", "Silence until"),
    ):
        await playground.client.types(ana.id, ana.dm, typed, thread)
        assert answer in ana.last.text
    assert not saying(ana, "Question 2 of 2")
    await playground.client.types(ana.id, ana.dm, TOLD, thread)
    assert saying(ana, "Question 2 of 2")


@pytest.mark.parametrize("typed", ["skip it", "Next.", "pass"])
async def test_a_question_may_be_passed_over_in_other_words(
    ana: Person, playground: Playground, typed: str
) -> None:
    await ana.types("mock 2")
    await playground.client.types(ana.id, ana.dm, typed, threads_of(playground, ana.last))
    assert "Question 2 of 2" in ana.last.text
    assert "A follow-up to expect" not in ana.last.text


@pytest.mark.parametrize("typed", ["stop it", "Quit", "cancel!"])
async def test_a_round_may_be_stopped_in_other_words(ana: Person, playground: Playground, typed: str) -> None:
    await ana.types("mock 2")
    await playground.client.types(ana.id, ana.dm, typed, threads_of(playground, ana.last))
    assert "You answered 0 of 2 questions." in ana.last.text


async def test_a_hint_is_given_in_the_thread_and_the_question_stays_open(
    ana: Person, playground: Playground
) -> None:
    await ana.types("mock 2")
    question = shown(ana)
    await playground.client.types(ana.id, ana.dm, "hint", threads_of(playground, ana.last))
    assert shown(ana) == question
    assert all(point in ana.last.text for point in (*question.listen_for, question.trap))
    await answers(ana, TOLD)
    assert "Question 2 of 2" in ana.last.text


async def test_what_is_typed_elsewhere_answers_nothing(
    ana: Person, ben: Person, playground: Playground
) -> None:
    await ana.types("mock 3")
    await ben.types("help")
    await playground.client.types(ben.id, ben.dm, TOLD, threads_of(playground, ana.last))
    await ana.types(TOLD)
    assert not saying(ana, "Question 2 of 3")
    assert not saying(ben, "Question 2 of 3")


async def test_what_was_asked_in_a_round_is_not_new_afterwards(ana: Person, playground: Playground) -> None:
    await ana.types("mock case 10")
    asked = set()
    for _ in range(10):
        asked.add(shown(ana).id)
        await ana.clicks("Skip")
    playground.clock.advance(timedelta(minutes=1))
    await ana.types("question case")
    assert shown(ana).id not in asked


async def answers(person: Person, words: str | None, on: SeenMessage | None = None) -> None:
    """None skips the question."""
    question = question_on(on or person.last)
    assert question.text in QUESTIONS
    await person.clicks("Answer" if words else "Skip", on=on)
    if words:
        await person.submits({"Your answer": words})


def threads_of(playground: Playground, message: SeenMessage) -> str | None:
    """Where the thread begins that the message stands in."""
    return playground.workspace.message(message.channel, message.ts).thread_ts
