"""The playground's Web API answers slack_sdk as Slack does, refusals included."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from playground.server import SCOPES
from playground.wire import Json

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=NOON) as playground:
        yield playground


@pytest.fixture
def slack(playground: Playground) -> AsyncWebClient:
    return AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)


@pytest.fixture
async def dm(slack: AsyncWebClient) -> str:
    opened = await slack.conversations_open(users="U0ANA0001")
    return str(opened["channel"]["id"])


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


async def refusal(call: Any) -> Any:
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_the_bot_learns_who_it_is(playground: Playground, slack: AsyncWebClient) -> None:
    who = await slack.auth_test()
    assert (who["team_id"], who["user_id"]) == (playground.team_id, playground.bot_user_id)
    assert who.headers["x-oauth-scopes"] == ",".join(SCOPES)


async def test_a_method_slack_does_not_have_is_unknown(slack: AsyncWebClient) -> None:
    assert (await refusal(slack.api_call("chat.shout")))["error"] == "unknown_method"


@pytest.mark.parametrize(
    ("token", "error"),
    [("xoxb-someone-else", "invalid_auth"), ("", "not_authed")],
)
async def test_a_wrong_token_is_refused(playground: Playground, token: str, error: str) -> None:
    stranger = AsyncWebClient(token=token, base_url=playground.api_url)
    assert (await refusal(stranger.api_call("auth.test")))["error"] == error


async def test_each_token_is_for_its_own_methods(playground: Playground, slack: AsyncWebClient) -> None:
    assert (await refusal(slack.api_call("apps.connections.open")))["error"] == "not_allowed_token_type"
    app = AsyncWebClient(token=playground.app_token, base_url=playground.api_url)
    assert (await refusal(app.auth_test()))["error"] == "not_allowed_token_type"
    assert (await app.apps_connections_open(app_token=playground.app_token))["url"].startswith(
        "ws://127.0.0.1:"
    )


async def test_a_missing_scope_is_named(slack: AsyncWebClient, dm: str) -> None:
    refused = await refusal(slack.conversations_info(channel=dm))
    assert refused["error"] == "missing_scope"
    assert (refused["needed"], refused["provided"]) == ("im:read", ",".join(SCOPES))


async def test_a_message_needs_words_and_a_channel_the_bot_is_in(slack: AsyncWebClient, dm: str) -> None:
    wordless = slack.api_call("chat.postMessage", json={"channel": dm})
    assert (await refusal(wordless))["error"] == "no_text"
    assert (await refusal(slack.chat_postMessage(channel="D0NOWHERE", text="hi")))[
        "error"
    ] == "channel_not_found"
    assert (await refusal(slack.chat_postMessage(channel="C0JOBSRCH", text="hi")))[
        "error"
    ] == "not_in_channel"
    assert (await refusal(slack.conversations_open(users="U0NOBODY")))["error"] == "user_not_found"


async def test_a_message_that_is_too_long_is_refused(slack: AsyncWebClient, dm: str) -> None:
    assert (await refusal(slack.chat_postMessage(channel=dm, text="x" * 40_001)))["error"] == "msg_too_long"
    posted = await slack.chat_postMessage(channel=dm, text="x" * 5_000)
    updating = slack.chat_update(channel=dm, ts=posted["ts"], text="x" * 4_001)
    assert (await refusal(updating))["error"] == "msg_too_long"


async def test_invalid_blocks_are_explained(slack: AsyncWebClient, dm: str) -> None:
    refused = await refusal(slack.chat_postMessage(channel=dm, text="hi", blocks=[{"type": "jumbotron"}]))
    assert refused["error"] == "invalid_blocks"
    assert refused["response_metadata"]["messages"] == [
        "[ERROR] unsupported type for a block: jumbotron [json-pointer:/blocks/0]",
    ]


async def test_arguments_of_the_wrong_kind_are_refused(playground: Playground, slack: AsyncWebClient) -> None:
    nested = slack.api_call("chat.postMessage", json={"channel": {"id": "D1"}, "text": "hi"})
    assert (await refusal(nested))["error"] == "invalid_arguments"
    garbled = slack.api_call("chat.postMessage", data={"channel": "U0ANA0001", "text": "hi", "blocks": "[{"})
    assert (await refusal(garbled))["error"] == "invalid_blocks_format"
    headers = {"Authorization": f"Bearer {playground.bot_token}", "Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session:
        answer = await session.post(f"{playground.api_url}auth.test", data="{", headers=headers)
        assert (await answer.json())["error"] == "invalid_json"


async def test_messages_have_the_playgrounds_time_and_differ(
    playground: Playground, slack: AsyncWebClient, dm: str
) -> None:
    first = await slack.chat_postMessage(channel=dm, text="one")
    second = await slack.chat_postMessage(channel=dm, text="two")
    playground.clock.advance(timedelta(days=1))
    third = await slack.chat_postMessage(channel=dm, text="three")
    assert first["ts"] < second["ts"] < third["ts"]
    assert int(float(first["ts"])) == int(NOON.timestamp())
    assert int(float(third["ts"])) == int(NOON.timestamp()) + 86_400


async def test_an_update_without_blocks_keeps_them(slack: AsyncWebClient, dm: str) -> None:
    block = {"type": "section", "block_id": "a", "text": plain("body")}
    posted = await slack.chat_postMessage(channel=dm, text="one", blocks=[block])
    kept = await slack.chat_update(channel=dm, ts=posted["ts"], text="two")
    assert [shown["block_id"] for shown in kept["message"]["blocks"]] == ["a"]
    gone = await slack.chat_update(channel=dm, ts=posted["ts"], text="two", blocks=[])
    assert "blocks" not in gone["message"]


async def test_only_its_own_messages_can_be_changed_by_the_bot(
    playground: Playground, slack: AsyncWebClient, dm: str
) -> None:
    playground.transport = quietly
    await playground.person("Ana").types("mine")
    ts = playground.person("Ana").last.ts
    assert (await refusal(slack.chat_update(channel=dm, ts=ts, text="yours")))[
        "error"
    ] == "cant_update_message"
    assert (await refusal(slack.chat_delete(channel=dm, ts=ts)))["error"] == "cant_delete_message"
    assert (await refusal(slack.chat_update(channel=dm, ts="1.000000", text="x")))[
        "error"
    ] == "message_not_found"


async def test_an_ephemeral_message_is_in_no_history_and_cannot_be_changed(
    slack: AsyncWebClient, dm: str
) -> None:
    posted = await slack.chat_postEphemeral(channel=dm, user="U0ANA0001", text="psst")
    assert (await slack.conversations_history(channel=dm))["messages"] == []
    changing = slack.chat_update(channel=dm, ts=posted["message_ts"], text="aloud")
    assert (await refusal(changing))["error"] == "message_not_found"
    elsewhere = slack.chat_postEphemeral(channel=dm, user="U0BEN0001", text="psst")
    assert (await refusal(elsewhere))["error"] == "user_not_in_channel"


async def test_metadata_is_given_only_to_those_who_ask(slack: AsyncWebClient, dm: str) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": "abc"}}
    await slack.chat_postMessage(channel=dm, text="hi", metadata=metadata)
    (bare,) = (await slack.conversations_history(channel=dm))["messages"]
    (whole,) = (await slack.conversations_history(channel=dm, include_all_metadata=True))["messages"]
    assert "metadata" not in bare
    assert whole["metadata"] == metadata
    unfit = slack.chat_postMessage(channel=dm, text="hi", metadata={"event_type": "delivery"})
    assert (await refusal(unfit))["error"] == "invalid_metadata_format"


async def test_history_comes_newest_first_page_by_page(slack: AsyncWebClient, dm: str) -> None:
    for number in range(5):
        await slack.chat_postMessage(channel=dm, text=str(number))
    pages = []
    cursor = None
    while cursor != "":
        page = await slack.conversations_history(channel=dm, limit=2, cursor=cursor)
        pages.append([message["text"] for message in page["messages"]])
        cursor = page["response_metadata"]["next_cursor"]
    assert pages == [["4", "3"], ["2", "1"], ["0"]]


async def test_history_is_bounded_without_the_bounds_unless_inclusive(slack: AsyncWebClient, dm: str) -> None:
    ts = [(await slack.chat_postMessage(channel=dm, text=str(number)))["ts"] for number in range(4)]
    within = {"channel": dm, "oldest": ts[0], "latest": ts[2]}
    assert [m["ts"] for m in (await slack.conversations_history(**within))["messages"]] == [ts[1]]
    inclusive = await slack.conversations_history(**within, inclusive=True)
    assert [m["ts"] for m in inclusive["messages"]] == [ts[2], ts[1], ts[0]]
    assert (await refusal(slack.conversations_history(channel=dm, cursor="!")))["error"] == "invalid_cursor"
    assert (await refusal(slack.conversations_history(channel=dm, limit=1000)))["error"] == "invalid_limit"


async def test_a_person_has_a_zone(slack: AsyncWebClient) -> None:
    user = (await slack.users_info(user="U0DANA001"))["user"]
    assert (user["tz"], user["tz_offset"], user["real_name"]) == ("Asia/Kolkata", 19_800, "Dana Rao")
    assert (await refusal(slack.users_info(user="U0NOBODY")))["error"] == "user_not_found"


async def test_a_response_url_is_good_for_five_uses_in_thirty_minutes(playground: Playground) -> None:
    addresses: list[str] = []

    async def app(_kind: str, payload: Json) -> Json:
        addresses.append(payload["response_url"])
        return {}

    playground.transport = app
    for _ in range(2):
        await playground.person("Ana").types("/secondround tips")
    async with aiohttp.ClientSession() as session:
        statuses = [(await session.post(addresses[0], json={"text": str(n)})).status for n in range(6)]
        assert statuses == [200] * 5 + [404]
        real_now = playground.tickets.real_now
        playground.tickets.real_now = lambda: real_now() + 1801
        assert (await session.post(addresses[1], json={"text": "late"})).status == 404
    assert playground.person("Ana").reads() == ["0", "1", "2", "3", "4"]


async def test_what_else_an_app_may_ask(playground: Playground, slack: AsyncWebClient, dm: str) -> None:
    playground.web_api.scopes += ("im:read", "team:read")
    assert (await slack.conversations_info(channel=dm))["channel"]["user"] == "U0ANA0001"
    assert (await slack.team_info())["team"]["name"] == "Harbor Career Center"
    assert (await slack.bots_info(bot=playground.identity.bot_id))["bot"]["user_id"] == playground.bot_user_id
    assert (await slack.users_info(user=playground.bot_user_id))["user"]["is_bot"] is True
    ts = (await slack.chat_postMessage(channel=dm, text="hi"))["ts"]
    link = (await slack.chat_getPermalink(channel=dm, message_ts=ts))["permalink"]
    assert link.endswith(f"/archives/{dm}/p{ts.replace('.', '')}")


async def test_an_uploaded_file_is_shared_and_fetched_with_the_token_only(
    dm: str, playground: Playground
) -> None:
    playground.web_api.scopes += ("files:write",)
    slack = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url)
    await slack.files_upload_v2(channel=dm, filename="data.json", content="{}", initial_comment="All of it")
    assert playground.person("Ana").last.files == ["data.json"]
    (shared,) = playground.workspace.files.values()
    address = playground.payloads.file(shared)["url_private_download"]
    async with aiohttp.ClientSession() as session:
        assert (await session.get(address)).status == 403
        fetched = await session.get(address, headers={"Authorization": f"Bearer {playground.bot_token}"})
        assert await fetched.read() == b"{}"


async def quietly(_kind: str, _payload: Json) -> Json:
    return {}
