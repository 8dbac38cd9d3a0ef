"""The database: each verb is one transaction, run whole in a thread."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from cryptography.fernet import MultiFernet
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.models.columns import carry_keyring
from bot.store.backend import Access, Backend
from bot.store.group import Group
from bot.store.postgres import PostgreSQL
from bot.store.sqlite import SCHEME, SQLite

P = ParamSpec("P")
R = TypeVar("R")
Verb = Callable[Concatenate[Session, P], R]
Work = Callable[[Session], Any]
Actions = list[Callable[[], None]]
AFTER_COMMIT, ACCESS = "after_commit", "__access__"
TRIES = 3
"""How often a verb is begun before one that others keep overtaking is told to come back later."""


def reads(verb: Callable[P, R]) -> Callable[P, R]:
    """Marks a verb whose transaction changes nothing; writing in it is an error."""
    setattr(verb, ACCESS, Access.READ)
    return verb


def writes(verb: Callable[P, R]) -> Callable[P, R]:
    """Marks a verb that changes something. It may be begun anew, so it acts on the database and on nothing else."""
    setattr(verb, ACCESS, Access.WRITE)
    return verb


def after_commit(session: Session, action: Callable[[], None]) -> None:
    """Calls `action` on the event loop once what `session` did is kept; not at all if it is rolled back."""
    session.info.setdefault(AFTER_COMMIT, []).append(action)


def may_write(session: Session) -> bool:
    """Whether what it looks at may be locked for a change that follows."""
    return session.info.get(ACCESS) is not Access.READ


class Database:
    """`await db.run(service.verb, …)` runs a verb as one transaction and returns its frozen value.

    A database that is locked, full, read-only or away raises a BotError with words for the person; nothing is half
    done.
    """

    def __init__(self, url: str, keyring: MultiFernet) -> None:
        self.backend: Backend = SQLite(url) if url.startswith(SCHEME) else PostgreSQL(url)
        for engine in self.backend.engines.values():
            carry_keyring(engine.dialect, keyring)
        self._group = Group[Work, Any](self._run_all)

    @property
    def engine(self) -> Engine:
        """The writer's engine, for migrations and tools."""
        return self.backend.engines[Access.WRITE]

    @property
    def path(self) -> Path:
        """The file. PostgreSQL has none of ours."""
        if not isinstance(self.backend, SQLite):
            raise TypeError(self.backend.name)
        return self.backend.path

    def claim_file(self) -> None:
        """Makes this the one process on an SQLite file. Raises ConfigError where another has it."""
        self.backend.claim()

    async def run(self, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        access: Access = getattr(verb, ACCESS)
        return await self._settled(access, lambda session: verb(session, *args, **kwargs))

    async def run_with_others(self, verb: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """As `run` a verb that writes, in one transaction with those that come meanwhile: for small, frequent ones."""
        value: R = await self._group.ask(lambda session: verb(session, *args, **kwargs))
        return value

    async def empty_log(self) -> None:
        """Moves the log into the file and empties it: until then it holds the pages from before an erasure."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self.backend.lanes[Access.WRITE], self.backend.empty_log)

    def close(self) -> None:
        """Waits for the verbs under way, then lets go of the database."""
        for lane in self.backend.lanes.values():
            lane.shutdown(wait=True)
        for engine in self.backend.engines.values():
            engine.dispose()
        self.backend.release()

    async def _run_all(self, works: list[Work]) -> list[Any]:
        return await self._settled(Access.WRITE, lambda session: [work(session) for work in works])

    async def _settled(self, access: Access, work: Callable[[Session], R]) -> R:
        loop = asyncio.get_running_loop()
        lane = self.backend.lanes[access]
        value, actions = await loop.run_in_executor(lane, self._transact, access, work, TRIES)
        for action in actions:
            action()
        return value

    def _transact(self, access: Access, work: Callable[[Session], R], tries: int) -> tuple[R, Actions]:
        info: dict[Any, Any] = {ACCESS: access}
        try:
            with Session(self.backend.engines[access], info=info) as session, session.begin():
                value = work(session)
            return value, session.info.get(AFTER_COMMIT, [])
        except DBAPIError as error:
            if tries > 1 and self.backend.overtaken(error):
                return self._transact(access, work, tries - 1)
            raise self.backend.trouble(error, access) from error
