"""The database looked over without changing it: while the bot runs on it, or before it starts."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import InvalidToken, MultiFernet
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import NullPool
from sqlmodel import Session, col, select

from bot.migrations import newest
from bot.models.columns import carry_keyring
from bot.models.people import WorkspaceRow
from bot.store import deliveries, facts
from bot.store.db import reads
from bot.store.rotation import encrypted_columns

REVISION = "SELECT version_num FROM alembic_version"
SOUND = "ok"


@dataclass(frozen=True)
class Contents:
    """What a sound database of this version says: `unreadable` names columns that no key decrypts."""

    unreadable: tuple[str, ...]
    parked: tuple[tuple[str, str], ...]
    dead: tuple[str, ...]
    zone_rules: str | None


@reads
def is_current(session: Session) -> bool:
    """Whether the schema is the one that this version works with; on a server it may be ahead, during an upgrade."""
    stored = revision(session)
    if stored is not None and session.get_bind().dialect.name == "postgresql":
        return stored >= newest()
    return stored == newest()


@contextmanager
def opened(file: Path, keyring: MultiFernet | None) -> Iterator[Session]:
    """A session that cannot write, not even by accident. Raises SQLAlchemy's DatabaseError on a broken file."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
        poolclass=NullPool,
    )
    if keyring is not None:
        carry_keyring(engine.dialect, keyring)
    with Session(engine) as session:
        yield session


def revision(session: Session) -> str | None:
    """The stored schema's number, None where there is no schema."""
    connection = session.connection()
    known = inspect(connection).has_table("alembic_version")
    stored = connection.execute(text(REVISION)).scalar() if known else None
    return None if stored is None else str(stored)


def damage(session: Session) -> str | None:
    """What SQLite's quick check finds first, None if all is sound."""
    found = str(session.connection().execute(text("PRAGMA quick_check(1)")).scalar())
    return None if found == SOUND else found


def contents(session: Session, *, with_keys: bool) -> Contents:
    """To be asked of a database of this version only."""
    parked = session.exec(
        select(WorkspaceRow.team_id, WorkspaceRow.parked_because).where(
            col(WorkspaceRow.parked_because).is_not(None)
        )
    )
    return Contents(
        unreadable=tuple(_unreadable(session)) if with_keys else (),
        parked=tuple((team, str(reason)) for team, reason in parked),
        dead=tuple(one.reason for one in deliveries.dead(session)),
        zone_rules=facts.get(session, facts.ZONE_RULES),
    )


def _unreadable(session: Session) -> Iterator[str]:
    """Tries one row of each column."""
    for table, columns in encrypted_columns().items():
        for column in columns:
            try:
                session.connection().execute(select(column).where(column != "").limit(1)).all()
            except InvalidToken:
                yield f"{table.name}.{column.name}"
