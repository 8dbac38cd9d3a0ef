"""Socket Mode: the bot over a real connection, a dead address renewed, and a stop that waits."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import assembled
from bot.config import Settings
from bot.errors import ConfigError
from bot.process import listening
from bot.slack.gateway import connected
from bot.slack.socket import GIVE_UP_AFTER, RENEW_AFTER, SocketMode
from handlers.request import Request, from_interaction
from handlers.say import Say
from playground.server import Playground
from playground.wire import Json
from tests.patience import PATIENCE
from tests.story import FRIDAY, saying

REAL = datetime(2027, 1, 4, tzinfo=UTC)


class Watch:
    """Real time, moved by hand."""

    def __init__(self) -> None:
        self.moment = REAL

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def given_up() -> list[bool]:
    return []


@pytest.fixture
async def socket(playground: Playground, watch: Watch, given_up: list[bool]) -> AsyncIterator[SocketMode]:
    async with connected(playground.bot_token, playground.api_url) as client:
        app = AsyncApp(client=client)
        socket = SocketMode(app, playground.app_token, client, lambda: given_up.append(True), watch.now)
        yield socket
        await socket.stop()


async def test_a_story_over_a_real_connection(playground: Playground, settings: Settings) -> None:
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    ana = playground.person("Ana")
    async with assembled(settings, playground.clock) as bot, listening(settings, bot, over):
        await playground.workspace.wait_for(lambda: playground.socket_mode.connected > 0, PATIENCE)
        await ana.types("/secondround add")
        await playground.workspace.wait_for(lambda: ana.sees("Company"), PATIENCE)
        await ana.submits(FRIDAY)
        await ana.hears("Panel interview at Harborlight")
        playground.clock.advance(timedelta(days=4, hours=2))
        await ana.hears("It starts in 60 minutes")
        await ana.types("help")
        await ana.hears("I help you through your interviews")
    assert playground.socket_mode.connected == 0
    assert not over.done()
    assert len(saying(ana, "It starts in")) == 1


async def test_a_stop_waits_for_the_listener_under_way(playground: Playground, settings: Settings) -> None:
    """SLACK.md, traps 11 and 14: Bolt's own close does not wait, and Slack hears of it before it is done."""
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    ana = playground.person("Ana")
    begun, steps = asyncio.Event(), asyncio.Queue[str]()

    async def slow(_request: Request, say: Say) -> None:
        begun.set()
        for _ in range(20):
            await say.client.auth_test()
        await steps.put("done")

    async def run(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await bot.routes.answer(from_interaction(body), client, slow)

    async with assembled(settings, playground.clock) as bot:
        async with listening(settings, bot, over):
            bot.bolt.shortcut("slow")(run)
            await playground.workspace.wait_for(lambda: playground.socket_mode.connected > 0, PATIENCE)
            await ana.types("help")
            await ana.hears("I help you")
            await ana.shortcut("slow")
            await begun.wait()
        assert steps.qsize() == 1


async def test_a_dead_address_is_given_up_for_a_new_one(
    playground: Playground, socket: SocketMode, watch: Watch, given_up: list[bool]
) -> None:
    """SLACK.md, trap 2: the client would try the same address for ever."""
    await socket.start()
    await playground.workspace.wait_for(lambda: playground.socket_mode.connected == 1, PATIENCE)
    first = socket.address
    await socket.pause()
    watch.moment += RENEW_AFTER - timedelta(seconds=1)
    await socket.watch()
    assert socket.address == first
    watch.moment += timedelta(seconds=1)
    await socket.watch()
    assert socket.address is None
    assert given_up == []


async def test_after_ten_minutes_without_slack_the_process_is_given_up(
    socket: SocketMode, watch: Watch, given_up: list[bool]
) -> None:
    """SLACK.md, trap 2."""
    watch.moment += GIVE_UP_AFTER - timedelta(seconds=1)
    await socket.watch()
    assert given_up == []
    watch.moment += timedelta(seconds=1)
    await socket.watch()
    assert given_up == [True]


async def test_a_connection_that_is_there_sets_the_watch_back(
    playground: Playground, socket: SocketMode, watch: Watch, given_up: list[bool]
) -> None:
    await socket.start()
    await playground.workspace.wait_for(lambda: playground.socket_mode.connected == 1, PATIENCE)
    watch.moment += 2 * GIVE_UP_AFTER
    await socket.watch()
    assert given_up == []


async def test_a_token_that_slack_refuses_is_said_at_the_start(playground: Playground) -> None:
    async with connected(playground.bot_token, playground.api_url) as client:
        socket = SocketMode(AsyncApp(client=client), "xapp-wrong", client, lambda: None)
        with pytest.raises(ConfigError, match="Slack refused SLACK_APP_TOKEN"):
            await socket.start()
        await socket.stop()
