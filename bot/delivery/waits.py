"""How long a delivery waits: before it tries again, and between two messages in one channel."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

FIRST, LONGEST = timedelta(seconds=5), timedelta(minutes=15)
A_MESSAGE_EVERY = 1.0
"""Seconds: Slack's limit for one channel."""
FORGET_BEYOND = 1000


def backoff(attempts: int, chance: Callable[[], float]) -> timedelta:
    """Anything up to 5 s · 2ⁿ, at most 15 min: spread whole, so that many do not come back at once."""
    longest: timedelta = min(LONGEST, FIRST * 2 ** min(attempts, 10))
    return longest * chance()


class Pace:
    """Lets one message a second into each channel; those who come sooner wait their turn."""

    def __init__(self, every: float = A_MESSAGE_EVERY) -> None:
        self._every = every
        self._next: dict[str, float] = {}

    async def turn(self, channel: str) -> None:
        now = asyncio.get_running_loop().time()
        at = max(now, self._next.get(channel, now))
        if len(self._next) > FORGET_BEYOND:
            self._next = {other: moment for other, moment in self._next.items() if moment > now}
        self._next[channel] = at + self._every
        if at > now:
            await asyncio.sleep(at - now)
