"""Where something is missing: said on a desk, a failure in continuous integration, never a skip."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.contracts.conftest import Shell

NOTHING_COLLECTED, FAILED = 5, 1


async def test_a_desk_without_chromium_is_told_what_is_left_out(shell: "Shell", tmp_path: Path) -> None:
    answer = await shell(f"env -u CI PATH='{tmp_path}' '{sys.executable}' -m pytest tests/browser")
    assert "left out: tests/browser (no Chromium" in answer.out
    assert answer.code == NOTHING_COLLECTED


async def test_continuous_integration_without_chromium_fails(shell: "Shell", tmp_path: Path) -> None:
    answer = await shell(f"CI=true PATH='{tmp_path}' '{sys.executable}' -m pytest --exitfirst tests/browser")
    assert "no Chromium with its driver on the path" in answer.out
    assert "left out" not in answer.out
    assert answer.code == FAILED


async def test_a_desk_without_the_public_calendars_is_told_what_is_left_out(
    shell: "Shell", tmp_path: Path
) -> None:
    tests = "tests/gathered"
    answer = await shell(f"env -u CI TEST_CALENDARS='{tmp_path}' '{sys.executable}' -m pytest {tests}")
    assert f"left out: {tests} (no source of icalendar" in answer.out
    assert answer.code == NOTHING_COLLECTED


async def test_continuous_integration_without_the_public_calendars_fails(
    shell: "Shell", tmp_path: Path
) -> None:
    tests = "tests/gathered"
    answer = await shell(f"CI=true TEST_CALENDARS='{tmp_path}' '{sys.executable}' -m pytest {tests}")
    assert "no source of icalendar" in answer.out
    assert "left out" not in answer.out
    assert answer.code == FAILED
