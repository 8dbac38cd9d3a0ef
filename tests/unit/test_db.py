"""The database: a verb is one transaction or nothing, on SQLite as on PostgreSQL."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import DetachedInstanceError
from sqlmodel import Session

from bot.models.columns import Row
from bot.models.inbox import FactRow, LetterRow
from bot.store.db import Database, reads, writes
from tests.postgres import ON_BOTH
from tests.verbs import (
    Boom,
    a_live_row,
    remember,
    remember_and_tell,
    remember_then_fail,
    remember_though_marked_as_reading,
    remembered,
    value_of,
)

pytestmark = ON_BOTH
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    found = Database(database_url, MultiFernet([Fernet(Fernet.generate_key())]))
    Row.metadata.create_all(found.engine)
    yield found
    found.close()


async def test_what_a_verb_wrote_the_next_one_reads(database: Database) -> None:
    await database.run(remember, "zone rules", value="2026f")
    assert await database.run(value_of, "zone rules") == "2026f"


async def test_a_verb_that_fails_halfway_leaves_nothing(database: Database) -> None:
    done: list[str] = []
    with pytest.raises(Boom):
        await database.run(remember_then_fail, "half", done)
    assert await database.run(remembered) == []
    assert done == []


async def test_writing_in_a_verb_that_is_marked_as_reading_is_an_error_and_changes_nothing(
    database: Database,
) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await database.run(remember_though_marked_as_reading, "sneaked in")
    assert await database.run(remembered) == []


async def test_a_verb_without_a_mark_is_refused(database: Database) -> None:
    with pytest.raises(AttributeError):
        await database.run(lambda session: session.info)


async def test_a_live_row_is_of_no_use_once_its_verb_is_over(database: Database) -> None:
    await database.run(remember, "zone rules", value="2026f")
    row = await database.run(a_live_row)
    with pytest.raises(DetachedInstanceError):
        str(row.value)


async def test_private_words_come_back_as_written(database: Database) -> None:
    body = "I froze at the 🧮 question about שלום"
    letter = LetterRow(event_id="E1", team_id="T1", user_id="U1", body=body, received_at=AT)

    @writes
    def keep(session: Session) -> None:
        session.add(letter)

    @reads
    def kept(session: Session) -> tuple[str, datetime]:
        row = session.get_one(LetterRow, "E1")
        return row.body, row.received_at

    await database.run(keep)
    assert await database.run(kept) == (body, AT)


async def test_verbs_that_come_together_share_a_transaction(database: Database) -> None:
    sessions: list[int] = []

    @writes
    def note(session: Session, name: str) -> str:
        sessions.append(id(session))
        session.add(FactRow(name=name, value=""))
        return name.upper()

    names = [f"fact {number}" for number in range(20)]
    answers = await asyncio.gather(*(database.run_with_others(note, name) for name in names))
    assert answers == [name.upper() for name in names]
    assert sorted(await database.run(remembered)) == sorted(names)
    assert len(set(sessions)) == 1


async def test_one_that_breaks_takes_none_along(database: Database) -> None:
    done: list[str] = []
    outcomes = await asyncio.gather(
        database.run_with_others(remember, "before"),
        database.run_with_others(remember_then_fail, "half", done),
        database.run_with_others(remember_and_tell, "after", lambda: done.append("told")),
        return_exceptions=True,
    )
    assert [type(outcome).__name__ for outcome in outcomes] == ["NoneType", "Boom", "NoneType"]
    assert sorted(await database.run(remembered)) == ["after", "before"]
    assert done == ["told"]
