"""From process start to ready, beside importing what the bot stands on."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, Size, Stopwatch, alternated, ratio
from tests.benchmarks.processes import answering, run_to_the_end, the_bot

STACK = "import slack_bolt.async_app, sqlmodel, apscheduler.schedulers.asyncio, slackblocks, cryptography.fernet, typer"
ROUNDS = 7


async def measure(size: Size) -> list[Figure]:
    with TemporaryDirectory() as folder:
        async with answering() as slack:
            await _started(slack, Path(folder))  # makes the database
            rounds = size.of(ROUNDS)
            ours, stack = await alternated(rounds, lambda: _started(slack, Path(folder)), _imported)
    note = f"ready in {median(ours):.2f} s, importing {median(stack):.2f} s"
    return [Figure("start", ratio(ours, stack), at_most=1.3, note=note)]


async def _started(slack: str, folder: Path) -> float:
    watch = Stopwatch()
    async with the_bot(slack, folder):
        return watch.seconds


async def _imported() -> float:
    watch = Stopwatch()
    await run_to_the_end("-c", STACK)
    return watch.seconds
