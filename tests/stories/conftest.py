"""For stories of bad input: nothing may break, however odd what came in."""

import logging
from collections.abc import Iterator

import pytest

from playground.server import Playground


@pytest.fixture
def nothing_breaks(caplog: pytest.LogCaptureFixture, playground: Playground) -> Iterator[None]:
    """Nobody is told of a bug, and none is in the log."""
    yield
    errors = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert errors == []
    said = [message.text for message in playground.workspace.messages]
    assert [text for text in said if "Something went wrong" in text or "trouble connecting" in text] == []
