"""What time it is, and word when that changes other than by passing."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp

POLL_SECONDS = 0.5
MOVED = timedelta(seconds=2)
"""A difference to what is told that no delay on the way explains."""

log = logging.getLogger(__name__)


class Clock(Protocol):
    """The one source of the time in rows and plans. Signatures, triggers and time-outs use real time."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...

    def on_change(self, callback: Callable[[], None]) -> None:
        """Calls `callback` after the clock was moved (never for time merely passing)."""
        ...


class SystemClock:
    """The machine's own clock, which nobody moves by hand."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def on_change(self, callback: Callable[[], None]) -> None:
        """Never calls back: a jump of the machine's clock is found by the delivery's poll."""


class FollowedClock:
    """The clock of a Slack on this machine, asked twice a second at `url` for `{"now": "2027-01-12T15:00:00Z"}`.

    Between two answers it runs on; while there is none it keeps the last known difference to real time.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._ahead = timedelta()
        self._callbacks: list[Callable[[], None]] = []
        self._task: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def on_change(self, callback: Callable[[], None]) -> None:
        self._callbacks.append(callback)

    async def start(self) -> None:
        """Returns once the clock was asked for the first time."""
        timeout = aiohttp.ClientTimeout(total=5)
        session = aiohttp.ClientSession(timeout=timeout)
        await self._ask(session)
        self._task = asyncio.create_task(self._follow(session))

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _follow(self, session: aiohttp.ClientSession) -> None:
        async with session:
            while True:
                await asyncio.sleep(POLL_SECONDS)
                await self._ask(session)

    async def _ask(self, session: aiohttp.ClientSession) -> None:
        try:
            async with session.get(self._url) as answer:
                told = datetime.fromisoformat((await answer.json(content_type=None))["now"])
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            log.warning("the clock at SECONDROUND_CLOCK_URL does not answer: %s", type(error).__name__)
            return
        ahead = told.astimezone(UTC) - datetime.now(UTC)
        if abs(ahead - self._ahead) >= MOVED:
            self._ahead = ahead
            for callback in self._callbacks:
                callback()
