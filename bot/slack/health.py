"""Whether the bot can do its work now: database, delivery and Slack's word, each with what is lacking."""

import asyncio
import logging
import time
from collections.abc import Callable

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import BotError, ConfigError
from bot.slack.errors import WorkspaceParked, trouble
from bot.store.checkup import is_current
from bot.store.db import Database

LOOKED_WITHIN = 60.0
"""Seconds: delivery looks every fifteen."""
ANSWER_WITHIN = 2.0
UNASKED, UNREACHABLE = "it was not asked yet", "it cannot be reached"

log = logging.getLogger(__name__)


class Readiness:
    """`last_sign` is when delivery last gave a sign of life, on the monotonic clock that `now` reads.

    It is None in a process that delivers nothing.
    """

    def __init__(
        self,
        db: Database,
        client: AsyncWebClient,
        last_sign: Callable[[], float | None] | None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._db, self._client, self._last_sign, self._now = db, client, last_sign, now
        self._token: str | None = UNASKED

    async def lacking(self) -> dict[str, str]:
        """Each part that is not ready, and why; for anybody's eyes."""
        parts = {"database": await self._database(), "delivery": self._delivery(), "slack": self._token}
        return {part: reason for part, reason in parts.items() if reason}

    async def look_at_token(self) -> None:
        """Asks Slack whether it still takes the bot token."""
        try:
            await self._client.auth_test()
        except SlackApiError as error:
            refused = trouble(error)
            self._token = refused.code if isinstance(refused, WorkspaceParked) else UNREACHABLE
            log.warning("Slack does not confirm the bot token: %s", refused.code)
        except (aiohttp.ClientError, TimeoutError) as error:
            self._token = UNREACHABLE
            log.warning("Slack cannot be reached: %s", type(error).__name__)
        else:
            self._token = None

    async def require_token(self) -> None:
        """Raises ConfigError when Slack refuses the bot token; that Slack is out of reach may pass."""
        await self.look_at_token()
        if self._token not in {None, UNREACHABLE}:
            message = (
                f"Slack refused SLACK_BOT_TOKEN ({self._token}). Copy the “Bot User OAuth Token” from "
                "“OAuth & Permissions” once more; reinstall the app there if it was removed."
            )
            raise ConfigError(message)

    async def _database(self) -> str | None:
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                current = await self._db.run(is_current)
        except (BotError, TimeoutError):
            return "it does not answer"
        return None if current else "its schema is another version's"

    def _delivery(self) -> str | None:
        if self._last_sign is None:
            return None
        sign = self._last_sign()
        if sign is None:
            return "it has not looked yet"
        return None if self._now() - sign <= LOOKED_WITHIN else "it has not looked for over a minute"
