"""The alarm clock: APScheduler behind one door. What is due stands in the database, not here."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.base import STATE_RUNNING
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.date import DateTrigger

from bot.clock import Clock

Job = Callable[[], Awaitable[None]]
WAKE = "wake"
LOUDNESS = {"apscheduler": logging.WARNING, "apscheduler.executors": logging.CRITICAL}
"""It tells of every run, and prints errors with their text, which may quote a person: we log them ourselves."""
log = logging.getLogger(__name__)


class Scheduler:
    """Runs jobs on the event loop. A job that raises is logged by its name and runs again at its next time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._running: set[asyncio.Task[None] | None] = set()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._scheduler.add_listener(_log_error, EVENT_JOB_ERROR)
        for name, level in LOUDNESS.items():
            logging.getLogger(name).setLevel(level)

    def every(self, trigger: BaseTrigger, job: Job, *, name: str) -> None:
        """Runs `job` whenever `trigger` says; not again while it still runs."""
        self._scheduler.add_job(self._kept_in_sight, trigger, [job], id=name)

    def soon(self, job: Job, *, name: str) -> None:
        """Runs `job` once, now."""
        self._scheduler.add_job(self._kept_in_sight, None, [job], name=name)

    def wake_at(self, moment: datetime | None, job: Job) -> None:
        """Runs `job` at `moment` of the bot's clock, in place of the moment given before; None: not at all."""
        if moment is None:
            if self._scheduler.get_job(WAKE):
                self._scheduler.remove_job(WAKE)
            return
        real = datetime.now(UTC) + (moment - self._clock.now())
        self._scheduler.add_job(self._kept_in_sight, DateTrigger(real), [job], id=WAKE, replace_existing=True)

    def start(self) -> None:
        self._scheduler.start()

    async def stop(self) -> None:
        """Starts nothing more, and waits for what runs: a shutdown alone would cancel it midway."""
        if self._scheduler.state != STATE_RUNNING:
            return
        self._scheduler.pause()
        while running := [task for task in self._running if task is not None]:
            await asyncio.wait(running)
        self._scheduler.shutdown(wait=False)

    async def _kept_in_sight(self, job: Job) -> None:
        task = asyncio.current_task()
        self._running.add(task)
        try:
            await job()
        finally:
            self._running.discard(task)


def _log_error(event: JobExecutionEvent) -> None:
    log.error("The job %s broke: %s", event.job_id, type(event.exception).__name__)
