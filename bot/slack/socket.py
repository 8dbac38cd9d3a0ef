"""Socket Mode: the connection to Slack, watched, because its client can retry a dead address for ever."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import ConfigError

RENEW_AFTER = timedelta(seconds=20)
"""Disconnected for so long, the client is told to ask Slack for a new address."""
GIVE_UP_AFTER = timedelta(minutes=10)
"""Then the process ends, for its supervisor to start it anew."""

log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class SocketMode:
    """`give_up` is called once when no connection came about for `GIVE_UP_AFTER`. Real time throughout."""

    watch_seconds = 5

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        client: AsyncWebClient,
        give_up: Callable[[], None],
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._handler = AsyncSocketModeHandler(app, app_token, logger=log, web_client=client)
        self._token, self._client, self._give_up, self._now = app_token, client, give_up, now
        self._last_seen = now()

    async def start(self) -> None:
        """Connects. Raises ConfigError when Slack does not take the app token."""
        try:
            opened = await self._client.apps_connections_open(app_token=self._token)
        except SlackApiError as error:
            message = (
                f"Slack refused SLACK_APP_TOKEN ({error.response['error']}). Make an app-level token with the scope "
                "connections:write under “Basic Information”, and turn Socket Mode on."
            )
            raise ConfigError(message) from error
        self._handler.client.wss_uri = opened["url"]
        await self._handler.connect_async()
        self._last_seen = self._now()

    @property
    def address(self) -> str | None:
        """Where it connects next; None says that Slack is asked."""
        return self._handler.client.wss_uri

    async def connected(self) -> bool:
        return bool(await self._handler.client.is_connected())

    async def watch(self) -> None:
        """To be called every few seconds."""
        if await self.connected():
            self._last_seen = self._now()
            return
        away = self._now() - self._last_seen
        if away >= GIVE_UP_AFTER:
            log.error("no connection to Slack for %s; ending this process", away)
            self._give_up()
        elif away >= RENEW_AFTER:
            log.warning("no connection to Slack for %s; asking for a new address", away)
            self._handler.client.wss_uri = None

    async def pause(self) -> None:
        """Takes nothing new: what Slack sends from here on goes to the next connection."""
        await self._handler.client.disconnect()

    async def stop(self) -> None:
        await self._handler.close_async()
