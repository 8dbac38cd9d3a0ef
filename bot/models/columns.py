"""What every table shares: names for its constraints, and the column type for private words."""

from typing import TYPE_CHECKING, Any

from cryptography.fernet import MultiFernet
from sqlalchemy import LargeBinary, MetaData, TypeDecorator
from sqlmodel import SQLModel

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

KEYRING = "secondround_keyring"
NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Alembic's batch mode cannot drop a constraint that has no name."""


class Row(SQLModel):
    """A stored noun."""

    metadata = MetaData(naming_convention=NAMES)


class Encrypted(TypeDecorator[str]):
    """Text a person typed: encrypted on its way in, by the keyring that the engine's dialect carries.

    Where nothing was typed there is nothing to hide: it stays empty.
    """

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: "Dialect") -> bytes | None:
        if not value:
            return None if value is None else b""
        return _keyring(dialect).encrypt(value.encode())

    def process_result_value(self, value: bytes | None, dialect: "Dialect") -> str | None:
        if not value:
            return None if value is None else ""
        return _keyring(dialect).decrypt(value).decode()


def carry_keyring(dialect: "Dialect", keyring: MultiFernet) -> None:
    """Hands `keyring` to every Encrypted column of the engine that `dialect` belongs to."""
    setattr(dialect, KEYRING, keyring)


def _keyring(dialect: Any) -> MultiFernet:
    keyring: MultiFernet = getattr(dialect, KEYRING)
    return keyring
