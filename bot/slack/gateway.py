"""Sending to Slack: each call is made once, and what went wrong is told apart (bot/slack/errors.py)."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any, TypeVar
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import FileElsewhere, FileTooLarge
from bot.ids import DELIVERY_EVENT
from bot.message import Message
from bot.models.people import Who
from bot.slack.clips import Clip, clip
from bot.slack.errors import Ambiguous, MessageGone, NotSent, trouble
from bot.slack.poster import Poster

ANSWER_WITHIN, CONNECT_WITHIN = 10, 5
"""Seconds. A connection that never came about is known to have carried nothing."""
DOWNLOADED_WITHIN = 30
CLOCKS_APART = timedelta(days=1)
"""How much earlier than our own clock says a message of ours may be dated."""
PAGE = 200
EMPTY: dict[str, Any] = {}

Answer = TypeVar("Answer")
BeforeWrite = Callable[[], None]
_before_write: ContextVar[BeforeWrite | None] = ContextVar("before_write", default=None)


@dataclass(frozen=True)
class Found:
    """The delivery's message stands at `ts`."""

    ts: str


@dataclass(frozen=True)
class Absent:
    """The whole history was read: the delivery's message is not there."""


@dataclass(frozen=True)
class Unknown:
    """This server does not give metadata back, so that nobody can tell."""


@dataclass(frozen=True)
class SharedFile:
    """A file in Slack: whose it is, how many bytes, where the app may fetch it, and what a recording says."""

    owner: str
    size: int
    url: str
    clip: Clip | None = None


@asynccontextmanager
async def connected(
    token: str, api_url: str, seconds: float = ANSWER_WITHIN
) -> AsyncIterator[AsyncWebClient]:
    """A client that tries each call once, over one session for all: retrying is the business of whoever calls.

    slack_sdk's own handler posts again after a dropped connection, although the message may stand; and with no
    session of ours its client opens a connection for every call.
    """
    logger = logging.getLogger("bot.slack.client")
    logger.setLevel(logging.INFO)  # below INFO the client logs whole messages, private words and all
    tracing = aiohttp.TraceConfig()
    tracing.on_request_headers_sent.append(_ask_before_write)
    timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_WITHIN)
    async with aiohttp.ClientSession(timeout=timeout, trace_configs=[tracing]) as session:
        yield AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[], logger=logger)


