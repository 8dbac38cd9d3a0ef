"""The database that the settings name, opened: its key found, its schema looked at."""

from pathlib import Path

from cryptography.fernet import MultiFernet

from bot.config import Settings
from bot.errors import ConfigError
from bot.store.db import Database
from bot.store.keys import keyring
from bot.store.migrate import migrate, require_current


def open_database(settings: Settings, *, upgrade: bool = False) -> Database:
    """The database, with its schema up to date. Raises ConfigError with what to do.

    A file is brought up to date by whoever opens it, a server only where that is asked for: others may be at work.
    """
    database = Database(settings.database_url, _keys(*settings.key_sources, settings.database_file))
    try:
        database.claim_file()
        if settings.on_postgres and not upgrade:
            require_current(database)
        else:
            migrate(database)
    except ConfigError:
        database.close()
        raise
    return database


def _keys(given: str | None, given_file: Path | None, beside: Path, database: Path) -> MultiFernet:
    if given is None and given_file is None and database.exists() and not beside.exists():
        message = (
            f"{beside} is missing, and without it {database} cannot be read. Put the key file back beside it."
        )
        raise ConfigError(message)
    return keyring(given, given_file, beside)
