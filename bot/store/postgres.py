"""PostgreSQL: a server for any number of processes."""

from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from bot.errors import ConfigError, StorageBusy, StorageFull, StorageReadOnly
from bot.store.backend import Access

CONNECTIONS = 10
"""As many threads: none waits for a connection."""
CONNECT_SECONDS = 5
LIMITS = {
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}
"""A process that is frozen midway must not keep its locks for ever."""
LIVELINESS = {
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""A server that went away without a word is noticed within a minute, and while we wait for an answer within 20 s."""
OVERTAKEN = frozenset({"40001", "40P01", "23505"})
"""Serialization failure, deadlock, and a key that another just wrote: look-then-write sees it the next time."""
READ_ONLY, FULL = "25006", "53100"


class PostgreSQL:
    """A verb that writes runs READ COMMITTED and locks what it decides on; one that reads sees a single moment."""

    def __init__(self, url: str) -> None:
        _require_driver()
        parts = make_url(url)
        self.name = f"The database {parts.database} at {parts.host or 'this machine'}"
        engine = create_engine(
            url,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "application_name": "secondround",
                "options": " ".join(f"-c {name}={value}" for name, value in LIMITS.items()),
                **LIVELINESS,
            },
        )
        reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self.engines = {Access.WRITE: engine, Access.READ: reading}
        lane = ThreadPoolExecutor(CONNECTIONS, "database")
        self.lanes = {Access.WRITE: lane, Access.READ: lane}

    def claim(self) -> None:
        """Nobody is kept out."""

    def overtaken(self, error: DBAPIError) -> bool:
        return _state(error) in OVERTAKEN

    def trouble(self, error: DBAPIError, access: Access) -> Exception:
        """A verb that writes though it is marked @reads is a bug and stays one."""
        state = _state(error)
        if state == READ_ONLY:
            return error if access is Access.READ else StorageReadOnly()
        if state == FULL:
            return StorageFull()
        return StorageBusy() if isinstance(error, OperationalError | InterfaceError) else error

    def empty_log(self) -> None:
        """The server's log is the business of whoever runs the server."""

    def sweep(self) -> None:
        """So are its freed pages."""

    def release(self) -> None:
        """Nobody was kept out."""


def _state(error: DBAPIError) -> str | None:
    """The server's five characters, None where it did not answer."""
    return getattr(error.orig, "sqlstate", None)


def _require_driver() -> None:
    if find_spec("psycopg") is None:
        message = "DATABASE_URL names PostgreSQL, whose driver is missing. Install secondround[postgres]."
        raise ConfigError(message)
