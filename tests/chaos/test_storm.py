"""Killed again and again while Slack fails in every way: each person has exactly one message in the end."""

import logging
import os
from collections.abc import AsyncIterator
from pathlib import Path
from time import monotonic

import pytest

from tests.chaos.stage import Stage, chaos, storm
from tests.postgres import ON_BOTH

LONG = os.environ.get("CHAOS") == "long"
"""`make chaos`."""
PEOPLE, KILLS = (1000, 50) if LONG else (40, 3)
SEED = int(os.environ.get("CHAOS_SEED", "7"))
WORKERS = 2
log = logging.getLogger(__name__)


@pytest.fixture
async def stage(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    async with chaos(tmp_path, database_url, PEOPLE, SEED) as stage:
        yield stage


@ON_BOTH
async def test_a_storm_loses_nothing_and_doubles_nothing(stage: Stage) -> None:
    storm(stage.playground)
    began = monotonic()
    for _ in range(WORKERS if stage.command == "worker" else 1):
        await stage.start()
    await stage.kill_at_random(KILLS)
    await stage.seen_by_all_but(0)
    await stage.settled()
    stage.require_one_each()
    log.info(
        "%s: %d reminders, %d kills, %d messages, %.0f s",
        stage.command,
        len(stage.people),
        stage.kills,
        stage.seen,
        monotonic() - began,
    )
