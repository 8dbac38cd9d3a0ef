"""Keys rotate: every private word changes its key, a kill midway loses nothing, and the old key is gone at the end."""

import asyncio
import sqlite3
import stat
import sys
from asyncio.subprocess import PIPE
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import LargeBinary, type_coerce
from sqlmodel import Session, select
from typer.testing import CliRunner

from bot.cli import app
from bot.config import Settings, read_settings
from bot.errors import ConfigError
from bot.models.inbox import LetterRow
from bot.models.interviews import InterviewRow
from bot.models.people import PersonRow
from bot.rotation import rotate_keys
from bot.store.opening import open_database
from bot.store.rotation import BATCH, encrypted_columns

ROOT = Path(__file__).parents[2]
NOW = datetime(2027, 1, 4, 17, tzinfo=UTC)
LETTERS = 2 * BATCH + 1
KILLED_AFTER_TWO_BATCHES = """
import os, signal, sys
from bot.config import read_settings
from bot.rotation import rotate_keys

batches = []

def die() -> None:
    batches.append(1)
    if len(batches) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

rotate_keys(read_settings({"DATABASE_URL": sys.argv[1]}, None), die)
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A database full of letters, with its key beside it."""
    settings = with_keys(tmp_path)
    fill(settings)
    return settings


def with_keys(folder: Path, *keys: str) -> Settings:
    """The settings for the database in `folder`; without keys, one is made beside it."""
    given = {"SECONDROUND_ENCRYPTION_KEY": ",".join(keys)}
    return read_settings({"DATABASE_URL": f"sqlite:///{folder / 'bot.db'}", **given}, None)


def fill(settings: Settings) -> None:
    with closing(open_database(settings)) as db, Session(db.engine) as session, session.begin():
        session.add(PersonRow(id=1, team_id="T1", user_id="U1", zone="UTC"))
        session.flush()
        session.add(interview())
        for number in range(LETTERS):
            row = LetterRow(
                event_id=f"Ev{number}", team_id="T1", user_id="U1", body=said(number), received_at=NOW
            )
            session.add(row)


def interview() -> InterviewRow:
    return InterviewRow(
        id="i1",
        person_id=1,
        company="Harborlight",
        type="panel",
        wall=NOW.replace(tzinfo=None),
        zone="UTC",
        starts_at=NOW,
        dated_at=NOW,
        notes="ask for the team",
    )


def said(number: int) -> str:
    return f"letter {number}"


def bodies(settings: Settings) -> list[str]:
    """What the bot reads with the keys that it has."""
    with closing(open_database(settings)) as db, Session(db.engine) as session:
        return sorted(session.exec(select(LetterRow.body)))


def key_file(settings: Settings) -> Path:
    return settings.key_sources[2]


def tokens(settings: Settings) -> list[bytes]:
    """Every encrypted value of every table, as it lies in the file: what is empty is not encrypted."""
    with closing(open_database(settings)) as db, db.engine.begin() as connection:
        return [
            token
            for table, columns in encrypted_columns().items()
            for row in connection.execute(
                select(*(type_coerce(one, LargeBinary) for one in columns)).select_from(table)
            )
            for token in row
            if token
        ]


def traces(settings: Settings, wanted: list[bytes]) -> int:
    """How many of the tokens lie about in some file of the folder, in use or not."""
    lying = b"".join(file.read_bytes() for file in settings.database_file.parent.iterdir())
    return sum(1 for token in wanted if token in lying)


def read_by(key: str, found: list[bytes]) -> int:
    return sum(1 for token in found if is_read_by(key, token))


def is_read_by(key: str, token: bytes) -> bool:
    try:
        Fernet(key).decrypt(token)
    except InvalidToken:
        return False
    return True


def test_a_rotation_leaves_a_new_key_that_reads_everything_and_an_old_one_that_reads_nothing(
    settings: Settings,
) -> None:
    old = key_file(settings).read_text("ascii")
    done = rotate_keys(settings)
    new = key_file(settings).read_text("ascii")
    found = tokens(settings)
    assert (done.rows, done.removed) == (LETTERS + 1, True)
    assert old not in new
    assert (read_by(new, found), read_by(old, found)) == (len(found), 0)
    assert bodies(settings) == sorted(map(said, range(LETTERS)))
    assert stat.S_IMODE(key_file(settings).stat().st_mode) == 0o600


