"""What happens by itself: what is due goes out at a start, after a change, and when the clock is moved."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from bot.jobs import Jobs
from bot.scheduler import Scheduler
from bot.services.reminders import Reminders
from bot.store import facts
from bot.store.db import reads
from bot.zones import zone_data_version
from playground import Playground
from tests.desk import CATALOGUE, MONDAY, PREP_DUE, WEDNESDAY, Desk, desk_at, said
from tests.patience import PATIENCE
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH

PREP = "prep: Harborlight, Wednesday 15:00"


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    async with desk_at(playground, database_url) as desk:
        yield desk


@pytest.fixture
async def jobs(desk: Desk) -> AsyncIterator[Jobs]:
    jobs = Jobs(Scheduler(desk.parts.clock), desk.parts, desk.interviews.replan_all)
    yield jobs
    await jobs.stop()


async def stands(playground: Playground, texts: list[str]) -> None:
    await playground.workspace.wait_for(lambda: said(playground) == texts, PATIENCE)


async def test_what_is_due_at_the_start_goes_out(playground: Playground, desk: Desk, jobs: Jobs) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await jobs.start()
    await stands(playground, [PREP])


async def test_moving_the_clock_sends_what_became_due(playground: Playground, desk: Desk, jobs: Jobs) -> None:
    await desk.add()
    await jobs.start()
    playground.clock.move_to(PREP_DUE)
    await stands(playground, [PREP])


def nothing() -> None:
    pass


class Looked(Reminders):
    """Counts the looks, and does something during the first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(CATALOGUE, desk.parts.clock)
        self.looks = 0
        self.act: Callable[[], None] = nothing
        self._loop = asyncio.get_running_loop()
        self.looked = asyncio.Event()

    @reads
    def next_due(self, session: Session) -> datetime | None:
        self.looks += 1
        self._loop.call_soon_threadsafe(self._tell)
        return super().next_due(session)

    def _tell(self) -> None:
        if self.looks == 1:
            self.act()
        self.looked.set()


async def test_many_words_at_once_are_one_look(desk: Desk) -> None:
    reminders = Looked(desk)
    parts = replace(desk.parts, reminders=reminders)
    jobs = Jobs(Scheduler(parts.clock), parts, desk.interviews.replan_all)
    await jobs.start()
    jobs.poke()
    jobs.poke()
    await asyncio.wait_for(reminders.looked.wait(), PATIENCE)
    await jobs.stop()
    assert reminders.looks == 1


async def test_a_word_during_a_look_is_followed_by_another(desk: Desk) -> None:
    reminders = Looked(desk)
    parts = replace(desk.parts, reminders=reminders)
    jobs = Jobs(Scheduler(parts.clock), parts, desk.interviews.replan_all)
    reminders.act = jobs.poke
    await jobs.start()
    await asyncio.wait_for(reminders.looked.wait(), PATIENCE)
    await jobs.stop()
    assert reminders.looks == 2


async def test_what_falls_due_during_a_pass_goes_out_in_it(
    playground: Playground, desk: Desk, jobs: Jobs
) -> None:
    await desk.add()
    await desk.add("Quillmark", WEDNESDAY + timedelta(seconds=10))
    await jobs.start()
    playground.faults.slow("chat.postMessage", seconds=0.2)
    playground.clock.move_to(PREP_DUE)
    await playground.workspace.wait_for(lambda: said(playground) == [PREP], PATIENCE)
    playground.clock.move_to(PREP_DUE + timedelta(seconds=10))
    await playground.workspace.wait_for(lambda: len(said(playground)) == 2, PATIENCE)


async def test_plans_are_renewed_once_for_new_zone_rules(desk: Desk) -> None:
    renewed: list[str | None] = []

    def replan(session: Session) -> int:
        renewed.append(facts.get(session, "zone_rules"))
        return 0

    for _ in range(2):
        jobs = Jobs(Scheduler(desk.parts.clock), desk.parts, replan)
        await jobs.start()
        await jobs.stop()
    assert renewed == [None]
    assert desk.at_once(facts.get, "zone_rules") == zone_data_version()


async def test_a_start_takes_up_held_workspaces(playground: Playground, desk: Desk, jobs: Jobs) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    playground.faults.refuse("chat.postMessage", "token_revoked")
    await desk.deliver()
    await jobs.start()
    await stands(playground, [PREP])


async def test_stopping_lets_what_is_on_its_way_arrive(
    playground: Playground, desk: Desk, jobs: Jobs
) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    playground.faults.slow("chat.postMessage", seconds=0.2)
    await jobs.start()
    await stands(playground, [PREP])
    await jobs.stop()
    assert desk.states() == ["sent"]
