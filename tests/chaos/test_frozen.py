"""A worker frozen past its lease, in the one moment that nothing guards: two copies for a moment, one in the end."""

import asyncio
import logging
import os
import signal
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path
from time import monotonic

import pytest

from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said
from tests.patience import PATIENCE
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH
ROOT = Path(__file__).parents[2]
PREP = "prep: Harborlight, Wednesday 15:00"
log = logging.getLogger(__name__)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    async with desk_at(playground, database_url) as desk:
        await desk.add()
        playground.clock.move_to(PREP_DUE)
        yield desk


@pytest.fixture
async def frozen(playground: Playground, desk: Desk, database_url: str) -> AsyncIterator[Process]:
    """A worker that stopped between its last look at the lease and its request's first byte."""
    process = await create_subprocess_exec(
        sys.executable,
        *("-m", "tests.chaos.frozen_deliverer", database_url),
        *(playground.api_url, playground.clock.now().isoformat()),
        cwd=ROOT,
        env={**os.environ, "SLACK_BOT_TOKEN": playground.bot_token, "PYTHONPATH": str(ROOT)},
        stderr=PIPE,
    )
    kinds = os.WSTOPPED | os.WEXITED | os.WNOWAIT
    seen = await asyncio.to_thread(os.waitid, os.P_PID, process.pid, kinds)
    assert seen is not None
    assert seen.si_code == os.CLD_STOPPED
    yield process
    if process.returncode is None:
        process.kill()
        await process.communicate()


async def test_one_copy_stays_once_the_sleeper_has_put_it_right(
    playground: Playground, desk: Desk, frozen: Process
) -> None:
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]
    frozen.send_signal(signal.SIGCONT)
    await playground.workspace.wait_for(lambda: said(playground) == [PREP, PREP], PATIENCE)
    began = monotonic()
    await playground.workspace.wait_for(lambda: said(playground) == [PREP], PATIENCE)
    log.info("two copies were visible for %.0f ms", (monotonic() - began) * 1000)
    _, complaint = await frozen.communicate()
    assert (frozen.returncode, desk.states()) == (0, ["sent"]), complaint


async def test_the_copy_that_stays_is_the_one_that_is_written_down(
    playground: Playground, desk: Desk, frozen: Process
) -> None:
    a_minute_later(playground)
    await desk.deliver()
    frozen.send_signal(signal.SIGCONT)
    await frozen.communicate()
    (message,) = playground.workspace.messages
    assert [row["message_ts"] for row in desk.deliveries()] == [message.ts]
