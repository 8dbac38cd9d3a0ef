"""The control interface serves the page in the browser, and nobody else's."""

import base64
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from playground import Playground
from playground.records import Message
from playground.wire import Json

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
ANA = "U0ANA0001"


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async def app(_kind: str, payload: Json) -> Json:
        received.append(payload)
        if payload.get("type") == "block_suggestion":
            return {"options": [option("London")]}
        return {"text": "A tip"} if "command" in payload else {}

    received: list[Json] = []
    async with Playground(now=NOON) as playground:
        playground.transport = app
        yield playground


@pytest.fixture
async def session(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"{playground.url}/_control/") as session:
        yield session


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text.lower()}


def form() -> Json:
    company = {"type": "plain_text_input", "action_id": "v"}
    zone = {"type": "external_select", "action_id": "v"}
    return {
        "type": "modal",
        "title": plain("Add"),
        "submit": plain("Save"),
        "blocks": [
            {"type": "input", "block_id": "company", "label": plain("Company"), "element": company},
            {"type": "input", "block_id": "zone", "label": plain("Zone"), "element": zone, "optional": True},
        ],
    }


async def get(session: aiohttp.ClientSession, path: str) -> Any:
    async with session.get(path) as answer:
        return await answer.json()


async def post(session: aiohttp.ClientSession, path: str, **body: Any) -> Any:
    async with session.post(path, json=body) as answer:
        return await answer.json()


