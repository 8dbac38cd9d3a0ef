"""The doctor finds what is wrong with the database, its key and the machine they are on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.config import Settings
from bot.doctor import Level, database
from bot.models.deliveries import DeliveryRow, DeliveryState
from bot.models.inbox import FactRow
from bot.models.people import PersonRow, WorkspaceRow
from bot.store import facts
from tests.examined import NOW, add, filled, only

PAGE = 4096


@pytest.fixture
def stored(settings: Settings) -> Path:
    return filled(settings)


async def test_a_file_that_is_no_database(settings: Settings, stored: Path) -> None:
    overwrite(stored, 0, b"not a database")
    assert "file is not a database" in await only(settings, "database")


async def test_damage_inside(settings: Settings, stored: Path) -> None:
    overwrite(stored, 5 * PAGE, b"\xff" * PAGE)
    words = await only(settings, "database")
    assert "Stop the bot and put a backup in its place." in words


async def test_a_schema_from_before(settings: Settings, stored: Path) -> None:
    change(stored, "UPDATE alembic_version SET version_num = '0000'")
    assert "The next start renews it" in await only(settings, "schema", Level.WARNING)


async def test_a_file_without_a_schema(settings: Settings) -> None:
    settings.database_file.write_bytes(b"")
    assert "older (none" in await only(settings, "schema", Level.WARNING)


async def test_a_schema_of_a_newer_version(settings: Settings, stored: Path) -> None:
    change(stored, "UPDATE alembic_version SET version_num = '9999'")
    assert "newer Second Round (9999" in await only(settings, "schema")


@pytest.mark.usefixtures("stored")
async def test_a_key_that_is_missing(settings: Settings) -> None:
    settings.key_sources[2].unlink()
    assert "secondround.key cannot be read" in await only(settings, "key")
    assert not settings.key_sources[2].exists()


@pytest.mark.usefixtures("stored")
async def test_a_key_that_does_not_fit(settings: Settings) -> None:
    settings.key_sources[2].write_bytes(Fernet.generate_key())
    assert "does not fit inbox.body" in await only(settings, "key")


@pytest.mark.usefixtures("stored")
async def test_a_key_for_everybody_s_eyes(settings: Settings) -> None:
    settings.key_sources[2].chmod(0o644)
    assert "Run: chmod 600" in await only(settings, "key", Level.WARNING)


async def test_plans_made_by_other_zone_rules(settings: Settings) -> None:
    add(settings, FactRow(name=facts.ZONE_RULES, value="2019a"))
    assert "the zone rules 2019a" in await only(settings, "plans", Level.WARNING)


async def test_a_workspace_that_is_held(settings: Settings) -> None:
    add(settings, WorkspaceRow(team_id="T9", parked_because="messages_tab_disabled"))
    assert "T9 (messages_tab_disabled)" in await only(settings, "workspaces")


async def test_deliveries_that_were_given_up(settings: Settings) -> None:
    add(settings, PersonRow(id=1, team_id="T1", user_id="U1", zone="UTC"))
    for number, why in enumerate(["invalid_blocks", "invalid_blocks", "attempts used up"]):
        dead = DeliveryRow(id=str(number), person_id=1, state=DeliveryState.DEAD, next_attempt_at=None)
        dead.last_error = why
        add(settings, dead)
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


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def overwrite(file: Path, start: int, what: bytes) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:start] + what + whole[start + len(what) :])
