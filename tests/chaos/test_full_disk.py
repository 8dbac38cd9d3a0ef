"""The disk is full at any step of a delivery: nothing is lost and nothing doubled once there is room again."""

import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery import Step
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


@pytest.fixture
async def desk(playground: Playground, file: Path) -> AsyncIterator[Desk]:
    async with desk_at(playground, file) as desk:
        await desk.add()
        playground.clock.move_to(PREP_DUE)
        yield desk


@pytest.mark.parametrize("step", [Step.BEFORE_CLAIM, Step.CLAIMED, Step.MARKED, Step.POSTED, Step.RECORDED])
async def test_a_full_disk_costs_time_only(
    playground: Playground, file: Path, desk: Desk, step: Step
) -> None:
    process = await create_subprocess_exec(
        sys.executable,
        *("-m", "tests.chaos.filling_deliverer", str(file)),
        *(playground.api_url, playground.clock.now().isoformat(), step),
        cwd=ROOT,
        env={**os.environ, "SLACK_BOT_TOKEN": playground.bot_token, "PYTHONPATH": str(ROOT)},
        stderr=PIPE,
    )
    _, complaint = await process.communicate()
    assert b"Storage" in complaint, complaint.decode()
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == ["prep: Harborlight, Wednesday 15:00"]
    assert desk.states() == ["sent"]
