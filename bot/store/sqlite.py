"""SQLite: a file of ours alone, with one writer and a few readers."""

import fcntl
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from bot.errors import BotError, ConfigError, StorageBusy, StorageFull, StorageReadOnly
from bot.store.backend import Access

SCHEME = "sqlite:///"
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
READERS = 3
BUSY_MS = 5000
"""How long a statement waits for another process's lock before it gives up."""
STATEMENTS = 24
"""Kept prepared by each connection: one for each number of values in a list, and sqlite3's own 128 are megabytes."""
EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
TROUBLES: tuple[tuple[str, type[BotError]], ...] = (
    ("readonly", StorageReadOnly),
    ("disk is full", StorageFull),
    ("locked", StorageBusy),
    ("disk I/O error", StorageBusy),
    ("unable to open", StorageBusy),
)


class SQLite:
    """One writer's connection: writers wait for their turn in front of its thread, and never for a lock."""

    def __init__(self, url: str) -> None:
        self.path = Path(url.removeprefix(SCHEME))
        self.name = str(self.path)
        self.engines = {access: _engine(url, access) for access in Access}
        self.lanes = {
            Access.WRITE: ThreadPoolExecutor(1, "writer"),
            Access.READ: ThreadPoolExecutor(READERS, "reader"),
        }
        self._lock: IO[str] | None = None

    def claim(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lock = self.path.with_suffix(".lock").open("w", encoding="utf-8")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.close()
            message = (
                f"{self.path} is in use by another Second Round. Stop that one first: SQLite serves one process. "
                "PostgreSQL serves any number (DATABASE_URL)."
            )
            raise ConfigError(message) from error
        self._lock = lock

    def overtaken(self, _error: DBAPIError) -> bool:
        """Never: nobody writes beside us."""
        return False

    def trouble(self, error: DBAPIError, access: Access) -> Exception:
        """A verb that writes though it is marked @reads is a bug and stays one."""
        words = str(error.orig)
        if not isinstance(error, OperationalError) or (access is Access.READ and "readonly" in words):
            return error
        return next((trouble() for sign, trouble in TROUBLES if sign in words), error)

    def empty_log(self) -> None:
        """Moves the log into the file and empties it: until then it holds the pages from before an erasure."""
        self._execute(EMPTY_LOG)

    def sweep(self) -> None:
        """Freed pages and the log may still hold words that an old key reads."""
        self._execute("VACUUM", EMPTY_LOG)

    def release(self) -> None:
        if self._lock is not None:
            self._lock.close()

    def _execute(self, *statements: str) -> None:
        with closing(self.engines[Access.WRITE].raw_connection()) as connection:
            for statement in statements:
                connection.cursor().execute(statement)


def _engine(url: str, access: Access) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1 if access is Access.WRITE else READERS,
        max_overflow=0,
        connect_args={"check_same_thread": False, "isolation_level": None, "cached_statements": STATEMENTS},
    )
    event.listen(engine, "connect", lambda connection, _: _prepare(connection, access))
    event.listen(engine, "begin", lambda connection: _begin(connection, access))
    return engine


def _prepare(connection: Any, access: Access) -> None:
    """FULL, because a message confirmed to a person must survive a power cut (docs/decisions/0004).

    With secure_delete what is erased is overwritten with zeros, not merely given free.
    """
    for pragma in (*PRAGMAS, f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")
    if access is Access.READ:
        connection.execute("PRAGMA query_only=ON")


def _begin(connection: Any, access: Access) -> None:
    """IMMEDIATE takes the write lock at once: a lock taken midway cannot wait for its turn."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if access is Access.WRITE else "BEGIN")
