"""Caring for a database on a server: the doctor looks it over, and its key is changed while the bot runs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import text
from sqlmodel import Session, select

from bot.config import Settings, read_settings
from bot.doctor import Level, server
from bot.models.inbox import LetterRow
from bot.rotation import rotate_keys
from bot.store.db import Database
from tests.postgres import ON_POSTGRES

pytestmark = ON_POSTGRES
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WORDS = "I froze at the third question"
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def settings_with(url: str, *keys: str) -> Settings:
    given = {"DATABASE_URL": url.replace("+psycopg", ""), "SECONDROUND_ENCRYPTION_KEY": ",".join(keys)}
    return read_settings(given, None)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """With a letter under the old key."""
    found = Database(database_url, MultiFernet([Fernet(OLD)]))
    with Session(found.engine) as session, session.begin():
        session.add(LetterRow(event_id="E1", team_id="T1", user_id="U1", body=WORDS, received_at=NOW))
    yield found
    found.close()


def problems(settings: Settings) -> list[str]:
    found = server.look(settings, NOW)
    return [finding.about for finding in found if finding.level is Level.PROBLEM]


def letter(url: str, key: str) -> str:
    database = Database(url, MultiFernet([Fernet(key)]))
    try:
        with Session(database.engine) as session:
            return session.exec(select(LetterRow.body)).one()
    finally:
        database.close()


@pytest.mark.usefixtures("database")
def test_a_sound_database_has_no_problem(database_url: str) -> None:
    settings = settings_with(database_url, OLD)
    assert problems(settings) == []
    assert any("answers: PostgreSQL" in finding.words for finding in server.look(settings, NOW))


@pytest.mark.usefixtures("database")
def test_a_key_that_does_not_fit_is_a_problem(database_url: str) -> None:
    assert problems(settings_with(database_url, NEW)) == ["key"]


def test_an_older_schema_is_told_how_to_become_new(database: Database, database_url: str) -> None:
    with Session(database.engine) as session, session.begin():
        session.connection().execute(text("UPDATE alembic_version SET version_num = '0000'"))
    (schema,) = [one for one in server.look(settings_with(database_url, OLD), NOW) if one.about == "schema"]
    assert schema.words.endswith("Run `secondround migrate`.")


def test_a_server_out_of_reach_is_a_problem(database: Database, tmp_path: Path) -> None:
    away = settings_with(f"postgresql://nobody@/nothing?host={tmp_path}", OLD)
    assert problems(away) == ["database"]


def test_the_key_is_changed_while_others_have_the_database(database: Database, database_url: str) -> None:
    done = rotate_keys(settings_with(database_url, NEW, OLD))
    assert (done.rows, done.removed, done.copies) == (1, False, ())
    assert letter(database_url, NEW) == WORDS
    with pytest.raises(InvalidToken):
        letter(database_url, OLD)
