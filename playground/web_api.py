"""The Web API's door: tokens, scopes, arguments, faults; behind it the methods."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any

from aiohttp import web

from playground.courier import Courier
from playground.faults import Fault, Faults
from playground.method import Method
from playground.records import Identity
from playground.wire import Json, SlackError

STRUCTURED = ("blocks", "view", "metadata", "files", "attachments")
UNPARSED = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}


class WebApi:
    def __init__(self, identity: Identity, scopes: Iterable[str], faults: Faults, courier: Courier) -> None:
        self.scopes = tuple(scopes)
        self.methods: dict[str, Method] = {}
        self._identity = identity
        self._faults = faults
        self._courier = courier

    def require_scope(self, needed: str) -> None:
        if needed not in self.scopes:
            raise SlackError("missing_scope", needed=needed, provided=",".join(self.scopes))

    async def receive(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        fault = self._faults.draw(name)
        if fault and fault.kind == "rate_limited":
            return self._answer(SlackError("ratelimited", retry_after=int(fault.seconds)).answer)
        if fault and fault.kind == "fail_before":
            return web.Response(status=fault.status, text="<!DOCTYPE html><title>Server Error</title>")
        try:
            token, args = await _arguments(request)
        except json.JSONDecodeError:
            return self._answer(SlackError("invalid_json").answer)
        answer = self._run(name, token, args, fault)
        self._courier.note("from_bot", "web_api", name, {"args": args, "answer": answer})
        return await self._sent(request, answer, fault)

    def _run(self, name: str, token: str, args: Json, fault: Fault | None) -> Json:
        try:
            method = self._allowed(name, token, fault)
            return {"ok": True, **method.run({key: _parsed(key, value) for key, value in args.items()})}
        except SlackError as refusal:
            return refusal.answer

    def _allowed(self, name: str, token: str, fault: Fault | None) -> Method:
        if fault and fault.kind == "refuse":
            raise SlackError(fault.code)
        if name not in self.methods:
            raise SlackError("unknown_method", req_method=name)
        method = self.methods[name]
        if name == "api.test":
            return method
        if not token:
            raise SlackError("not_authed")
        if token not in (self._identity.bot_token, self._identity.app_token):
            raise SlackError("invalid_auth")
        if (token == self._identity.app_token) != method.for_app_token:
            raise SlackError("not_allowed_token_type")
        if method.scope:
            self.require_scope(method.scope)
        return method

    async def _sent(self, request: web.Request, answer: Json, fault: Fault | None) -> web.StreamResponse:
        if fault and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind == "fail_after":
            return web.Response(status=fault.status, text="<!DOCTYPE html><title>Server Error</title>")
        if fault and fault.kind == "drop_after" and request.transport:
            request.transport.abort()
        return self._answer(answer)

    def _answer(self, answer: Json) -> web.Response:
        headers = {"X-OAuth-Scopes": ",".join(self.scopes)}
        if answer.get("error") != "ratelimited":
            return web.json_response(answer, headers=headers)
        retry_after = {"Retry-After": str(answer["retry_after"])}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=retry_after)


async def _arguments(request: web.Request) -> tuple[str, Json]:
    """The token, and the arguments as they came."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.json()
        args |= body if isinstance(body, dict) else {}
    elif request.method == "POST":
        args |= dict(await request.post())
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bearer or args.get("token", ""), {key: value for key, value in args.items() if key != "token"}


def _parsed(key: str, value: Any) -> Any:
    if key not in STRUCTURED:
        return _plain(value)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise SlackError(UNPARSED.get(key, "invalid_arguments")) from None


def _plain(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        raise SlackError("invalid_arguments")
    return value if isinstance(value, (str, bool)) or value is None else str(value)
