"""A clock of ours that is wrong: what was posted under it is found all the same."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery import Step
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_at(playground, tmp_path / "bot.db") as desk:
        await desk.add()
        yield desk


@pytest.mark.parametrize("hours", [1, 3, 12])
async def test_a_post_that_slack_dates_long_before_we_do_is_found(
    playground: Playground, desk: Desk, hours: int
) -> None:
    """Our clock is put back while the request is on its way, and forward again before the look back."""
    wrong = timedelta(hours=hours, seconds=1)

    def put_back(step: Step) -> None:
        if step is Step.WRITING:
            playground.clock.advance(-wrong)

    playground.clock.move_to(PREP_DUE + timedelta(hours=1))
    playground.faults.drop_after("chat.postMessage")
    await desk.deliver(observe=put_back)
    playground.clock.advance(wrong)
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == ["prep: Harborlight, Wednesday 15:00"]