def test_no_trace_that_the_old_key_reads_stays_in_the_folder(settings: Settings) -> None:
    before = tokens(settings)
    with closing(sqlite3.connect(settings.database_file)) as connection, connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("DELETE FROM inbox WHERE event_id LIKE 'Ev1%'")
    assert traces(settings, before) > len(tokens(settings))
    rotate_keys(settings)
    assert traces(settings, before) == 0


async def test_a_rotation_killed_between_two_batches_loses_nothing_and_is_finished_by_the_next(
    settings: Settings,
) -> None:
    old = key_file(settings).read_text("ascii")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", KILLED_AFTER_TWO_BATCHES, settings.database_url), cwd=ROOT, stderr=PIPE
    )
    await process.communicate()
    assert process.returncode == -9
    new, kept = key_file(settings).read_text("ascii").split(",")
    found = tokens(settings)
    assert kept == old
    assert 0 < read_by(new, found) < len(found)
    assert read_by(new, found) + read_by(old, found) == len(found)
    assert bodies(settings) == sorted(map(said, range(LETTERS)))

    already = read_by(new, found)
    done = rotate_keys(settings)
    assert 0 < done.rows < LETTERS + 1
    assert key_file(settings).read_text("ascii") == new
    assert read_by(new, tokens(settings)) == len(found) > already


def test_a_key_of_the_settings_is_left_for_its_owner_to_remove(tmp_path: Path) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    fill(with_keys(tmp_path, old))
    done = rotate_keys(with_keys(tmp_path, new, old))
    assert (done.rows, done.removed) == (LETTERS + 1, False)
    assert bodies(with_keys(tmp_path, new)) == sorted(map(said, range(LETTERS)))
    assert not key_file(with_keys(tmp_path, new)).exists()
    assert rotate_keys(with_keys(tmp_path, new, old)).rows == 0


def test_one_key_of_the_settings_cannot_be_rotated(tmp_path: Path) -> None:
    settings = with_keys(tmp_path, Fernet.generate_key().decode())
    with pytest.raises(ConfigError, match="only one key"):
        rotate_keys(settings)


def test_a_running_bot_is_not_rotated_under(settings: Settings) -> None:
    before = key_file(settings).read_bytes()
    with closing(open_database(settings)), pytest.raises(ConfigError, match="in use by another Second Round"):
        rotate_keys(settings)
    assert key_file(settings).read_bytes() == before


def test_a_word_that_no_key_reads_ends_the_rotation_with_every_key_kept(settings: Settings) -> None:
    old = key_file(settings).read_text("ascii")
    stray = Fernet(Fernet.generate_key()).encrypt(b"stray")
    with closing(sqlite3.connect(settings.database_file)) as connection, connection:
        connection.execute("UPDATE inbox SET body = ? WHERE event_id = 'Ev7'", (stray,))
    with pytest.raises(ConfigError, match="“inbox” fits none of the keys"):
        rotate_keys(settings)
    assert old in key_file(settings).read_text("ascii")
    assert stray in tokens(settings)


def test_a_disk_that_fails_ends_the_rotation_with_every_key_kept(settings: Settings) -> None:
    old = key_file(settings).read_text("ascii")
    with closing(sqlite3.connect(settings.database_file)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON inbox BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    with pytest.raises(ConfigError, match="every key is still needed: no room"):
        rotate_keys(settings)
    assert old in key_file(settings).read_text("ascii")


def test_every_binary_column_of_the_stored_schema_is_one_that_rotates(settings: Settings) -> None:
    """Private words are the only bytes we store: whatever table comes later, its column is found or this fails."""
    with closing(sqlite3.connect(settings.database_file)) as connection:
        stored = connection.execute(
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.type = 'BLOB'"
        ).fetchall()
    known = [
        (table.name, column.name) for table, columns in encrypted_columns().items() for column in columns
    ]
    assert sorted(stored) == sorted(known)
    assert ("interview", "company") in known


def test_the_command_says_what_was_done_and_which_copies_are_left(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bot.db.0001.backup").touch()
    answer = CliRunner().invoke(app, ["keys", "rotate"], env={"DATABASE_URL": settings.database_url})
    assert answer.exit_code == 0
    assert answer.output.splitlines() == [
        f"{LETTERS + 1} rows were encrypted anew.",
        "The old key is removed.",
        "These copies still need the old key; keep it for them, or delete them: bot.db.0001.backup",
    ]
