"""The playground fails on request, in the ways in which Slack fails."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as playground:
        yield playground


@pytest.fixture
def slack(playground: Playground) -> AsyncWebClient:
    return AsyncWebClient(token=playground.bot_token, base_url=playground.api_url, retry_handlers=[])


async def test_a_rate_limit_says_when_to_come_back_and_sends_nothing(
    playground: Playground, slack: AsyncWebClient
) -> None:
    playground.faults.rate_limit("chat.postMessage", seconds=7)
    with pytest.raises(SlackApiError) as limited:
        await slack.chat_postMessage(channel="U0ANA0001", text="hi")
    assert limited.value.response.status_code == 429
    assert limited.value.response.headers["Retry-After"] == "7"
    assert playground.person("Ana").reads() == []
    await slack.chat_postMessage(channel="U0ANA0001", text="hi")


async def test_an_error_page_may_come_before_or_after_the_message(
    playground: Playground, slack: AsyncWebClient
) -> None:
    playground.faults.fail_before("chat.postMessage", status=503)
    playground.faults.fail_after("chat.postMessage", status=500)
    for text in ("never sent", "sent all the same"):
        with pytest.raises(SlackApiError):
            await slack.chat_postMessage(channel="U0ANA0001", text=text)
    assert playground.person("Ana").reads() == ["sent all the same"]


async def test_a_connection_dropped_after_accepting_tempts_the_sdk_to_post_twice(
    playground: Playground,
) -> None:
    playground.faults.drop_after("chat.postMessage")
    default = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)
    await default.chat_postMessage(channel="U0ANA0001", text="hi")
    assert playground.person("Ana").reads() == ["hi", "hi"]


async def test_without_retries_a_dropped_connection_is_an_error_and_one_message(
    playground: Playground, slack: AsyncWebClient
) -> None:
    playground.faults.drop_after("chat.postMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await slack.chat_postMessage(channel="U0ANA0001", text="hi")
    assert playground.person("Ana").reads() == ["hi"]


async def test_a_slow_answer_outlasts_an_impatient_caller_though_the_message_is_there(
    playground: Playground,
) -> None:
    playground.faults.slow("chat.postMessage", seconds=1)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.1)) as session:
        slack = AsyncWebClient(
            token=playground.bot_token, base_url=playground.api_url, session=session, retry_handlers=[]
        )
        with pytest.raises(asyncio.TimeoutError):
            await slack.chat_postMessage(channel="U0ANA0001", text="hi")
    assert playground.person("Ana").reads() == ["hi"]


@pytest.mark.parametrize("code", ["token_revoked", "messages_tab_disabled"])
async def test_slack_refuses_by_any_code(playground: Playground, slack: AsyncWebClient, code: str) -> None:
    playground.faults.refuse("chat.postMessage", code, times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError, match=code):
            await slack.chat_postMessage(channel="U0ANA0001", text="hi")
    await slack.chat_postMessage(channel="U0ANA0001", text="hi")


async def test_a_revoked_token_fails_everywhere_until_cleared(
    playground: Playground, slack: AsyncWebClient
) -> None:
    playground.faults.revoke_token()
    for call in (slack.auth_test, slack.auth_test):
        with pytest.raises(SlackApiError, match="token_revoked"):
            await call()
    playground.faults.clear()
    await slack.auth_test()


async def test_a_chance_is_the_dices(playground: Playground, slack: AsyncWebClient) -> None:
    rolls = iter([0.9, 0.1])
    playground.faults.dice = lambda: next(rolls)
    playground.faults.fail_before("auth.test", times=None, chance=0.5)
    await slack.auth_test()
    with pytest.raises(SlackApiError):
        await slack.auth_test()


async def test_one_message_a_second_a_channel_when_limits_are_on(
    playground: Playground, slack: AsyncWebClient
) -> None:
    moments = iter([0.0, 0.0, 0.4, 0.4, 0.9, 1.0, 1.0])
    playground.faults.real_now = lambda: next(moments)
    playground.faults.one_message_a_second = True
    await slack.chat_postMessage(channel="U0ANA0001", text="1")
    await slack.chat_postMessage(channel="U0BEN0001", text="another channel")
    with pytest.raises(SlackApiError, match="ratelimited"):
        await slack.chat_postMessage(channel="U0ANA0001", text="2")
    await slack.chat_postMessage(channel="U0ANA0001", text="3")
    assert playground.person("Ana").reads() == ["1", "3"]


async def test_history_once_a_minute_and_fifteen_at_a_time(
    playground: Playground, slack: AsyncWebClient
) -> None:
    for number in range(20):
        await slack.chat_postMessage(channel="U0ANA0001", text=str(number))
    playground.faults.history_once_a_minute = True
    dm = playground.person("Ana").dm
    page = await slack.conversations_history(channel=dm, limit=200)
    assert (len(page["messages"]), page["has_more"]) == (15, True)
    with pytest.raises(SlackApiError) as limited:
        await slack.conversations_history(channel=dm)
    assert limited.value.response.headers["Retry-After"] == "60"
