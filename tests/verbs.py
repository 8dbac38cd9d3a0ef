"""Verbs small enough to test a database with: they remember facts and recall them."""

from collections.abc import Callable

from sqlmodel import Session, select

from bot.models.inbox import FactRow
from bot.store.db import after_commit, reads, writes


class Boom(Exception):
    """Raised halfway through a verb."""


@writes
def remember(session: Session, name: str, value: str = "") -> None:
    session.add(FactRow(name=name, value=value))


@writes
def remember_then_fail(session: Session, name: str, done: list[str]) -> None:
    after_commit(session, lambda: done.append(name))
    session.add(FactRow(name=name, value=""))
    session.flush()
    raise Boom


@writes
def remember_and_tell(session: Session, name: str, done: Callable[[], None]) -> None:
    after_commit(session, done)
    session.add(FactRow(name=name, value=""))


@writes
def count_up(session: Session) -> None:
    row = session.get(FactRow, "count") or FactRow(name="count", value="0")
    row.value = str(int(row.value) + 1)
    session.add(row)


@reads
def remembered(session: Session) -> list[str]:
    return [row.name for row in session.exec(select(FactRow))]


@reads
def value_of(session: Session, name: str) -> str:
    return session.get_one(FactRow, name).value


@reads
def remember_though_marked_as_reading(session: Session, name: str) -> None:
    session.add(FactRow(name=name, value=""))


@reads
def a_live_row(session: Session) -> FactRow:
    return session.get_one(FactRow, "zone rules")
