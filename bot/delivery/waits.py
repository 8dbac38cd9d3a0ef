"""How long a delivery waits: before it tries again, and between two messages in one channel."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from bot.slack.errors import Throttled

FIRST, LONGEST = timedelta(seconds=5), timedelta(minutes=15)
A_MESSAGE_EVERY = 1.0
"""Seconds: Slack's limit for one channel."""
FORGET_BEYOND = 1000
AT_A_STRETCH, A_SECOND = 60, 4.0
"""Messages to one workspace: Slack speaks of several hundred a minute, without a number."""
BREATH = 5.0
"""Seconds for which a workspace is left alone once that is used up."""


class OverBudget(Throttled):
    """Our own limit, so that Slack need not set one: others' messages go first."""


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


class Slots(asyncio.Semaphore):
    """So many posts may be on their way together; none begins once they are no longer `open`."""

    open = True


class Budget:
    """What one process may send into one workspace: `stretch` messages at once, `a_second` in the long run."""

    def __init__(self, stretch: float = AT_A_STRETCH, a_second: float = A_SECOND) -> None:
        self._stretch, self._a_second = stretch, a_second
        self._left: dict[str, tuple[float, float]] = {}

    def spend(self, team: str) -> None:
        """Takes one message's share. Raises OverBudget where none is left."""
        now = asyncio.get_running_loop().time()
        left, since = self._left.get(team, (self._stretch, now))
        left = min(self._stretch, left + (now - since) * self._a_second)
        if left < 1:
            raise OverBudget(BREATH, "over_budget")
        self._left[team] = left - 1, now
