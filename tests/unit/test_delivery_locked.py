"""A file that somebody else holds when it matters: what is due comes later, and once."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.delivery import Step
from bot.errors import StorageBusy
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said

PREP = "prep: Harborlight, Wednesday 15:00"


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


@contextmanager
def held_by_another(desk: Desk, file: Path) -> Iterator[sqlite3.Connection]:
    """The file's write lock, in somebody else's hands; we lose patience soon."""
    desk.at_once(lambda session: session.connection().exec_driver_sql("PRAGMA busy_timeout=20"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        other.execute("ROLLBACK")


async def test_a_lock_held_when_it_is_due_delays_it(playground: Playground, file: Path, desk: Desk) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    with held_by_another(desk, file), pytest.raises(StorageBusy):
        await desk.deliver()
    await desk.deliver()
    assert said(playground) == [PREP]


async def test_a_lock_held_when_it_is_to_be_written_down_doubles_nothing(
    playground: Playground, file: Path, desk: Desk
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:

        def lock(step: Step) -> None:
            if step is Step.POSTED:
                other.execute("BEGIN IMMEDIATE")

        await desk.add()
        desk.at_once(lambda session: session.connection().exec_driver_sql("PRAGMA busy_timeout=20"))
        playground.clock.move_to(PREP_DUE)
        with pytest.raises(StorageBusy):
            await desk.deliver(observe=lock)
        other.execute("ROLLBACK")
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]
    assert desk.states() == ["sent"]
