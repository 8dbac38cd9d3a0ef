"""Finds Chromium and its driver, says so where they are missing, and takes the option for the documents' pictures."""

import os
import shutil
from pathlib import Path

import pytest

STORIES = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DRIVER = "chromedriver"
ADVICE = (
    "no Chromium with its driver on the path; on Debian and Ubuntu: sudo apt install chromium chromium-driver"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "renew the pictures that stand in this folder, such as docs/images, by what the browser's stories show"
    parser.addoption("--pictures", type=Path, metavar="FOLDER", help=words)


def pytest_report_header() -> str | None:
    """On a desk the browser may be missing, and is said to be; where CI is set its tests run, and fail without it."""
    return f"left out: tests/browser ({ADVICE})" if _are_left_out() else None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if collection_path.parent == STORIES and _are_left_out() else None


def found() -> tuple[str, str]:
    """The browser and its driver. Fails the test that asks where one is missing."""
    browser, driver = _browser(), shutil.which(DRIVER)
    if browser is None or driver is None:
        pytest.fail(ADVICE, pytrace=False)
    return browser, driver


def _are_left_out() -> bool:
    return "CI" not in os.environ and (_browser() is None or shutil.which(DRIVER) is None)


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)
