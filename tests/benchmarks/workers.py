"""Two workers on one PostgreSQL, beside one."""

import asyncio
import os
from asyncio.subprocess import Process
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from cryptography.fernet import Fernet

from bot.config import read_settings
from bot.store.opening import open_database
from tests.benchmarks.figures import Figure, Size, Stopwatch, alternated, ratio
from tests.benchmarks.processes import answering, bot_environment, running, said
from tests.benchmarks.stock import fill_at_once
from tests.postgres import ADVICE, Server, cluster, is_left_out, serving

REMINDERS = 4_000
TARGET = 1.6


async def measure(size: Size) -> list[Figure]:
    if is_left_out():
        return [Figure("workers", None, at_least=TARGET, note=ADVICE)]
    reminders = size.of(REMINDERS, 40)
    with cluster() as made, serving(made.url) as server:
        async with answering() as slack:
            one, two = await alternated(
                size.rounds,
                lambda: _delivered(server, slack, reminders, 1),
                lambda: _delivered(server, slack, reminders, 2),
            )
    rates = f"two {reminders / median(two):.0f}/s, one {reminders / median(one):.0f}/s"
    shared = f"{os.cpu_count()} cores for workers, PostgreSQL (fsync off) and the answering server together"
    return [Figure("workers", ratio(one, two), at_least=TARGET, note=f"{rates}; {shared}")]


async def _delivered(server: Server, slack: str, reminders: int, workers: int) -> float:
    """Seconds until so many workers, set off together, have sent all that was due."""
    with server.database() as url:
        environment = {
            **bot_environment(slack, Path()),
            "DATABASE_URL": url.replace("+psycopg", "", 1),
            "SECONDROUND_ENCRYPTION_KEY": Fernet.generate_key().decode(),
        }
        database = open_database(read_settings(environment, env_file=None))
        fill_at_once(database, reminders, datetime.now(UTC))
        database.close()
        async with AsyncExitStack() as stack:
            words = ("-m", "tests.benchmarks.one_worker")
            started = [
                await stack.enter_async_context(running(*words, environment=environment))
                for _ in range(workers)
            ]
            assert [await said(worker) for worker in started] == ["ready"] * workers
            watch = Stopwatch()
            await asyncio.gather(*(_work(worker) for worker in started))
            return watch.seconds


async def _work(worker: Process) -> None:
    assert worker.stdin is not None
    worker.stdin.write(b"go\n")
    assert await said(worker) == "done"
