"""The cast and the stage: the real bot, a real database file, and the playground as the one fake."""

import json
import os
import random
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from slack_bolt.request.async_request import AsyncBoltRequest

from bot import manifest, zones
from bot.app import SecondRound, assembled
from bot.config import Settings, read_settings
from bot.delivery import Pace
from bot.store.opening import open_database
from playground.people import Person
from playground.records import Identity
from playground.server import Playground
from tests import hypothesis_profiles

pytest_plugins = ("tests.browser.chromium", "tests.gathered.calendars", "tests.postgres")
NOON = datetime(2027, 1, 4, 17, tzinfo=UTC)
"""A Monday, noon in New York, where Ana lives: no clock changes for weeks."""
FILE = "secondround.db"

zones.pin_zone_data()
hypothesis_profiles.load()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-golden", action="store_true", help="write tests/golden anew instead of comparing"
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: those with processes or a browser of their own wait for them."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the first start leaves it, with an empty database and its key: migrating takes a while."""
    folder = tmp_path_factory.mktemp("begun")
    open_database(read_settings({"DATABASE_URL": f"sqlite:///{folder / FILE}"}, env_file=None)).close()
    return folder


@pytest.fixture
def settings(tmp_path: Path, playground: Playground, database_url: str, begun: Path) -> Settings:
    """On SQLite, unless the test asks for BOTH databases."""
    if not database_url.startswith("sqlite"):
        return settings_for(playground, tmp_path, database_url)
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    return settings_for(playground, tmp_path)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    scopes = (*manifest.SCOPES, *manifest.OPTIONAL_SCOPES)
    identity = Identity(shortcuts=manifest.SHORTCUTS)
    async with Playground(now=NOON, scopes=scopes, identity=identity) as stage:
        stage.tickets.real_now = lambda: 0.0  # no form is refused because the machine is slow
        yield stage


@pytest.fixture
async def bot(playground: Playground, settings: Settings) -> AsyncIterator[SecondRound]:
    async with on_stage(playground, settings) as second_round:
        yield second_round


@pytest.fixture
def ana(bot: SecondRound, playground: Playground) -> Person:
    """Lives in New York."""
    return playground.person("Ana")


@pytest.fixture
def ben(bot: SecondRound, playground: Playground) -> Person:
    """Lives in London."""
    return playground.person("Ben")


@asynccontextmanager
async def on_stage(playground: Playground, settings: Settings) -> AsyncIterator[SecondRound]:
    """The bot, entered as Slack does, each request handled to its end before the next line of the story."""
    chance = random.Random(7)
    async with assembled(
        settings, playground.clock, patient=True, pace=Pace(0), chance=chance
    ) as second_round:
        playground.transport = transport_to(second_round)
        playground.next_due = second_round.next_due
        await second_round.jobs.start()
        yield second_round
        await second_round.jobs.stop()
        playground.transport = None


def settings_for(playground: Playground, folder: Path, database_url: str | None = None) -> Settings:
    """Settings that lead to `playground`, and to a database in `folder` unless another is named."""
    environment = {
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": database_url or f"sqlite:///{folder / FILE}",
        **({} if database_url is None else {"SECONDROUND_ENCRYPTION_KEY": Fernet.generate_key().decode()}),
    }
    return read_settings(environment, env_file=None)


def transport_to(bot: SecondRound) -> Any:
    """Hands what Slack would send to the Bolt app, and comes back once its listener is done."""

    async def dispatch(_kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        answer = await bot.bolt.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=payload))
        assert answer.status == 200, answer.body
        return json.loads(answer.body) if answer.body else {}

    return dispatch


async def moved(playground: Playground, bot: SecondRound, **by: float) -> None:
    """Moves the clock, and waits until all that fell due is sent."""
    playground.clock.advance(timedelta(**by))
    await bot.jobs.settled()
