"""HTTP: where Slack's requests come in, each one verified before a byte of it is read for its meaning."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.errors import ConfigError
from bot.slack.health import Readiness
from bot.slack.signature import Refused, Signatures

EVENTS, HEALTHY, READY = "/slack/events", "/healthz", "/readyz"
LARGEST_BODY = 2**20
MOST_FIELDS = 100
FINISH_WITHIN = 5.0
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
SSL_CHECK = b"ssl_check=1"

Body = dict[str, Any]
log = logging.getLogger(__name__)


class HttpMode:
    """Listens on `port` of every address of this machine; port 0 takes a free one.

    Bolt has an adapter of its own, but it reads a body before it verifies it, takes a command whose text holds the word
    "payload" for something else, and tells Slack that an event we have no use for was not found.
    """

    watch_seconds = 60
    read_within = 3.0
    """Seconds: Slack itself waits no longer for the whole answer."""

    def __init__(
        self,
        app: AsyncApp,
        signing_secret: str,
        port: int,
        readiness: Readiness,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._app, self._readiness, self.port = app, readiness, port
        self.signatures = Signatures(signing_secret, now)
        self._stopping = False
        self._runner = web.AppRunner(self._served(), access_log=None, shutdown_timeout=FINISH_WITHIN)

    async def start(self) -> None:
        """Listens. Raises ConfigError when Slack does not take the bot token, or when the port is not to be had."""
        await self._readiness.require_token()
        await self._runner.setup()
        site = web.TCPSite(self._runner, "0.0.0.0", self.port)  # noqa: S104 - the host's router comes from outside
        try:
            await site.start()
        except OSError as error:
            message = f"PORT {self.port} cannot be listened on: {error.strerror}. Choose another."
            raise ConfigError(message) from error
        self.port = self._runner.addresses[0][1]
        log.info("listening for Slack on port %s: %s", self.port, EVENTS)

    async def watch(self) -> None:
        """To be called every minute."""
        await self._readiness.look_at_token()

    async def pause(self) -> None:
        """Takes nothing new: Slack sends an event that is turned away once more, to whoever listens then."""
        self._stopping = True
        for site in tuple(self._runner.sites):
            await site.stop()

    async def stop(self) -> None:
        """Gives answers under way their time, then closes what is still open."""
        await self._runner.cleanup()

    def _served(self) -> web.Application:
        served = web.Application(client_max_size=LARGEST_BODY)
        served.router.add_post(EVENTS, self._receive)
        served.router.add_get(HEALTHY, _healthy)
        served.router.add_get(READY, self._ready)
        return served

    async def _receive(self, request: web.Request) -> web.Response:
        if self._stopping:
            return web.Response(status=503, headers={"Connection": "close"})
        try:
            async with asyncio.timeout(self.read_within):
                raw = await request.read()
        except TimeoutError:
            return _refuse(request, 408, "it did not arrive in time")
        if _is_ssl_check(request, raw):
            return web.Response()
        try:
            signature = self.signatures.check(request.headers, raw)
        except Refused as refused:
            return _refuse(request, 401, str(refused))
        answer = await self._handle(request, raw)
        if answer.status != web.HTTPOk.status_code:
            self.signatures.release(signature)
        return answer

    async def _handle(self, request: web.Request, raw: bytes) -> web.Response:
        if request.content_type not in {JSON, FORM}:
            return _refuse(request, 415, "it is neither JSON nor a form")
        try:
            body = _parsed(raw.decode(), request.content_type)
        except (TypeError, ValueError, RecursionError):
            return _refuse(request, 400, "it cannot be read")
        if body.get("type") == "url_verification":
            return web.json_response({"challenge": body.get("challenge")})
        if body.get("type") == "app_rate_limited":
            log.warning(
                "Slack held events back: more than 30,000 came in an hour, or our answers were too slow"
            )
            return web.Response()
        return await self._dispatch(body)

    async def _dispatch(self, body: Body) -> web.Response:
        """Parsed and verified, as what comes by Socket Mode is: that is all that `mode` tells Bolt."""
        answer = await self._app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
        if answer.status == web.HTTPNotFound.status_code and body.get("type") == "event_callback":
            return web.Response()
        headers = {name: value[0] for name, value in answer.headers.items()}
        return web.Response(status=answer.status, body=answer.body.encode(), headers=headers)

    async def _ready(self, _request: web.Request) -> web.Response:
        lacking = await self._readiness.lacking()
        if self._stopping:
            lacking["process"] = "it is stopping"
        return web.json_response({"ready": not lacking, **lacking}, status=503 if lacking else 200)


async def _healthy(_request: web.Request) -> web.Response:
    """That this answers is the news: the process is up and its event loop turns."""
    return web.json_response({"healthy": True})


def _parsed(text: str, content_type: str) -> Body:
    """A command is its form's fields, whatever words they hold; a click or a form of ours is JSON in one field."""
    if content_type == FORM:
        fields: Body = dict(
            parse_qsl(
                text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST_FIELDS
            )
        )
        if not fields:
            raise ValueError
        if "command" in fields or "payload" not in fields:
            return fields
        text = fields["payload"]
    body = json.loads(text)
    if not isinstance(body, dict):
        raise TypeError
    return body


def _is_ssl_check(request: web.Request, raw: bytes) -> bool:
    """Slack tries a certificate with a form that it need not sign, and that asks for nothing."""
    return request.content_type == FORM and SSL_CHECK in raw.split(b"&")


def _refuse(request: web.Request, status: int, reason: str) -> web.Response:
    log.warning("refused a request from %s: %s", request.remote, reason)
    return web.Response(status=status)
