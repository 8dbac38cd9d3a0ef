"""When a question comes back: by how its answer went, and by how the person rates it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.catalogue import Question, Rubric
from bot.errors import ItemGone
from bot.models.answers import Wording
from bot.models.reviews import Grade, ReviewRow
from bot.services.feedback import Coach, Feedback
from bot.services.questions import Sheet
from tests.practice import ANA, BEN, MONDAY, TOLD, VAGUE, Practice, practicing

A_DAY = timedelta(days=1)


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    async with practicing(tmp_path / "practice.db") as made:
        yield made


@pytest.fixture
def coach(practice: Practice) -> Coach:
    return Coach(practice.questions.catalogue, practice.questions, practice.clock)


def row() -> ReviewRow:
    return ReviewRow(person_id=1, question_id="why", answer_id="", due_at=MONDAY)


def due(*grades: tuple[str, Grade]) -> datetime:
    one = row()
    for answer, grade in grades:
        one.graded(answer, grade, MONDAY)
    return one.due_at


def test_the_better_it_went_the_later_it_comes_back() -> None:
    waits = [due(("a", grade)) - MONDAY for grade in Grade]
    assert waits == sorted(waits)
    assert waits[0] == A_DAY
    assert waits[-1] > timedelta(days=5)


def test_an_answer_that_is_graded_anew_counts_once() -> None:
    assert due(("a", Grade.AGAIN), ("a", Grade.EASY)) == due(("a", Grade.EASY))
    assert due(("a", Grade.AGAIN), ("b", Grade.EASY)) != due(("b", Grade.EASY))


def test_every_good_answer_makes_the_wait_longer() -> None:
    one, now, waits = row(), MONDAY, []
    for number in range(6):
        one.graded(str(number), Grade.GOOD, now)
        waits.append(one.due_at - now)
        now = one.due_at
    assert waits == sorted(set(waits))


async def test_what_was_missed_comes_back_sooner_than_what_was_told(practice: Practice, coach: Coach) -> None:
    missed, told = await kept(practice, coach, VAGUE, 0), await kept(practice, coach, TOLD, 1)
    assert missed.due
    assert told.due
    assert MONDAY + A_DAY <= missed.due < told.due


async def test_a_rating_replans_within_what_the_findings_allow(practice: Practice, coach: Coach) -> None:
    missed, told = await kept(practice, coach, VAGUE, 0), await kept(practice, coach, TOLD, 1)
    assert await rated(practice, coach, told, 5) > await rated(practice, coach, told, 3)
    assert await rated(practice, coach, told, 3) > await rated(practice, coach, told, 1)
    assert await rated(practice, coach, missed, 5) == missed.due


async def test_what_was_missed_comes_back_soon_however_well_it_went_before(
    practice: Practice, coach: Coach
) -> None:
    assert await rated(practice, coach, await kept(practice, coach, TOLD, 0), 5) > MONDAY + A_DAY * 7
    practice.clock.advance(timedelta(minutes=5))
    again = await kept(practice, coach, "I forgot.", 0)
    assert again.due
    assert again.due < MONDAY + A_DAY * 4


async def test_a_day_of_25_hours_does_not_bring_a_question_back_the_same_day(
    practice: Practice, coach: Coach
) -> None:
    practice.clock.move_to(datetime(2027, 11, 7, 4, 30, tzinfo=UTC))
    again = await kept(practice, coach, VAGUE, 0)
    assert again.due == datetime(2027, 11, 8, 5, tzinfo=UTC)


async def test_rating_an_older_try_does_not_replan(practice: Practice, coach: Coach) -> None:
    first = await kept(practice, coach, TOLD, 0)
    practice.clock.advance(A_DAY)
    second = await kept(practice, coach, TOLD, 0)
    assert await rated(practice, coach, first, 1) == second.due
    assert await rated(practice, coach, second, 1) != second.due


async def test_a_due_question_comes_first_within_what_was_asked_for(practice: Practice, coach: Coach) -> None:
    await kept(practice, coach, VAGUE, 0)
    practice.clock.advance(A_DAY * 2)
    earlier, elsewhere = star(practice, 0), "motivation"
    assert (await practice.next(elsewhere)).question != earlier
    card = await practice.next()
    assert (card.question, card.again) == (earlier, True)
    others = [await practice.next() for _ in range(20)]
    assert [one for one in others if one.again or one.question == earlier] == []


async def test_due_questions_come_in_the_order_they_fell_due(practice: Practice, coach: Coach) -> None:
    for number in range(3):
        await kept(practice, coach, VAGUE, number)
        practice.clock.advance(timedelta(hours=1))
    practice.clock.advance(A_DAY * 2)
    assert await practice.asked(3) == [star(practice, number) for number in range(3)]


async def test_one_persons_reviews_are_nobody_elses(practice: Practice, coach: Coach) -> None:
    await kept(practice, coach, VAGUE, 0)
    practice.clock.advance(A_DAY * 2)
    assert not (await practice.next(who=BEN)).again


async def test_only_a_whole_rating_of_ones_own_answer_is_taken(practice: Practice, coach: Coach) -> None:
    done = await kept(practice, coach, TOLD, 0)
    for who, number in ((BEN, 3), (ANA, 0), (ANA, 6)):
        with pytest.raises(ItemGone):
            await practice.db.run(coach.rate, who, done.kept.answer.id, number)


def star(practice: Practice, number: int) -> Question:
    return [one for one in practice.questions.catalogue.questions if one.rubric is Rubric.STAR][number]


async def kept(practice: Practice, coach: Coach, words: str, number: int) -> Feedback:
    view = f"{number} {practice.clock.now()}"
    sheet = Sheet(star(practice, number).id)
    done = await practice.db.run(coach.keep, ANA, view, sheet, Wording(words))
    assert isinstance(done, Feedback)
    return done


async def rated(practice: Practice, coach: Coach, done: Feedback, number: int) -> datetime:
    again = await practice.db.run(coach.rate, ANA, done.kept.answer.id, number)
    assert again.due
    return again.due
