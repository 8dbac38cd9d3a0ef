"""Groups: requests that come while one is under way are answered together by the next, in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.errors import BotError

Q = TypeVar("Q")
A = TypeVar("A")
MOST = 100
"""Requests in one transaction: their locks are held together."""
A_FEW = 5


@dataclass(frozen=True)
class Asked(Generic[Q, A]):
    request: Q
    answer: asyncio.Future[A]


class Group(Generic[Q, A]):
    """`answer_all` answers requests in their order, in one transaction.

    Where that fails for a reason of storage, it failed for all; otherwise each is tried by itself, so that one that
    breaks takes none along.
    """

    def __init__(self, answer_all: Callable[[list[Q]], Awaitable[list[A]]]) -> None:
        self._answer_all = answer_all
        self._waiting: list[Asked[Q, A]] = []
        self._working: asyncio.Task[None] | None = None

    async def ask(self, request: Q) -> A:
        asked = Asked[Q, A](request, asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        return await asked.answer

    async def _work(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            await self._carry_out(asked)
        self._working = None

    async def _carry_out(self, asked: list[Asked[Q, A]]) -> None:
        together = self._answer_all([one.request for one in asked])
        done: list[A] | BaseException
        (done,) = await asyncio.gather(together, return_exceptions=True)
        if not isinstance(done, BaseException):
            await _tell(asked, done)
        elif len(asked) == 1 or isinstance(done, BotError):
            _fail(asked, done)
        else:
            for one in asked:
                await self._carry_out([one])


async def _tell(asked: list[Asked[Q, A]], answers: list[A]) -> None:
    """A few at a time: each goes on at once with what it asked for, and others wait for the loop meanwhile."""
    for number, (one, answer) in enumerate(zip(asked, answers, strict=True), start=1):
        if not one.answer.cancelled():
            one.answer.set_result(answer)
        if number % A_FEW == 0:
            await asyncio.sleep(0)


def _fail(asked: list[Asked[Q, A]], error: BaseException) -> None:
    for one in asked:
        if not one.answer.cancelled():
            one.answer.set_exception(error)
