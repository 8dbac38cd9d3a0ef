"""The loop: claims what is due and carries it out, several at a time, until nothing is."""

import asyncio
import logging

from bot.delivery.attempt import LEASE, Attempt
from bot.delivery.parts import Parts
from bot.delivery.poison import where
from bot.delivery.steps import Step
from bot.delivery.waits import Slots
from bot.store import claims

AT_ONCE = 50
"""Posts on their way together: enough to hide Slack's answer times, few enough to be gone quickly at a stop."""
CLAIMED = 2
"""As many times that are claimed: while some are posted, others are read before them and written down after them."""
GATHER, GATHERINGS = 0.02, 5
"""Seconds in which others may finish as well, and how often: what follows them is claimed and read together."""
log = logging.getLogger(__name__)


class Delivering:
    """One deliverer. Two of them on one database do not double anything."""

    def __init__(self, parts: Parts, *, at_once: int = AT_ONCE) -> None:
        self._parts, self._most = parts, CLAIMED * at_once
        self._slots = Slots(at_once)
        self._stopping = False

    async def run(self) -> None:
        """Delivers everything that is due now. A delivery that breaks does not take the others along.

        Raises a BotError where the database gives nothing out; what is under way is carried out first.
        """
        running: set[asyncio.Task[None]] = set()
        try:
            while True:
                running |= await self._begin(self._most - len(running))
                if not running:
                    return
                running = await _some_done(running, self._most // CLAIMED)
        finally:
            if running:
                done, _ = await asyncio.wait(running)
                _report(done)

    def stop(self) -> None:
        """Claims nothing more and gives back what waits: `run` ends with the posts that are on their way."""
        self._stopping, self._slots.open = True, False

    async def _begin(self, limit: int) -> set[asyncio.Task[None]]:
        if self._stopping:
            return set()
        self._parts.observe(Step.BEFORE_CLAIM)
        now = self._parts.clock.now()
        won = await self._parts.db.run(claims.claim, now, limit, LEASE, idle=limit == self._most)
        return {asyncio.create_task(Attempt(self._parts, claim, self._slots).run()) for claim in won}


async def _some_done(running: set[asyncio.Task[None]], few: int) -> set[asyncio.Task[None]]:
    """Those that still run, once few do, or a while after the first does not."""
    await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    for _ in range(GATHERINGS):
        done, running = await asyncio.wait(running, timeout=GATHER)
        _report(done)
        if len(running) <= few:
            break
    return running


def _report(done: set[asyncio.Task[None]]) -> None:
    """Says which attempts broke; their leases run out, and after a few such strikes the delivery is dead."""
    for task in done:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("A delivery broke and will be tried again: %s", where(error))
