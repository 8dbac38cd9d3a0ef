"""A workspace with much to deliver keeps to its budget, and keeps nobody else waiting."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.delivery import Budget
from bot.delivery.waits import BREATH, OverBudget
from bot.models.deliveries import DeliveryState
from bot.store import claims
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, desk_at, said
from tests.postgres import ON_BOTH


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    async with desk_at(playground, database_url) as desk:
        for number in range(3):
            await desk.add(f"Company {number}")
        playground.clock.move_to(PREP_DUE)
        yield desk


@ON_BOTH
async def test_what_exceeds_the_budget_goes_a_breath_later(playground: Playground, desk: Desk) -> None:
    await desk.deliver(budget=Budget(stretch=2, a_second=0))
    assert len(said(playground)) == 2
    assert sorted(desk.states()) == [DeliveryState.PENDING, DeliveryState.SENT, DeliveryState.SENT]
    assert await desk.db.run(claims.claim, PREP_DUE + timedelta(seconds=BREATH - 1), 20, timedelta(60)) == ()
    playground.clock.advance(timedelta(seconds=BREATH + 1))
    await desk.deliver()
    assert len(said(playground)) == 3


async def test_one_workspace_does_not_use_up_another_s() -> None:
    budget = Budget(stretch=1, a_second=0)
    budget.spend("T1")
    with pytest.raises(OverBudget):
        budget.spend("T1")
    budget.spend("T2")


async def test_the_budget_comes_back_with_time() -> None:
    budget = Budget(stretch=1, a_second=1e9)
    for _ in range(5):
        budget.spend("T1")
