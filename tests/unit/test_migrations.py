"""The schema's history: it agrees with the models, loses nothing, and survives everybody starting at once."""

import asyncio
import shutil
import sqlite3
import stat
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import Connection
from sqlmodel import Session, col, func, select

from bot.errors import ConfigError
from bot.migrations import HISTORY, newest
from bot.migrations.upgrade import alembic_settings, locked
from bot.models.answers import AskedRow
from bot.models.columns import Row
from bot.models.inbox import LetterRow
from bot.models.people import PersonRow
from bot.store.db import Database
from bot.store.migrate import migrate

LATER = """
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{before}"


def upgrade() -> None:
    {steps}
"""
REMAKES_A_PARENT = """
    with op.batch_alter_table("person", recreate="always") as person:
        person.add_column(sa.Column("nickname", sa.String()))
"""
LEAVES_ORPHANS = 'op.execute("DELETE FROM person")'
BREAKS_HALFWAY = """
    op.create_table("half", sa.Column("id", sa.Integer()))
    op.execute("UPDATE nowhere SET id = 1")
"""
STARTS = """
import sys
from pathlib import Path
from cryptography.fernet import Fernet, MultiFernet
from bot.store.db import Database
from bot.store.migrate import migrate
migrate(Database(sys.argv[1], MultiFernet([Fernet(Fernet.generate_key())])), Path(sys.argv[2]))
print("alembic" in sys.modules)
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path}/a folder/100%.db"
    found = Database(url, MultiFernet([Fernet(Fernet.generate_key())]))
    yield found
    found.close()


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HISTORY, tmp_path / "history"))


def next_release(history: Path, steps: str) -> None:
    """Adds a migration to `history`, as the next release would."""
    text = LATER.format(before=newest(), steps=steps)
    (history / "versions" / "9001_later.py").write_text(text, encoding="utf-8")


def with_a_person(database: Database) -> None:
    """A migrated database with a person and a row that points at them."""
    migrate(database)
    with Session(database.engine) as session, session.begin():
        session.add(PersonRow(id=1, team_id="T1", user_id="U1", zone="UTC"))
        session.flush()
        session.add(AskedRow(person_id=1, question_id="q", asked_at=datetime(2026, 11, 23, 9, tzinfo=UTC)))


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def tables(path: Path) -> set[str]:
    return {name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Row.metadata))


async def start(database: Database, history: Path) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", STARTS, f"sqlite:///{database.path}", str(history), stdout=PIPE, stderr=PIPE
    )
    out, err = await process.communicate()
    return process.returncode, (out + err).decode().strip()


def test_the_migrations_make_what_the_models_describe(database: Database) -> None:
    migrate(database)
    with locked(database.path) as connection:
        assert differences(connection) == []
        connection.exec_driver_sql("ALTER TABLE person DROP COLUMN zone")
        assert [difference[0] for difference in differences(connection)] == ["add_column"]


def test_what_the_models_write_the_migrated_tables_take(database: Database) -> None:
    migrate(database)
    with Session(database.engine) as session, session.begin():
        session.add(PersonRow(team_id="T1", user_id="U1", zone="Europe/Paris"))
    with Session(database.engine) as session:
        assert session.exec(select(func.count(col(PersonRow.id)))).one() == 1
        assert session.exec(select(LetterRow)).all() == []


def test_a_migration_can_be_taken_back_and_made_again(database: Database) -> None:
    migrate(database)
    made = tables(database.path)
    with locked(database.path) as connection:
        command.downgrade(alembic_settings(connection, HISTORY), "base")
    assert tables(database.path) == {"alembic_version"}
    migrate(database)
    assert tables(database.path) == made


def test_a_database_that_is_up_to_date_is_left_alone(database: Database) -> None:
    migrate(database)
    before = database.path.read_bytes()
    migrate(database)
    assert database.path.read_bytes() == before
    assert list(database.path.parent.glob("*.backup")) == []


async def test_alembic_is_imported_only_when_something_is_missing(database: Database) -> None:
    assert await start(database, HISTORY) == (0, "True")
    assert await start(database, HISTORY) == (0, "False")


async def test_four_that_start_together_on_no_database_all_succeed(database: Database) -> None:
    database.path.parent.mkdir(parents=True)
    answers = await asyncio.gather(*(start(database, HISTORY) for _ in range(4)))
    assert [code for code, _ in answers] == [0, 0, 0, 0], answers
    assert rows(database.path, "SELECT version_num FROM alembic_version") == [(newest(),)]


async def test_four_that_start_together_on_an_old_database_all_succeed(
    database: Database, history: Path
) -> None:
    with_a_person(database)
    next_release(history, REMAKES_A_PARENT)
    answers = await asyncio.gather(*(start(database, history) for _ in range(4)))
    assert [code for code, _ in answers] == [0, 0, 0, 0], answers
    assert rows(database.path, "SELECT nickname FROM person") == [(None,)]
    assert [file.name for file in database.path.parent.glob("*backup*")] == [f"100%.db.{newest()}.backup"]


def test_remaking_a_table_keeps_the_rows_that_point_at_it(database: Database, history: Path) -> None:
    with_a_person(database)
    next_release(history, REMAKES_A_PARENT)
    migrate(database, history)
    assert rows(database.path, "SELECT person_id, question_id FROM asked_question") == [(1, "q")]


def test_an_upgrade_that_would_leave_orphans_changes_nothing(database: Database, history: Path) -> None:
    with_a_person(database)
    next_release(history, LEAVES_ORPHANS)
    with pytest.raises(ConfigError, match="asked_question would point nowhere"):
        migrate(database, history)
    assert rows(database.path, "SELECT user_id FROM person") == [("U1",)]
    assert rows(database.path, "SELECT version_num FROM alembic_version") == [(newest(),)]


def test_an_upgrade_that_breaks_halfway_changes_nothing(database: Database, history: Path) -> None:
    migrate(database)
    next_release(history, BREAKS_HALFWAY)
    with pytest.raises(ConfigError, match=r"nothing was changed: no such table: nowhere"):
        migrate(database, history)
    assert "half" not in tables(database.path)
    assert rows(database.path, "SELECT version_num FROM alembic_version") == [(newest(),)]


def test_before_an_upgrade_the_whole_database_is_copied_for_its_owner_only(
    database: Database, history: Path
) -> None:
    with_a_person(database)
    next_release(history, REMAKES_A_PARENT)
    migrate(database, history)
    copy = database.path.with_name(f"100%.db.{newest()}.backup")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert rows(copy, "SELECT user_id FROM person") == [("U1",)]
    assert rows(copy, "SELECT version_num FROM alembic_version") == [(newest(),)]


def test_a_second_try_replaces_the_backup_of_the_first(database: Database, history: Path) -> None:
    with_a_person(database)
    next_release(history, BREAKS_HALFWAY)
    with pytest.raises(ConfigError):
        migrate(database, history)
    with closing(sqlite3.connect(database.path)) as connection, connection:
        connection.execute("UPDATE person SET user_id = 'U2'")
    next_release(history, REMAKES_A_PARENT)
    migrate(database, history)
    (copy,) = database.path.parent.glob("*backup*")
    assert rows(copy, "SELECT user_id FROM person") == [("U2",)]


def test_a_database_from_a_newer_release_is_refused(database: Database, history: Path) -> None:
    next_release(history, REMAKES_A_PARENT)
    migrate(database, history)
    with pytest.raises(ConfigError, match="from a newer Second Round"):
        migrate(database)


def test_a_file_that_is_no_database_is_refused_and_kept(database: Database) -> None:
    database.path.parent.mkdir(parents=True)
    database.path.write_bytes(b"a shopping list, longer than the header of a database file would be" * 20)
    before = database.path.read_bytes()
    with pytest.raises(ConfigError, match="not a database"):
        migrate(database)
    assert database.path.read_bytes() == before
