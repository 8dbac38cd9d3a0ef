"""Erasing: whatever is on its way at that moment, nothing arrives afterwards, and nothing is left on the disk."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.catalogue import Catalogue
from bot.delivery import Step
from bot.services.privacy import Privacy
from playground import Playground
from tests.desk import CATALOGUE, MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said

PREP = "prep: Harborlight, Wednesday 15:00"
BEFORE_IT_STANDS = (
    Step.CLAIMED,
    Step.REREAD,
    Step.RENDERED,
    Step.BEFORE_OPEN,
    Step.OPENED,
    Step.CHANNEL_STORED,
    Step.MARKED,
    Step.WRITING,
    Step.POSTED,
)
ONCE_IT_STANDS = (Step.RECORDED, Step.AFTER_SENT, Step.FINISHED)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_at(playground, tmp_path / "bot.db") as desk:
        yield desk


def privacy(desk: Desk, catalogue: Catalogue = CATALOGUE) -> Privacy:
    return Privacy(catalogue, desk.parts.clock, lambda: None)


async def delivered_while_erased(playground: Playground, desk: Desk, at: Step) -> list[str]:
    """What stands in the DM after the person erased everything at that point of a delivery, and long after it."""
    left = [at]

    def observe(reached: Step) -> None:
        if reached in left:
            left.remove(reached)
            assert desk.at_once(privacy(desk).erase, desk.who)

    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver(observe=observe)
    assert not left
    a_minute_later(playground)
    await desk.deliver()
    return said(playground)


@pytest.mark.parametrize("step", BEFORE_IT_STANDS)
async def test_a_message_on_its_way_is_held_or_taken_back(
    playground: Playground, desk: Desk, step: Step
) -> None:
    assert await delivered_while_erased(playground, desk, step) == []
    assert desk.deliveries() == desk.reminders() == []


@pytest.mark.parametrize("step", ONCE_IT_STANDS)
async def test_a_message_that_stood_before_stays_the_only_one(
    playground: Playground, desk: Desk, step: Step
) -> None:
    assert await delivered_while_erased(playground, desk, step) == [PREP]
    assert desk.deliveries() == desk.reminders() == []


async def test_erasing_twice_finds_nothing_the_second_time(desk: Desk) -> None:
    await desk.add()
    first = await desk.db.run(privacy(desk).erase, desk.who)
    assert first
    assert first.interviews == 1
    assert await desk.db.run(privacy(desk).erase, desk.who) is None


async def test_the_log_beside_the_file_is_emptied_and_the_file_overwritten(
    desk: Desk, tmp_path: Path
) -> None:
    """An interview's id is stored as it is, so that it can be looked for."""
    interview = await desk.add()
    await desk.db.empty_log()
    trace = interview.id.encode()
    assert trace in (tmp_path / "bot.db").read_bytes()
    await desk.db.run(privacy(desk).erase, desk.who)
    assert trace in (tmp_path / "bot.db").read_bytes()
    await desk.db.empty_log()
    assert trace not in (tmp_path / "bot.db").read_bytes()
    assert (tmp_path / "bot.db-wal").stat().st_size == 0
