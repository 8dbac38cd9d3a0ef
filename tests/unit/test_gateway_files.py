"""Files to and from Slack: our token goes to Slack's own hosts only, and no more comes in than was agreed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.errors import FileElsewhere, FileTooLarge
from bot.models.people import Who
from bot.slack.errors import NotSent, UnknownCode, WorkspaceParked
from bot.slack.gateway import Gateway, SharedFile, connected
from playground import Playground
from tests.desk import MONDAY

MOST = 1000
TOKEN = "xoxb-a-secret"


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    scopes = ("chat:write", "im:write", "files:read", "files:write")
    async with Playground(now=MONDAY, scopes=scopes) as playground:
        yield playground


@pytest.fixture
async def gateway(playground: Playground) -> AsyncIterator[Gateway]:
    async with connected(playground.bot_token, playground.api_url) as client:
        yield Gateway(client)


async def test_a_file_arrives_in_the_channel_under_its_name(playground: Playground, gateway: Gateway) -> None:
    dm = await gateway.open_dm(Who(playground.team_id, playground.person("Ana").id))
    await gateway.upload(dm, "export.zip", b"PK\x00\xff")
    (message,) = playground.workspace.messages
    assert [(file.name, file.content) for file in message.files] == [("export.zip", b"PK\x00\xff")]


async def test_a_dropped_file_is_fetched_whole(playground: Playground, gateway: Gateway) -> None:
    content = bytes(range(250)) * 4
    shared = await gateway.file(await dropped(playground, content))
    assert (shared.owner, shared.size) == (playground.person("Ana").id, MOST)
    assert await gateway.download(shared, MOST) == content
    with pytest.raises(FileTooLarge):
        await gateway.download(shared, MOST - 1)


async def test_a_missing_scope_and_a_missing_file_are_told_apart(
    playground: Playground, gateway: Gateway
) -> None:
    with pytest.raises(UnknownCode, match="file_not_found"):
        await gateway.file("F0NOWHERE")
    playground.web_api.scopes = ("chat:write",)
    with pytest.raises(WorkspaceParked, match="missing_scope"):
        await gateway.file("F0NOWHERE")
    with pytest.raises(WorkspaceParked, match="missing_scope"):
        await gateway.upload("D1", "export.zip", b"PK")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://evil.example/files-pri/T1-F1/export.zip",
        "https://files.slack.com.evil.example/export.zip",
        "https://files.slack.com@evil.example/export.zip",
        "https://files.slack.com:8443/export.zip",
        "https://evil.example/https://files.slack.com/export.zip",
        "https://evil.slack.com/export.zip",
        "http://files.slack.com/export.zip",
        "file:///etc/passwd",
    ],
)
async def test_a_file_that_lies_elsewhere_is_not_fetched(url: str) -> None:
    async with connected(TOKEN, "https://slack.com/api/") as client:
        with pytest.raises(FileElsewhere):
            await Gateway(client).download(SharedFile("U1", 1, url), MOST)


async def test_nobody_is_followed_to_another_address() -> None:
    """Slack sends to a page to sign in; anything may stand in its place."""
    async with answering(web.Response(status=302, headers={"Location": "/elsewhere"})) as (gateway, url):
        with pytest.raises(NotSent, match="http_302"):
            await gateway.download(SharedFile("U1", 1, url), MOST)


async def test_a_file_that_is_larger_than_it_said_is_broken_off() -> None:
    async with answering(web.Response(body=b"x" * (MOST + 1))) as (gateway, url):
        with pytest.raises(FileTooLarge):
            await gateway.download(SharedFile("U1", 1, url), MOST)


async def dropped(playground: Playground, content: bytes) -> str:
    """The id that Slack gives it."""
    await playground.person("Ana").drops("export.zip", content)
    (file,) = playground.workspace.files
    return file


@asynccontextmanager
async def answering(answer: web.Response) -> AsyncIterator[tuple[Gateway, str]]:
    """A gateway to a server that answers so to the first request and has no second answer, and a file's address."""
    answers = [answer]

    async def respond(request: web.Request) -> web.Response:
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"
        return answers.pop()

    app = web.Application()
    app.router.add_get("/{rest:.*}", respond)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        async with connected(TOKEN, f"http://{host}:{port}/api/") as client:
            yield Gateway(client), f"http://{host}:{port}/files/export.zip"
    finally:
        await runner.cleanup()
