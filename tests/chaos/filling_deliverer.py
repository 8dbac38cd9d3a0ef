"""A process that delivers while the disk fills up at one step: `filling_deliverer.py FILE API_URL NOW STEP`.

No file may grow any more from there on, as on a full disk; what stands in it can still be read.
"""

import asyncio
import os
import resource
import sys
from datetime import datetime
from pathlib import Path

from bot.delivery import Step
from bot.models.people import Who
from playground import PlaygroundClock
from tests.desk import open_desk


async def main(file: str, api_url: str, now: str, full_at: str) -> None:
    log = Path(f"{file}-wal")

    def observe(step: Step) -> None:
        if step == full_at:
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))

    clock = PlaygroundClock(datetime.fromisoformat(now))
    async with open_desk(Path(file), api_url, os.environ["SLACK_BOT_TOKEN"], clock, Who("", "")) as desk:
        await desk.deliver(observe=observe)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
