"""A Slack by somebody else, as far as it goes: Socket Mode, some methods, and a few calls to act as a person.

It keeps no message metadata, pages no history, knows no zones and no scopes, and its clock is the machine's.
"""

import asyncio
import json
import time
from collections.abc import Callable
from itertools import count
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

from aiohttp import WSMsgType, web

from tests.patience import PATIENCE

Json = dict[str, Any]
TEAM, APP, BOT = "T0FAR", {"app_id": "A0FAR", "bot_id": "B0FAR"}, "U0FARBOT"
BOT_TOKEN, APP_TOKEN = "xoxb-far", "xapp-far"
CHANNEL = "C0GENERAL"
KEPT = ("text", "blocks", "attachments", "thread_ts")


class ForeignSlack:
    """`silent` keeps the next posts without ever answering them, as a broken line would."""

    def __init__(self) -> None:
        self.silent = False
        self.messages: dict[str, list[Json]] = {CHANNEL: []}
        self.homes: dict[str, Json] = {}
        self._dms: dict[str, str] = {}
        self._hooks: dict[str, Json] = {}
        self._acks: dict[str, asyncio.Future[Any]] = {}
        self._lines: list[web.WebSocketResponse] = []
        self._numbers = count(1)
        self._runner = web.AppRunner(self._app(), shutdown_timeout=0.5)
        self._changed = asyncio.Event()
        self.url = ""

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for line in self._lines:
            await line.close()
        await self._runner.cleanup()

    @property
    def connected(self) -> bool:
        return any(not line.closed for line in self._lines)

    def dm(self, user: str) -> str:
        channel = self._dms.setdefault(user, f"D0{user}")
        self.messages.setdefault(channel, [])
        return channel

    def texts(self, channel: str) -> list[str]:
        """What the bot has said there, oldest first."""
        return [message["text"] for message in self.messages[channel] if "bot_id" in message]

    async def writes(self, user: str, channel: str, text: str) -> None:
        message = self._said(channel, user, {"text": text})
        await self._event({**message, "channel_type": "im", "event_ts": message["ts"]})

    async def opens_home(self, user: str) -> None:
        await self._event({"type": "app_home_opened", "user": user, "channel": self.dm(user), "tab": "home"})

    async def commands(self, user: str, channel: str, text: str) -> None:
        where = {"channel_id": channel, "channel_name": channel, "team_id": TEAM, "command": "/secondround"}
        keys = self._keys({"channel": channel})
        await self._send(
            "slash_commands", {**where, "user_id": user, "user_name": user, "text": text, **keys}
        )

    async def clicks(self, user: str, channel: str, label: str) -> None:
        """A button of the newest message there."""
        message = self.messages[channel][-1]
        elements = [element for block in message["blocks"] for element in block.get("elements", [])]
        buttons = [element for element in elements if element["type"] == "button"]
        action = next(button for button in buttons if button["text"]["text"] == label)
        who = {"user": {"id": user, "team_id": TEAM}, "team": {"id": TEAM, "domain": "far"}}
        where = {"channel": {"id": channel, "name": channel}, "message": message}
        keys = self._keys({"channel": channel, "message": message["ts"]})
        await self._send(
            "interactive", {"type": "block_actions", **who, **where, "actions": [action], **keys}
        )

    async def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """TimeoutError where it does not come about."""
        async with asyncio.timeout(seconds):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    def _app(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_get("/socket/{key}", self._socket)
        app.router.add_post("/_hooks/response/{key}", self._respond)
        return app

    async def _api(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        method = getattr(self, "_api_" + name.replace(".", "_").lower(), None)
        if method is None:
            return web.json_response({"ok": False, "error": "unknown_method"})
        said = method(await _arguments(request))
        self._changed.set()
        if name == "chat.postMessage" and self.silent:
            await asyncio.Event().wait()
        return web.json_response({"ok": "error" not in said, **said})

    def _api_auth_test(self, _given: Json) -> Json:
        return {
            "team": "Far",
            "team_id": TEAM,
            "user": "second-round",
            "user_id": BOT,
            "bot_id": APP["bot_id"],
        }

    def _api_apps_connections_open(self, _given: Json) -> Json:
        return {"url": f"{self.url.replace('http', 'ws')}/socket/{next(self._numbers)}"}

    def _api_users_info(self, given: Json) -> Json:
        return {"user": {"id": given["user"], "team_id": TEAM, "name": given["user"], "deleted": False}}

    def _api_conversations_open(self, given: Json) -> Json:
        return {"channel": {"id": self.dm(given["users"])}}

    def _api_conversations_history(self, given: Json) -> Json:
        newest_first = [*reversed(self.messages[given["channel"]])]
        return {"messages": newest_first, "has_more": False, "response_metadata": {"next_cursor": ""}}

    def _api_chat_postmessage(self, given: Json) -> Json:
        if given["channel"] not in self.messages:
            return {"error": "channel_not_found"}
        message = self._post(given["channel"], given)
        return {"channel": given["channel"], "ts": message["ts"], "message": message}

    def _api_chat_update(self, given: Json) -> Json:
        message = self._found(given["channel"], given["ts"])
        if message is None:
            return {"error": "message_not_found"}
        message |= {key: given[key] for key in ("text", "blocks") if key in given}
        return {"channel": given["channel"], "ts": given["ts"], "message": message}

    def _api_views_publish(self, given: Json) -> Json:
        self.homes[given["user_id"]] = given["view"]
        return {"view": {**given["view"], "id": f"V{next(self._numbers)}", **APP}}

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse()
        await line.prepare(request)
        await line.send_json({"type": "hello", "num_connections": 1, "connection_info": APP})
        self._lines.append(line)
        self._changed.set()
        async for frame in line:
            said = json.loads(frame.data) if frame.type is WSMsgType.TEXT and frame.data[:1] == "{" else {}
            waiting = self._acks.pop(said.get("envelope_id", ""), None)
            if waiting is not None and not waiting.done():
                waiting.set_result(said.get("payload"))
        return line

    async def _send(self, kind: str, payload: Json) -> None:
        """One envelope, to every line; no answer in time is no answer."""
        envelope = f"e{next(self._numbers)}"
        acked = self._acks[envelope] = asyncio.get_running_loop().create_future()
        for line in self._lines:
            if not line.closed:
                await line.send_json({"envelope_id": envelope, "type": kind, "payload": payload})
        async with asyncio.timeout(PATIENCE):
            await acked

    async def _respond(self, request: web.Request) -> web.Response:
        context, given = self._hooks[request.match_info["key"]], await request.json()
        replaced = self._found(context["channel"], context.get("message", ""))
        if given.get("replace_original") and replaced:
            replaced |= {key: given[key] for key in ("text", "blocks") if key in given}
        else:
            self._post(context["channel"], given)
        self._changed.set()
        return web.Response(text="")

    async def _event(self, event: Json) -> None:
        body = {"team_id": TEAM, "api_app_id": APP["app_id"], "event": event, "type": "event_callback"}
        authorization = {"team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}
        about = {"event_id": f"Ev{next(self._numbers)}", "authorizations": [authorization]}
        await self._send("events_api", {**body, **about})

    def _keys(self, context: Json) -> Json:
        key = str(next(self._numbers))
        self._hooks[key] = context
        keys = {"trigger_id": f"t{key}", "response_url": f"{self.url}/_hooks/response/{key}"}
        return {"api_app_id": APP["app_id"], "token": "far", "is_enterprise_install": False, **keys}

    def _post(self, channel: str, given: Json) -> Json:
        return self._said(channel, BOT, {**APP, **{key: given[key] for key in KEPT if key in given}})

    def _said(self, channel: str, user: str, parts: Json) -> Json:
        ts = f"{time.time():.0f}.{next(self._numbers):06}"
        message = {"type": "message", "ts": ts, "channel": channel, "user": user, **parts}
        self.messages[channel].append(message)
        self._changed.set()
        return message

    def _found(self, channel: str, ts: str) -> Json | None:
        return next((message for message in self.messages[channel] if message["ts"] == ts), None)


async def _arguments(request: web.Request) -> Json:
    """From wherever the client put them: the query, a form or JSON."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    else:
        given |= dict(parse_qsl(await request.text()))
    structured = ("blocks", "view")
    return {
        key: json.loads(value) if key in structured and isinstance(value, str) else value
        for key, value in given.items()
    }
