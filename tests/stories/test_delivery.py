"""A reminder comes when it is due, once, and only if it still helps."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.models.people import Who
from bot.models.reminders import Kind
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, desk_at, said
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH

PREP = "prep: Harborlight, Wednesday 15:00"
DAY_OF = "day_of: Harborlight, Wednesday 15:00"


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    async with desk_at(playground, database_url) as desk:
        yield desk


async def test_nothing_comes_before_it_is_due(playground: Playground, desk: Desk) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE - timedelta(seconds=1))
    await desk.deliver()
    assert said(playground) == []


async def test_what_is_due_comes_once(playground: Playground, desk: Desk) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver()
    await desk.deliver()
    assert said(playground) == [PREP]
    assert desk.states() == ["sent"]


async def test_each_comes_at_its_own_time(playground: Playground, desk: Desk) -> None:
    await desk.add()
    for moment in (PREP_DUE, PREP_DUE + timedelta(hours=23)):
        playground.clock.move_to(moment)
        await desk.deliver()
    assert said(playground) == [PREP, DAY_OF]


async def test_a_moved_interview_moves_its_reminder(playground: Playground, desk: Desk) -> None:
    interview = await desk.add()
    desk.move(interview, datetime(2027, 1, 7, 16))  # noqa: DTZ001 - a wall time
    playground.clock.move_to(PREP_DUE)
    await desk.deliver()
    assert said(playground) == ["plan: Harborlight, Thursday 16:00"]
    playground.clock.move_to(PREP_DUE + timedelta(days=1, hours=1))
    await desk.deliver()
    assert said(playground)[1:] == ["prep: Harborlight, Thursday 16:00"]


async def test_a_cancelled_interview_ends_them(playground: Playground, desk: Desk) -> None:
    desk.cancel(await desk.add())
    playground.clock.move_to(PREP_DUE)
    await desk.deliver()
    assert said(playground) == []


async def test_a_kind_that_was_stopped_is_skipped(playground: Playground, desk: Desk) -> None:
    await desk.add()
    await desk.db.run(desk.people.stop, desk.who, Kind.PREP)
    playground.clock.move_to(PREP_DUE)
    await desk.deliver()
    assert said(playground) == []
    assert desk.states() == ["skipped"]


async def test_no_checklist_comes_once_the_interview_has_begun(playground: Playground, desk: Desk) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE + timedelta(days=1))
    await desk.deliver()
    assert said(playground) == []


async def test_what_quiet_hours_held_for_one_person_comes_as_one_message(
    playground: Playground, desk: Desk
) -> None:
    for company in ("Harborlight", "Quillmark"):
        await desk.add(company, datetime(2027, 1, 6, 21))  # noqa: DTZ001 - a wall time
    playground.clock.move_to(PREP_DUE + timedelta(hours=4, minutes=45))
    await desk.deliver()
    assert said(playground) == ["prep: Harborlight, Wednesday 21:00\nprep: Quillmark, Wednesday 21:00"]


async def test_what_was_not_held_comes_apart(playground: Playground, desk: Desk) -> None:
    for company in ("Harborlight", "Quillmark"):
        await desk.add(company)
    playground.clock.move_to(PREP_DUE)
    await desk.deliver()
    assert sorted(said(playground)) == [PREP, "prep: Quillmark, Wednesday 15:00"]


async def test_each_person_gets_their_own(playground: Playground, desk: Desk) -> None:
    ben = Who(playground.team_id, playground.person("Ben").id)
    await desk.add()
    await desk.add("Quillmark", who=ben)
    playground.clock.move_to(PREP_DUE)
    await desk.deliver()
    assert said(playground) == [PREP]
    assert said(playground, "Ben") == ["prep: Quillmark, Wednesday 15:00"]


async def test_the_conversation_is_opened_once_and_remembered(playground: Playground, desk: Desk) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver()
    playground.faults.refuse("conversations.open", "user_not_found")
    playground.clock.advance(timedelta(hours=23))
    await desk.deliver()
    assert said(playground) == [PREP, DAY_OF]


async def test_what_goes_out_is_announced_with_its_place(playground: Playground, desk: Desk) -> None:
    told: list[tuple[str, str, str]] = []

    async def after_sent(notice: object, channel: str, ts: str) -> None:
        told.append((type(notice).__name__, channel, ts))

    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver(after_sent=after_sent)
    (message,) = playground.workspace.messages
    assert told == [("InterviewNotice", message.channel, message.ts)]
