"""Which question comes next, on a real database."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.catalogue import InterviewType, QuestionType, load
from tests.practice import ANA, BEN, Practice, practicing


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    async with practicing(tmp_path / "practice.db") as made:
        yield made


async def test_never_the_same_question_twice_in_a_row(practice: Practice) -> None:
    asked = [one.id for one in await practice.asked(320)]
    assert all(before != after for before, after in pairwise(asked))


async def test_what_was_never_asked_comes_before_what_was(practice: Practice) -> None:
    mix = [one for one in practice.questions.catalogue.questions if one.type is not QuestionType.ASK]
    assert {one.id for one in await practice.asked(len(mix))} == {one.id for one in mix}


async def test_a_second_pass_follows_the_order_of_the_first(practice: Practice) -> None:
    first = await practice.asked(15, "case")
    assert len({one.id for one in first}) == 15
    assert await practice.asked(15, "case") == first


async def test_a_focus_stays_within_itself(practice: Practice) -> None:
    assert {one.type for one in await practice.asked(40, "behavioral")} == {QuestionType.BEHAVIORAL}
    assert all("conflict" in one.competencies for one in await practice.asked(40, "conflict"))
    asked = await practice.asked(40, "hiring_manager")
    assert all(InterviewType.HIRING_MANAGER in one.interviews for one in asked)


async def test_questions_to_ask_come_only_when_asked_for(practice: Practice) -> None:
    assert QuestionType.ASK not in {one.type for one in await practice.asked(300)}
    assert {one.type for one in await practice.asked(40, "ask")} == {QuestionType.ASK}


async def test_a_focus_that_is_gone_gives_way_to_the_mix(practice: Practice) -> None:
    card = await practice.next("astrology")
    assert card.focus is None


async def test_the_only_question_of_a_focus_is_not_asked_twice_in_a_row(tmp_path: Path) -> None:
    shipped = load()
    one = next(question for question in shipped.questions if question.type is QuestionType.CASE)
    others = [question for question in shipped.questions if question.type is QuestionType.GROUP]
    async with practicing(tmp_path / "small.db", replace(shipped, questions=(one, *others))) as small:
        asked = await small.asked(6, "case")
    assert [question.type for question in asked] == [QuestionType.CASE, QuestionType.GROUP] * 3


async def test_where_there_is_one_question_only_it_is_asked_again(tmp_path: Path) -> None:
    shipped = load()
    one = next(question for question in shipped.questions if question.type is QuestionType.CASE)
    async with practicing(tmp_path / "small.db", replace(shipped, questions=(one,))) as small:
        assert await small.asked(3) == [one, one, one]


async def test_what_fits_the_next_interview_comes_first_and_says_so(practice: Practice) -> None:
    interview = await practice.add(InterviewType.PRESENTATION)
    cards = [await practice.next() for _ in range(10)]
    assert all(InterviewType.PRESENTATION in card.question.interviews for card in cards)
    assert {card.interview.id for card in cards if card.interview} == {interview.id}


async def test_after_what_fits_comes_what_is_new_instead_of_the_same_few_again(practice: Practice) -> None:
    await practice.add(InterviewType.PRESENTATION)
    asked = await practice.asked(30, "technical")
    fits = [InterviewType.PRESENTATION in one.interviews for one in asked]
    assert fits == sorted(fits, reverse=True)
    assert len({one.id for one in asked}) == 30


async def test_what_fits_a_new_interview_comes_first_even_if_it_was_asked_before(practice: Practice) -> None:
    await practice.asked(30, "technical")
    practice.clock.advance(timedelta(hours=1))
    await practice.add(InterviewType.PRESENTATION)
    assert InterviewType.PRESENTATION in (await practice.next("technical")).question.interviews


async def test_the_round_of_the_interview_counts_too(practice: Practice) -> None:
    await practice.add(InterviewType.PANEL, round_="1")
    asked = await practice.asked(20)
    assert all("first" in (one.rounds or ("first",)) for one in asked)


async def test_of_the_questions_for_an_interview_those_its_role_is_asked_about_come_first(
    practice: Practice,
) -> None:
    await practice.add(InterviewType.PANEL, role="Shift nurse")
    asked_about = {"teamwork", "customer_focus", "integrity"}
    ours = [one for one in await practice.asked(200) if InterviewType.PANEL in one.interviews]
    fits = [not asked_about.isdisjoint(one.competencies) for one in ours]
    assert 5 < sum(fits) < len(fits)
    assert fits == sorted(fits, reverse=True)


async def test_after_the_type_the_role_decides_and_the_card_says_what_it_was_picked_for(
    practice: Practice,
) -> None:
    interview = await practice.add(InterviewType.CASE, role="Accountant")
    cards = [await practice.next() for _ in range(60)]
    others = [card for card in cards if InterviewType.CASE not in card.question.interviews]
    assert others
    assert all(
        not {"integrity", "planning", "problem_solving"}.isdisjoint(card.question.competencies)
        for card in others
    )
    assert {card.interview.id for card in others if card.interview} == {interview.id}


async def test_an_interview_that_has_begun_or_was_cancelled_is_not_practiced_for(practice: Practice) -> None:
    begun = await practice.add(InterviewType.PRESENTATION)
    cancelled = await practice.add(InterviewType.GROUP, "Northmill")
    await practice.db.run(practice.interviews.cancel, ANA, cancelled.id)
    practice.clock.move_to(begun.starts)
    assert (await practice.next()).interview is None


async def test_a_question_that_does_not_fit_is_not_said_to_be_picked(practice: Practice) -> None:
    await practice.add(InterviewType.PRESENTATION)
    cards = [await practice.next("technical") for _ in range(30)]
    misfits = [card for card in cards if InterviewType.PRESENTATION not in card.question.interviews]
    assert misfits
    assert all(card.interview is None for card in misfits)


async def test_the_questions_of_one_person_do_not_count_for_another(practice: Practice) -> None:
    first = await practice.asked(15, "case")
    seen = {(await practice.next("case", BEN)).question.id for _ in range(15)}
    assert seen == {one.id for one in first}


async def test_a_clock_that_goes_back_does_not_bring_a_question_back(practice: Practice) -> None:
    first = await practice.asked(15, "case")
    practice.clock.advance(timedelta(days=-3))
    assert await practice.asked(15, "case") == first
