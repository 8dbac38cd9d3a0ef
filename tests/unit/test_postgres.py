"""PostgreSQL: many processes at once change nothing twice, and what goes wrong has words for the person."""

import asyncio
import sys
from asyncio.subprocess import PIPE, create_subprocess_exec
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import text
from sqlmodel import Session, select

from bot.clock import SystemClock
from bot.config import read_settings
from bot.errors import ConfigError, StorageBusy, StorageReadOnly
from bot.migrations import newest
from bot.models.inbox import FactRow
from bot.models.people import PersonRow, Who
from bot.services.inbox import Inbox
from bot.services.people import People
from bot.store import inbox, people
from bot.store.checkup import is_current
from bot.store.db import Database, reads, writes
from bot.store.migrate import migrate, require_current
from bot.store.opening import open_database
from tests.patience import PATIENCE
from tests.postgres import KEPT, ON_POSTGRES, address
from tests.verbs import remember, remembered

pytestmark = ON_POSTGRES
ANA = Who("T1", "U1")
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
CROWD = 8
STARTS = """
import sys
from cryptography.fernet import Fernet, MultiFernet
from bot.store.db import Database
from bot.store.migrate import migrate
migrate(Database(sys.argv[1], MultiFernet([Fernet(Fernet.generate_key())])))
"""


def opened(url: str) -> Database:
    return Database(url, MultiFernet([Fernet(Fernet.generate_key())]))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    found = opened(database_url)
    yield found
    found.close()


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, database_url: str) -> Iterator[str]:
    """A database without any schema."""
    server = request.config.stash[KEPT].server()
    server.execute("CREATE DATABASE nothing_yet")
    yield address(server.url, "nothing_yet")
    server.execute("DROP DATABASE nothing_yet WITH (FORCE)")


@writes
def sleep(session: Session, seconds: float) -> None:
    session.connection().execute(text("SELECT pg_sleep(:seconds)"), {"seconds": seconds})


@writes
def limited(session: Session, limit: str, then: Callable[[Session], None]) -> None:
    session.connection().execute(text(f"SET LOCAL {limit}"))
    then(session)


async def test_a_person_met_by_many_at_once_is_one_person(database: Database) -> None:
    met = People(lambda: None)
    found = await asyncio.gather(*(database.run(met.meet, ANA, "UTC") for _ in range(CROWD)))
    assert len({person.id for person in found}) == 1


async def test_what_one_person_does_at_once_happens_one_after_the_other(database: Database) -> None:
    @writes
    def count(session: Session) -> None:
        row = people.get(session, ANA)
        row.last_tip = str(int(row.last_tip or 0) + 1)

    @reads
    def counted(session: Session) -> str | None:
        return people.get(session, ANA).last_tip

    await database.run(People(lambda: None).meet, ANA, "UTC")
    await asyncio.gather(*(database.run(count) for _ in range(CROWD)))
    assert await database.run(counted) == str(CROWD)


async def test_a_letter_that_comes_to_many_at_once_is_new_to_one(database: Database) -> None:
    letters = Inbox(SystemClock())
    new = await asyncio.gather(*(database.run(letters.keep, ANA, "E1", "{}") for _ in range(CROWD)))
    assert sorted(new) == [False] * (CROWD - 1) + [True]


async def test_a_forgotten_letter_is_answered_by_one_worker_until_that_one_is_forgotten_too(
    database: Database,
) -> None:
    patience = timedelta(minutes=1)
    claim = writes(inbox.claim_unanswered)
    await database.run(Inbox(SystemClock()).keep, ANA, "E1", "{}")
    later = datetime.now(UTC) + patience
    won = await asyncio.gather(*(database.run(claim, later, patience) for _ in range(CROWD)))
    assert sum(letter is not None for letter in won) == 1
    assert await database.run(claim, later + patience - timedelta(seconds=1), patience) is None
    assert await database.run(claim, later + patience, patience) is not None