class Gateway:
    """Slack in the words of the bot. Every method raises a SlackTrouble when it does not succeed."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._poster = Poster(client)

    async def open_dm(self, who: Who) -> str:
        answer = await _answered(self._client.conversations_open(users=who.user))
        return str(answer["channel"]["id"])

    async def post(
        self,
        channel: str,
        message: Message,
        *,
        delivery: str,
        before_write: BeforeWrite | None = None,
        thread: str | None = None,
    ) -> str:
        """Posts once; returns the ts. `before_write` runs as the request is about to be written, and may raise.

        `delivery` is what `find` finds the message by: give every message one of its own. `thread` is the ts of the
        message that it stands under.
        """
        token = _before_write.set(before_write)
        try:
            under = {"thread_ts": thread} if thread else {}
            return await _answered(
                self._poster.post({"channel": channel, **under, **_said(message, delivery)})
            )
        finally:
            _before_write.reset(token)

    async def update(self, channel: str, ts: str, message: Message) -> None:
        """Rewrites a message, which keeps its metadata."""
        blocks = list(message.blocks)
        await _answered(self._client.chat_update(channel=channel, ts=ts, text=message.text, blocks=blocks))

    async def rewrite(self, channel: str, ts: str, message: Message) -> bool:
        """As `update`; False where the message is gone."""
        try:
            await self.update(channel, ts, message)
        except MessageGone:
            return False
        return True

    async def delete(self, channel: str, ts: str) -> None:
        await _answered(self._client.chat_delete(channel=channel, ts=ts))

    async def permalink(self, channel: str, ts: str) -> str:
        answer = await _answered(self._client.chat_getPermalink(channel=channel, message_ts=ts))
        return str(answer["permalink"])

    async def zone_of(self, user: str) -> str | None:
        answer = await _answered(self._client.users_info(user=user))
        zone = answer["user"].get("tz")
        return str(zone) if zone else None

    async def upload(self, channel: str, name: str, content: bytes) -> None:
        """A file, shown in the channel. Where it fails after the bytes went, Slack shows them to nobody."""
        call = self._client.files_upload_v2(channel=channel, filename=name, title=name, content=content)
        try:
            await _answered(call)
        except SlackRequestError as error:
            raise NotSent("upload_refused") from error

    async def file(self, file: str) -> SharedFile:
        """What Slack says of a file that somebody dropped."""
        found = (await _answered(self._client.files_info(file=file)))["file"]
        user, url = (str(found.get(key, "")) for key in ("user", "url_private"))
        return SharedFile(user, int(found.get("size", 0)), url, clip(found))

    async def download(self, file: SharedFile, most: int) -> bytes:
        """At most `most` bytes. Our token goes to Slack's own hosts only: raises FileElsewhere, or FileTooLarge."""
        if not self._is_slacks(file.url):
            raise FileElsewhere
        if file.size > most:
            raise FileTooLarge
        return await _answered(self._fetched(file.url, most))

    async def find(self, channel: str, delivery: str, since: datetime) -> Found | Absent | Unknown:
        """Looks for a delivery's message among all that were posted `since`. A search that breaks off raises."""
        stamped = ours = False
        async for message in self._history(channel, since - CLOCKS_APART):
            metadata = message.get("metadata") or {}
            ours = ours or "bot_id" in message
            if metadata.get("event_type") == DELIVERY_EVENT:
                stamped = True
                if metadata.get("event_payload", {}).get("delivery") == delivery:
                    return Found(str(message["ts"]))
        return Absent() if stamped or not ours else Unknown()

    def _is_slacks(self, url: str) -> bool:
        """At the API's own address, or at `files.` before its name."""
        api = urlsplit(self._client.base_url)
        return url.startswith((f"{api.scheme}://{api.netloc}/", f"{api.scheme}://files.{api.netloc}/"))

    async def _fetched(self, url: str, most: int) -> bytes:
        """Follows no redirect: Slack sends whoever lacks the scope to a page to sign in."""
        headers = {"Authorization": f"Bearer {self._client.token}"}
        content = bytearray()
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=DOWNLOADED_WITHIN)) as session,
            session.get(url, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status != HTTPStatus.OK:
                raise NotSent(f"http_{answer.status}")
            async for chunk in answer.content.iter_any():
                content += chunk
                if len(content) > most:
                    raise FileTooLarge
        return bytes(content)

    async def _history(self, channel: str, since: datetime) -> AsyncIterator[dict[str, Any]]:
        cursor = None
        while True:
            page = await _answered(
                self._client.conversations_history(
                    channel=channel,
                    oldest=f"{since.timestamp():.6f}",
                    limit=PAGE,
                    cursor=cursor,
                    include_all_metadata=True,
                )
            )
            for message in page["messages"]:
                yield message
            cursor = (page.get("response_metadata") or EMPTY).get("next_cursor")
            if not cursor:
                return


async def _answered(call: Awaitable[Answer]) -> Answer:
    try:
        return await call
    except SlackApiError as error:
        raise trouble(error) from error
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise NotSent("no_connection") from error
    except TimeoutError as error:
        raise Ambiguous("no_answer_in_time") from error
    except aiohttp.ClientError as error:
        raise Ambiguous("connection_lost") from error


def _said(message: Message, delivery: str) -> dict[str, Any]:
    """`text` is a plain rendering that nothing is to be read into; `blocks` is the message."""
    return {
        "text": message.text,
        **({"blocks": list(message.blocks)} if message.blocks else {}),
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
        "metadata": {"event_type": DELIVERY_EVENT, "event_payload": {"delivery": delivery}},
    }


async def _ask_before_write(
    _session: aiohttp.ClientSession,
    _context: SimpleNamespace,
    _request: aiohttp.TraceRequestHeadersSentParams,
) -> None:
    """Told by aiohttp once it has a connection, and before the first byte: connecting may have taken long."""
    before_write = _before_write.get()
    if before_write is not None:
        before_write()
