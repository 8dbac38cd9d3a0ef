"""Socket Mode: single-use addresses, envelopes one connection at a time, and again when it dies unacknowledged."""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from playground.wire import Json, UndeliveredError

ACK_SECONDS = 3.0
PING_SECONDS = 10.0
CLOSE_SECONDS = 1.0


@dataclass
class _Pending:
    """An envelope on its way; `link` is the connection it was last sent on, None while there is none."""

    envelope: Json
    acknowledged: asyncio.Future[Json] = field(default_factory=asyncio.Future)
    link: web.WebSocketResponse | None = None


class SocketMode:
    """Connections take turns. `on_change` is called when one comes or goes."""

    def __init__(self, app_id: str, on_change: Callable[[], None]) -> None:
        self.ack_seconds = ACK_SECONDS
        self.origin = ""
        self._app_id = app_id
        self._on_change = on_change
        self._unused: set[str] = set()
        self._links: list[web.WebSocketResponse] = []
        self._pending: dict[str, _Pending] = {}

    @property
    def connected(self) -> int:
        return len(self._links)

    def new_url(self) -> str:
        ticket = secrets.token_urlsafe(24)
        self._unused.add(ticket)
        return f"{self.origin.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={self._app_id}"

    async def send(self, kind: str, payload: Json) -> Json:
        """The ack's payload. An event that nobody acknowledges waits on for the next connection."""
        envelope: Json = {
            "envelope_id": secrets.token_hex(16),
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": 0, "retry_reason": ""}
        elif not self._links:
            raise UndeliveredError("dispatch_failed")
        pending = self._pending[envelope["envelope_id"]] = _Pending(envelope)
        if not self._links:
            raise UndeliveredError("dispatch_failed")
        await self._hand_over(pending)
        return await self._acknowledgement(pending)

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """The WebSocket's end at Slack."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._unused:
            raise web.HTTPNotFound(text="This address was used before, or was never given out.")
        self._unused.remove(ticket)
        link = web.WebSocketResponse(heartbeat=PING_SECONDS, timeout=CLOSE_SECONDS)
        await link.prepare(request)
        await self._greet(link)
        try:
            async for message in link:
                if message.type == WSMsgType.TEXT:
                    self._take(message.data)
        finally:
            await self._lose(link)
        return link

    async def refresh(self) -> None:
        """Slack asks each connection to make way for a new one, then closes it."""
        for link in tuple(self._links):
            goodbye = {
                "type": "disconnect",
                "reason": "refresh_requested",
                "debug_info": {"host": "playground"},
            }
            await link.send_json(goodbye)
            await link.close()

    async def drop(self) -> None:
        """Every connection breaks, without a word."""
        for link in tuple(self._links):
            await link.close(code=1011)

    async def _greet(self, link: web.WebSocketResponse) -> None:
        self._links.append(link)
        hello = {
            "type": "hello",
            "num_connections": len(self._links),
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "playground", "approximate_connection_time": 18060},
        }
        await link.send_json(hello)
        self._on_change()
        await self._hand_over_again(None)

    async def _lose(self, link: web.WebSocketResponse) -> None:
        if link in self._links:
            self._links.remove(link)
        self._on_change()
        await self._hand_over_again(link)

    async def _hand_over_again(self, lost: web.WebSocketResponse | None) -> None:
        for pending in [pending for pending in self._pending.values() if pending.link is lost]:
            if pending.envelope["type"] == "events_api" and lost is not None:
                pending.envelope["retry_attempt"] += 1
                pending.envelope["retry_reason"] = "timeout"
            await self._hand_over(pending)

    async def _hand_over(self, pending: _Pending) -> None:
        pending.link = None
        while self._links and pending.link is None:
            link = self._links.pop(0)
            try:
                await link.send_json(pending.envelope)
            except ConnectionError:
                continue
            self._links.append(link)
            pending.link = link

    async def _acknowledgement(self, pending: _Pending) -> Json:
        try:
            async with asyncio.timeout(self.ack_seconds):
                return await asyncio.shield(pending.acknowledged)
        except TimeoutError:
            if pending.envelope["type"] != "events_api":
                del self._pending[pending.envelope["envelope_id"]]
            raise UndeliveredError("operation_timeout") from None

    def _take(self, data: str) -> None:
        frame = _parsed(data)
        pending = self._pending.pop(frame.get("envelope_id", ""), None)
        if pending and not pending.acknowledged.done():
            pending.acknowledged.set_result(frame.get("payload") or {})


def _parsed(data: str) -> dict[str, Any]:
    try:
        frame = json.loads(data)
    except json.JSONDecodeError:
        return {}
    return frame if isinstance(frame, dict) else {}
