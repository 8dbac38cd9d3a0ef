"""What befalls a host: new versions, clocks put right, a database that goes away. Each person has one message."""

from datetime import timedelta
from pathlib import Path

from tests.chaos.stage import Stage, chaos, storm
from tests.postgres import ON_BOTH

PEOPLE, SEED = 30, 7


async def all_have_one(stage: Stage) -> None:
    await stage.seen_by_all_but(0)
    await stage.settled()
    stage.require_one_each()


@ON_BOTH
async def test_a_clock_that_jumps_forward_and_back(tmp_path: Path, database_url: str) -> None:
    async with chaos(tmp_path, database_url, PEOPLE, SEED) as stage:
        storm(stage.playground)
        await stage.start()
        for left, hours in ((24, 2), (16, -1), (8, 1)):
            await stage.seen_by_all_but(left)
            stage.playground.clock.advance(timedelta(hours=hours))
            await stage.next_tick()
        await all_have_one(stage)