async def test_two_who_lock_each_other_out_both_finish(database: Database) -> None:
    """The server ends one of them; it is begun anew."""
    met = People(lambda: None)
    both = [await database.run(met.meet, Who("T1", user), "UTC") for user in ("U1", "U2")]
    both_have_one, begun = Barrier(2), list[int]()

    @writes
    def cross(session: Session, order: list[int]) -> None:
        for turn, person in enumerate(order):
            row = session.get_one(PersonRow, person, with_for_update=True, populate_existing=True)
            row.last_tip = str(int(row.last_tip or 0) + 1)
            session.flush()
            begun.append(person)
            if turn == 0 and len(begun) <= both_have_one.parties:
                both_have_one.wait(PATIENCE)

    @reads
    def counts(session: Session) -> list[str | None]:
        return list(session.exec(select(PersonRow.last_tip)))

    one, other = (person.id for person in both)
    await asyncio.gather(database.run(cross, [one, other]), database.run(cross, [other, one]))
    assert await database.run(counts) == ["2", "2"]


@pytest.mark.parametrize("limit", ["statement_timeout = '20ms'"])
async def test_a_statement_that_takes_too_long_is_ended(database: Database, limit: str) -> None:
    with pytest.raises(StorageBusy, match="try again in a minute"):
        await database.run(limited, limit, lambda session: sleep(session, 5))


async def test_a_lock_that_is_not_let_go_is_not_waited_for(database: Database) -> None:
    await database.run(remember, "held")

    def lock(session: Session) -> None:
        session.get_one(FactRow, "held", with_for_update=True)

    with Session(database.engine) as other, other.begin():
        lock(other)
        with pytest.raises(StorageBusy):
            await database.run(limited, "lock_timeout = '20ms'", lock)


async def test_a_server_that_takes_nothing_is_said(database: Database) -> None:
    with pytest.raises(StorageReadOnly, match="the database is read-only"):
        await database.run(limited, "transaction_read_only = on", lambda session: remember(session, "lost"))
    assert await database.run(remembered) == []


async def test_connections_that_were_cut_are_replaced(database: Database) -> None:
    await database.run(remember, "before")
    ends = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = "
    )
    with opened_engine(database) as cut:
        cut.connection().execute(text(f"{ends} current_database()"))
    assert await database.run(remembered) == ["before"]


def opened_engine(database: Database) -> Session:
    return Session(database.engine.execution_options(isolation_level="AUTOCOMMIT"))


@pytest.mark.usefixtures("database_url")
async def test_a_server_out_of_reach_is_a_trouble_of_storage(tmp_path: Path) -> None:
    lost = opened(f"postgresql+psycopg://nobody@/nothing?host={tmp_path}")
    with pytest.raises(StorageBusy):
        await lost.run(remember, "nothing")
    lost.close()


def test_a_start_on_an_older_schema_is_refused_until_it_is_migrated(empty_url: str) -> None:
    key = Fernet.generate_key().decode()
    url = empty_url.replace("+psycopg", "")
    settings = read_settings({"DATABASE_URL": url, "SECONDROUND_ENCRYPTION_KEY": key}, None)
    with pytest.raises(ConfigError, match="Run `secondround migrate` once"):
        open_database(settings)
    open_database(settings, upgrade=True).close()
    open_database(settings).close()


def test_a_schema_of_a_newer_version_is_left_alone(database: Database) -> None:
    with Session(database.engine) as session, session.begin():
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for start in (migrate, require_current):
        with pytest.raises(ConfigError, match=r"from a newer Second Round \(9999"):
            start(database)


async def test_many_migrations_at_once_are_one(empty_url: str) -> None:
    started = [
        await create_subprocess_exec(sys.executable, "-c", STARTS, empty_url, stderr=PIPE) for _ in range(4)
    ]
    said = [(await process.communicate())[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0, 0], said
    database = opened(empty_url)
    with Session(database.engine) as session:
        assert session.connection().execute(text("SELECT version_num FROM alembic_version")).all() == [
            (newest(),)
        ]
    database.close()


async def test_a_process_goes_on_while_the_schema_is_ahead_of_it(database: Database) -> None:
    """During an upgrade the old processes are not taken from behind the proxy."""
    assert await database.run(is_current)
    with Session(database.engine) as session, session.begin():
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert await database.run(is_current)
    with Session(database.engine) as session, session.begin():
        session.connection().execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert not await database.run(is_current)
