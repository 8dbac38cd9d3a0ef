"""The keys that private words are encrypted with: given by the settings, or made once beside the database."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet

from bot.errors import ConfigError


def keyring(given: str | None, given_file: Path | None, beside: Path) -> MultiFernet:
    """Keys from the settings (several, comma-separated: the first encrypts), else from a file beside the database.

    Where there is none at all, the file is made.

    Raises:
        ConfigError: a key is not one; both ways are set; or the file cannot be read.
    """
    if not given and not given_file and not beside.exists():
        _make(beside)
    return MultiFernet(keys(given, given_file, beside))


def keys(given: str | None, given_file: Path | None, beside: Path) -> list[Fernet]:
    """The same keys, in their order; makes none. Raises ConfigError as `keyring` does."""
    if given and given_file:
        message = "Set SECONDROUND_ENCRYPTION_KEY or SECONDROUND_ENCRYPTION_KEY_FILE, not both."
        raise ConfigError(message)
    if given:
        return _parse(given, "SECONDROUND_ENCRYPTION_KEY")
    path = given_file or beside
    return _parse(_read(path), str(path))


def add_in_front(path: Path) -> None:
    """Puts a new key before the one in the file. Several mean that a rotation is under way: it goes on with those."""
    there = _read(path).split(",")
    if len(there) == 1:
        _replace(path, [_new(), *there])


def keep_first(path: Path) -> None:
    """Removes every key but the first."""
    _replace(path, _read(path).split(",")[:1])


def _parse(text: str, source: str) -> list[Fernet]:
    try:
        return [Fernet(key.strip()) for key in text.split(",")]
    except ValueError as error:
        message = f"{source} does not hold an encryption key. Make one with: secondround keys new"
        raise ConfigError(message) from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as error:
        message = f"The encryption key in {path} cannot be read: {error.strerror}."
        raise ConfigError(message) from error


def _make(path: Path) -> None:
    """Never over another: two first starts at once must not end up with two keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, [_new()])


def _replace(path: Path, texts: list[str]) -> None:
    """Whole or not at all: the new file lies on the disk before it takes the old one's place."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    _write(fresh, texts)
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _write(path: Path, texts: list[str]) -> None:
    """A new file for its owner's eyes only."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(",".join(text.strip() for text in texts))
        file.flush()
        os.fsync(file.fileno())


def _new() -> str:
    return Fernet.generate_key().decode()
