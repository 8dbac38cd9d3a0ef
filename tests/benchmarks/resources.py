"""What the running bot takes of the machine: memory at the start and after 10,000 deliveries, and idle time."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from bot.store.db import Database
from tests.benchmarks.figures import Figure, Size, Stopwatch
from tests.benchmarks.processes import answering, cpu_seconds, memory, the_bot
from tests.benchmarks.stock import LATER, a_keyring, make_due, stocked

REMINDERS, IDLE_SECONDS = 10_000, 30
SETTLE_SECONDS = 2
WARM = 10
"""One in so many deliveries, first, has everything used that is used: what grows after them, grows for ever."""


async def measure(size: Size) -> list[Figure]:
    reminders = size.of(REMINDERS, 20)
    warm = reminders // WARM
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        async with answering() as slack:
            stocked(slack, file, reminders, datetime.now(UTC) + LATER)
            async with the_bot(slack, Path(folder)) as bot:
                await asyncio.sleep(SETTLE_SECONDS)
                ready = memory(bot.process.pid)
                idle = await _idle(bot.process.pid, size.of(IDLE_SECONDS))
                await _sent(slack, file, warm)
                warmed = memory(bot.process.pid)
                await _sent(slack, file, reminders)
                after = memory(bot.process.pid)
    return [
        Figure("rss_ready", ready, "MB", at_most=150),
        Figure("rss_after", after, "MB", at_most=150, note=f"after {reminders} deliveries"),
        Figure("rss_growth", after / ready, at_most=1.05, note="since it was ready"),
        Figure("rss_growth_warm", after / warmed, at_most=1.05, note=f"since the first {warm} deliveries"),
        Figure("idle_cpu", idle, "%", at_most=0.5, note=f"of one core over {size.of(IDLE_SECONDS)} s"),
    ]


async def _idle(process: int, seconds: int) -> float:
    """Per cent of one core."""
    before, watch = cpu_seconds(process), Stopwatch()
    await asyncio.sleep(seconds)
    return 100 * (cpu_seconds(process) - before) / watch.seconds


async def _sent(slack: str, file: Path, reminders: int) -> None:
    """Makes that many due in all, as if their time had come, and waits until the last one was posted."""
    database = Database(f"sqlite:///{file}", a_keyring())
    await database.run(make_due, datetime.now(UTC), reminders)
    database.close()
    limit = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(timeout=limit) as session, session.get(f"{slack}/after/{reminders}"):
        await asyncio.sleep(SETTLE_SECONDS)
