"""Group commits: verbs that arrive together share one transaction, and one wait for the disk."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot.errors import BotError

MOST = 50
"""Verbs in one transaction: their locks are held together."""

Work = Callable[[Session], Any]


@dataclass(frozen=True)
class Errand:
    work: Work
    outcome: asyncio.Future[Any]


class Group:
    """While one transaction is under way, those who come meanwhile gather for the next one.

    `transact` runs several in one transaction. Where that fails for a reason of storage, it failed for all; otherwise
    each is run by itself, so that one that breaks takes none along.
    """

    def __init__(self, transact: Callable[[list[Work]], Awaitable[list[Any]]]) -> None:
        self._transact = transact
        self._waiting: list[Errand] = []
        self._working: asyncio.Task[None] | None = None

    async def run(self, work: Work) -> Any:
        errand = Errand(work, asyncio.get_running_loop().create_future())
        self._waiting.append(errand)
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await errand.outcome

    async def _work(self) -> None:
        while self._waiting:
            errands, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            await self._carry_out(errands)
        self._working = None

    async def _carry_out(self, errands: list[Errand]) -> None:
        together = self._transact([errand.work for errand in errands])
        done: list[Any] | BaseException
        (done,) = await asyncio.gather(together, return_exceptions=True)
        if not isinstance(done, BaseException):
            _tell(errands, done)
        elif len(errands) == 1 or isinstance(done, BotError):
            _fail(errands, done)
        else:
            for errand in errands:
                await self._carry_out([errand])


def _tell(errands: list[Errand], values: list[Any]) -> None:
    for errand, value in zip(errands, values, strict=True):
        if not errand.outcome.cancelled():
            errand.outcome.set_result(value)


def _fail(errands: list[Errand], error: BaseException) -> None:
    for errand in errands:
        if not errand.outcome.cancelled():
            errand.outcome.set_exception(error)
