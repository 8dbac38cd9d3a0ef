"""A process that delivers what is due and kills itself at one step: `dying_deliverer.py FILE API_URL NOW STEP`.

The token comes by the environment, as it does to the bot.
"""

import asyncio
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from bot.delivery import Step
from bot.models.people import Who
from playground import PlaygroundClock
from tests.desk import open_desk


async def main(file: str, api_url: str, now: str, last_step: str) -> None:
    def observe(step: Step) -> None:
        if step == last_step:
            os.kill(os.getpid(), signal.SIGKILL)

    clock = PlaygroundClock(datetime.fromisoformat(now))
    token = os.environ["SLACK_BOT_TOKEN"]
    async with open_desk(Path(file), api_url, token, clock, Who("", "")) as desk:
        await desk.deliver(observe=observe)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
