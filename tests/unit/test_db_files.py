"""The database's files: one process has them, and nobody reads private words in them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlmodel import Session

from bot.errors import ConfigError
from bot.models.columns import Row
from bot.models.inbox import LetterRow
from bot.models.people import PersonRow
from bot.store.db import Database, reads, writes

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def keyring() -> MultiFernet:
    return MultiFernet([Fernet(Fernet.generate_key())])


@pytest.fixture
def database(tmp_path: Path, keyring: MultiFernet) -> Iterator[Database]:
    found = Database(f"sqlite:///{tmp_path}/secondround.db", keyring)
    Row.metadata.create_all(found.engine)
    yield found
    found.close()


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_a_second_process_on_the_file_is_refused_until_the_first_lets_go(
    tmp_path: Path, keyring: MultiFernet
) -> None:
    url = f"sqlite:///{tmp_path}/data/secondround.db"
    first, second = Database(url, keyring), Database(url, keyring)
    first.claim_file()
    with pytest.raises(ConfigError, match="in use by another Second Round"):
        second.claim_file()
    first.close()
    second.claim_file()
    second.close()


async def test_private_words_are_not_in_the_files_and_come_back_as_written(database: Database) -> None:
    @writes
    def keep(session: Session, body: str) -> None:
        person = PersonRow(team_id="T1", user_id="U1", zone="UTC")
        session.add(person)
        session.add(LetterRow(event_id="E1", team_id="T1", user_id="U1", body=body, received_at=AT))

    @reads
    def kept(session: Session) -> str:
        return session.get_one(LetterRow, "E1").body

    body = "I froze at the 🧮 question about שלום"
    await database.run(keep, body)
    files = everything_in(database.path.parent)
    assert b"U1" in files
    assert b"froze" not in files
    assert await database.run(kept) == body
