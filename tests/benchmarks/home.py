"""How many statements Home takes, with one interview and with a hundred."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, event

from bot import manifest
from bot.app import SecondRound, assembled
from bot.catalogue import InterviewType
from bot.models.people import Who
from bot.services.entries import When
from bot.services.interviews import New
from playground import Playground
from playground.people import Person
from tests.benchmarks.figures import Figure, Size
from tests.benchmarks.stock import ZONE
from tests.conftest import settings_for, transport_to

INTERVIEWS = 100
AHEAD = timedelta(days=10)


async def measure(size: Size) -> list[Figure]:
    scopes = (*manifest.SCOPES, *manifest.OPTIONAL_SCOPES)
    with TemporaryDirectory() as folder:
        async with (
            Playground(now=datetime.now(UTC), scopes=scopes) as playground,
            assembled(
                settings_for(playground, Path(folder)),
                playground.clock,
                patient=True,
                chance=random.Random(7),
            ) as bot,
        ):
            playground.transport = transport_to(bot)
            ana = playground.person("Ana")
            who = Who(playground.team_id, ana.id)
            counts = []
            for interviews in (1, size.of(INTERVIEWS, 3)):
                await ana.opens_home()
                await _add_up_to(bot, who, interviews)
                counts.append(await _statements(ana))
            playground.transport = None
    note = f"{counts[0]} with one interview, {counts[1]} with {size.of(INTERVIEWS, 3)}"
    return [Figure("home_queries", counts[1] - counts[0], "more", at_most=0, note=note)]


async def _add_up_to(bot: SecondRound, who: Who, interviews: int) -> None:
    """Those that are there already are not added again."""
    for number in range(interviews):
        when = When((datetime.now(UTC) + AHEAD).replace(tzinfo=None, second=0, microsecond=0), ZONE)
        new = New(f"form{number}", f"Harborlight {number}", InterviewType.PANEL, when)
        await bot.db.run(bot.interviews.add, who, new)


async def _statements(ana: Person) -> int:
    """Executed when she opens Home."""
    seen: list[Any] = []

    def note(*statement: Any) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    await ana.opens_home()
    event.remove(Engine, "before_cursor_execute", note)
    return len(seen)
