"""The door to the migrations: opened at every start, and Alembic is imported only where something is missing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from bot.errors import ConfigError
from bot.migrations import HISTORY, newest
from bot.store.db import Database


def migrate(database: Database, history: Path = HISTORY) -> None:
    """Creates the schema or brings it up to date; one that is up to date costs one look.

    Raises:
        ConfigError: the file is from a newer Second Round, or cannot be upgraded. Nothing is changed then.
    """
    head = newest(history)
    try:
        stored = _stored(database.path)
        if stored is not None and stored > head:
            message = f"{database.path} is from a newer Second Round ({stored}, not {head}). Install that one again."
            raise ConfigError(message)
        if stored != head:
            from bot.migrations.upgrade import upgrade  # noqa: PLC0415 - Alembic costs 200 ms and 11 MB

            upgrade(database.path, head, history)
    except (sqlite3.DatabaseError, DatabaseError) as error:
        reason = getattr(error, "orig", error)
        message = f"{database.path} cannot be brought up to date, so nothing was changed: {reason}."
        raise ConfigError(message) from error


def _stored(path: Path) -> str | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return str(row[0]) if row else None
