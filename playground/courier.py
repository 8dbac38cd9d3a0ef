"""Carries envelopes to the app by the way that is open, and notes all that goes to and fro."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Literal

from playground.clock import PlaygroundClock
from playground.events_api import EventsApi
from playground.socket_mode import SocketMode
from playground.wire import Json, UndeliveredError

Kind = Literal["slash_commands", "interactive", "events_api"]
Transport = Callable[[Kind, Json], Awaitable[Json]]
LOG_LENGTH = 2000
GRACE_SECONDS = 0.3


class Courier:
    """`transport`, where set, stands in for the wire: it takes kind and payload, and returns the ack's body."""

    def __init__(self, socket_mode: SocketMode, events_api: EventsApi, clock: PlaygroundClock) -> None:
        self.transport: Transport | None = None
        self.log: deque[Json] = deque(maxlen=LOG_LENGTH)
        self._socket_mode = socket_mode
        self._events_api = events_api
        self._clock = clock
        self._announcing: set[asyncio.Task[None]] = set()

    @property
    def connected(self) -> bool:
        """Whether an envelope has somewhere to go."""
        return bool(self.transport or self._socket_mode.connected or self._events_api.request_url)

    async def send(self, kind: Kind, payload: Json) -> Json:
        """The acknowledgement's body, {} if it has none; UndeliveredError without an acknowledgement in time."""
        self.note("to_bot", kind, payload.get("type") or payload.get("command", ""), payload)
        try:
            body = await self._way()(kind, payload)
        except UndeliveredError as undelivered:
            self.note("from_bot", "no_ack", str(undelivered), {})
            raise
        self.note("from_bot", "ack", kind, body)
        return body

    def announce(self, payload: Json) -> None:
        """Send an event without waiting for it."""
        announcing = asyncio.create_task(self.tell(payload))
        self._announcing.add(announcing)
        announcing.add_done_callback(self._announcing.discard)

    async def tell(self, payload: Json) -> None:
        """Send an event. Slack does not tell people that one was not taken: it sends it again."""
        with contextlib.suppress(UndeliveredError):
            await self.send("events_api", payload)

    async def close(self) -> None:
        """Let what is under way arrive, for a moment."""
        if self._announcing:
            _, late = await asyncio.wait(self._announcing, timeout=GRACE_SECONDS)
            for announcing in late:
                announcing.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def note(self, direction: Literal["to_bot", "from_bot"], kind: str, summary: str, detail: Any) -> None:
        at = self._clock.now().isoformat()
        self.log.append(
            {"at": at, "direction": direction, "kind": kind, "summary": summary, "detail": detail}
        )

    def _way(self) -> Transport:
        if self.transport:
            return self.transport
        if self._events_api.request_url and not self._socket_mode.connected:
            return self._events_api.send
        return self._socket_mode.send
