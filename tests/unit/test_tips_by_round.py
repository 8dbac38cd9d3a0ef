"""Tips without a topic fit the round of the next interview; a round that follows another is a later one."""

from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from bot.catalogue import Catalogue, InterviewType, Round, Tip, Topic
from bot.services.entries import When
from bot.services.interviews import New
from bot.services.tips import Tips
from tests.practice import ANA, WEDNESDAY, ZONE, Practice, practicing


def tip(name: str, *, rounds: tuple[Round, ...] = (), types: tuple[InterviewType, ...] = ()) -> Tip:
    return Tip(id=name, topic=Topic.PREPARATION, text="Read.", action="Write.", rounds=rounds, types=types)


CATALOGUE = Catalogue(
    tips=(
        tip("any"),
        tip("later", rounds=(Round.SECOND,)),
        tip("early-panel", rounds=(Round.FIRST,), types=(InterviewType.PANEL,)),
    )
)


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    async with practicing(tmp_path / "bot.db") as practice:
        yield practice


async def heard(practice: Practice) -> set[str]:
    tips = Tips(CATALOGUE, practice.clock, Random(1))
    return {(await practice.db.run(tips.next, ANA, None)).tip.id for _ in range(6)}


@pytest.mark.parametrize(("round_", "expected"), [("1", {"early-panel"}), ("3", {"later"})])
async def test_a_tip_for_another_round_is_not_given(
    practice: Practice, round_: str, expected: set[str]
) -> None:
    await practice.add(InterviewType.PANEL, round_=round_)
    assert await heard(practice) == expected


async def test_a_round_that_follows_another_gets_tips_for_later_rounds(practice: Practice) -> None:
    first = await practice.add(InterviewType.PANEL)
    await practice.db.run(practice.interviews.cancel, ANA, first.id)
    new = New("V2", "Harborlight", InterviewType.PANEL, When(WEDNESDAY, ZONE), previous=first.id)
    await practice.db.run(practice.interviews.add, ANA, new)
    assert await heard(practice) == {"later"}
