"""A stock of reminders: people in workspaces, each with an interview in an hour and its day-of card."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import update
from sqlmodel import Session, col

from bot.catalogue import InterviewType
from bot.config import Settings, read_settings
from bot.models.columns import Row
from bot.models.interviews import InterviewRow
from bot.models.people import PersonRow
from bot.models.reminders import Kind, ReminderRow, ReminderState
from bot.store import facts
from bot.store.db import Database, writes
from bot.store.opening import open_database
from bot.zones import zone_data_version
from tests.benchmarks.processes import bot_environment

WORKSPACES = 200
ZONE = "Europe/London"
LATER = timedelta(days=30)


def settings_of(slack: str, file: Path, **more: str) -> Settings:
    return read_settings({**bot_environment(slack, file), **more}, env_file=None)


def stocked(slack: str, file: Path, reminders: int, due: datetime) -> None:
    """Makes the database, with so many reminders that fall due at `due`."""
    database = open_database(settings_of(slack, file))
    fill_at_once(database, reminders, due)
    database.close()


def fill_at_once(database: Database, reminders: int, due: datetime) -> None:
    with Session(database.engine) as session, session.begin():
        fill(session, reminders, due)


@writes
def fill(session: Session, reminders: int, due: datetime) -> None:
    facts.put(session, facts.ZONE_RULES, zone_data_version())
    for rows in zip(*(_rows(number, due) for number in range(reminders)), strict=True):
        session.add_all(rows)
        session.flush()


@writes
def make_due(session: Session, due: datetime, most: int) -> None:
    """The first `most` of the stock, at `due`, unless they were already."""
    planned = (col(ReminderRow.state) == ReminderState.PLANNED, col(ReminderRow.id) <= most)
    session.exec(update(ReminderRow).where(*planned).values(next_attempt_at=due))


def _rows(number: int, due: datetime) -> Iterable[Row]:
    starts = due + timedelta(hours=1)
    yield PersonRow(
        id=number + 1,
        team_id=f"T{number % WORKSPACES}",
        user_id=f"U{number}",
        zone=ZONE,
        dm_channel=f"D{number}",
    )
    yield InterviewRow(
        id=f"interview{number}",
        person_id=number + 1,
        company=f"Harborlight {number}",
        type=InterviewType.PANEL,
        wall=starts.replace(tzinfo=None),
        zone="UTC",
        starts_at=starts,
        dated_at=due - timedelta(days=7),
    )
    yield ReminderRow(
        key=f"interview{number}:day_of:0:1",
        person_id=number + 1,
        interview_id=f"interview{number}",
        kind=Kind.DAY_OF,
        ordinal=0,
        plan_version=1,
        local_date=starts.date(),
        due_at=due,
        not_after=starts - timedelta(minutes=5),
        next_attempt_at=due,
    )


def a_keyring() -> MultiFernet:
    return MultiFernet([Fernet(Fernet.generate_key())])
