"""The doctor's look at the database, its key and the machine they are on."""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from cryptography.fernet import MultiFernet
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from bot.config import Settings
from bot.doctor.findings import Finding, doubtful, fine, wrong
from bot.errors import ConfigError
from bot.migrations import newest
from bot.store import checkup, keys
from bot.zones import zone_data_version

MENDED = (3, 51, 3)
"""The first SQLite without the WAL-reset bug: https://sqlite.org/wal.html#walresetbug."""
SCARCE, SPARSE = 20 * 2**20, 200 * 2**20
NEWS_IS_OLD_AFTER = 1
"""Years: zone rules change several times in each."""
RESTORE = "Stop the bot and put a backup in its place."
PUT_RIGHT = "docs/operations.md says what to do about each."


def look(settings: Settings, now: datetime) -> Iterator[Finding]:
    file = settings.database_file
    yield sqlite(sqlite3.sqlite_version_info)
    yield zone_data(zone_data_version(), now)
    yield free_disk(file, shutil.disk_usage(_existing(file.parent)).free)
    if not file.exists():
        yield fine("database", f"{file} is not there yet: the first start makes it.")
        return
    yield writable(file)
    keyring = None
    try:
        keyring = MultiFernet(keys.keys(*settings.key_sources))
    except ConfigError as error:
        yield wrong("key", f"{error} Without the key that wrote it, nothing private can be read.")
    try:
        with checkup.opened(file, keyring) as session:
            yield from _inside(session, file, settings, has_keys=keyring is not None)
    except DatabaseError as error:
        yield wrong("database", f"{file} cannot be read: {error.orig}. {RESTORE}")


def sqlite(version: tuple[int, ...]) -> Finding:
    name = ".".join(map(str, version))
    if version < MENDED:
        return doubtful(
            "SQLite",
            f"{name} has a bug that can damage a database written by two processes at once. The bot keeps others of "
            "its kind out; let no other program write to the file, or use a Python with SQLite 3.51.3 or newer.",
        )
    return fine("SQLite", f"{name}.")


def zone_data(version: str, now: datetime) -> Finding:
    if now.year - int(version[:4]) > NEWS_IS_OLD_AFTER:
        return doubtful(
            "zone data", f"{version} is old. Update the package tzdata, and with it the reminders."
        )
    return fine("zone data", f"{version}.")


def free_disk(file: Path, free: int) -> Finding:
    words = f"{free // 2**20} MB are free beside {file}"
    if free < SCARCE:
        return wrong("disk", f"{words}. Make room: nothing can be saved soon.")
    return doubtful("disk", f"{words}. Make room.") if free < SPARSE else fine("disk", f"{words}.")


def writable(file: Path, may: Callable[[Path, int], bool] = os.access) -> Finding:
    """The folder counts as well: SQLite keeps its log in it."""
    closed = [path for path in (file, file.parent) if not may(path, os.W_OK)]
    if closed:
        return wrong("database", f"{closed[0]} cannot be written to. Give it to the user the bot runs as.")
    return fine("database", f"{file} can be written to.")


def _inside(session: Session, file: Path, settings: Settings, *, has_keys: bool) -> Iterator[Finding]:
    damage = checkup.damage(session)
    if damage:
        yield wrong("database", f"{file} is damaged ({damage}). {RESTORE}")
        return
    yield fine("database", "It is sound.")
    yield from stored(session, settings, "The next start renews it.", has_keys=has_keys)


def stored(session: Session, settings: Settings, renewal: str, *, has_keys: bool) -> Iterator[Finding]:
    """What stands in a database, whichever it is; `renewal` says how an old schema becomes a new one."""
    revision = checkup.revision(session)
    yield _schema(revision, renewal)
    if revision == newest():
        contents = checkup.contents(session, with_keys=has_keys)
        if has_keys:
            yield _key(contents, settings)
        yield _plans(contents)
        yield _parked(contents)
        yield _dead(contents)


def _schema(stored: str | None, renewal: str) -> Finding:
    head = newest()
    if stored is not None and stored > head:
        return wrong(
            "schema", f"It is of a newer Second Round ({stored}, not {head}). Install that one again."
        )
    if stored != head:
        return doubtful("schema", f"It is older ({stored or 'none'}, not {head}). {renewal}")
    return fine("schema", f"{head}, the newest.")


def _key(contents: checkup.Contents, settings: Settings) -> Finding:
    if contents.unreadable:
        columns = ", ".join(contents.unreadable)
        return wrong(
            "key", f"It does not fit {columns}. Put back the key that this database was written with."
        )
    given, given_file, beside = settings.key_sources
    file = given_file or beside
    if given is None and file.stat().st_mode & 0o077:
        return doubtful("key", f"It fits, but others on this machine can read {file}. Run: chmod 600 {file}")
    return fine("key", "It fits what is stored.")


def _plans(contents: checkup.Contents) -> Finding:
    rules = contents.zone_rules
    if rules not in {None, zone_data_version()}:
        return doubtful("plans", f"They were made by the zone rules {rules}. The next start renews them.")
    return fine("plans", "They follow the zone rules.")


def _parked(contents: checkup.Contents) -> Finding:
    if contents.parked:
        teams = ", ".join(f"{team} ({reason})" for team, reason in contents.parked)
        return wrong("workspaces", f"Slack takes nothing from us in {teams}. {PUT_RIGHT}")
    return fine("workspaces", "None is held.")


def _dead(contents: checkup.Contents) -> Finding:
    if contents.dead:
        reasons = ", ".join(f"{reason} ({count})" for reason, count in Counter(contents.dead).most_common())
        return doubtful("deliveries", f"{len(contents.dead)} were given up: {reasons}. {PUT_RIGHT}")
    return fine("deliveries", "None was given up.")


def _existing(folder: Path) -> Path:
    folder = folder.absolute()
    return folder if folder.exists() else _existing(folder.parent)
