"""How long the event loop stands still at a time: meanwhile it acknowledges nothing."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

LOOK = 0.001


@dataclass
class Stall:
    """The longest so far, in seconds."""

    longest: float = 0.0


@asynccontextmanager
async def watching() -> AsyncIterator[Stall]:
    stall = Stall()
    task = asyncio.create_task(_watch(stall))
    await asyncio.sleep(2 * LOOK)
    yield stall
    await asyncio.sleep(2 * LOOK)
    task.cancel()


async def _watch(stall: Stall) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(LOOK)
        stall.longest = max(stall.longest, time.perf_counter() - before - LOOK)
