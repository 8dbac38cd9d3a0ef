"""`secondround keys rotate`: from the old key to a new one, with the bot at rest."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy.exc import DatabaseError

from bot.config import Settings
from bot.errors import ConfigError
from bot.store import keys, rotation
from bot.store.db import Database
from bot.store.opening import open_database
from bot.store.sqlite import SQLite

ONE_KEY = (
    "There is only one key, so there is nothing to rotate to. Make a new one with `secondround keys new`, put it in "
    "front of the old one with a comma between them, and rotate again."
)


@dataclass(frozen=True)
class Rotated:
    """`removed`: the old key is out of use. Otherwise it stands in the settings, which are not ours to change.

    `copies` are older copies of the database, which only the old key reads.
    """

    rows: int
    removed: bool
    copies: tuple[str, ...]


def rotate_keys(settings: Settings, after_batch: Callable[[], None] = lambda: None) -> Rotated:
    """Encrypts every private word with the first key. Stopped midway it loses nothing, and is simply begun again.

    A key of the settings is changed by whoever set it, before and after this. The key file beside the database is
    renewed here: a new key in front first, the old one removed last.

    Raises:
        ConfigError: the bot is running; there is one key only; or the work broke off, with every key kept.
    """
    given, given_file, beside = settings.key_sources
    ours = given is None and given_file is None
    with closing(open_database(settings)) as database:
        if ours:
            keys.add_in_front(beside)
        ring = keys.keys(given, given_file, beside)
        if len(ring) == 1:
            raise ConfigError(ONE_KEY)
        try:
            rows = rotation.rotate(database.engine, ring, after_batch)
            database.backend.sweep()
        except (sqlite3.Error, DatabaseError) as error:
            message = (
                f"The rotation broke off, and every key is still needed: {getattr(error, 'orig', error)}."
            )
            raise ConfigError(message) from error
        if ours:
            keys.keep_first(beside)
        copies = _copies(database)
    return Rotated(rows, ours, copies)


def _copies(database: Database) -> tuple[str, ...]:
    if not isinstance(database.backend, SQLite):
        return ()
    path = database.backend.path
    return tuple(sorted(copy.name for copy in path.parent.glob(f"{path.name}.*.backup")))
