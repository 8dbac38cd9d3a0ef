"""A process that freezes when it has looked at its lease for the last time: `frozen_deliverer.py PLACE API_URL NOW`.

Thawed, it goes on as if no time had passed: nothing is left that could stop its post.
"""

import asyncio
import os
import signal
import sys
from datetime import datetime

from bot.delivery import Step
from bot.models.people import Who
from playground import PlaygroundClock
from tests.desk import open_desk


class FreezingClock(PlaygroundClock):
    about_to_write = False

    def now(self) -> datetime:
        now = super().now()
        if self.about_to_write:
            self.about_to_write = False
            os.kill(os.getpid(), signal.SIGSTOP)
        return now


async def main(place: str, api_url: str, now: str) -> None:
    clock = FreezingClock(datetime.fromisoformat(now))

    def observe(step: Step) -> None:
        clock.about_to_write = step is Step.WRITING

    async with open_desk(place, api_url, os.environ["SLACK_BOT_TOKEN"], clock, Who("", "")) as desk:
        await desk.deliver(observe=observe)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
