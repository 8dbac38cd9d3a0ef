"""What our answer costs beside a bare Bolt app's: `/secondround tips`, from the request until the reply is there."""

import asyncio
import io
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from tests.benchmarks.figures import Figure, Size, Stopwatch, alternated, percentile, ratio
from tests.benchmarks.processes import SECRET, a_bare_bolt, answering, the_bot

COMMANDS, WARMING = 200, 20
RATE, SECONDS = 50, 10


class Asker:
    """Sends commands as Slack does, and waits for their replies."""

    def __init__(self, session: aiohttp.ClientSession, replies: str) -> None:
        self._session, self._replies = session, replies
        self._numbers = count()
        self._signs = SignatureVerifier(SECRET)
        self.waiting: dict[str, asyncio.Future[None]] = {}

    async def asks(self, url: str) -> tuple[float, float]:
        """Seconds until the ack was there, and until the reply was."""
        number = str(next(self._numbers))
        reply = self.waiting[number] = asyncio.get_running_loop().create_future()
        body, watch = self._body(number), Stopwatch()
        async with self._session.post(
            f"{url}/slack/events", data=io.BytesIO(body.encode()), headers=self._headers(body)
        ) as ack:
            await ack.read()
            acked = watch.seconds
            assert ack.status == web.HTTPOk.status_code, ack.status
        await reply
        return acked, watch.seconds

    def _body(self, number: str) -> str:
        who = {
            "team_id": "T0",
            "user_id": "U0",
            "user_name": "ana",
            "channel_id": "D0",
            "channel_name": "directmessage",
        }
        keys = {"trigger_id": number, "response_url": f"{self._replies}/{number}"}
        return urlencode({"command": "/secondround", "text": "tips", "api_app_id": "A0", **who, **keys})

    def _headers(self, body: str) -> dict[str, str]:
        stamp = str(int(time.time()))
        signature = self._signs.generate_signature(timestamp=stamp, body=body)
        kind = "application/x-www-form-urlencoded"
        return {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": str(signature)}


async def measure(size: Size) -> list[Figure]:
    with TemporaryDirectory() as folder:
        async with (
            answering() as slack,
            the_bot(slack, Path(folder)) as bot,
            a_bare_bolt(slack) as bolt,
            asking() as asker,
        ):
            return await _figures(size, asker, bot.url, bolt.url)


async def _figures(size: Size, asker: Asker, bot: str, bolt: str) -> list[Figure]:
    async def typically(url: str) -> float:
        return median([(await asker.asks(url))[1] for _ in range(size.of(COMMANDS, 5))])

    for url in (bot, bolt):
        for _ in range(WARMING):
            await asker.asks(url)
    ours, bare = await alternated(size.rounds, lambda: typically(bot), lambda: typically(bolt))
    slowest = await _acks(asker, bot, size.of(SECONDS))
    slowest_bare = await _acks(asker, bolt, size.of(SECONDS))
    note = f"ours {median(ours) * 1000:.1f} ms, bare {median(bare) * 1000:.1f} ms"
    return [
        Figure("ack_overhead", ratio(ours, bare), at_most=1.25, note=note),
        Figure(
            "ack_p99_ms",
            slowest * 1000,
            "ms",
            note=f"at {RATE} requests/s; bare {slowest_bare * 1000:.1f} ms",
        ),
    ]


async def _acks(asker: Asker, url: str, seconds: int) -> float:
    """The 99th percentile of the ack, for commands that come at their rate whether or not earlier ones are answered."""
    asked = []
    for _ in range(RATE * seconds):
        asked.append(asyncio.create_task(asker.asks(url)))
        await asyncio.sleep(1 / RATE)
    return percentile([acked for acked, _ in await asyncio.gather(*asked)], 0.99)


@asynccontextmanager
async def asking() -> AsyncIterator[Asker]:
    """With a server that replies are sent to."""
    app = web.Application()

    async def take(request: web.Request) -> web.Response:
        await request.read()
        asker.waiting.pop(request.match_info["number"]).set_result(None)
        return web.Response(text="ok")

    app.router.add_post("/{number}", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        asker = Asker(session, f"http://127.0.0.1:{runner.addresses[0][1]}")
        yield asker
    await runner.cleanup()
