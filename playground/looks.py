"""What the control interface shows: the screen of a person, the traffic, the time, and a stream of changes."""

import contextlib
import json
from collections.abc import Awaitable, Callable
from datetime import UTC
from typing import TYPE_CHECKING

from aiohttp import web

from playground.wire import Json

if TYPE_CHECKING:
    from playground.server import Playground

Look = Callable[[Json], Awaitable[Json]]
KEEP_ALIVE_SECONDS = 15.0


class Looks:
    """Each takes the variables in its path."""

    def __init__(self, playground: "Playground") -> None:
        self._playground = playground
        self._workspace = playground.workspace
        self.closing = False

    def by_path(self) -> dict[str, Look]:
        return {
            "state": self.state,
            "log": self.log,
            "messages/{channel}": self.messages,
            "screen/{user}": self.screen,
            "clock": self.clock,
            "next": self.next_due,
        }

    def close(self) -> None:
        """End every stream."""
        self.closing = True
        self._workspace.changed()

    async def clock(self, _path: Json) -> Json:
        return {"now": self._playground.clock.now().isoformat()}

    async def next_due(self, _path: Json) -> Json:
        due = await self._playground.due()
        return {"due": due.astimezone(UTC).isoformat() if due else None}

    async def state(self, _path: Json) -> Json:
        identity = self._workspace.identity
        channels = self._workspace.channels.values()
        return {
            "workspace": {"id": identity.team_id, "name": identity.team_name, "domain": identity.team_domain},
            "apps": [{"appId": identity.app_id, "botUserId": identity.bot_user_id}],
            "users": [{**vars(member)} for member in self._workspace.members.values()],
            "channels": [{**vars(channel), "members": sorted(channel.members)} for channel in channels],
        }

    async def log(self, _path: Json) -> Json:
        return {"log": list(self._playground.courier.log)}

    async def messages(self, path: Json) -> Json:
        channel = self._workspace.channel(path["channel"])
        told = [message for message in self._workspace.messages if message.channel == channel.id]
        shown = [
            {**self._playground.payloads.message(message), "ephemeral_to": message.ephemeral_to}
            for message in told
        ]
        return {"messages": shown}

    async def screen(self, path: Json) -> Json:
        seen = self._playground.screen.of(path["user"])
        due = (await self.next_due({}))["due"]
        clock = self._playground.clock
        return {**seen, "clock": {"now": clock.now().isoformat(), "next": due, "frozen": clock.frozen}}

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the revision, now and at every change."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        with contextlib.suppress(ConnectionResetError):  # the page was closed or reloaded
            await self._tell(response)
        return response

    async def _tell(self, response: web.StreamResponse) -> None:
        while not self.closing:
            told = self._workspace.revision
            await response.write(f"data: {json.dumps({'revision': told})}\n\n".encode())
            while told == self._workspace.revision and not self.closing:
                if not await self._news(told):
                    await response.write(b": still here\n\n")

    async def _news(self, told: int) -> bool:
        try:
            await self._workspace.wait_for(
                lambda: self.closing or self._workspace.revision != told, KEEP_ALIVE_SECONDS
            )
        except TimeoutError:
            return False
        return True
