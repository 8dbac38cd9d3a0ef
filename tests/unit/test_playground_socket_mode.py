"""The playground speaks Socket Mode: to a bare WebSocket as to Bolt."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import ClientWebSocketResponse
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from playground.wire import Json
from tests.patience import PATIENCE


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_an_address_is_good_for_one_connection(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    address = playground.socket_mode.new_url()
    async with session.ws_connect(address) as link:
        hello = await link.receive_json()
        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(address)


async def test_an_ack_may_carry_the_answer(playground: Playground, session: aiohttp.ClientSession) -> None:
    async with await connected(playground, session) as link:
        typing = asyncio.create_task(playground.person("Ana").types("/secondround tips"))
        envelope = await link.receive_json()
        assert envelope["type"] == "slash_commands"
        assert envelope["accepts_response_payload"] is True
        assert envelope["payload"]["text"] == "tips"
        await acknowledge(link, envelope, {"text": "A tip"})
        await typing
    assert playground.person("Ana").reads() == ["A tip"]
    assert playground.person("Ana").last.ephemeral


async def test_a_command_nobody_takes_up_is_told_to_the_person(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    ana = playground.person("Ana")
    await ana.types("/secondround tips")
    assert "dispatch_failed" in ana.last.text
    playground.socket_mode.ack_seconds = 0.05
    async with await connected(playground, session):
        await ana.types("/secondround tips")
    assert "operation_timeout" in ana.last.text
    assert ana.last.ephemeral


async def test_connections_take_turns(playground: Playground, session: aiohttp.ClientSession) -> None:
    async with await connected(playground, session) as first, await connected(playground, session) as second:
        for link in (first, second, first):
            typing = asyncio.create_task(playground.person("Ana").types("hello"))
            await acknowledge(link, await link.receive_json(timeout=PATIENCE))
            await typing


async def test_an_envelope_is_sent_again_when_its_connection_dies_unacknowledged(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    first = await connected(playground, session)
    typing = asyncio.create_task(playground.person("Ana").types("hello"))
    lost = await first.receive_json()
    async with await connected(playground, session) as second:
        await first.close()
        again = await second.receive_json(timeout=PATIENCE)
        assert again["envelope_id"] == lost["envelope_id"]
        assert (lost["retry_attempt"], again["retry_attempt"]) == (0, 1)
        assert again["payload"]["event_id"] == lost["payload"]["event_id"]
        await acknowledge(second, again)
        await typing


async def test_an_event_waits_for_the_first_connection(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    await playground.person("Ana").types("is anybody there?")
    async with await connected(playground, session) as link:
        envelope = await link.receive_json(timeout=PATIENCE)
        assert envelope["payload"]["event"]["text"] == "is anybody there?"


async def test_slack_may_ask_for_a_new_connection(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    async with await connected(playground, session) as link:
        refreshing = asyncio.create_task(playground.socket_mode.refresh())
        goodbye = await link.receive_json(timeout=PATIENCE)
        assert (goodbye["type"], goodbye["reason"]) == ("disconnect", "refresh_requested")
        assert (await link.receive(timeout=PATIENCE)).type == aiohttp.WSMsgType.CLOSE
        await refreshing
    await playground.workspace.wait_for(lambda: not playground.socket_mode.connected, PATIENCE)


async def test_bolt_connects_and_answers(playground: Playground) -> None:
    web = AsyncWebClient(token=playground.app_token, base_url=playground.api_url)
    handler: Any = AsyncSocketModeHandler(small_app(playground), playground.app_token, web_client=web)
    await handler.connect_async()
    await playground.workspace.wait_for(lambda: playground.socket_mode.connected == 1, PATIENCE)
    ana = playground.person("Ana")
    await ana.types("/secondround tips")
    await ana.hears("A tip")
    await ana.clicks("Another")
    await ana.hears("Another tip")
    await ana.types("thanks & bye")
    await ana.hears("You said: thanks & bye")
    assert ana.reads() == ["Another tip", "thanks & bye", "You said: thanks & bye"]
    await handler.close_async()


def small_app(playground: Playground) -> AsyncApp:
    app = AsyncApp(client=AsyncWebClient(token=playground.bot_token, base_url=playground.api_url))
    button = {"type": "button", "action_id": "another", "text": {"type": "plain_text", "text": "Another"}}

    @app.command("/secondround")
    async def tips(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="A tip", blocks=[{"type": "actions", "elements": [button]}])

    @app.action("another")
    async def another(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="Another tip", replace_original=True)

    @app.event("message")
    async def message(event: Json, say: Any) -> None:
        await say(f"You said: {event['text']}")

    return app


async def connected(playground: Playground, session: aiohttp.ClientSession) -> ClientWebSocketResponse:
    link = await session.ws_connect(playground.socket_mode.new_url())
    assert (await link.receive_json())["type"] == "hello"
    return link


async def acknowledge(link: ClientWebSocketResponse, envelope: Json, payload: Json | None = None) -> None:
    answer = {"payload": payload} if payload else {}
    await link.send_json({"envelope_id": envelope["envelope_id"], **answer})
