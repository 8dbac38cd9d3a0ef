"""The stage for chaos: real processes of the bot, many people, a clock that runs fast, and a Slack that fails."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process, create_subprocess_exec
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from cryptography.fernet import MultiFernet
from sqlmodel import Session, col, func, select

from bot.app import assembled
from bot.catalogue import InterviewType
from bot.config import Settings
from bot.models.deliveries import DeliveryRow
from bot.models.people import Who
from bot.models.reminders import ReminderRow
from bot.services.entries import When
from bot.services.interviews import New
from bot.services.people import People
from bot.store.db import Database, reads
from bot.store.keys import keys
from playground.records import Member
from playground.server import Playground
from tests.conftest import settings_for
from tests.desk import MONDAY, PREP_DUE, WEDNESDAY, ZONE

ROOT = Path(__file__).parents[2]
TICK, TICKS = timedelta(seconds=5), 0.5
"""The clock goes ten times as fast as the world: a lease of a minute is over in six seconds."""
PATIENCE = 180
POST = "chat.postMessage"


@dataclass
class Stage:
    """`command` is what each process runs; `dice` decides when it dies."""

    playground: Playground
    settings: Settings
    command: str
    db: Database
    dice: Random
    people: list[str]
    processes: list[Process] = field(default_factory=list)
    kills: int = 0
    complaints: list[bytes] = field(default_factory=list)

    @property
    def seen(self) -> int:
        return len(self.playground.workspace.messages)

    async def start(self, command: str | None = None) -> Process:
        settings, playground = self.settings, self.playground
        key = settings.encryption_key
        environment = {
            "SLACK_BOT_TOKEN": playground.bot_token,
            "SLACK_APP_TOKEN": playground.app_token,
            "SLACK_API_URL": playground.api_url,
            "SECONDROUND_CLOCK_URL": f"{playground.url}/_control/clock",
            "DATABASE_URL": settings.database_url,
            "SECONDROUND_ENCRYPTION_KEY": key.get_secret_value() if key else "",
            "LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(ROOT),
        }
        process = await create_subprocess_exec(
            sys.executable,
            *("-m", "bot", command or self.command),
            env={**os.environ, **environment},
            cwd=ROOT / "tests",
            stdout=DEVNULL,
            stderr=PIPE,
        )
        self.processes.append(process)
        return process

    async def kill(self, process: Process) -> None:
        """As a power cut does: nothing is said, nothing is finished."""
        if process.returncode is None:
            process.kill()
        await self._bury(process)
        self.kills += 1

    async def revive(self) -> None:
        """As a supervisor does: what ended by itself is started anew."""
        for process in [one for one in self.processes if one.returncode is not None]:
            await self._bury(process)
            await self.start()

    async def replace(self, process: Process) -> int | None:
        """As a host does that brings a new version: the next one is started, then this one asked to end."""
        await self.start()
        process.terminate()
        await self._bury(process)
        return process.returncode

    async def kill_at_random(self, kills: int) -> None:
        """Each time after some more messages, in the midst of others."""
        for left in range(kills, 0, -1):
            share = max(1, (len(self.people) - self.seen) // left)
            until = min(self.seen + self.dice.randint(1, share), len(self.people))
            await self.seen_by_all_but(len(self.people) - until)
            await asyncio.sleep(self.dice.random() * 0.05)
            await self.kill(self.dice.choice(self.processes))
            await self.start()

    async def seen_by_all_but(self, few: int) -> None:
        await self.until(lambda: self.seen >= len(self.people) - few)

    async def until(self, holds: Callable[[], bool]) -> None:
        await self.playground.workspace.wait_for(holds, PATIENCE)

    async def settled(self) -> None:
        """Returns once nothing is on its way any more."""
        async with asyncio.timeout(PATIENCE):
            while await self.db.run(on_its_way, self.playground.clock.now()):
                await self.next_tick()

    async def next_tick(self) -> None:
        before = self.playground.clock.now()
        await self.until(lambda: self.playground.clock.now() != before)

    def copies(self) -> Counter[str]:
        """How many messages stand in each person's conversation."""
        return Counter(message.channel for message in self.playground.workspace.messages)

    def require_one_each(self) -> None:
        copies = self.copies()
        doubled = {channel: count for channel, count in copies.items() if count > 1}
        assert (len(copies), doubled) == (len(self.people), {}), self.complaints

    async def _bury(self, process: Process) -> None:
        _, complaint = await process.communicate()
        self.complaints.append(complaint)
        self.processes.remove(process)


@reads
def on_its_way(session: Session, now: datetime) -> int:
    """Reminders that are due and unclaimed, and deliveries that are not over."""
    waiting = select(func.count()).where(col(ReminderRow.next_attempt_at) <= now)
    open_ = select(func.count()).where(col(DeliveryRow.next_attempt_at).is_not(None))
    return session.exec(waiting).one() + session.exec(open_).one()


@asynccontextmanager
async def chaos(folder: Path, database_url: str, people: int, seed: int) -> AsyncIterator[Stage]:
    """One due reminder for each of so many people, and nobody at work yet; the clock runs."""
    on_server = not database_url.startswith("sqlite")
    dice = Random(seed)
    async with Playground(now=MONDAY) as playground:
        playground.faults.dice = dice.random
        given = settings_for(playground, folder, database_url if on_server else None)
        names = await _invited(playground, given, people)
        playground.clock.move_to(PREP_DUE)
        db = Database(given.database_url, MultiFernet(keys(*given.key_sources)))
        stage = Stage(playground, given, "worker" if on_server else "run", db, dice, names)
        ticking = asyncio.create_task(_tick(playground))
        try:
            yield stage
        finally:
            ticking.cancel()
            for process in tuple(stage.processes):
                await stage.kill(process)
            db.close()


def storm(playground: Playground) -> None:
    """One call in eight goes wrong, each in another way."""
    faults = playground.faults
    faults.rate_limit(POST, 1, times=None, chance=0.03)
    faults.fail_before(POST, times=None, chance=0.02)
    faults.fail_after(POST, times=None, chance=0.03)
    faults.drop_after(POST, times=None, chance=0.03)
    faults.slow(POST, 0.3, times=None, chance=0.03)


async def _invited(playground: Playground, settings: Settings, people: int) -> list[str]:
    clock = playground.clock
    async with assembled(settings, clock) as bot:
        met = People(lambda: None)
        for number in range(people):
            member = Member(f"U0CHAOS{number:04}", f"Guest{number}", f"Guest {number}", ZONE)
            playground.workspace.join(member)
            who = Who(playground.team_id, member.id)
            await bot.db.run(met.meet, who, ZONE)
            new = New(f"V{number}", "Harborlight", InterviewType.PANEL, When(WEDNESDAY, ZONE))
            await bot.db.run(bot.interviews.add, who, new)
    return [f"U0CHAOS{number:04}" for number in range(people)]


async def _tick(playground: Playground) -> None:
    while True:
        await asyncio.sleep(TICKS)
        playground.clock.advance(TICK)
        playground.workspace.changed()
