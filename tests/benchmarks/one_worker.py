"""A worker that waits for the word, delivers all that is due, and says so; its settings come by the environment."""

import asyncio
import os
import sys

from bot import logs
from bot.app import assembled
from bot.clock import SystemClock
from bot.config import Role, read_settings
from tests.benchmarks.processes import say


async def main() -> None:
    settings = read_settings(dict(os.environ), env_file=None)
    logs.set_up(settings.log_level, settings.log_format)
    async with assembled(settings, SystemClock(), role=Role.WORKER) as bot:
        say("ready")
        await asyncio.to_thread(sys.stdin.readline)
        await bot.jobs.start()
        await bot.jobs.settled()
        say("done")
        await bot.jobs.stop()


if __name__ == "__main__":
    asyncio.run(main())
