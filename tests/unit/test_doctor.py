"""The doctor finds what keeps the bot from Slack, says what to do, changes nothing, and gives no secret away."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner

from bot.app import SecondRound
from bot.cli import app
from bot.config import Settings, read_settings
from bot.doctor import Level, examine, slack
from bot.manifest import SCOPES
from bot.store import checkup
from playground import Playground
from tests.conftest import settings_for
from tests.examined import files_in, filled, findings, only, real_now


@pytest.fixture
def stored(settings: Settings) -> Path:
    return filled(settings)


@pytest.mark.usefixtures("stored")
async def test_where_all_is_well_everything_is_said_to_be_fine(settings: Settings) -> None:
    said = [one.about for one in await examine(settings, real_now)]
    assert await findings(settings) == {}
    slack_s = ["settings", "bot token", "scopes", "clock", "app token"]
    machine = ["SQLite", "zone data", "disk"]
    stored = ["database", "database", "schema", "key", "plans", "workspaces", "deliveries"]
    assert said == slack_s + machine + stored


async def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(
    playground: Playground, tmp_path: Path
) -> None:
    assert await findings(settings_for(playground, tmp_path)) == {}
    assert files_in(tmp_path) == {}


async def test_it_looks_while_the_bot_runs_and_changes_nothing(bot: SecondRound, settings: Settings) -> None:
    before = files_in(settings.database_file.parent)
    assert await findings(settings) == {}
    assert files_in(settings.database_file.parent) == before
    assert await bot.next_due() is None


def test_what_it_opens_it_cannot_change(stored: Path) -> None:
    with checkup.opened(stored, None) as session, pytest.raises(OperationalError, match="readonly"):
        session.connection().execute(text("DELETE FROM inbox"))


async def test_nothing_it_says_is_secret(playground: Playground, settings: Settings, stored: Path) -> None:
    playground.faults.revoke_token()
    settings.key_sources[2].write_text(Fernet.generate_key().decode(), "ascii")
    said = "\n".join(map(str, await examine(settings, real_now)))
    secrets = [
        playground.bot_token,
        playground.app_token,
        settings.key_sources[2].read_text("ascii"),
        "private",
    ]
    assert [secret for secret in secrets if secret in said] == []
    assert stored.name in said


async def test_a_token_that_was_revoked(playground: Playground, settings: Settings) -> None:
    playground.faults.refuse("auth.test", "token_revoked")
    assert "refuses it (token_revoked). Copy the" in await only(settings, "bot token")


async def test_an_app_token_that_is_refused(playground: Playground, settings: Settings) -> None:
    playground.faults.refuse("apps.connections.open", "invalid_auth")
    assert "connections:write" in await only(settings, "app token")


async def test_an_error_page(playground: Playground, settings: Settings) -> None:
    playground.faults.fail_before("auth.test")
    assert "HTTP 503" in await only(settings, "bot token")


async def test_no_way_to_slack(settings: Settings) -> None:
    offline = settings.model_copy(update={"slack_api_url": "http://127.0.0.1:1/api/"})
    assert "http://127.0.0.1:1/api/ cannot be reached" in await only(offline, "Slack")


@pytest.mark.parametrize(
    ("seconds", "level"), [(60, Level.WARNING), (-60, Level.WARNING), (3600, Level.PROBLEM)]
)
async def test_a_clock_that_is_wrong(settings: Settings, seconds: float, level: Level) -> None:
    found = await examine(settings, lambda: real_now() + timedelta(seconds=seconds))
    (clock,) = [one for one in found if one.about == "clock"]
    assert clock.level is level
    assert "apart from Slack's" in clock.words


def test_a_slack_that_does_not_tell_the_time() -> None:
    assert slack.clock({}, real_now()).level is Level.WARNING


async def test_no_credentials(settings: Settings) -> None:
    bare = settings.model_copy(update={"slack_bot_token": None, "slack_app_token": None})
    assert "Missing SLACK_BOT_TOKEN and SLACK_APP_TOKEN" in await only(bare, "settings")


async def test_two_ways_at_once(playground: Playground, settings: Settings) -> None:
    environment = {
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "SLACK_SIGNING_SECRET": playground.signing_secret,
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": settings.database_url,
    }
    assert "are both set" in await only(read_settings(environment, None), "settings")


async def test_http_says_where_slack_comes_in(playground: Playground, settings: Settings) -> None:
    environment = {
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_SIGNING_SECRET": playground.signing_secret,
        "PORT": "8080",
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": settings.database_url,
    }
    said = await examine(read_settings(environment, None), real_now)
    assert "on port 8080, at /slack/events" in said[0].words
    assert "signing secret" in [one.about for one in said]
    assert "app token" not in [one.about for one in said]


@pytest.fixture
async def narrow() -> AsyncIterator[Playground]:
    async with Playground(scopes=SCOPES[:2]) as playground:
        yield playground


async def test_missing_scopes_are_named(narrow: Playground, tmp_path: Path) -> None:
    words = await only(settings_for(narrow, tmp_path), "scopes")
    assert words.startswith(f"Missing: {', '.join(SCOPES[2:])}.")
    assert "reinstall" in words


async def test_optional_scopes_that_were_declined_are_named_and_no_fault(tmp_path: Path) -> None:
    async with Playground(scopes=SCOPES) as playground:
        found = await examine(settings_for(playground, tmp_path), real_now)
    (scopes,) = [one for one in found if one.about == "scopes"]
    assert (scopes.level, "not needed by the rest: files:read" in scopes.words) == (Level.OK, True)


def test_the_command_says_one_line_each_and_fails_on_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = CliRunner().invoke(app, ["doctor"], env={"SLACK_API_URL": "http://127.0.0.1:1/api/"})
    assert answer.exit_code == 1
    assert answer.output.startswith("problem  settings       Missing SLACK_BOT_TOKEN")
    assert {line.split()[0] for line in answer.output.splitlines()} <= set(Level)
