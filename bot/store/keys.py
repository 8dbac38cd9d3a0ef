"""The keys that private words are encrypted with: given by the settings, or made once beside the database."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet

from bot.errors import ConfigError


def keyring(given: str | None, given_file: Path | None, beside: Path) -> MultiFernet:
    """Keys from the settings (several, comma-separated: the first encrypts), else from a file beside the database.

    Raises:
        ConfigError: a key is not one; both ways are set; or the file cannot be read.
    """
    if given and given_file:
        message = "Set SECONDROUND_ENCRYPTION_KEY or SECONDROUND_ENCRYPTION_KEY_FILE, not both."
        raise ConfigError(message)
    if given:
        return _parse(given, "SECONDROUND_ENCRYPTION_KEY")
    path = given_file or beside
    if given_file is None and not path.exists():
        _make(path)
    return _parse(_read(path), str(path))


def _parse(text: str, source: str) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key.strip()) for key in text.split(",")])
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
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(Fernet.generate_key().decode())
        file.flush()
        os.fsync(descriptor)
