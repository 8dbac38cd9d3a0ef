"""A bot for the doctor to examine, and what is found about it."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session, SQLModel

from bot.config import Settings
from bot.doctor import Finding, Level, examine
from bot.models.inbox import LetterRow
from bot.store.opening import open_database

NOW = datetime(2027, 1, 4, 17, tzinfo=UTC)
BESIDE_THE_POINT = {"SQLite", "disk"}
"""What depends on the machine that the tests run on."""


def real_now() -> datetime:
    return datetime.now(UTC)


async def findings(settings: Settings) -> dict[str, Finding]:
    """By what they are about, the gravest of each; without what is fine."""
    found = await examine(settings, real_now)
    assert found
    bad = [one for one in found if one.level is not Level.OK and one.about not in BESIDE_THE_POINT]
    return {one.about: one for one in bad}


async def only(settings: Settings, about: str, level: Level = Level.PROBLEM) -> str:
    """The words of the one thing that is found."""
    found = await findings(settings)
    assert {name: one.level for name, one in found.items()} == {about: level}
    return found[about].words


def filled(settings: Settings) -> Path:
    """A database of this version with a private word in it."""
    add(settings, LetterRow(event_id="Ev1", team_id="T1", user_id="U1", body="private", received_at=NOW))
    return settings.database_file


def files_in(folder: Path) -> dict[str, bytes]:
    """With what they hold; without the memory that SQLite's readers share."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}


def add(settings: Settings, *rows: SQLModel) -> None:
    with closing(open_database(settings)) as db, Session(db.engine) as session, session.begin():
        session.add_all(rows)
