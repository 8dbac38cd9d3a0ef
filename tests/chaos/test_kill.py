"""Killed at any step of a delivery, the bot comes back and exactly one message stands."""

import os
import signal
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery import Step
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
PREP = "prep: Harborlight, Wednesday 15:00"
SEARCHING = (Step.BEFORE_SEARCH, Step.SEARCHED)
THE_SHORT_WAY = (Step.CLAIMED, Step.REREAD, Step.RENDERED, Step.WRITING, Step.POSTED, Step.RECORDED)
"""Where the conversation is known and nothing takes time."""
REPAIRING = (Step.BEFORE_REPAIR, Step.REPAIRED)
NEVER = "never"


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
        yield desk


async def start(playground: Playground, file: Path, last_step: str) -> Process:
    now = playground.clock.now().isoformat()
    environment = {**os.environ, "SLACK_BOT_TOKEN": playground.bot_token, "PYTHONPATH": str(ROOT)}
    module = ("-m", "tests.chaos.dying_deliverer")
    return await create_subprocess_exec(
        sys.executable,
        *module,
        str(file),
        playground.api_url,
        now,
        last_step,
        cwd=ROOT,
        env=environment,
        stderr=PIPE,
    )


async def die_at(playground: Playground, file: Path, step: Step) -> None:
    process = await start(playground, file, step)
    _, complaint = await process.communicate()
    assert process.returncode == -signal.SIGKILL, complaint.decode()


@pytest.mark.parametrize("step", [step for step in Step if step not in (*SEARCHING, *REPAIRING)])
async def test_one_message_stands(playground: Playground, file: Path, desk: Desk, step: Step) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await die_at(playground, file, step)
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]
    assert desk.states() == ["sent"]


@pytest.mark.parametrize("step", THE_SHORT_WAY)
async def test_one_message_stands_where_the_claim_is_the_mark(
    playground: Playground, file: Path, desk: Desk, step: Step
) -> None:
    await desk.open_dm()
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await die_at(playground, file, step)
    a_minute_later(playground)
    reached: list[Step] = []
    await desk.deliver(observe=reached.append)
    assert said(playground) == [PREP]
    assert desk.states() == ["sent"]
    assert (Step.BEFORE_SEARCH in reached) == (step is not Step.RECORDED)


@pytest.mark.parametrize("step", SEARCHING)
async def test_one_message_stands_after_a_search(
    playground: Playground, file: Path, desk: Desk, step: Step
) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    playground.faults.drop_after("chat.postMessage")
    await desk.deliver()
    a_minute_later(playground)
    await die_at(playground, file, step)
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]


@pytest.mark.parametrize("step", REPAIRING)
async def test_no_message_stands_that_was_to_be_taken_back(
    playground: Playground, file: Path, desk: Desk, step: Step
) -> None:
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    playground.faults.drop_after("chat.postMessage")
    await desk.deliver()
    desk.cancel(interview)
    a_minute_later(playground)
    await die_at(playground, file, step)
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == []


async def test_one_message_stands_when_the_answer_never_arrives(
    playground: Playground, file: Path, desk: Desk
) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    playground.faults.slow("chat.postMessage", seconds=60)
    process = await start(playground, file, NEVER)
    await playground.workspace.wait_for(lambda: bool(playground.workspace.messages), PATIENCE)
    process.kill()
    await process.communicate()
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]


async def test_what_was_sent_is_announced_though_the_sender_died(
    playground: Playground, file: Path, desk: Desk
) -> None:
    told: list[str] = []

    async def after_sent(_notice: object, _channel: str, ts: str) -> None:
        told.append(ts)

    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await die_at(playground, file, Step.RECORDED)
    a_minute_later(playground)
    await desk.deliver(after_sent=after_sent)
    assert told == [message.ts for message in playground.workspace.messages]
