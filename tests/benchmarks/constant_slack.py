"""A Slack that answers every call with a constant, in a process of its own: what is measured is who calls it."""

import asyncio
import json
import sys

from aiohttp import web

from tests.benchmarks.processes import say

ANSWERS: dict[str, dict[str, object]] = {
    "auth.test": {
        "team_id": "T0",
        "user_id": "U0BOT",
        "bot_id": "B0",
        "user": "second-round",
        "team": "Bench",
    },
    "users.info": {"user": {"id": "U0", "tz": "Europe/London"}},
    "conversations.open": {"channel": {"id": "D0"}},
    "chat.postMessage": {"channel": "D0", "ts": "1800000000.000001"},
    "chat.getPermalink": {"permalink": "https://slack.example/p1"},
}
BODIES = {name: json.dumps({"ok": True, **answer}).encode() for name, answer in ANSWERS.items()}
OTHERWISE = b'{"ok": true}'
SCOPES = {"X-OAuth-Scopes": "chat:write,commands,im:history,im:write,users:read,files:read"}
LARGEST = 2**22


class Posts:
    """Counts what was posted, and lets one wait for a number of them."""

    def __init__(self) -> None:
        self._so_far = 0
        self._changed = asyncio.Event()

    def note(self) -> None:
        self._so_far += 1
        self._changed.set()

    async def reach(self, number: int) -> None:
        while self._so_far < number:
            self._changed.clear()
            await self._changed.wait()


async def main(seconds: float) -> None:
    """Says its address, then answers until it is ended; a post so many seconds after it came."""
    app, posts = web.Application(client_max_size=LARGEST), Posts()

    async def answer(request: web.Request) -> web.Response:
        method = request.match_info["method"]
        await request.read()
        if method == "chat.postMessage":
            posts.note()
            await asyncio.sleep(seconds)
        body = BODIES.get(method, OTHERWISE)
        return web.Response(body=body, content_type="application/json", headers=SCOPES)

    async def wait(request: web.Request) -> web.Response:
        await posts.reach(int(request.match_info["posts"]))
        return web.Response()

    app.router.add_route("*", "/api/{method}", answer)
    app.router.add_get("/after/{posts}", wait)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    say(f"http://127.0.0.1:{runner.addresses[0][1]}")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
