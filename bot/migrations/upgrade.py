"""Brings a database to a revision: locked, in one transaction; a file is backed up and its references are checked."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from bot.errors import ConfigError

WAIT = 120
"""Seconds to wait while another process upgrades the same file."""
THE_UPGRADE = 2_718_281
"""The advisory lock that upgrades of one database have in common: any number, once chosen."""


def upgrade(path: Path, head: str, history: Path) -> None:
    """Runs what is missing, once, however many processes start together.

    Raises:
        ConfigError: the upgrade would leave rows that point nowhere. Nothing is changed then.
    """
    with locked(path) as connection:
        stored = MigrationContext.configure(connection).get_current_revision()
        if stored not in {None, head}:
            back_up(path, str(stored))
        command.upgrade(alembic_settings(connection, history), head)
        _check_foreign_keys(connection)


def upgrade_server(engine: Engine, head: str, history: Path) -> None:
    """As `upgrade`, on PostgreSQL. Its owner backs it up; references are checked by the server, always."""
    with engine.begin() as connection:
        for limit in ("statement_timeout", "lock_timeout"):
            connection.execute(text(f"SET LOCAL {limit} = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": THE_UPGRADE})
        if MigrationContext.configure(connection).get_current_revision() != head:
            command.upgrade(alembic_settings(connection, history), head)


@contextmanager
def locked(path: Path) -> Iterator[Connection]:
    """A connection that holds the write lock: committed at the end, rolled back by an exception.

    Foreign keys are off, and that has to be said before the transaction begins: batch mode drops and remakes
    tables, and with foreign keys on the drop alone deletes every row that points there.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"isolation_level": None, "timeout": WAIT},
    )
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=OFF"))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        yield connection


def alembic_settings(connection: Connection, history: Path) -> Config:
    """Alembic's configuration, without a file: env.py in `history` works on `connection`."""
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", str(history).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    return settings


def back_up(path: Path, revision: str) -> Path:
    """A whole copy beside the database, for its owner's eyes only; it replaces an older copy of the same revision.

    Taken over a connection of its own, for SQLite makes no copy inside a transaction; on disk before it counts.
    """
    copy = path.with_name(f"{path.name}.{revision}.backup")
    partial = path.with_name(f"{copy.name}.partial")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with closing(sqlite3.connect(path, timeout=WAIT)) as source:
            source.execute("VACUUM INTO ?", (str(partial),))
        os.fsync(file.fileno())
    return partial.replace(copy)


def _check_foreign_keys(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        tables = ", ".join(sorted({str(orphan[0]) for orphan in orphans}))
        message = f"The database was not upgraded: rows in {tables} would point nowhere. Nothing was changed."
        raise ConfigError(message)
