"""The door to the migrations: Alembic is imported only where something is missing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from bot.errors import ConfigError
from bot.migrations import HISTORY, newest
from bot.store.db import Database
from bot.store.sqlite import SQLite

REVISION = "SELECT version_num FROM alembic_version"


def migrate(database: Database, history: Path = HISTORY) -> None:
    """Creates the schema or brings it up to date; one that is up to date costs one look.

    Raises:
        ConfigError: the database is from a newer Second Round, or cannot be upgraded. Nothing is changed then.
    """
    head = newest(history)
    try:
        if _stored(database, head) != head:
            _upgrade(database, head, history)
    except (sqlite3.DatabaseError, DBAPIError) as error:
        reason = str(getattr(error, "orig", error)).strip()
        message = f"{database.backend.name} cannot be brought up to date, so nothing was changed: {reason}."
        raise ConfigError(message) from error


def require_current(database: Database, history: Path = HISTORY) -> None:
    """Raises ConfigError where the schema is not this version's: on a server it is brought up to date on purpose."""
    head = newest(history)
    try:
        stored = _stored(database, head)
    except DBAPIError as error:
        message = f"{database.backend.name} cannot be reached: {str(error.orig).strip()}"
        raise ConfigError(message) from error
    if stored != head:
        message = (
            f"{database.backend.name} has the schema {stored or 'of nobody yet'}, and this version needs {head}. Run "
            "`secondround migrate` once, then start again."
        )
        raise ConfigError(message)


def _stored(database: Database, head: str) -> str | None:
    """The revision in the database. Raises ConfigError where it is newer than ours."""
    stored = _in_file(database.path) if isinstance(database.backend, SQLite) else _on_server(database)
    if stored is not None and stored > head:
        name = database.backend.name
        message = f"{name} is from a newer Second Round ({stored}, not {head}). Install that one again."
        raise ConfigError(message)
    return stored


def _in_file(path: Path) -> str | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute(REVISION).fetchone() if known else None
    return str(row[0]) if row else None


def _on_server(database: Database) -> str | None:
    with database.engine.connect() as connection:
        known = inspect(connection).has_table("alembic_version")
        stored = connection.execute(text(REVISION)).scalar() if known else None
    return None if stored is None else str(stored)


def _upgrade(database: Database, head: str, history: Path) -> None:
    from bot.migrations import upgrade  # noqa: PLC0415 - Alembic costs 200 ms and 11 MB

    if isinstance(database.backend, SQLite):
        upgrade.upgrade(database.path, head, history)
    else:
        upgrade.upgrade_server(database.engine, head, history)
