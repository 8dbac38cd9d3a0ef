"""Our table of reminders beside APScheduler's SQLAlchemyJobStore: adding 10,000, and running them all when due."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from apscheduler.events import EVENT_JOB_MISSED
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Engine, create_engine
from sqlmodel import Session, func, select

from bot.catalogue import InterviewType
from bot.clock import SystemClock
from bot.delivery import Delivering, Parts
from bot.message import Message
from bot.models.columns import Row
from bot.models.people import Who
from bot.models.reminders import Notice, ReminderRow
from bot.services.entries import When
from bot.services.interviews import Interviews, New
from bot.services.people import People
from bot.services.reminders import Reminders
from bot.store.db import Database, reads
from bot.store.sqlite import PRAGMAS
from tests.benchmarks.figures import Figure, Size, Stopwatch, alternated, ratio
from tests.benchmarks.stall import watching
from tests.benchmarks.stock import ZONE, a_keyring, fill_at_once
from tests.desk import CATALOGUE, nothing_more

REMINDERS = 10_000
AHEAD = timedelta(days=60)
A_LITTLE = timedelta(seconds=2)


@dataclass
class Tally:
    """What became of the jobs that are due; `over` once that is known of all."""

    due: int
    ran: int = 0
    missed: int = 0
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, *, ran: int = 0, missed: int = 0) -> None:
        self.ran += ran
        self.missed += missed
        if self.ran + self.missed == self.due:
            self.over.set()


tallies: list[Tally] = []


class NoSlack:
    """In place of the gateway: takes every message at once, so that what is measured is what comes before and after."""

    async def post(self, _channel: str, _message: Message, **_delivery: Any) -> str:
        return "1800000000.000001"


@dataclass
class Taken:
    """Seconds by what they were for."""

    add: list[float] = field(default_factory=list)
    run: list[float] = field(default_factory=list)
    stall: list[float] = field(default_factory=list)


async def run_one(_number: int) -> None:
    """APScheduler's job: found by its name, told its number."""
    tallies[-1].note(ran=1)


async def measure(size: Size) -> list[Figure]:
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # it tells of every job that it drops
    reminders, ours, theirs = size.of(REMINDERS, 20), Taken(), Taken()
    with TemporaryDirectory() as folder:
        files = (Path(folder) / f"{number}.db" for number in count())
        await alternated(
            size.rounds,
            lambda: _ours(next(files), reminders, ours),
            lambda: _theirs(next(files), reminders, theirs),
        )
        lost = await _lost(next(files), reminders)
    return _figures(reminders, ours, theirs, lost)


def _figures(reminders: int, ours: Taken, theirs: Taken, lost: int) -> list[Figure]:
    def seconds(mine: list[float], other: list[float]) -> str:
        return f"ours {median(mine):.2f} s, theirs {median(other):.2f} s for {reminders}"

    stall = f"theirs {median(theirs.stall) * 1000:.0f} ms"
    return [
        Figure("jobstore_add", ratio(theirs.add, ours.add), at_least=1.5, note=seconds(ours.add, theirs.add)),
        Figure("jobstore_run", ratio(theirs.run, ours.run), at_least=5, note=seconds(ours.run, theirs.run)),
        Figure("jobstore_stall", median(ours.stall) * 1000, "ms", at_most=50, note=stall),
        Figure(
            "jobstore_lost", lost, note=f"of {reminders}, by APScheduler with its defaults; ours lost none"
        ),
    ]


async def _ours(file: Path, reminders: int, taken: Taken) -> float:
    added = _database(file)
    taken.add.append(await _added(added, reminders))
    added.close()
    db = _database(file.with_suffix(".due"))
    fill_at_once(db, reminders, datetime.now(UTC))
    nowhere: Any = NoSlack()
    clock = SystemClock()
    parts = Parts(db, Reminders(CATALOGUE, clock), nowhere, clock, _render, nothing_more, frozenset())
    async with _watched(taken):
        await Delivering(parts).run()
    assert await db.run(parts.reminders.next_due) is None
    db.close()
    return taken.run[-1]


