"""A message that nobody has to hear of is over as soon as it is written down, unless it was overtaken."""

from collections.abc import AsyncIterator

import pytest

from bot.delivery import Step
from bot.models.interviews import Interview
from bot.models.reminders import Kind, Notice
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH
PREP = "prep: Harborlight, Wednesday 15:00"
NOBODY: frozenset[Kind] = frozenset()
UNTIL_RECORDED = (Step.RENDERED, Step.MARKED, Step.WRITING, Step.POSTED)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    async with desk_at(playground, database_url) as desk:
        yield desk


@pytest.fixture
async def interview(playground: Playground, desk: Desk) -> Interview:
    """With a message that is due."""
    added = await desk.add()
    playground.clock.move_to(PREP_DUE)
    return added


async def test_it_is_written_down_and_over(playground: Playground, desk: Desk, interview: Interview) -> None:
    told: list[Notice] = []
    reached: list[Step] = []

    async def after_sent(notice: Notice, _channel: str, _ts: str) -> None:
        told.append(notice)

    await desk.deliver(announced=NOBODY, after_sent=after_sent, observe=reached.append)
    (delivery,) = desk.deliveries()
    assert (delivery["state"], delivery["next_attempt_at"]) == ("sent", None)
    assert Step.FINISHED in reached
    assert told == []
    assert said(playground) == [PREP]


@pytest.mark.parametrize("step", UNTIL_RECORDED)
async def test_a_cancellation_on_the_way_takes_it_back(
    playground: Playground, desk: Desk, interview: Interview, step: Step
) -> None:
    reached: list[Step] = []

    def cancel(now: Step) -> None:
        reached.append(now)
        if reached.count(step) == 1 and now is step:
            desk.cancel(interview)

    await desk.deliver(announced=NOBODY, observe=cancel)
    assert said(playground) == []
    assert [row["next_attempt_at"] for row in desk.deliveries()] in ([None], [])


async def test_one_that_a_search_found_is_over_too(
    playground: Playground, desk: Desk, interview: Interview
) -> None:
    playground.faults.drop_after("chat.postMessage")
    await desk.deliver(announced=NOBODY)
    a_minute_later(playground)
    await desk.deliver(announced=NOBODY)
    assert said(playground) == [PREP]
    assert [row["next_attempt_at"] for row in desk.deliveries()] == [None]


async def test_one_that_was_cancelled_before_a_search_found_it_is_taken_back(
    playground: Playground, desk: Desk, interview: Interview
) -> None:
    playground.faults.drop_after("chat.postMessage")
    await desk.deliver(announced=NOBODY)
    desk.cancel(interview)
    a_minute_later(playground)
    await desk.deliver(announced=NOBODY)
    assert said(playground) == []
