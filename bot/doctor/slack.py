"""The doctor's questions to Slack: the tokens, what they allow, and what time it is."""

from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.config import Settings
from bot.doctor.findings import Finding, doubtful, fine, wrong
from bot.manifest import OPTIONAL_SCOPES, SCOPES
from bot.slack.gateway import connected

APART, FAR_APART = timedelta(seconds=10), timedelta(minutes=2)
"""Slack refuses nothing within five minutes, but a reminder is wrong by as much as the clock is."""
COPY_AGAIN = (
    "Copy the “Bot User OAuth Token” from “OAuth & Permissions”; reinstall the app if it was removed."
)
MAKE_ONE = (
    "Make an app-level token with connections:write under “Basic Information”, and turn Socket Mode on."
)

Now = Callable[[], datetime]


async def look(settings: Settings, now: Now) -> AsyncIterator[Finding]:
    """Asks with the tokens that there are; what is missing is said with the settings."""
    bot_token, app_token = settings.slack_bot_token, settings.slack_app_token
    async with connected(bot_token.get_secret_value() if bot_token else "", settings.slack_api_url) as client:
        try:
            if bot_token:
                async for finding in _bot_token(client, now):
                    yield finding
            if app_token:
                yield await _app_token(client, app_token.get_secret_value())
        except (aiohttp.ClientError, TimeoutError) as error:
            words = f"{settings.slack_api_url} cannot be reached ({type(error).__name__}). Is this machine online?"
            yield wrong("Slack", words)
    if settings.slack_signing_secret:
        yield fine(
            "signing secret", "It is set. Whether it is the app's own shows when Slack sends something."
        )


def clock(headers: Mapping[str, str], now: datetime) -> Finding:
    try:
        apart = abs(parsedate_to_datetime(headers.get("Date", "")) - now)
    except ValueError:
        return doubtful("clock", "Slack did not say what time it is, so the clock was not compared.")
    if apart < APART:
        return fine("clock", "This machine's clock agrees with Slack's.")
    say = wrong if apart >= FAR_APART else doubtful
    seconds = f"{apart.total_seconds():.0f}"
    return say(
        "clock", f"It is {seconds} s apart from Slack's: set this machine's clock by the network (NTP)."
    )


async def _bot_token(client: AsyncWebClient, now: Now) -> AsyncIterator[Finding]:
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        yield wrong("bot token", f"Slack refuses it ({_code(error)}). {COPY_AGAIN}")
        answer = error.response
    else:
        yield fine("bot token", f"Slack knows it: {answer['user']} in {answer['team']}.")
        yield _scopes(answer.headers)
    if isinstance(answer, AsyncSlackResponse):
        yield clock(answer.headers, now())


async def _app_token(client: AsyncWebClient, token: str) -> Finding:
    try:
        await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        return wrong("app token", f"Slack refuses it ({_code(error)}). {MAKE_ONE}")
    return fine("app token", "Slack opens a connection with it.")


def _scopes(headers: Mapping[str, str]) -> Finding:
    granted = {scope.strip() for scope in headers.get("X-OAuth-Scopes", "").split(",")}
    missing = [scope for scope in SCOPES if scope not in granted]
    if missing:
        remedy = "Add them under “OAuth & Permissions”, then reinstall the app."
        return wrong("scopes", f"Missing: {', '.join(missing)}. {remedy}")
    declined = [scope for scope in OPTIONAL_SCOPES if scope not in granted]
    without = f" Not granted, and not needed by the rest: {', '.join(declined)}." if declined else ""
    return fine("scopes", f"All {len(SCOPES)} that are needed are there.{without}")


def _code(error: SlackApiError) -> str:
    """Slack's word for it, or the status of an answer that is no JSON."""
    answer: Any = error.response
    code = answer.data.get("error") if isinstance(answer.data, dict) else None
    return str(code or f"HTTP {answer.status_code}")
