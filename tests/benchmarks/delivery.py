"""What keeping the promise costs: 10,000 reminders due at once, beside a bare loop that only posts."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot import catalogue
from bot.app import assembled
from bot.clock import SystemClock
from bot.delivery.loop import AT_ONCE
from bot.ids import DELIVERY_EVENT, new_id
from bot.message import Message
from content import reminders as words
from tests.benchmarks.figures import Figure, Size, Stopwatch, alternated, ratio
from tests.benchmarks.processes import TOKEN, answering
from tests.benchmarks.stall import watching
from tests.benchmarks.stock import settings_of, stocked

REMINDERS, FEWER = 10_000, 2_000
AFAR = 0.1
"""Seconds: about what a post to Slack takes over a network."""

Rival = Callable[[str], AbstractAsyncContextManager[AsyncWebClient]]


@dataclass(frozen=True)
class Match:
    """So many reminders against as many posts by `rival`, each answered after so many seconds."""

    name: str
    reminders: int
    rival: Rival
    after: float = 0
    target: float | None = None


async def measure(size: Size) -> list[Figure]:
    many, fewer = size.of(REMINDERS, 40), size.of(FEWER, 40)
    stalls: list[float] = []
    ratio_, afar, fresh = [
        await _played(match, size.rounds, stalls)
        for match in (
            Match("delivery_ratio", many, one_session, target=0.7),
            Match("delivery_afar", fewer, one_session, after=AFAR),
            Match("delivery_new_connections", fewer, as_it_comes),
        )
    ]
    stall = Figure("delivery_stall", median(stalls) * 1000, "ms", at_most=50, note="median of the runs")
    return [ratio_, stall, afar, fresh]


@asynccontextmanager
async def one_session(api_url: str) -> AsyncIterator[AsyncWebClient]:
    """A client whose calls share connections: the strongest that slack_sdk has."""
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(token=TOKEN, base_url=api_url, session=session)


@asynccontextmanager
async def as_it_comes(api_url: str) -> AsyncIterator[AsyncWebClient]:
    """A client that nothing was said to: it opens a session, and with it a connection, for each call."""
    yield AsyncWebClient(token=TOKEN, base_url=api_url)


async def _played(match: Match, rounds: int, stalls: list[float]) -> Figure:
    with TemporaryDirectory() as folder:
        async with answering(match.after) as slack, match.rival(f"{slack}/api/") as client:
            file = Path(folder) / "stock.db"
            stocked(slack, file, match.reminders, datetime.now(UTC))
            message = await _first_message(slack, file)
            ours, bare = await alternated(
                rounds,
                lambda: _delivered(slack, file, stalls),
                lambda: _posted(client, message, match.reminders),
            )
    rates = f"{match.reminders / median(ours):.0f}/s, bare {match.reminders / median(bare):.0f}/s"
    note = f"{rates}, {match.reminders} each, answered after {match.after * 1000:.0f} ms"
    return Figure(match.name, ratio(bare, ours), at_least=match.target, note=note)


async def _delivered(slack: str, stock: Path, stalls: list[float]) -> float:
    """Seconds for the whole bot to send what is due in a copy of `stock`."""
    file = stock.with_name("bench.db")
    shutil.copy(stock, file)
    shutil.copy(stock.with_suffix(".key"), file.with_suffix(".key"))
    async with assembled(settings_of(slack, file), SystemClock()) as bot:
        async with watching() as stall:
            watch = Stopwatch()
            await bot.jobs.start()
            await bot.jobs.settled()
            taken = watch.seconds
        stalls.append(stall.longest)
        await bot.jobs.stop()
        assert await bot.next_due() is None
    file.unlink()
    return taken


async def _first_message(slack: str, stock: Path) -> Message:
    async with assembled(settings_of(slack, stock), SystemClock()) as bot:
        notices = await bot.db.run(bot.reminders.notices, (1,))
        return words.due(notices, datetime.now(UTC), catalogue.load())


async def _posted(client: AsyncWebClient, message: Message, times: int) -> float:
    """Seconds to post the same message so often, at the deliverer's concurrency."""
    numbers = iter(range(times))
    watch = Stopwatch()
    await asyncio.gather(*(_post(client, message, numbers) for _ in range(AT_ONCE)))
    return watch.seconds


async def _post(client: AsyncWebClient, message: Message, numbers: Iterator[int]) -> None:
    """The same request as ours, made once and not for each: the loop has nothing to keep track of."""
    metadata = {"event_type": DELIVERY_EVENT, "event_payload": {"delivery": new_id()}}
    blocks: list[dict[str, Any]] = list(message.blocks)
    for number in numbers:
        await client.chat_postMessage(
            channel=f"D{number}",
            text=message.text,
            blocks=blocks,
            mrkdwn=False,
            unfurl_links=False,
            unfurl_media=False,
            metadata=metadata,
        )
