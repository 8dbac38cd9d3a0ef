"""One connection pool for all that goes to Slack, and loggers that never tell of what went."""

import logging
from collections.abc import Iterator
from types import SimpleNamespace

import aiohttp
import pytest

from bot import logs
from bot.app import SecondRound
from playground.people import Person
from playground.server import Playground
from tests.story import adds, boxes

LOUD = (
    "slack_bolt.AsyncApp",
    "slack_sdk.web.async_client",
    "bot.slack.client",
    "aiohttp.access",
    "apscheduler",
)


@pytest.fixture
def loggers_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, levels = [*root.handlers], {name: logging.getLogger(name).level for name in ("", *logs.CHATTY)}
    yield
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def test_a_whole_story_takes_one_connection(
    playground: Playground, bot: SecondRound, ana: Person
) -> None:
    """SLACK.md, trap 9: without a session of ours each call opens its own."""
    opened: list[str] = []
    asked: list[str] = []
    session = bot.client.session
    assert session is not None
    session.trace_configs.append(telling(opened, asked))
    await ana.types("/secondround help")
    await ana.types("help")
    added = await adds(ana)
    await ana.ticks(boxes(added)[0])
    await ana.types("/secondround interviews", where="#job-search")
    calls = [entry["summary"] for entry in playground.courier.log if entry["kind"] == "web_api"]
    assert {"views.open", "chat.postMessage", "chat.update", "chat.getPermalink"} <= set(calls)
    assert len(asked) > len(calls)
    assert len(opened) == 1


@pytest.mark.usefixtures("loggers_as_before")
@pytest.mark.parametrize("format_", ["text", "json"])
def test_however_much_is_asked_for_requests_and_answers_are_not_logged(
    capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    """SLACK.md, trap 12: below INFO these log whole bodies."""
    logs.set_up("DEBUG", format_)
    for name in LOUD:
        logging.getLogger(name).debug("the body with %s", "a secret")
    logging.getLogger("bot.app").debug("the %s", "rest")
    written = capsys.readouterr().err
    assert "a secret" not in written
    assert "the rest" in written


def telling(opened: list[str], asked: list[str]) -> aiohttp.TraceConfig:
    """Notes each connection that is made and each request."""

    async def start(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
    ) -> None:
        asked.append(request.url.path)

    async def note(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        _request: aiohttp.TraceConnectionCreateEndParams,
    ) -> None:
        opened.append("one more")

    tracing = aiohttp.TraceConfig()
    tracing.on_connection_create_end.append(note)
    tracing.on_request_start.append(start)
    tracing.freeze()
    return tracing
