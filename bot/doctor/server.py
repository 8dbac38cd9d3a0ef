"""The doctor's look at a PostgreSQL server: whether it answers, and what stands in the database."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from cryptography.fernet import MultiFernet
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.config import Settings
from bot.doctor.database import stored, zone_data
from bot.doctor.findings import Finding, fine, wrong
from bot.errors import ConfigError
from bot.store import keys
from bot.store.backend import Access
from bot.store.db import Database
from bot.zones import zone_data_version

RENEWAL = "Run `secondround migrate`."


def look(settings: Settings, now: datetime) -> Iterator[Finding]:
    yield zone_data(zone_data_version(), now)
    try:
        keyring = MultiFernet(keys.keys(*settings.key_sources))
    except ConfigError as error:
        yield wrong("key", f"{error} Without the key that wrote it, nothing private can be read.")
        return
    with closing(Database(settings.database_url, keyring)) as database:
        try:
            with Session(database.backend.engines[Access.READ]) as session:
                version = session.connection().execute(text("SHOW server_version")).scalar_one()
                yield fine("database", f"{database.backend.name} answers: PostgreSQL {version}.")
                yield from stored(session, settings, RENEWAL, has_keys=True)
        except DBAPIError as error:
            yield wrong("database", f"{database.backend.name} cannot be reached: {str(error.orig).strip()}")
