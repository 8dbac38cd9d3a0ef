"""Each call to Slack is made once, and what went wrong is told apart."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.ids import DELIVERY_EVENT
from bot.message import Message
from bot.models.people import Who
from bot.slack.errors import (
    CODES,
    Ambiguous,
    MessageGone,
    NotSent,
    OurFault,
    RecipientGone,
    SlackTrouble,
    Throttled,
    UnknownCode,
    WorkspaceParked,
)
from bot.slack.gateway import Absent, Found, Gateway, Unknown, connected
from playground import Playground
from tests.desk import MONDAY, said

HELLO = Message("Hello", ({"type": "section", "text": {"type": "plain_text", "text": "Hello"}},))


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def gateway(playground: Playground) -> AsyncIterator[Gateway]:
    async with connected(playground.bot_token, playground.api_url) as client:
        yield Gateway(client)


@pytest.fixture
async def dm(playground: Playground, gateway: Gateway) -> str:
    return await gateway.open_dm(Who(playground.team_id, playground.person("Ana").id))


async def test_a_message_carries_its_delivery_and_nothing_else(
    playground: Playground, gateway: Gateway, dm: str
) -> None:
    ts = await gateway.post(dm, HELLO, delivery="d1")
    (message,) = playground.workspace.messages
    assert (message.ts, message.text, len(message.blocks)) == (ts, "Hello", 1)
    assert message.metadata == {"event_type": DELIVERY_EVENT, "event_payload": {"delivery": "d1"}}


async def test_a_message_is_rewritten_and_deleted(playground: Playground, gateway: Gateway, dm: str) -> None:
    ts = await gateway.post(dm, HELLO, delivery="d1")
    await gateway.update(dm, ts, Message("Hello again"))
    assert said(playground) == ["Hello again"]
    assert await gateway.find(dm, "d1", MONDAY) == Found(ts)
    await gateway.delete(dm, ts)
    assert said(playground) == []


async def test_a_message_that_is_gone_cannot_be_rewritten(gateway: Gateway, dm: str) -> None:
    with pytest.raises(MessageGone) as gone:
        await gateway.update(dm, "1.000001", HELLO)
    assert gone.value.code == "message_not_found"


async def test_a_message_has_an_address(gateway: Gateway, dm: str) -> None:
    ts = await gateway.post(dm, HELLO, delivery="d1")
    assert (await gateway.permalink(dm, ts)).endswith("p" + ts.replace(".", ""))


async def test_a_persons_zone_is_known(playground: Playground, gateway: Gateway) -> None:
    assert await gateway.zone_of(playground.person("Dana").id) == "Asia/Kolkata"


async def test_a_delivery_is_found_by_its_own_id(gateway: Gateway, dm: str) -> None:
    assert await gateway.find(dm, "d1", MONDAY) == Absent()
    ts = await gateway.post(dm, HELLO, delivery="d1")
    assert await gateway.find(dm, "d1", MONDAY) == Found(ts)
    assert await gateway.find(dm, "d2", MONDAY) == Absent()
    assert await gateway.find(dm, "d1", MONDAY + timedelta(hours=23)) == Found(ts)
    assert await gateway.find(dm, "d1", MONDAY + timedelta(hours=25)) == Absent()


async def test_a_server_that_keeps_no_metadata_leaves_it_unknown(
    playground: Playground, gateway: Gateway, dm: str
) -> None:
    await playground.person("Ana").types("Is anybody there?")
    assert await gateway.find(dm, "d1", MONDAY) == Absent()
    await gateway.post(dm, HELLO, delivery="d1")
    playground.workspace.messages[-1].metadata = None
    assert await gateway.find(dm, "d1", MONDAY) == Unknown()


async def test_who_objects_as_the_request_is_written_stops_it(
    playground: Playground, gateway: Gateway, dm: str
) -> None:
    def object_to_it() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await gateway.post(dm, HELLO, delivery="d1", before_write=object_to_it)
    assert said(playground) == []
    await gateway.post(dm, HELLO, delivery="d2")
    assert said(playground) == ["Hello"]


async def test_a_dropped_connection_is_ambiguous_and_nothing_is_posted_again(
    playground: Playground, gateway: Gateway, dm: str
) -> None:
    playground.faults.drop_after("chat.postMessage")
    with pytest.raises(Ambiguous):
        await gateway.post(dm, HELLO, delivery="d1")
    assert said(playground) == ["Hello"]


async def test_no_answer_in_time_is_ambiguous(playground: Playground, dm: str) -> None:
    playground.faults.slow("chat.postMessage", seconds=1)
    async with connected(playground.bot_token, playground.api_url, seconds=0.2) as client:
        with pytest.raises(Ambiguous) as late:
            await Gateway(client).post(dm, HELLO, delivery="d1")
    assert late.value.code == "no_answer_in_time"


async def test_where_nobody_listens_nothing_was_sent(playground: Playground) -> None:
    await playground.stop()
    async with connected(playground.bot_token, playground.api_url) as client:
        with pytest.raises(NotSent):
            await Gateway(client).post("D1", HELLO, delivery="d1")


async def test_too_fast_says_how_long_to_wait(playground: Playground, gateway: Gateway, dm: str) -> None:
    playground.faults.rate_limit("chat.postMessage", seconds=17)
    with pytest.raises(Throttled) as throttled:
        await gateway.post(dm, HELLO, delivery="d1")
    assert throttled.value.retry_after == 17


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_error_is_ambiguous(
    playground: Playground, gateway: Gateway, dm: str, status: int
) -> None:
    playground.faults.fail_before("chat.postMessage", status)
    with pytest.raises(Ambiguous) as trouble:
        await gateway.post(dm, HELLO, delivery="d1")
    assert trouble.value.code == f"http_{status}"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("internal_error", Ambiguous),
        ("user_not_found", RecipientGone),
        ("restricted_action_read_only_channel", RecipientGone),
        ("token_revoked", WorkspaceParked),
        ("messages_tab_disabled", WorkspaceParked),
        ("invalid_blocks", OurFault),
        ("message_limit_exceeded", Throttled),
        ("org_login_required", NotSent),
        ("brand_new_refusal", UnknownCode),
    ],
)
async def test_slacks_word_decides(
    playground: Playground, gateway: Gateway, code: str, kind: type[SlackTrouble]
) -> None:
    playground.faults.refuse("chat.postMessage", code)
    with pytest.raises(SlackTrouble) as trouble:
        await gateway.post("D1", HELLO, delivery="d1")
    assert (type(trouble.value), trouble.value.code) == (kind, code)


def test_no_code_has_two_meanings() -> None:
    codes = [code for listed in CODES.values() for code in listed.split()]
    assert len(codes) == len(set(codes))
