"""On a server that keeps no metadata nobody can tell what arrived: what then counts is the kind of message."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.models.reminders import Kind
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH

THANKS_DUE = PREP_DUE + timedelta(days=1, hours=16, minutes=1)
"""Three hours after the end it is evening; the nudge waits for eight in the morning."""


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    async with desk_at(playground, database_url) as desk:
        await desk.add()
        yield desk


async def interrupted(playground: Playground, desk: Desk) -> None:
    """A post that arrives without its metadata, and whose answer does not."""
    playground.faults.drop_after("chat.postMessage")
    await desk.deliver()
    for message in playground.workspace.messages:
        message.metadata = None
    a_minute_later(playground)
    await desk.deliver()


async def test_a_checklist_may_come_twice(playground: Playground, desk: Desk) -> None:
    playground.clock.move_to(PREP_DUE)
    await interrupted(playground, desk)
    assert len(said(playground)) == 2


async def test_a_nudge_never_comes_twice(playground: Playground, desk: Desk) -> None:
    await desk.db.run(desk.people.stop, desk.who, Kind.DEBRIEF)
    playground.clock.move_to(THANKS_DUE)
    await interrupted(playground, desk)
    assert said(playground) == ["thanks: Harborlight, Wednesday 15:00"]
    assert "sent" in desk.states()
    assert "pending" not in desk.states()


async def test_it_is_said_once(playground: Playground, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    for moment in (PREP_DUE, PREP_DUE + timedelta(hours=23)):
        playground.clock.move_to(moment)
        await interrupted(playground, desk)
    assert caplog.text.count("keeps no metadata") == 1
