"""SQLite: one writer, what is confirmed is on the disk, and what goes wrong has words for the person."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import OperationalError as DatabaseIsLocked
from sqlite3 import connect

import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlmodel import Session

from bot.errors import BotError, StorageBusy, StorageFull, StorageReadOnly
from bot.models.columns import Row
from bot.models.inbox import FactRow
from bot.store.db import Database, reads, writes
from tests.verbs import count_up, remember, remember_and_tell, remembered, value_of

PRAGMAS = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only")
FULL = 2


@pytest.fixture
def keyring() -> MultiFernet:
    return MultiFernet([Fernet(Fernet.generate_key())])


@pytest.fixture
def database(tmp_path: Path, keyring: MultiFernet) -> Iterator[Database]:
    found = Database(f"sqlite:///{tmp_path}/secondround.db", keyring)
    Row.metadata.create_all(found.engine)
    yield found
    found.close()


def pragmas(session: Session) -> dict[str, object]:
    connection = session.connection()
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}


def set_on_the_writer(database: Database, pragma: str) -> None:
    with closing(database.engine.raw_connection()) as connection:
        connection.cursor().execute(f"PRAGMA {pragma}")


async def test_what_waits_for_the_commit_happens_after_it_and_on_the_loop(database: Database) -> None:
    seen: list[tuple[int, object]] = []

    def look() -> None:
        with closing(connect(database.path)) as other:
            seen.append((len(other.execute("SELECT * FROM fact").fetchall()), asyncio.get_running_loop()))

    await database.run(remember_and_tell, "kept", look)
    assert seen == [(1, asyncio.get_running_loop())]


async def test_what_waits_for_a_commit_that_fails_never_happens(database: Database) -> None:
    done: list[str] = []
    await database.run(remember, "kept")
    set_on_the_writer(database, "query_only=ON")
    with pytest.raises(BotError):
        await database.run(remember_and_tell, "lost", lambda: done.append("told"))
    assert done == []


async def test_verbs_that_write_at_the_same_time_take_turns(database: Database) -> None:
    await asyncio.gather(*(database.run(count_up) for _ in range(20)))
    assert await database.run(value_of, "count") == "20"


async def test_a_verb_that_writes_holds_the_lock_from_its_first_look(database: Database) -> None:
    @writes
    def try_to_come_between(session: Session) -> str:
        session.get(FactRow, "read before it writes")
        with closing(connect(database.path, timeout=0, isolation_level=None)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except DatabaseIsLocked as error:
                return str(error)
            return "came between"

    assert await database.run(try_to_come_between) == "database is locked"


async def test_reading_goes_on_while_somebody_writes(database: Database) -> None:
    await database.run(remember, "before")
    with closing(connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO fact VALUES ('during', '')")
        assert await database.run(remembered) == ["before"]


async def test_what_is_confirmed_is_on_the_disk_and_references_are_kept(database: Database) -> None:
    expected = {"journal_mode": "wal", "synchronous": FULL, "foreign_keys": 1, "busy_timeout": 5000}
    assert await database.run(writes(pragmas)) == {**expected, "query_only": 0}
    assert await database.run(reads(pragmas)) == {**expected, "query_only": 1}


async def test_a_locked_database_asks_to_try_again_and_changes_nothing(database: Database) -> None:
    await database.run(remember, "before")
    set_on_the_writer(database, "busy_timeout=0")
    with closing(connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy, match="try again in a minute"):
            await database.run(remember, "during")
    assert await database.run(remembered) == ["before"]
    await database.run(remember, "afterwards")
    assert sorted(await database.run(remembered)) == ["afterwards", "before"]


async def test_a_full_disk_is_said_and_changes_nothing(database: Database) -> None:
    await database.run(remember, "before")
    set_on_the_writer(database, "max_page_count=1")
    with pytest.raises(StorageFull, match="The disk is full"):
        await database.run(remember, "during", value="x" * 1_000_000)
    assert await database.run(remembered) == ["before"]
    set_on_the_writer(database, "max_page_count=1073741823")
    await database.run(remember, "afterwards")
    assert sorted(await database.run(remembered)) == ["afterwards", "before"]


async def test_a_read_only_file_is_said_and_can_still_be_read(
    database: Database, keyring: MultiFernet
) -> None:
    await database.run(remember, "before")
    frozen = Database(f"sqlite:///file:{database.path}?mode=ro&uri=true", keyring)
    with closing(frozen):
        with pytest.raises(StorageReadOnly, match="the database is read-only"):
            await frozen.run(remember, "during")
        assert await frozen.run(remembered) == ["before"]


async def test_a_file_that_cannot_be_opened_is_a_trouble_of_storage(
    tmp_path: Path, keyring: MultiFernet
) -> None:
    lost = Database(f"sqlite:///{tmp_path}/no such folder/x.db", keyring)
    with closing(lost), pytest.raises(StorageBusy):
        await lost.run(remember, "nothing")
