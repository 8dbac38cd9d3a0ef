"""Several processes on one PostgreSQL: restarted one by one, left by their database, and each with its own work."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from bot.models.deliveries import DeliveryRow
from bot.models.reminders import ReminderRow
from bot.store.db import reads
from tests.chaos.stage import PATIENCE, Stage, chaos, storm
from tests.postgres import ON_POSTGRES, Cluster, cluster, serving

PEOPLE, SEED = 30, 7
STARTED_WITHOUT_IT = b"cannot be reached"
"""A worker that is at work gets over it; only one that is just starting may give up."""


@pytest.fixture
async def stage(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    async with chaos(tmp_path, database_url, PEOPLE, SEED) as stage:
        yield stage


async def all_have_one(stage: Stage) -> None:
    await stage.seen_by_all_but(0)
    await stage.settled()
    stage.require_one_each()


@ON_POSTGRES
async def test_a_rolling_restart_loses_nothing(stage: Stage) -> None:
    storm(stage.playground)
    first, second = await stage.start(), await stage.start()
    await stage.seen_by_all_but(24)
    assert await stage.replace(first) == 0
    await stage.seen_by_all_but(12)
    assert await stage.replace(second) == 0
    await all_have_one(stage)


async def test_a_database_that_crashes_and_comes_back(tmp_path: Path) -> None:
    with cluster() as own, serving(own.url) as server, server.database() as url:
        async with chaos(tmp_path, url, PEOPLE, SEED) as stage:
            storm(stage.playground)
            await stage.start()
            await stage.start()
            for left in (24, 12):
                await stage.seen_by_all_but(left)
                await crash(own)
                await stage.revive()
            await all_have_one(stage)
            ended = [one.returncode for one in stage.processes if one.returncode is not None]
            assert (ended, [words for words in stage.complaints if STARTED_WITHOUT_IT not in words]) == (
                [],
                [],
            )


@ON_POSTGRES
async def test_web_takes_what_people_say_and_a_worker_delivers_it(tmp_path: Path, database_url: str) -> None:
    async with chaos(tmp_path, database_url, 0, SEED) as stage:
        playground, web = stage.playground, [await stage.start("web") for _ in range(2)]
        await stage.until(lambda: playground.socket_mode.connected >= len(web))
        ana = playground.person("Ana")
        await ana.types("/secondround add Harborlight panel on January 12 at 3pm 45 min zoom")
        await ana.hears("Is this right?", PATIENCE)
        await ana.clicks("Add it")
        while not await stage.db.run(planned):
            await stage.next_tick()
        playground.clock.advance(timedelta(days=4))
        await stage.next_tick()
        assert await stage.db.run(delivered) == []
        await stage.start("worker")
        await stage.settled()
        (ts,) = await stage.db.run(delivered)
        assert [message.author for message in ana.messages if message.ts == ts] == [playground.bot_user_id]


@reads
def planned(session: Session) -> int:
    return session.exec(select(func.count(col(ReminderRow.id)))).one()


@reads
def delivered(session: Session) -> list[str | None]:
    return list(session.exec(select(DeliveryRow.message_ts)))


async def crash(server: Cluster) -> None:
    await asyncio.to_thread(server.stop)
    await asyncio.to_thread(server.start)