async def _added(db: Database, reminders: int) -> float:
    """Interview by interview, as people add them: each writes the reminders that follow from it."""
    nobody = lambda: None  # noqa: E731 - nobody sleeps here
    interviews, people = Interviews(CATALOGUE, SystemClock(), nobody), People(nobody)
    person = await db.run(people.meet, Who("T-adds", "U-adds"), ZONE)
    wall = (datetime.now(UTC) + AHEAD).replace(tzinfo=None)
    watch, number = Stopwatch(), 0
    each = 0
    while number * each < reminders:
        new = New(f"form{number}", f"Harborlight {number}", InterviewType.PANEL, When(wall, ZONE))
        await db.run(interviews.add, person.who, new)
        number += 1
        each = each or await db.run(_stored)
    return watch.seconds * reminders / (number * each)


@reads
def _stored(session: Session) -> int:
    return session.exec(select(func.count()).select_from(ReminderRow)).one()


async def _theirs(file: Path, reminders: int, taken: Taken) -> float:
    adding = _scheduler(_engine(file), misfire_grace_time=None)
    adding.start()
    watch, due = Stopwatch(), datetime.now(UTC) + AHEAD
    for number in range(reminders):
        adding.add_job(run_one, "date", [number], run_date=due)
        await asyncio.sleep(0)
    taken.add.append(watch.seconds)
    adding.shutdown()
    running = _stocked(file.with_suffix(".due"), reminders, datetime.now(UTC), misfire_grace_time=None)
    tallies.append(Tally(reminders))
    async with _watched(taken):
        running.resume()
        await tallies[-1].over.wait()
    running.shutdown()
    return taken.run[-1]


async def _lost(file: Path, reminders: int) -> int:
    """Added in time and due together, with the scheduler's defaults: how many never run."""
    due = datetime.now(UTC) + A_LITTLE + timedelta(milliseconds=5) * reminders
    scheduler = _stocked(file, reminders, due)
    tally = Tally(reminders)
    tallies.append(tally)
    scheduler.add_listener(lambda _: tally.note(missed=1), EVENT_JOB_MISSED)
    scheduler.resume()
    assert datetime.now(UTC) < due
    await tally.over.wait()
    scheduler.shutdown()
    return tally.missed


def _stocked(file: Path, reminders: int, due: datetime, **defaults: Any) -> AsyncIOScheduler:
    """A scheduler at rest, with so many jobs that were added without waiting for the disk."""
    engine = _engine(file)
    scheduler = _scheduler(engine, **defaults)
    scheduler.start(paused=True)
    _set(engine, "synchronous=OFF")
    for number in range(reminders):
        scheduler.add_job(run_one, "date", [number], run_date=due)
    _set(engine, "synchronous=FULL")
    return scheduler


def _database(file: Path) -> Database:
    db = Database(f"sqlite:///{file}", a_keyring())
    Row.metadata.create_all(db.engine)
    return db


def _scheduler(engine: Engine, **defaults: Any) -> AsyncIOScheduler:
    stores = {"default": SQLAlchemyJobStore(engine=engine)}
    return AsyncIOScheduler(timezone=UTC, job_defaults=defaults, jobstores=stores)


def _engine(file: Path) -> Engine:
    """One connection, prepared as ours are."""
    engine = create_engine(f"sqlite:///{file}", pool_size=1, max_overflow=0)
    _set(engine, *PRAGMAS)
    return engine


def _set(engine: Engine, *pragmas: str) -> None:
    with closing(engine.raw_connection()) as connection:
        for pragma in pragmas:
            connection.cursor().execute(f"PRAGMA {pragma}")


@asynccontextmanager
async def _watched(taken: Taken) -> AsyncIterator[None]:
    """Notes how long it takes, and the longest that the event loop stood still meanwhile."""
    async with watching() as stall:
        watch = Stopwatch()
        yield
        taken.run.append(watch.seconds)
    taken.stall.append(stall.longest)


def _render(notices: tuple[Notice, ...], _now: datetime) -> Message:
    return Message(notices[0].reminder.kind)
