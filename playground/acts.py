"""What the control interface can do in a person's name, and to the clock."""

import base64
import binascii
import mimetypes
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from playground.records import Message, SharedFile, View
from playground.wire import Json, RefusedError
from playground.workspace import new_id

if TYPE_CHECKING:
    from playground.server import Playground

Act = Callable[[Json], Awaitable[Json]]


class Acts:
    """Each takes the body of its POST and returns what its answer holds besides "ok"."""

    def __init__(self, playground: "Playground") -> None:
        self._playground = playground
        self._workspace = playground.workspace

    def by_name(self) -> dict[str, Act]:
        return {
            "message": self.message,
            "command": self.command,
            "interact": self.interact,
            "submit": self.submit,
            "close-view": self.close_view,
            "suggest": self.suggest,
            "shortcut": self.shortcut,
            "open-home": self.open_home,
            "file": self.file,
            "dm": self.dm,
            "read": self.read,
            "reset": self.reset,
            "clock": self.move_clock,
            "next": self.jump,
        }

    async def message(self, body: Json) -> Json:
        user, channel = _needed(body, "user", "channel")
        said = await self._playground.client.types(
            user, channel, str(body.get("text", "")), body.get("thread_ts")
        )
        return {"message": self._playground.payloads.message(said)} if said else {}

    async def command(self, body: Json) -> Json:
        user, channel, command = _needed(body, "user", "channel", "command")
        await self._playground.client.commands(user, channel, command, str(body.get("text", "")))
        return {}

    async def interact(self, body: Json) -> Json:
        user, place = self._place(body)
        action = body.get("action")
        if not isinstance(action, dict) or "action_id" not in action:
            raise RefusedError("Send action, an object with the action_id of what was used.")
        await self._playground.surfaces.use(user, place, action)
        return {}

    async def submit(self, body: Json) -> Json:
        user, view_id = _needed(body, "user", "view_id")
        return {"response": await self._playground.forms.submit(user, view_id, _values(body))}

    async def close_view(self, body: Json) -> Json:
        user, view_id = _needed(body, "user", "view_id")
        await self._playground.forms.close(user, view_id)
        return {}

    async def suggest(self, body: Json) -> Json:
        user, place = self._place(body)
        return await self._playground.surfaces.suggest(user, place, body, str(body.get("value", "")))

    async def shortcut(self, body: Json) -> Json:
        user, callback_id = _needed(body, "user", "callback_id")
        place = self._place(body)[1] if "messageTs" in body else None
        message = place if isinstance(place, Message) else None
        await self._playground.client.uses_shortcut(user, callback_id, message)
        return {}

    async def open_home(self, body: Json) -> Json:
        (user,) = _needed(body, "user")
        await self._playground.client.opens_home(user, str(body.get("tab", "home")))
        return {}

    async def file(self, body: Json) -> Json:
        user, channel, name, content = _needed(body, "user", "channel", "name", "content_base64")
        kind = body.get("mimetype") or mimetypes.guess_type(name)[0] or "application/octet-stream"
        shared = SharedFile(new_id("F"), user, name, kind, _bytes(content))
        said = await self._playground.client.shares(channel, shared)
        return {"message": self._playground.payloads.message(said)}

    async def dm(self, body: Json) -> Json:
        (user,) = _needed(body, "user")
        return {"channel": self._workspace.dm(user).id}

    async def read(self, body: Json) -> Json:
        user, channel = _needed(body, "user", "channel")
        self._workspace.read(user, channel)
        return {}

    async def reset(self, _body: Json) -> Json:
        self._workspace.reset()
        self._playground.courier.log.clear()
        return {}

    async def move_clock(self, body: Json) -> Json:
        try:
            if "to" in body:
                self._playground.clock.move_to(datetime.fromisoformat(body["to"]))
            else:
                self._playground.clock.advance(timedelta(seconds=float(body["advance"])))
        except (KeyError, TypeError, ValueError, OverflowError):
            message = 'Send {"advance": seconds} or {"to": "an ISO time with its zone"}.'
            raise RefusedError(message) from None
        return {"now": self._playground.clock.now().isoformat()}

    async def jump(self, _body: Json) -> Json:
        due = await self._playground.due()
        if due is None:
            raise NothingDueError(
                "Nothing is scheduled yet: do something that has a reminder, then jump to it."
            )
        self._playground.clock.move_to(max(due, self._playground.clock.now()))
        return {"now": self._playground.clock.now().isoformat()}

    def _place(self, body: Json) -> tuple[str, View | Message]:
        (user,) = _needed(body, "user")
        if body.get("view_id"):
            view = self._workspace.views.by_id(body["view_id"])
            if view.user != user:
                raise RefusedError("That view is somebody else's.")
            return user, view
        channel, ts = _needed(body, "channel", "messageTs")
        message = self._workspace.message(channel, ts)
        if message not in self._workspace.visible_to(user):
            raise RefusedError("That message is not to be seen by this person.")
        return user, message


class NothingDueError(RefusedError):
    """There is no next moment to move the clock to."""


def _needed(body: Json, *keys: str) -> list[str]:
    missing = [key for key in keys if not isinstance(body.get(key), str) or not body[key]]
    if missing:
        message = f"Send {' and '.join(missing)} as well."
        raise RefusedError(message)
    return [body[key] for key in keys]


def _values(body: Json) -> dict[str, Json]:
    values = body.get("values") or {}
    if not isinstance(values, dict) or not all(isinstance(actions, dict) for actions in values.values()):
        raise RefusedError("Send values as {block_id: {action_id: value}}.")
    return values


def _bytes(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except binascii.Error:
        raise RefusedError("Send content_base64 in base64.") from None
