"""What keeping the promise costs: 10,000 reminders due at once, beside a bare loop that only posts."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot import catalogue
from bot.app import assembled
from bot.clock import SystemClock
from bot.delivery.loop import AT_ONCE
from bot.message import Message
from bot.slack.gateway import connected
from content import reminders as words
from tests.benchmarks.figures import Figure, Size, Stopwatch, alternated, ratio
from tests.benchmarks.processes import TOKEN, answering
from tests.benchmarks.stock import settings_of, stocked

REMINDERS, AFAR_REMINDERS = 10_000, 2_000
AFAR = 0.1
"""Seconds: about what a post to Slack takes over a network."""


async def measure(size: Size) -> list[Figure]:
    many, some = size.of(REMINDERS, 40), size.of(AFAR_REMINDERS, 40)
    return [
        await _compared("delivery_ratio", size.rounds, many, answers_after=0, target=0.7),
        await _compared("delivery_afar", size.rounds, some, answers_after=AFAR, target=None),
    ]


async def _compared(
    name: str, rounds: int, reminders: int, *, answers_after: float, target: float | None
) -> Figure:
    with TemporaryDirectory() as folder:
        async with answering(answers_after) as slack:
            file = Path(folder) / "stock.db"
            stocked(slack, file, reminders, datetime.now(UTC))
            message = await _first_message(slack, file)
            ours, bare = await alternated(
                rounds, lambda: _delivered(slack, file), lambda: _posted(slack, message, reminders)
            )
    rates = f"{reminders / median(ours):.0f}/s, bare {reminders / median(bare):.0f}/s"
    note = f"{rates}, {reminders} each, answered after {answers_after * 1000:.0f} ms"
    return Figure(name, ratio(bare, ours), at_least=target, note=note)


async def _delivered(slack: str, stock: Path) -> float:
    """Seconds for the whole bot to send what is due in a copy of `stock`."""
    file = stock.with_name("bench.db")
    shutil.copy(stock, file)
    shutil.copy(stock.with_suffix(".key"), file.with_suffix(".key"))
    async with assembled(settings_of(slack, file), SystemClock()) as bot:
        watch = Stopwatch()
        await bot.jobs.start()
        await bot.jobs.settled()
        taken = watch.seconds
        await bot.jobs.stop()
        assert await bot.next_due() is None
    file.unlink()
    return taken


async def _first_message(slack: str, stock: Path) -> Message:
    async with assembled(settings_of(slack, stock), SystemClock()) as bot:
        notices = await bot.db.run(bot.reminders.notices, (1,))
        return words.due(notices, datetime.now(UTC), catalogue.load())


async def _posted(slack: str, message: Message, times: int) -> float:
    """Seconds to post the same message so often, at the deliverer's concurrency."""
    async with connected(TOKEN, f"{slack}/api/") as client:
        numbers = iter(range(times))
        watch = Stopwatch()
        await asyncio.gather(*(_post(client, message, numbers) for _ in range(AT_ONCE)))
        return watch.seconds


async def _post(client: AsyncWebClient, message: Message, numbers: Iterator[int]) -> None:
    blocks: list[dict[str, Any]] = list(message.blocks)
    for number in numbers:
        await client.chat_postMessage(channel=f"D{number}", text=message.text, blocks=blocks)
