"""Preparations and evaluations beneath their forms: what a line says, what is too much, rounds in a circle."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, update

from bot.catalogue import Factor, InterviewType
from bot.errors import FieldError
from bot.models.evaluations import Rating
from bot.models.interviews import InterviewRow
from bot.models.preparations import Note, Part, Preparation, Reference, Section, Strength
from bot.services.evaluations import Evaluations
from bot.services.preparations import Preparations, Sheet, Workspace, Written
from bot.store import preparations as store
from tests.practice import ANA, Practice, practicing

LONG = "x" * 3001


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    async with practicing(tmp_path / "bot.db") as made:
        yield made


@pytest.mark.parametrize(
    ("line", "strength"),
    [
        ("Leading: a night shift of six", Strength("Leading", "a night shift of six")),
        ("Leading at 9:30: yes", Strength("Leading at 9", "30: yes")),
        ("Patience", Strength("Patience")),
        (": nothing before it", Strength(": nothing before it")),
    ],
)
def test_a_strength_is_what_stands_before_the_colon(line: str, strength: Strength) -> None:
    assert Preparation({Part.STRENGTHS: Note(line)}).strengths == (strength,)


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("Dana Reyes (my manager) dana@x.example", Reference("Dana Reyes", "my manager", "dana@x.example")),
        ("Dana Reyes, +1 555 0100", Reference("Dana Reyes, +1 555 0100")),
        (" (nobody)", Reference(" (nobody)", "nobody")),
    ],
)
def test_a_reference_is_a_name_with_more_behind_it(line: str, reference: Reference) -> None:
    assert Preparation({Part.REFERENCES: Note(line)}).references == (reference,)


async def test_more_than_a_box_holds_is_refused(practice: Practice) -> None:
    one = await practice.add(InterviewType.PANEL)
    preparations = Preparations(practice.questions.catalogue)
    with pytest.raises(FieldError, match="3,001 characters"):
        await practice.db.run(
            preparations.keep, ANA, Sheet(one.id, Section.RESEARCH), Written({Part.SITE: LONG})
        )


async def test_a_score_that_nobody_was_offered_is_refused(practice: Practice) -> None:
    one = await practice.add(InterviewType.PANEL)
    practice.clock.advance(timedelta(days=5))
    with pytest.raises(FieldError, match=r"Please pick one\."):
        await practice.db.run(Evaluations(practice.clock).keep, ANA, one.id, 0, Rating({Factor.PAY: 6}))


async def test_rounds_that_an_import_bent_into_a_circle_end(practice: Practice) -> None:
    first = await practice.add(InterviewType.PANEL)
    second = await practice.add(InterviewType.CASE, "Northwind")
    preparations = Preparations(practice.questions.catalogue)
    written = Written({Part.STRENGTHS: "Patience"})
    kept = await practice.db.run(preparations.keep, ANA, Sheet(first.id, Section.STRENGTHS), written)
    assert isinstance(kept, Workspace)
    with Session(practice.db.engine) as session, session.begin():
        for one, before in ((first, second), (second, first)):
            bent = update(InterviewRow).where(col(InterviewRow.id) == one.id)
            session.exec(bent.values(previous_id=before.id))
        found = store.of(session, {first.id, second.id})
    assert [one.name for one in found[second.id].strengths] == ["Patience"]
    assert found[first.id].earlier(Section.STRENGTHS) is None
