"""The alarm clock: rings when told, goes on after a job that broke, and waits for what runs."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import SystemClock
from bot.scheduler import Scheduler
from playground import PlaygroundClock
from tests.patience import PATIENCE


class Bell:
    """A job that can be waited for."""

    def __init__(self) -> None:
        self.rung = asyncio.Event()
        self.times = 0

    async def ring(self) -> None:
        self.times += 1
        self.rung.set()

    async def heard(self) -> None:
        await asyncio.wait_for(self.rung.wait(), PATIENCE)


@pytest.fixture
async def scheduler() -> AsyncIterator[Scheduler]:
    scheduler = Scheduler(SystemClock())
    scheduler.start()
    yield scheduler
    await scheduler.stop()


async def test_a_job_runs_as_its_trigger_says(scheduler: Scheduler) -> None:
    bell = Bell()
    scheduler.every(IntervalTrigger(seconds=0.02), bell.ring, name="bell")
    await bell.heard()
    bell.rung.clear()
    await bell.heard()


async def test_it_rings_at_the_moment_given(scheduler: Scheduler) -> None:
    bell = Bell()
    moment = datetime.now(UTC) + timedelta(seconds=0.1)
    scheduler.wake_at(moment, bell.ring)
    await bell.heard()
    assert datetime.now(UTC) >= moment


async def test_a_moment_that_has_passed_is_now(scheduler: Scheduler) -> None:
    bell = Bell()
    scheduler.wake_at(datetime.now(UTC) - timedelta(days=400), bell.ring)
    await bell.heard()


async def test_a_new_moment_takes_the_place_of_the_old(scheduler: Scheduler) -> None:
    old, new = Bell(), Bell()
    scheduler.wake_at(datetime.now(UTC) + timedelta(seconds=0.1), old.ring)
    scheduler.wake_at(datetime.now(UTC) + timedelta(seconds=0.2), new.ring)
    await new.heard()
    assert old.times == 0


async def test_no_moment_takes_the_alarm_away(scheduler: Scheduler) -> None:
    bell, later = Bell(), Bell()
    scheduler.wake_at(None, bell.ring)
    scheduler.wake_at(datetime.now(UTC) + timedelta(seconds=0.05), bell.ring)
    scheduler.wake_at(None, bell.ring)
    scheduler.every(IntervalTrigger(seconds=0.2), later.ring, name="later")
    await later.heard()
    assert bell.times == 0


async def test_moments_are_those_of_the_bots_clock() -> None:
    bell = Bell()
    clock = PlaygroundClock(datetime(2031, 5, 1, tzinfo=UTC))
    scheduler = Scheduler(clock)
    scheduler.start()
    scheduler.wake_at(clock.now() + timedelta(seconds=0.05), bell.ring)
    await bell.heard()
    await scheduler.stop()


async def test_a_job_that_breaks_is_named_without_its_words_and_runs_again(
    scheduler: Scheduler, caplog: pytest.LogCaptureFixture
) -> None:
    bell = Bell()

    async def break_once() -> None:
        await bell.ring()
        if bell.times == 1:
            raise LookupError("something Ana wrote")

    scheduler.every(IntervalTrigger(seconds=0.02), break_once, name="fragile")
    await bell.heard()
    bell.rung.clear()
    await bell.heard()
    assert "The job fragile broke: LookupError" in caplog.text
    assert "something Ana wrote" not in caplog.text


async def test_stopping_waits_for_what_runs() -> None:
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        await may_end.wait()
        ended.set()

    scheduler = Scheduler(SystemClock())
    scheduler.start()
    scheduler.soon(work, name="work")
    await asyncio.wait_for(begun.wait(), PATIENCE)
    stopping = asyncio.create_task(scheduler.stop())
    asyncio.get_running_loop().call_soon(may_end.set)
    await asyncio.wait_for(stopping, PATIENCE)
    assert ended.is_set()
