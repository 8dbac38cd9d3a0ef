"""The other way to the app: signed HTTP to its request URL, and events again when they were not taken."""

import asyncio
import hashlib
import hmac
import json
import secrets
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp

from playground.wire import Json, UndeliveredError

ACK_SECONDS = 3.0
RETRY_SECONDS = (0.0, 60.0, 300.0)
OK = 200


class EventsApi:
    """`retry_seconds` are the waits before the three retries of an event."""

    def __init__(self, signing_secret: str, request_url: str | None) -> None:
        self.request_url = request_url
        self.ack_seconds = ACK_SECONDS
        self.retry_seconds: tuple[float, ...] = RETRY_SECONDS
        self._signing_secret = signing_secret
        self._session: aiohttp.ClientSession | None = None
        self._retries: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        for retry in self._retries:
            retry.cancel()
        await asyncio.gather(*self._retries, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def verify(self) -> bool:
        """Whether the request URL answers Slack's challenge, as it must before events come."""
        challenge = secrets.token_urlsafe(16)
        body = json.dumps({"type": "url_verification", "challenge": challenge})
        answer = await self._post({"Content-Type": "application/json"}, body)
        return challenge in answer.values()

    async def send(self, kind: str, payload: Json) -> Json:
        """The answer's body. A failed event raises as well, and is retried in the background."""
        headers, body = _encoded(kind, payload)
        try:
            return await self._post(headers, body)
        except UndeliveredError as failure:
            if kind == "events_api":
                retry = asyncio.create_task(self._retry(headers, body, str(failure)))
                self._retries.add(retry)
                retry.add_done_callback(self._retries.discard)
            raise

    async def _retry(self, headers: dict[str, str], body: str, reason: str) -> None:
        for number, seconds in enumerate(self.retry_seconds, start=1):
            await asyncio.sleep(seconds)
            again = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
            try:
                await self._post({**headers, **again}, body)
            except UndeliveredError as failure:
                reason = str(failure)
            else:
                return

    async def _post(self, headers: dict[str, str], body: str) -> Json:
        self._session = self._session or aiohttp.ClientSession()
        signed = {**headers, **self._signature(body)}
        limit = aiohttp.ClientTimeout(total=self.ack_seconds)
        try:
            async with self._session.post(
                str(self.request_url), data=body.encode(), headers=signed, timeout=limit
            ) as answer:
                if answer.status != OK:
                    raise UndeliveredError("http_error")
                return _decoded(await answer.text())
        except TimeoutError:
            raise UndeliveredError("http_timeout") from None
        except aiohttp.ClientError:
            raise UndeliveredError("connection_failed") from None

    def _signature(self, body: str) -> dict[str, str]:
        timestamp = str(int(time.time()))
        digest = hmac.new(
            self._signing_secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256
        ).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def _encoded(kind: str, payload: Json) -> tuple[dict[str, str], str]:
    if kind == "events_api":
        return {"Content-Type": "application/json"}, json.dumps(payload)
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return {"Content-Type": "application/x-www-form-urlencoded"}, urlencode(form)


def _decoded(text: str) -> Json:
    """An answer that is not a JSON object is a message of plain text, as Slack takes it."""
    try:
        body: Any = json.loads(text) if text.strip() else {}
    except json.JSONDecodeError:
        return {"text": text}
    return body if isinstance(body, dict) else {"text": text}
