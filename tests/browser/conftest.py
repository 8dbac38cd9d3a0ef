"""The playground as people start it, and a browser before it."""

import json
import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from tests.browser.chromium import found
from tests.browser.page import Page
from tests.conftest import NOON

ROOT = Path(__file__).parents[2]
SIZE = "1280,960"
FLAGS = (
    "headless no-sandbox disable-gpu disable-dev-shm-usage disable-quic no-first-run disable-background-networking"
    " disable-component-update disable-sync force-prefers-reduced-motion hide-scrollbars"
)


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    """A playground with the bot in it, at Monday noon in New York."""
    begun = await create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "playground", "--no-open", "--port", "0"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LOG_LEVEL": "WARNING"},
        stdout=PIPE,
    )
    assert begun.stdout is not None
    try:
        said = (await begun.stdout.readline()).decode()
        address = said.removeprefix("The playground is at ").split()[0]
        await set_clock(address)
        yield address
    finally:
        if begun.returncode is None:
            begun.terminate()
        await begun.communicate()
    assert begun.returncode == 0


@pytest.fixture
def chromium() -> tuple[str, str]:
    """The browser and its driver, asked for before anything is started."""
    return found()


@pytest.fixture
def page(chromium: tuple[str, str], url: str, tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[Page]:
    browser, driver = chromium
    options = ChromeOptions()
    options.binary_location = browser
    for flag in FLAGS.split():
        options.add_argument(f"--{flag}")
    options.add_argument(f"--window-size={SIZE}")
    options.add_argument(f"--user-data-dir={tmp_path / 'profile'}")
    chrome = Chrome(options, ChromeService(driver))
    try:
        yield Page(chrome, url, tmp_path, pytestconfig.getoption("pictures"))
    finally:
        chrome.quit()


async def set_clock(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.post(f"{url}/_control/clock", data=json.dumps({"to": NOON.isoformat()}))
        assert answer.status == 200, await answer.text()