async def test_a_message_with_a_slash_is_a_command(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    dm = (await post(session, "dm", user=ANA))["channel"]
    assert (await post(session, "message", user=ANA, channel=dm, text="hello"))["message"]["text"] == "hello"
    assert await post(session, "message", user=ANA, channel=dm, text="/secondround tips") == {"ok": True}
    assert await post(session, "command", user=ANA, channel=dm, command="/secondround", text="tips") == {
        "ok": True
    }
    assert playground.person("Ana").reads() == ["hello", "A tip", "A tip"]
    kept = (await get(session, f"messages/{dm}"))["messages"]
    assert [message["ephemeral_to"] for message in kept] == [None, ANA, ANA]


async def test_a_button_is_used_by_its_message(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    button = {"type": "button", "action_id": "go", "text": plain("Go"), "value": "1"}
    dm = playground.person("Ana").dm
    message = Message(dm, playground.bot_user_id, "Go?", [{"type": "actions", "elements": [button]}])
    ts = playground.workspace.post(message).ts
    use = {"user": ANA, "channel": dm, "messageTs": ts}
    assert await post(session, "interact", **use, action={"action_id": "go"}) == {"ok": True}
    clicked = playground.courier.log[-2]["detail"]
    assert (clicked["actions"][0]["value"], clicked["message"]["ts"]) == ("1", ts)
    gone = await post(session, "interact", **use, action={"action_id": "gone"})
    assert gone == {"ok": False, "error": "Nothing called gone is there any more; read the screen again."}
    others = await post(session, "interact", **{**use, "user": "U0BEN0001"}, action={"action_id": "go"})
    assert others["ok"] is False


async def test_a_form_is_submitted_with_short_values(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    view = playground.workspace.views.open(ANA, form())
    at = {"user": ANA, "view_id": view.id}
    empty = await post(session, "submit", **at, values={})
    assert empty["response"]["errors"] == {"company": "Please complete this required field."}
    unasked = await post(session, "submit", **at, values={"zone": {"v": "paris"}})
    assert (
        unasked["error"] == "'paris' is not offered here; ask for its options with /_control/suggest first."
    )
    zones = await post(session, "suggest", **at, block_id="zone", action_id="v", value="lond")
    assert zones["options"] == [option("London")]
    unknown = await post(session, "submit", **at, values={"zone": {"v": "paris"}})
    assert unknown == {"ok": False, "error": "'paris' is not offered here; choose one of london."}
    done = await post(session, "submit", **at, values={"company": {"v": "Acme"}, "zone": {"v": "london"}})
    assert done == {"ok": True, "response": {}}
    again = await post(session, "submit", **at, values={})
    assert again["ok"] is False


async def test_the_screen_is_one_persons(playground: Playground, session: aiohttp.ClientSession) -> None:
    await post(session, "command", user=ANA, channel="C0JOBSRCH", command="/secondround", text="tips")
    playground.workspace.views.open(ANA, form())
    hers, his = await get(session, f"screen/{ANA}"), await get(session, "screen/U0BEN0001")
    assert [message["ephemeral"] for message in hers["messages"]["C0JOBSRCH"]] == [True]
    assert his["messages"]["C0JOBSRCH"] == his["views"] == []
    assert [view["title"]["text"] for view in hers["views"]] == ["Add"]
    assert hers["clock"] == {"now": "2027-01-04T12:00:00+00:00", "next": None, "frozen": True}
    assert (hers["commands"], hers["connected"]) == (["/secondround"], True)
    unread = {channel["name"]: channel["unread"] for channel in hers["channels"]}
    assert unread == {"job-search": 1, "Second Round": 0}
    await post(session, "read", user=ANA, channel="C0JOBSRCH")
    assert playground.workspace.unread[ANA, "C0JOBSRCH"] == 0


async def test_the_clock_moves_by_seconds_to_a_time_and_to_what_is_next(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    assert await post(session, "clock", advance=3600) == {"ok": True, "now": "2027-01-04T13:00:00+00:00"}
    assert (await post(session, "clock", to="2027-01-04T08:00:00-05:00"))[
        "now"
    ] == "2027-01-04T13:00:00+00:00"
    for unclear in ({}, {"advance": "soon"}, {"to": "2027-01-04T08:00:00"}, {"advance": 1e300}):
        assert (await post(session, "clock", **unclear))["ok"] is False
    async with session.post("next") as answer:
        assert (answer.status, (await answer.json())["ok"]) == (409, False)

    async def due() -> datetime:
        return NOON + timedelta(days=1)

    playground.next_due = due
    assert await get(session, "next") == {"due": "2027-01-05T12:00:00+00:00"}
    assert (await post(session, "next"))["now"] == "2027-01-05T12:00:00+00:00"
    playground.clock.advance(timedelta(days=1))
    assert (await post(session, "next"))["now"] == "2027-01-06T12:00:00+00:00"


async def test_the_stream_tells_of_every_change(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    async with session.get("stream") as stream:
        assert stream.content_type == "text/event-stream"
        first = await revision(stream)
        playground.clock.advance(timedelta(hours=1))
        assert await revision(stream) > first


async def test_a_file_is_dropped_and_fetched_by_the_page(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    content = base64.b64encode(b"BEGIN:VCALENDAR").decode()
    drop = {"user": ANA, "channel": playground.person("Ana").dm, "name": "invite.ics"}
    assert (await post(session, "file", **drop, content_base64="not base64!"))["ok"] is False
    assert (await post(session, "file", **drop, content_base64=content, mimetype="text/calendar"))[
        "ok"
    ] is True
    (message,) = (await get(session, f"screen/{ANA}"))["messages"][drop["channel"]]
    async with session.get(message["files"][0]["url"]) as answer:
        assert await answer.read() == b"BEGIN:VCALENDAR"


async def test_shortcuts_and_home_are_within_reach(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    await post(session, "shortcut", user=ANA, callback_id="practice")
    await post(session, "open-home", user=ANA)
    kinds = [entry["summary"] for entry in playground.courier.log if entry["direction"] == "to_bot"]
    assert kinds == ["shortcut", "event_callback"]
    assert (await get(session, "log"))["log"][0]["detail"]["callback_id"] == "practice"


async def test_a_reset_empties_the_workspace(playground: Playground, session: aiohttp.ClientSession) -> None:
    await playground.person("Ana").types("/secondround tips")
    await post(session, "reset")
    assert playground.person("Ana").reads() == []
    assert len((await get(session, "state"))["users"]) == 4


async def test_what_is_missing_is_named(session: aiohttp.ClientSession) -> None:
    assert await post(session, "message", user=ANA) == {"ok": False, "error": "Send channel as well."}
    silent = await post(session, "message", user=ANA, channel="C0JOBSRCH", text=" ")
    assert silent == {"ok": False, "error": "Type something first."}
    assert "no GET /_control/weather" in (await get(session, "weather"))["error"]
    stranger = await post(session, "open-home", user="U0NOBODY")
    assert "user_not_found" in stranger["error"]
    async with session.post("reset", data="[1]") as answer:
        assert (answer.status, await answer.json()) == (400, {"ok": False, "error": "Send a JSON object."})


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.test"}, {"Origin": "https://evil.test"}, {"Origin": "null"}]
)
async def test_other_sites_are_kept_out(session: aiohttp.ClientSession, headers: dict[str, str]) -> None:
    async with session.post("reset", headers=headers) as answer:
        assert answer.status == 403


async def test_the_playgrounds_own_page_gets_in(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    own = {"Origin": playground.url.replace("127.0.0.1", "localhost"), "Host": f"localhost:{playground.port}"}
    async with session.post("reset", headers=own) as answer:
        assert answer.status == 200


async def test_the_page_is_served_with_a_strict_policy(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        index = await session.get(playground.url)
        assert index.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert index.headers["Cache-Control"] == "no-cache"
        style = await session.get(f"{playground.url}/page/style.css")
        assert (style.status, style.content_type) == (200, "text/css")


async def revision(stream: aiohttp.ClientResponse) -> int:
    line = await stream.content.readuntil(b"\n\n")
    return int(json.loads(line.removeprefix(b"data: "))["revision"])
