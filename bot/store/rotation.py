"""Rotation: every private word encrypted anew with the first key, a few rows a transaction."""

import pkgutil
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Column, Connection, Engine, LargeBinary, Row, Table, and_, literal, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

import bot.models
from bot.errors import ConfigError
from bot.models import columns as stored

BATCH = 100
"""Rows in one transaction: what a kill undoes, and what is done again after it."""


def rotate(engine: Engine, keys: Sequence[Fernet], after_batch: Callable[[], None]) -> int:
    """Encrypts anew what another key than the first encrypted, and says how many rows that were.

    May be stopped anywhere and begun again: what is done already is passed over.

    Raises:
        ConfigError: a row fits none of the keys. What was done up to it stays done, and nothing is lost.
    """
    changed = 0
    for table, columns in encrypted_columns().items():
        ids = _ids(engine, table)
        for start in range(0, len(ids), BATCH):
            with engine.begin() as connection:
                changed += _rotate_rows(connection, columns, ids[start : start + BATCH], keys)
            after_batch()
    return changed


def encrypted_columns() -> dict[Table, list[Column[Any]]]:
    """Every table that holds private words, found by the columns' type: a new one cannot be forgotten."""
    for module in pkgutil.iter_modules(bot.models.__path__, "bot.models."):
        import_module(module.name)
    found = {
        table: [column for column in table.columns if isinstance(column.type, stored.Encrypted)]
        for table in stored.Row.metadata.sorted_tables
    }
    return {table: columns for table, columns in found.items() if columns}


def _ids(engine: Engine, table: Table) -> list[Row[Any]]:
    with engine.begin() as connection:
        return list(connection.execute(select(*table.primary_key.columns)))


def _rotate_rows(
    connection: Connection, columns: list[Column[Any]], ids: Sequence[Row[Any]], keys: Sequence[Fernet]
) -> int:
    table = columns[0].table
    changed = 0
    for row_id in ids:
        where = _is_row(table, row_id)
        tokens = connection.execute(
            select(*(type_coerce(one, LargeBinary) for one in columns)).where(where).with_for_update()
        ).one()
        renewed = {
            column.name: literal(_renewed(token, keys, table), LargeBinary)
            for column, token in zip(columns, tokens, strict=True)
            if token and not _fits(keys[0], token)
        }
        if renewed:
            connection.execute(table.update().where(where).values(renewed))
            changed += 1
    return changed


def _is_row(table: Table, row_id: Row[Any]) -> ColumnElement[bool]:
    return and_(*(column == value for column, value in zip(table.primary_key.columns, row_id, strict=True)))


def _fits(key: Fernet, token: bytes) -> bool:
    try:
        key.decrypt(token)
    except InvalidToken:
        return False
    return True


def _renewed(token: bytes, keys: Sequence[Fernet], table: Table) -> bytes:
    try:
        return MultiFernet(keys).rotate(token)
    except InvalidToken as error:
        message = (
            f"Something in the table “{table.name}” fits none of the keys, so no key was removed. "
            "Add the key that is missing behind the others, and rotate once more."
        )
        raise ConfigError(message) from error
