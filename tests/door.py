"""The door for Slack's requests, for tests: the real adapter on a free port, and what came through it."""

import io
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from cryptography.fernet import Fernet, MultiFernet
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from bot.slack.gateway import connected
from bot.slack.health import Readiness
from bot.slack.http import EVENTS, FORM, HttpMode
from bot.slack.signature import SIGNATURE, TIMESTAMP
from bot.store.db import Database
from playground import Playground

NOW = 1_800_000_000
PRIVATE = "I am leaving Quillmark"
COMMAND = {
    "command": "/secondround",
    "text": f"add payload {PRIVATE}",
    "team_id": "T1",
    "user_id": "U1",
    "user_name": "payload",
    "channel_name": "payload",
}
EVENT = {
    "type": "event_callback",
    "team_id": "T1",
    "event_id": "Ev1",
    "event": {"type": "message", "text": PRIVATE},
}


@dataclass
class RealTime:
    time: float = NOW


@dataclass
class Door:
    """The adapter as seen from outside, and what came through it."""

    url: str
    secret: str
    session: aiohttp.ClientSession
    mode: HttpMode
    clock: RealTime
    received: list[dict[str, Any]] = field(default_factory=list)

    async def send(self, body: str, kind: str = FORM, **changed: str) -> tuple[int, str]:
        """Signed as Slack signs it; a header given as `X_Slack_Signature` replaces Slack's, or drops it if empty."""
        return await self.post(
            body.encode(), {"Content-Type": kind, **self.signature(body), **headers(changed)}
        )

    async def post(self, body: bytes, given: Mapping[str, str]) -> tuple[int, str]:
        sent = {name: value for name, value in given.items() if value}
        async with self.session.post(f"{self.url}{EVENTS}", data=io.BytesIO(body), headers=sent) as answer:
            return answer.status, await answer.text()

    def signature(self, body: str, at: float = NOW) -> dict[str, str]:
        made = SignatureVerifier(self.secret).generate_signature(timestamp=str(int(at)), body=body)
        return {TIMESTAMP: str(int(at)), SIGNATURE: str(made)}


@asynccontextmanager
async def opened(playground: Playground, file: Path) -> AsyncIterator[Door]:
    db = Database(f"sqlite:///{file}", MultiFernet([Fernet(Fernet.generate_key())]))
    async with (
        connected(playground.bot_token, playground.api_url) as client,
        aiohttp.ClientSession() as session,
    ):
        app = AsyncApp(client=client)
        readiness, clock = Readiness(db, client, lambda: None), RealTime()
        mode = HttpMode(app, playground.signing_secret, 0, readiness, now=lambda: clock.time)
        await mode.start()
        door = Door(f"http://127.0.0.1:{mode.port}", playground.signing_secret, session, mode, clock)
        listen(app, door)
        yield door
        await mode.pause()
        await mode.stop()
    db.close()


def listen(app: AsyncApp, door: Door) -> None:
    """Takes commands, clicks and messages, as the bot does."""

    async def note(body: dict[str, Any]) -> None:
        door.received.append(body)

    async def answer(body: dict[str, Any], ack: Any) -> None:
        await note(body)
        await ack()

    app.command("/secondround")(answer)
    app.action("go")(answer)
    app.event("message")(note)


def headers(changed: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in changed.items()}
