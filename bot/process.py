"""One process of the bot: what it takes on, and how it starts and ends."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.app import SecondRound, assembled
from bot.clock import Clock
from bot.config import Role, Settings
from bot.errors import BotError, ConfigError, SlackUnreachable
from bot.jobs import POLL, Chore
from bot.slack.health import Readiness
from bot.slack.http import HttpMode
from bot.slack.socket import SocketMode

DRAIN_SECONDS = 8.0
"""Hosts give a stopping process ten seconds or more."""
SHORT_POLL = IntervalTrigger(seconds=1)
"""A worker is not told of what another process writes: it looks for it, in half a millisecond."""

log = logging.getLogger(__name__)


@asynccontextmanager
async def serving(
    settings: Settings, clock: Clock, role: Role = Role.ALL
) -> AsyncIterator[tuple[SecondRound, asyncio.Future[None]]]:
    """The running bot, and a future that is done at SIGTERM or SIGINT.

    On the way out it takes nothing new and finishes what is under way. The future raises SlackUnreachable after ten
    minutes without a connection, so that the supervisor starts the process anew.
    """
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _finish, over)
    async with assembled(settings, clock, role=role) as bot, _at_work(settings, bot, over, role):
        log.info("Second Round is running (%s)", role)
        yield bot, over
        log.info("stopping")


@asynccontextmanager
async def listening(
    settings: Settings, bot: SecondRound, over: asyncio.Future[None], role: Role = Role.ALL
) -> AsyncIterator[SocketMode | HttpMode]:
    """Opens the settings' way to Slack and starts the clock; at the end lets both finish what is under way."""
    way = _way(settings, bot, over, role)
    watch = Chore("watch", IntervalTrigger(seconds=way.watch_seconds), way.watch)
    if role is Role.WEB:
        bot.jobs.start_only(watch)
    else:
        await _started(bot, watch)
    try:
        await way.start()
        yield way
    finally:
        await way.pause()
        await bot.jobs.stop()
        await bot.routes.drain(DRAIN_SECONDS)
        await way.stop()


@asynccontextmanager
async def delivering(bot: SecondRound) -> AsyncIterator[None]:
    """The clock alone: what is due, and what a crashed process left unanswered."""
    await _started(bot, poll=SHORT_POLL)
    try:
        yield
    finally:
        await bot.jobs.stop()
        await bot.routes.drain(DRAIN_SECONDS)


async def _started(bot: SecondRound, *more: Chore, poll: BaseTrigger = POLL) -> None:
    """Raises ConfigError where the database, which was there a moment ago, is not any more."""
    try:
        await bot.jobs.start(*more, poll=poll)
    except BotError as error:
        reason = str(getattr(error.__cause__, "orig", error)).strip()
        message = f"{bot.db.backend.name} cannot be reached: {reason}"
        raise ConfigError(message) from error


def _at_work(
    settings: Settings, bot: SecondRound, over: asyncio.Future[None], role: Role
) -> AbstractAsyncContextManager[object]:
    return delivering(bot) if role is Role.WORKER else listening(settings, bot, over, role)


def _way(
    settings: Settings, bot: SecondRound, over: asyncio.Future[None], role: Role
) -> SocketMode | HttpMode:
    if settings.slack_signing_secret and settings.port is not None:
        last_sign = None if role is Role.WEB else lambda: bot.jobs.last_sign
        readiness = Readiness(bot.db, bot.client, last_sign)
        return HttpMode(bot.bolt, settings.slack_signing_secret.get_secret_value(), settings.port, readiness)
    token = settings.slack_app_token.get_secret_value() if settings.slack_app_token else ""
    return SocketMode(bot.bolt, token, bot.client, give_up=lambda: _fail(over))


def _finish(over: asyncio.Future[None]) -> None:
    if not over.done():
        over.set_result(None)


def _fail(over: asyncio.Future[None]) -> None:
    if not over.done():
        over.set_exception(SlackUnreachable())
