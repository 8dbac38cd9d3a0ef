"""Debriefs that were written before they had a table of their own are all there, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from alembic import command
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import Connection, text
from sqlmodel import Session

from bot.migrations import HISTORY
from bot.migrations.upgrade import alembic_settings, locked
from bot.models.debriefs import DebriefRow
from bot.models.interviews import InterviewRow
from bot.models.people import PersonRow
from bot.store.db import Database
from bot.store.migrate import migrate
from bot.store.sqlite import SQLite
from tests.postgres import ON_BOTH

NOON = datetime(2027, 1, 4, 17, tzinfo=UTC)
BEFORE = "0006"
OLD = text("SELECT id, felt, debrief_note FROM interview ORDER BY id")
NEW = text("SELECT interview_id, felt, next_time FROM debrief")


@ON_BOTH
def test_a_debrief_moves_with_its_words_encrypted_as_they_were(database_url: str) -> None:
    database = Database(database_url, MultiFernet([Fernet(Fernet.generate_key())]))
    migrate(database)
    with Session(database.engine) as session, session.begin():
        session.add(PersonRow(id=1, team_id="T1", user_id="U1", zone="UTC"))
        session.flush()
        session.add_all([interview("a" * 16, NOON), interview("b" * 16, None)])
        session.flush()
        session.add(DebriefRow(interview_id="a" * 16, felt=4, next_time="Slower start"))
    with connected(database) as connection:
        (written,) = connection.execute(NEW).all()
        command.downgrade(alembic_settings(connection, HISTORY), BEFORE)
        assert connection.execute(OLD).all() == [tuple(written), ("b" * 16, None, None)]
        command.upgrade(alembic_settings(connection, HISTORY), "head")
        assert connection.execute(NEW).all() == [written]
    with Session(database.engine) as session:
        assert session.get_one(DebriefRow, "a" * 16).next_time == "Slower start"
    database.close()


def interview(id_: str, debriefed_at: datetime | None) -> InterviewRow:
    return InterviewRow(
        id=id_,
        person_id=1,
        company="Harborlight",
        type="panel",
        wall=NOON.replace(tzinfo=None),
        zone="UTC",
        starts_at=NOON,
        dated_at=NOON,
        debriefed_at=debriefed_at,
    )


@contextmanager
def connected(database: Database) -> Iterator[Connection]:
    if isinstance(database.backend, SQLite):
        with locked(database.path) as connection:
            yield connection
    else:
        with database.engine.begin() as connection:
            yield connection
