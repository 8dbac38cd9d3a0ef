"""The database: each verb is one transaction, run whole in a thread; one writer and a few readers on SQLite."""

import asyncio
import fcntl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, Concatenate, ParamSpec, TypeVar

from cryptography.fernet import MultiFernet
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from bot.errors import BotError, ConfigError, StorageBusy, StorageFull, StorageReadOnly
from bot.models.columns import carry_keyring

P = ParamSpec("P")
R = TypeVar("R")
Verb = Callable[Concatenate[Session, P], R]
AFTER_COMMIT = "after_commit"
ACCESS = "__access__"
READERS = 3
BUSY_MS = 5000
"""How long a statement waits for another process's lock before it gives up."""
TROUBLES: tuple[tuple[str, type[BotError]], ...] = (
    ("readonly", StorageReadOnly),
    ("disk is full", StorageFull),
    ("locked", StorageBusy),
    ("disk I/O error", StorageBusy),
    ("unable to open", StorageBusy),
)


class Access(StrEnum):
    READ = "read"
    WRITE = "write"


def reads(verb: Callable[P, R]) -> Callable[P, R]:
    """Marks a verb whose transaction changes nothing; writing in it is an error."""
    setattr(verb, ACCESS, Access.READ)
    return verb


def writes(verb: Callable[P, R]) -> Callable[P, R]:
    """Marks a verb that changes something: it waits its turn in the one writer's thread."""
    setattr(verb, ACCESS, Access.WRITE)
    return verb


def after_commit(session: Session, action: Callable[[], None]) -> None:
    """Calls `action` on the event loop once what `session` did is kept; not at all if it is rolled back."""
    session.info.setdefault(AFTER_COMMIT, []).append(action)


class Database:
    """`await db.run(service.verb, …)` runs a verb as one transaction and returns its frozen value.

    A database that is locked, full or read-only raises a BotError with words for the person; nothing is half done.
    """

    def __init__(self, url: str, keyring: MultiFernet) -> None:
        self.path = Path(url.removeprefix("sqlite:///"))
        self._keyring = keyring
        self._engines = {access: self._engine(url, access) for access in Access}
        self._lanes = {
            Access.WRITE: ThreadPoolExecutor(1, "writer"),
            Access.READ: ThreadPoolExecutor(READERS, "reader"),
        }
        self._lock: IO[str] | None = None

    @property
    def engine(self) -> Engine:
        """The writer's engine, for migrations and tools."""
        return self._engines[Access.WRITE]

    def claim_file(self) -> None:
        """Makes this the one process on the file. Raises ConfigError where another has it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lock = self.path.with_suffix(".lock").open("w", encoding="utf-8")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.close()
            message = f"{self.path} is in use by another Second Round. Stop that one first: SQLite serves one process."
            raise ConfigError(message) from error
        self._lock = lock

    async def run(self, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        access: Access = getattr(verb, ACCESS)
        loop = asyncio.get_running_loop()
        value, actions = await loop.run_in_executor(
            self._lanes[access], lambda: self._transact(access, verb, *args, **kwargs)
        )
        for action in actions:
            action()
        return value

    def close(self) -> None:
        """Waits for the verbs under way, then lets go of the file."""
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        for engine in self._engines.values():
            engine.dispose()
        if self._lock is not None:
            self._lock.close()

    def _transact(
        self, access: Access, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, list[Callable[[], None]]]:
        try:
            with Session(self._engines[access]) as session, session.begin():
                value = verb(session, *args, **kwargs)
            return value, session.info.get(AFTER_COMMIT, [])
        except OperationalError as error:
            raise _trouble(error, access) from error

    def _engine(self, url: str, access: Access) -> Engine:
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=1 if access is Access.WRITE else READERS,
            max_overflow=0,
            connect_args={"check_same_thread": False, "isolation_level": None},
        )
        carry_keyring(engine.dialect, self._keyring)
        event.listen(engine, "connect", lambda connection, _: _prepare(connection, access))
        event.listen(engine, "begin", lambda connection: _begin(connection, access))
        return engine


def _prepare(connection: Any, access: Access) -> None:
    """FULL, because a message confirmed to a person must survive a power cut (docs/decisions/0004)."""
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")
    if access is Access.READ:
        connection.execute("PRAGMA query_only=ON")


def _begin(connection: Any, access: Access) -> None:
    """IMMEDIATE takes the write lock at once: a lock taken midway cannot wait for its turn."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if access is Access.WRITE else "BEGIN")


def _trouble(error: OperationalError, access: Access) -> Exception:
    """The error in words for the person; a verb that writes though it is marked @reads is a bug and stays one."""
    words = str(error.orig)
    if access is Access.READ and "readonly" in words:
        return error
    return next((trouble() for sign, trouble in TROUBLES if sign in words), error)
