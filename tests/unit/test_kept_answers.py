"""What becomes of an answer, on a real database."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bot.catalogue import Catalogue, Rubric
from bot.errors import FieldError, ItemGone
from bot.models.answers import LONGEST, Wording
from bot.models.people import Who
from bot.services.questions import PAGE, Draft, Kept, Questions, Sheet
from tests.practice import ANA, BEN, MONDAY, WORDS, ZONE, Practice, practicing


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    async with practicing(tmp_path / "practice.db") as made:
        yield made


async def test_an_answer_is_kept_as_it_was_typed(practice: Practice) -> None:
    typed = "שלום 😀 <!channel> &lt;b&gt; <@U1|ana> *bold*\n\n`x` " + "x" * 2900
    kept = await practice.keep(Wording(typed))
    draft = await practice.db.run(practice.questions.reopen, ANA, kept.answer.id)
    assert draft.wording == Wording(typed)
    assert draft.sheet == Sheet(kept.answer.question, answer=kept.answer.id, version=1)


async def test_four_boxes_are_reopened_as_four(practice: Practice) -> None:
    kept = await practice.keep(Wording(action="I called Noor."))
    draft = await practice.db.run(practice.questions.reopen, ANA, kept.answer.id)
    assert draft.sheet.boxes
    assert draft.wording == Wording(action="I called Noor.")


async def test_a_form_that_is_sent_twice_is_stored_once(practice: Practice) -> None:
    first, again = await practice.keep(), await practice.keep()
    assert again == replace(first, changed=False)
    assert (await practice.db.run(practice.questions.answers, ANA)).total == 1


async def test_a_change_that_is_sent_twice_is_one_change(practice: Practice) -> None:
    kept = await practice.keep()
    sheet = Sheet(kept.answer.question, answer=kept.answer.id, version=1)
    first = await practice.send(sheet, Wording("Better."), "V2")
    again = await practice.send(sheet, Wording("Better."), "V2")
    assert isinstance(first, Kept)
    assert first.changed
    assert first.answer.version == 2
    assert again == replace(first, changed=False)


@pytest.mark.parametrize(("boxes", "field"), [(False, "text"), (True, "situation")])
async def test_an_empty_answer_is_refused_in_the_form(practice: Practice, boxes: bool, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        await practice.send(Sheet(practice.one(Rubric.STAR).id, boxes=boxes), Wording())
    assert refused.value.field == field


async def test_a_box_takes_3000_characters_and_not_one_more(practice: Practice) -> None:
    await practice.keep(Wording("x" * LONGEST))
    with pytest.raises(FieldError, match="3,001 characters") as refused:
        await practice.keep(Wording(task="x" * (LONGEST + 1)), "V2")
    assert refused.value.field == "task"


async def test_two_windows_at_once_lose_neither_text(practice: Practice) -> None:
    kept = await practice.keep()
    sheet = Sheet(kept.answer.question, answer=kept.answer.id, version=1)
    await practice.send(sheet, Wording("From the first window."), "V2")
    draft = await practice.send(sheet, Wording("From the second window."), "V3")
    assert isinstance(draft, Draft)
    assert draft.wording == Wording("From the second window.")
    assert draft.meanwhile
    assert draft.meanwhile.wording == Wording("From the first window.")
    saved = await practice.send(draft.sheet, draft.wording, "V3")
    assert isinstance(saved, Kept)
    assert saved.answer.wording == draft.wording


async def test_an_answer_deleted_while_its_form_was_open_is_kept_anew(practice: Practice) -> None:
    kept = await practice.keep()
    await practice.db.run(practice.questions.delete, ANA, kept.answer.id, 0)
    sheet = Sheet(kept.answer.question, answer=kept.answer.id, version=1)
    for _ in range(2):
        saved = await practice.send(sheet, Wording("Typed for minutes."), "V2")
        assert isinstance(saved, Kept)
    answers = await practice.db.run(practice.questions.answers, ANA)
    assert [one.answer.wording for one in answers.page] == [Wording("Typed for minutes.")]


async def test_another_persons_answer_is_out_of_reach(practice: Practice) -> None:
    kept = await practice.keep()
    sheet = Sheet(kept.answer.question, answer=kept.answer.id, version=1)
    with pytest.raises(ItemGone):
        await practice.db.run(practice.questions.reopen, BEN, kept.answer.id)
    with pytest.raises(ItemGone):
        await practice.db.run(practice.questions.delete, BEN, kept.answer.id, 0)
    with pytest.raises(ItemGone):
        await practice.send(sheet, Wording("Mine now."), "V2", BEN)
    with pytest.raises(ItemGone):
        await practice.keep(Wording("Mine now."), "V1", BEN)
    assert (await practice.keep()).answer == kept.answer
    assert (await practice.db.run(practice.questions.answers, BEN)).total == 0


async def test_somebody_never_met_has_nothing_here(practice: Practice) -> None:
    with pytest.raises(ItemGone):
        await practice.next(who=Who("T2", "U1"))
    with pytest.raises(ItemGone):
        await practice.db.run(practice.questions.answers, Who("T2", "U1"))


async def test_the_same_boxes_come_again_the_next_time(practice: Practice) -> None:
    star, other = practice.one(Rubric.STAR).id, practice.one(Rubric.MOTIVATION).id
    draft = await practice.db.run(practice.questions.draft, ANA, star, "conflict")
    assert not draft.sheet.boxes
    switched = await practice.db.run(practice.questions.restyle, ANA, draft.sheet, Wording("Half a"))
    assert switched.sheet == replace(draft.sheet, boxes=True, turn=1)
    assert switched.wording == Wording(situation="Half a")
    assert (await practice.db.run(practice.questions.draft, ANA, star, "")).sheet.boxes
    assert not (await practice.db.run(practice.questions.draft, ANA, other, "")).sheet.boxes
    assert not (await practice.db.run(practice.questions.draft, BEN, star, "")).sheet.boxes


async def test_boxes_that_do_not_fit_into_one_stay_as_they_are(practice: Practice) -> None:
    sheet = Sheet(practice.one(Rubric.STAR).id, boxes=True, turn=1)
    full = Wording(situation="x" * LONGEST, action="y" * LONGEST)
    draft = await practice.db.run(practice.questions.restyle, ANA, sheet, full)
    assert draft.too_long
    assert (draft.sheet, draft.wording) == (sheet, full)


async def test_an_answer_outlives_its_question(practice: Practice) -> None:
    kept = await practice.keep()
    gone = Questions(Catalogue(), practice.clock, Random(7))
    draft = await practice.db.run(gone.reopen, ANA, kept.answer.id)
    assert (draft.question, draft.wording) == (None, WORDS)
    changed = await practice.db.run(gone.keep, ANA, "V2", draft.sheet, Wording("Better."))
    assert isinstance(changed, Kept)
    assert changed.answer.wording == Wording("Better.")
    with pytest.raises(ItemGone):
        await practice.db.run(gone.draft, ANA, kept.answer.question, "")
    with pytest.raises(ItemGone):
        await practice.db.run(gone.card, ANA, kept.answer.question, "")


async def test_answers_are_listed_newest_first_a_page_at_a_time(practice: Practice) -> None:
    for number in range(PAGE + 2):
        practice.clock.advance(timedelta(minutes=1))
        await practice.keep(Wording(f"Answer {number}"), f"V{number}")
    first = await practice.db.run(practice.questions.answers, ANA)
    second = await practice.db.run(practice.questions.answers, ANA, PAGE)
    told = [one.answer.wording.text for one in (*first.page, *second.page)]
    assert told == [f"Answer {number}" for number in reversed(range(PAGE + 2))]
    assert (first.total, second.start, first.zone) == (PAGE + 2, PAGE, ZONE)
    assert first.page[0].answer.written_at == MONDAY + timedelta(minutes=PAGE + 2)


async def test_deleting_the_last_of_a_page_shows_the_page_before(practice: Practice) -> None:
    kept = [await practice.keep(view=f"V{number}") for number in range(PAGE + 1)]
    last = (await practice.db.run(practice.questions.answers, ANA, PAGE)).page[0].answer.id
    left = await practice.db.run(practice.questions.delete, ANA, last, PAGE)
    again = await practice.db.run(practice.questions.delete, ANA, last, PAGE)
    assert (left.start, left.total) == (0, len(kept) - 1)
    assert again == left


async def test_the_database_never_holds_an_answer_in_the_clear(practice: Practice) -> None:
    secret = "Fjordwhistle and the unbalanced till"
    kept = await practice.keep(Wording(secret))
    sheet = Sheet(kept.answer.question, answer=kept.answer.id, version=1)
    await practice.send(sheet, Wording(action=secret + " again"), "V2")
    files = sorted(practice.db.path.parent.glob("practice.db*"))
    assert any(file.suffix == ".db-wal" for file in files)
    assert any(kept.answer.id.encode() in file.read_bytes() for file in files)
    assert not any(b"Fjordwhistle" in file.read_bytes() for file in files)
