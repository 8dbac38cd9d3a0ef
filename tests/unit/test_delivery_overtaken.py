"""An interview that changes while its message is on its way: in the end the right messages stand."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, col, delete, update

from bot.delivery import Step
from bot.models.interviews import InterviewRow
from bot.models.people import PersonRow
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH

PREP = "prep: Harborlight, Wednesday 15:00"
IN_THE_OPEN = (
    Step.CLAIMED,
    Step.REREAD,
    Step.RENDERED,
    Step.BEFORE_OPEN,
    Step.OPENED,
    Step.CHANNEL_STORED,
    Step.MARKED,
    Step.WRITING,
    Step.POSTED,
)
"""Before these points are over nothing is written down as sent."""
THE_SHORT_WAY = (Step.REREAD, Step.RENDERED, Step.WRITING, Step.POSTED)
"""Where the conversation is known and nothing takes time."""
RECORDED = (Step.RECORDED, Step.AFTER_SENT, Step.FINISHED)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    async with desk_at(playground, database_url) as desk:
        yield desk


def once_at(step: Step, act: Callable[[], None]) -> Callable[[Step], None]:
    """An observer that acts the first time `step` is reached."""
    left = [act]

    def observe(reached: Step) -> None:
        if reached is step and left:
            left.pop()()

    return observe


@pytest.mark.parametrize("step", IN_THE_OPEN)
async def test_a_cancellation_takes_the_message_back(playground: Playground, desk: Desk, step: Step) -> None:
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver(observe=once_at(step, lambda: desk.cancel(interview)))
    assert said(playground) == []


@pytest.mark.parametrize("step", [Step.REREAD, Step.RENDERED, Step.CHANNEL_STORED])
async def test_what_is_cancelled_before_the_mark_is_never_posted(
    playground: Playground, desk: Desk, step: Step
) -> None:
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    cancel, reached = once_at(step, lambda: desk.cancel(interview)), set[Step]()

    def observe(at: Step) -> None:
        reached.add(at)
        cancel(at)

    await desk.deliver(observe=observe)
    assert step in reached
    assert Step.WRITING not in reached


@pytest.mark.parametrize("step", THE_SHORT_WAY)
async def test_what_is_cancelled_after_the_look_is_taken_back(
    playground: Playground, desk: Desk, step: Step
) -> None:
    """Where the claim is the mark nothing looks again before the post."""
    await desk.open_dm()
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    cancel, reached = once_at(step, lambda: desk.cancel(interview)), list[Step]()

    def observe(at: Step) -> None:
        reached.append(at)
        cancel(at)

    await desk.deliver(observe=observe)
    assert said(playground) == []
    assert Step.MARKED not in reached
    assert Step.REPAIRED in reached


async def test_what_is_cancelled_while_it_waits_for_its_turn_is_never_posted(
    playground: Playground, desk: Desk
) -> None:
    def wait_and_cancel() -> None:
        playground.clock.advance(timedelta(seconds=2))
        desk.cancel(interview)

    await desk.open_dm()
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    cancel, reached = once_at(Step.RENDERED, wait_and_cancel), set[Step]()

    def observe(at: Step) -> None:
        reached.add(at)
        cancel(at)

    await desk.deliver(observe=observe)
    assert Step.RENDERED in reached
    assert Step.WRITING not in reached
    assert said(playground) == []


@pytest.mark.parametrize("step", [Step.REREAD, Step.MARKED, Step.POSTED])
async def test_the_part_of_a_digest_that_is_no_longer_wanted_stays_behind(
    playground: Playground, desk: Desk, step: Step
) -> None:
    """Though the sender breaks off on the way and another takes over."""

    def break_off(at: Step) -> None:
        if at is step:
            raise ZeroDivisionError

    evening = datetime(2027, 1, 6, 21)  # noqa: DTZ001 - a wall time
    await desk.open_dm()
    first = await desk.add("Harborlight", evening)
    await desk.add("Quillmark", evening)
    desk.at_once(_decide_unplanned, first.id)
    playground.clock.move_to(PREP_DUE + timedelta(hours=4, minutes=45))
    await desk.deliver(observe=break_off)
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == ["prep: Quillmark, Wednesday 21:00"]
    states = {
        row["interview_id"] == first.id: row["state"] for row in desk.reminders() if row["kind"] == "prep"
    }
    assert states == {True: "skipped", False: "sent"}


@pytest.mark.parametrize("step", RECORDED)
async def test_what_was_sent_before_the_cancellation_stays(
    playground: Playground, desk: Desk, step: Step
) -> None:
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver(observe=once_at(step, lambda: desk.cancel(interview)))
    assert said(playground) == [PREP]


@pytest.mark.parametrize("step", IN_THE_OPEN)
async def test_a_new_time_replaces_the_message(playground: Playground, desk: Desk, step: Step) -> None:
    """To 15:30, whose own day before is half an hour ahead."""
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    later = datetime(2027, 1, 6, 15, 30)  # noqa: DTZ001 - a wall time
    await desk.deliver(observe=once_at(step, lambda: desk.move(interview, later)))
    playground.clock.advance(timedelta(minutes=30))
    await desk.deliver()
    assert said(playground) == ["prep: Harborlight, Wednesday 15:30"]


@pytest.mark.parametrize("step", IN_THE_OPEN)
async def test_of_two_in_one_message_the_other_remains(
    playground: Playground, desk: Desk, step: Step
) -> None:
    evening = datetime(2027, 1, 6, 21)  # noqa: DTZ001 - a wall time
    first = await desk.add("Harborlight", evening)
    await desk.add("Quillmark", evening)
    playground.clock.move_to(PREP_DUE + timedelta(hours=4, minutes=45))
    await desk.deliver(observe=once_at(step, lambda: desk.cancel(first)))
    assert said(playground) == ["prep: Quillmark, Wednesday 21:00"]


@pytest.mark.parametrize("step", IN_THE_OPEN)
async def test_a_person_who_erased_everything_gets_nothing(
    playground: Playground, desk: Desk, step: Step
) -> None:
    def erase() -> None:
        desk.at_once(_erase)

    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver(observe=once_at(step, erase))
    assert said(playground) == []


async def test_a_cancelled_one_that_may_have_left_is_looked_for_and_taken_back(
    playground: Playground, desk: Desk
) -> None:
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    playground.faults.drop_after("chat.postMessage")
    await desk.deliver()
    assert said(playground) == [PREP]
    desk.cancel(interview)
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == []


async def test_a_repair_that_fails_is_tried_again(playground: Playground, desk: Desk) -> None:
    interview = await desk.add()
    playground.clock.move_to(PREP_DUE)
    playground.faults.fail_before("chat.delete")
    await desk.deliver(observe=once_at(Step.POSTED, lambda: desk.cancel(interview)))
    assert said(playground) == [PREP]
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == []


def _decide_unplanned(session: Session, interview: str) -> None:
    """The interview is over for good, and its plan was not told."""
    session.exec(update(InterviewRow).where(col(InterviewRow.id) == interview).values(cancelled=True))


def _erase(session: Session) -> None:
    session.exec(delete(PersonRow).where(col(PersonRow.id).is_not(None)))
