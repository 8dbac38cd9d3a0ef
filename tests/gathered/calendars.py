"""The calendar files in icalendar's source distribution, which `make test` fetches; said where they are missing."""

import os
import tarfile
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("TEST_CALENDARS", Path(__file__).parents[2] / ".venv/calendars"))
HERE = Path(__file__).parent
ADVICE = "no source of icalendar in .venv/calendars; with a network: make .venv/calendars"


def pytest_report_header() -> str | None:
    """On a desk without a network they may be missing, and are said to be; where CI is set the test fails."""
    return f"left out: tests/gathered ({ADVICE})" if _are_left_out() else None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if collection_path.parent == HERE and _are_left_out() else None


def calendars() -> dict[str, bytes]:
    """Each by its path in the archive. Fails the test that asks where there is none."""
    archive = _archive()
    if archive is None:
        pytest.fail(ADVICE, pytrace=False)
    with tarfile.open(archive) as opened:
        members = [one for one in opened.getmembers() if one.isfile() and one.name.endswith(".ics")]
        found = {one.name.partition("/")[2]: opened.extractfile(one) for one in members}
        return {name: file.read() for name, file in found.items() if file}


def _are_left_out() -> bool:
    return "CI" not in os.environ and _archive() is None


def _archive() -> Path | None:
    return next(FOLDER.glob("icalendar-*.tar.gz"), None)
