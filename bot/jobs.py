"""What happens by itself: the table of timed jobs."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from time import monotonic

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.interval import IntervalTrigger
from sqlmodel import Session

from bot.delivery import Delivering, Observe, Parts, Step
from bot.scheduler import Job, Scheduler
from bot.store import deliveries, facts, workspaces
from bot.store.db import writes
from bot.zones import zone_data_version

POLL = IntervalTrigger(seconds=15)
"""Finds what no alarm told of: the machine slept, its clock jumped, or the row is another process's."""
DAILY = IntervalTrigger(days=1)
REMEMBERED_FOR = timedelta(days=90)
"""How long a reminder is kept once it is over."""

ReplanAll = Callable[[Session], int]


@dataclass(frozen=True)
class Chore:
    """Something else to do now and then."""

    name: str
    trigger: BaseTrigger
    job: Job


class Jobs:
    """Delivery now, at the next due row and every few seconds; plans renewed with the zone rules; old rows purged."""

    def __init__(
        self, scheduler: Scheduler, parts: Parts, replan_all: ReplanAll, chores: Iterable[Chore] = ()
    ) -> None:
        self._scheduler, self._replan_all, self._chores = scheduler, replan_all, chores
        self._parts = replace(parts, observe=self._noting(parts.observe))
        self._delivering = Delivering(self._parts)
        self.last_sign: float | None = None
        """When a look last found the database, or a delivery went a step on, by the monotonic clock."""
        self._delivers = self._wanted = self._busy = False
        self._idle = asyncio.Event()

    async def start(self, *more: Chore, poll: BaseTrigger = POLL) -> None:
        """Workspaces that were parked are tried again: what was wrong may have been put right meanwhile."""
        await self._parts.db.run(self._renew_plans)
        await self._parts.db.run(workspaces.resume)
        self._scheduler.every(poll, self._ring, name="deliver")
        self._scheduler.every(DAILY, self._purge, name="purge")
        self._parts.clock.on_change(self.poke)
        self._delivers = True
        self.start_only(*self._chores, *more)
        self.poke()

    def start_only(self, *chores: Chore) -> None:
        """Does these and nothing else: delivery is another process's."""
        for chore in chores:
            self._scheduler.every(chore.trigger, chore.job, name=chore.name)
        self._scheduler.start()

    async def stop(self) -> None:
        """Claims nothing more and waits for what is on its way."""
        self._delivering.stop()
        await self._scheduler.stop()

    def poke(self) -> None:
        """Something may be due: looks at once, or once more after the look under way. Looks never overlap."""
        if not self._delivers:
            return
        self._wanted = True
        self._idle.clear()
        if not self._busy:
            self._busy = True
            self._scheduler.soon(self._look, name="deliver")

    async def settled(self) -> None:
        """Returns once all that is due by now was looked at."""
        await self._idle.wait()

    async def _ring(self) -> None:
        self.poke()

    async def _look(self) -> None:
        try:
            while self._wanted:
                self._wanted = False
                await self._deliver()
        finally:
            self._busy = False
            self._idle.set()

    async def _deliver(self) -> None:
        """Asks a reader first: most looks find nothing, and need not take the writer's turn."""
        parts = self._parts
        due = await parts.db.run(parts.reminders.next_due)
        self.last_sign = monotonic()
        if due is not None and due <= parts.clock.now():
            await self._delivering.run()
            due = await parts.db.run(parts.reminders.next_due)
        self._scheduler.wake_at(due, self._ring)

    def _noting(self, observe: Observe) -> Observe:
        """Many deliveries in one look take minutes: each of their steps is a sign of life as well."""

        def note(step: Step) -> None:
            self.last_sign = monotonic()
            observe(step)

        return note

    async def _purge(self) -> None:
        await self._parts.db.run(deliveries.purge, self._parts.clock.now() - REMEMBERED_FOR)

    @writes
    def _renew_plans(self, session: Session) -> None:
        """In one transaction with the fact, so that a crash leaves neither."""
        if facts.get(session, facts.ZONE_RULES) != zone_data_version():
            self._replan_all(session)
            facts.put(session, facts.ZONE_RULES, zone_data_version())
