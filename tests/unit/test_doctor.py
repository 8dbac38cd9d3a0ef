"""The doctor finds each fault, says what to do, changes nothing, and gives no secret away."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlmodel import Session, SQLModel
from typer.testing import CliRunner

from bot.app import SecondRound, open_database
from bot.cli import app
from bot.config import Settings, read_settings
from bot.doctor import Finding, Level, database, examine
from bot.manifest import SCOPES
from bot.models.deliveries import DeliveryRow, DeliveryState
from bot.models.inbox import LetterRow
from bot.models.people import PersonRow, WorkspaceRow
from playground import Playground
from tests.conftest import settings_for

NOW = datetime(2027, 1, 4, 17, tzinfo=UTC)
BESIDE_THE_POINT = {"SQLite", "disk"}
"""What depends on the machine that the tests run on."""


def real_now() -> datetime:
    return datetime.now(UTC)


async def findings(settings: Settings) -> dict[str, Finding]:
    """By what they are about, the gravest of each; without what is fine."""
    found = await examine(settings, real_now)
    assert found
    bad = [one for one in found if one.level is not Level.OK and one.about not in BESIDE_THE_POINT]
    return {one.about: one for one in bad}


async def only(settings: Settings, about: str, level: Level = Level.PROBLEM) -> str:
    """The words of the one thing that is found."""
    found = await findings(settings)
    assert {name: one.level for name, one in found.items()} == {about: level}
    return found[about].words


@pytest.fixture
def stored(settings: Settings) -> Path:
    """A database of this version with a private word in it."""
    with open_for_change(settings) as session:
        session.add(LetterRow(event_id="Ev1", team_id="T1", user_id="U1", body="private", received_at=NOW))
    return settings.database_file


@contextmanager
def open_for_change(settings: Settings) -> Iterator[Session]:
    with closing(open_database(settings)) as db, Session(db.engine) as session, session.begin():
        yield session


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def add(settings: Settings, *rows: SQLModel) -> None:
    with open_for_change(settings) as session:
        session.add_all(rows)


@pytest.mark.usefixtures("stored")
async def test_where_all_is_well_everything_is_said_to_be_fine(settings: Settings) -> None:
    said = [one.about for one in await examine(settings, real_now)]
    assert await findings(settings) == {}
    assert said == [
        *("settings", "bot token", "scopes", "clock", "app token"),
        *("SQLite", "zone data", "disk", "database", "database", "schema", "key", "workspaces", "deliveries"),
    ]


async def test_before_the_first_start_nothing_is_wrong_and_nothing_is_made(
    settings: Settings, tmp_path: Path
) -> None:
    assert await findings(settings) == {}
    assert list(tmp_path.iterdir()) == []


async def test_it_looks_while_the_bot_runs_and_changes_nothing(bot: SecondRound, settings: Settings) -> None:
    folder = settings.database_file.parent
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".db-shm"}
    assert await findings(settings) == {}
    assert {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".db-shm"} == before
    assert await bot.next_due() is None


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


@pytest.mark.usefixtures("stored")
class TestSlack:
    async def test_a_token_that_was_revoked(self, playground: Playground, settings: Settings) -> None:
        playground.faults.refuse("auth.test", "token_revoked")
        assert "refuses it (token_revoked). Copy the" in await only(settings, "bot token")

    async def test_an_app_token_that_is_refused(self, playground: Playground, settings: Settings) -> None:
        playground.faults.refuse("apps.connections.open", "invalid_auth")
        assert "connections:write" in await only(settings, "app token")

    async def test_an_error_page(self, playground: Playground, settings: Settings) -> None:
        playground.faults.fail_before("auth.test")
        assert "HTTP 503" in await only(settings, "bot token")

    async def test_no_way_to_slack(self, settings: Settings) -> None:
        offline = settings.model_copy(update={"slack_api_url": "http://127.0.0.1:1/api/"})
        assert "http://127.0.0.1:1/api/ cannot be reached" in await only(offline, "Slack")

    @pytest.mark.parametrize(
        ("seconds", "level"), [(60, Level.WARNING), (-60, Level.WARNING), (3600, Level.PROBLEM)]
    )
    async def test_a_clock_that_is_wrong(self, settings: Settings, seconds: float, level: Level) -> None:
        found = await examine(settings, lambda: real_now() + timedelta(seconds=seconds))
        (clock,) = [one for one in found if one.about == "clock"]
        assert clock.level is level
        assert "apart from Slack's" in clock.words

    async def test_no_credentials(self, settings: Settings) -> None:
        bare = settings.model_copy(update={"slack_bot_token": None, "slack_app_token": None})
        assert "Missing SLACK_BOT_TOKEN and SLACK_APP_TOKEN" in await only(bare, "settings")

    async def test_two_ways_at_once(self, playground: Playground, settings: Settings) -> None:
        environment = {
            "SLACK_BOT_TOKEN": playground.bot_token,
            "SLACK_APP_TOKEN": playground.app_token,
            "SLACK_SIGNING_SECRET": playground.signing_secret,
            "SLACK_API_URL": playground.api_url,
            "DATABASE_URL": settings.database_url,
        }
        assert "are both set" in await only(read_settings(environment, None), "settings")

    async def test_http_says_where_slack_comes_in(self, playground: Playground, settings: Settings) -> None:
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


class TestDatabase:
    async def test_a_file_that_is_no_database(self, settings: Settings, stored: Path) -> None:
        stored.write_bytes(b"not a database, and long enough to be looked at" * 100)
        assert "file is not a database" in await only(settings, "database")

    async def test_damage_inside(self, settings: Settings, stored: Path) -> None:
        whole = stored.read_bytes()
        page = int.from_bytes(whole[16:18])
        stored.write_bytes(whole[: 5 * page] + b"\xff" * page + whole[6 * page :])
        words = await only(settings, "database")
        assert "Stop the bot and put a backup in its place." in words

    async def test_a_schema_from_before(self, settings: Settings, stored: Path) -> None:
        change(stored, "UPDATE alembic_version SET version_num = '0000'")
        assert "The next start renews it" in await only(settings, "schema", Level.WARNING)

    async def test_a_file_without_a_schema(self, settings: Settings) -> None:
        settings.database_file.touch()
        settings.key_sources[2].write_bytes(Fernet.generate_key())
        assert "older (none" in await only(settings, "schema", Level.WARNING)

    async def test_a_schema_of_a_newer_version(self, settings: Settings, stored: Path) -> None:
        change(stored, "UPDATE alembic_version SET version_num = '9999'")
        assert "newer Second Round (9999" in await only(settings, "schema")

    @pytest.mark.usefixtures("stored")
    async def test_a_key_that_is_missing(self, settings: Settings) -> None:
        settings.key_sources[2].unlink()
        assert "secondround.key cannot be read" in await only(settings, "key")
        assert not settings.key_sources[2].exists()

    @pytest.mark.usefixtures("stored")
    async def test_a_key_that_does_not_fit(self, settings: Settings) -> None:
        settings.key_sources[2].write_bytes(Fernet.generate_key())
        assert "does not fit inbox.body" in await only(settings, "key")

    @pytest.mark.usefixtures("stored")
    async def test_a_key_for_everybody_s_eyes(self, settings: Settings) -> None:
        settings.key_sources[2].chmod(0o644)
        assert "Run: chmod 600" in await only(settings, "key", Level.WARNING)

    async def test_a_workspace_that_is_held(self, settings: Settings) -> None:
        add(settings, WorkspaceRow(team_id="T9", parked_because="messages_tab_disabled"))
        assert "T9 (messages_tab_disabled)" in await only(settings, "workspaces")

    async def test_deliveries_that_were_given_up(self, settings: Settings) -> None:
        add(settings, PersonRow(id=1, team_id="T1", user_id="U1", zone="UTC"))
        dead = {"person_id": 1, "state": DeliveryState.DEAD, "next_attempt_at": None}
        reasons = ["invalid_blocks", "invalid_blocks", "attempts used up"]
        add(settings, *(DeliveryRow(id=str(n), last_error=why, **dead) for n, why in enumerate(reasons)))
        words = await only(settings, "deliveries", Level.WARNING)
        assert words.startswith("3 were given up: invalid_blocks (2), attempts used up (1).")


def test_an_old_sqlite_is_a_warning_and_a_mended_one_is_not() -> None:
    assert database.sqlite((3, 51, 2)).level is Level.WARNING
    assert database.sqlite((3, 51, 3)).level is Level.OK


def test_old_zone_rules_are_a_warning() -> None:
    assert database.zone_data("2024b", NOW).level is Level.WARNING
    assert database.zone_data("2026f", NOW).level is Level.OK


def test_a_disk_that_fills_is_a_warning_and_then_a_problem(tmp_path: Path) -> None:
    levels = [database.free_disk(tmp_path, megabytes * 2**20).level for megabytes in (5000, 100, 5)]
    assert levels == [Level.OK, Level.WARNING, Level.PROBLEM]


def test_a_folder_that_is_closed_to_the_bot_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    closed = database.writable(file, lambda path, _: path != tmp_path)
    assert (closed.level, closed.words.startswith(f"{tmp_path} cannot be written to")) == (
        Level.PROBLEM,
        True,
    )
    assert database.writable(file, lambda _, __: True).level is Level.OK


def test_the_command_says_one_line_each_and_fails_on_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = CliRunner().invoke(app, ["doctor"], env={"SLACK_API_URL": "http://127.0.0.1:1/api/"})
    assert answer.exit_code == 1
    assert answer.output.startswith("problem  settings       Missing SLACK_BOT_TOKEN")
    assert {line.split()[0] for line in answer.output.splitlines()} <= set(Level)
