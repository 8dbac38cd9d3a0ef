"""Who may deliver what: one at a time, for a while, and never beside another."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.delivery import Delivering, Step
from bot.delivery.attempt import LEASE
from bot.models.deliveries import Posted
from bot.models.people import Who
from bot.store import claims, deliveries, records
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, Desk, a_minute_later, desk_at, said
from tests.patience import PATIENCE
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH
PREP = "prep: Harborlight, Wednesday 15:00"
CAST = ("Ana", "Ben", "Chidi")


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    async with desk_at(playground, database_url) as desk:
        yield desk


async def test_two_deliverers_on_one_database_double_nothing(
    playground: Playground, database_url: str, desk: Desk
) -> None:
    for number in range(10):
        for name in CAST:
            who = Who(playground.team_id, playground.person(name).id)
            await desk.add(f"Company {number}", who=who)
    playground.clock.move_to(PREP_DUE)
    async with desk_at(playground, database_url) as other:
        await asyncio.gather(desk.deliver(), other.deliver())
    for name in CAST:
        assert sorted(said(playground, name)) == sorted(
            f"prep: Company {number}, Wednesday 15:00" for number in range(10)
        )


async def test_more_than_fits_at_once_goes_all_the_same(playground: Playground, desk: Desk) -> None:
    for number in range(7):
        await desk.add(f"Company {number}")
    playground.clock.move_to(PREP_DUE)
    await Delivering(desk.parts, at_once=2).run()
    assert len(said(playground)) == 7


async def test_who_was_only_there_when_workers_died_is_delivered(playground: Playground, desk: Desk) -> None:
    for number in range(3):
        await desk.add(f"Company {number}")
    playground.clock.move_to(PREP_DUE)
    for _ in range(12):
        assert await desk.db.run(claims.claim, playground.clock.now(), 100, LEASE)
        a_minute_later(playground)
    await desk.deliver()
    assert len(said(playground)) == 3


async def test_a_suspect_is_claimed_alone_once_nothing_else_is_there(
    playground: Playground, desk: Desk
) -> None:
    for number in range(2):
        await desk.add(f"Company {number}")
    playground.clock.move_to(PREP_DUE)
    for _ in range(claims.SUSPECT):
        await desk.db.run(claims.claim, playground.clock.now(), 100, LEASE)
        a_minute_later(playground)
    now = playground.clock.now()
    assert await desk.db.run(claims.claim, now, 99, LEASE, idle=False) == ()
    assert [len(await desk.db.run(claims.claim, now, 100, LEASE)) for _ in range(3)] == [1, 1, 0]


async def test_what_still_waits_at_a_stop_is_given_back(playground: Playground, desk: Desk) -> None:
    """Whoever comes next has nothing to look for: it never left."""

    def stop(step: Step) -> None:
        if step is Step.POSTED:
            delivering.stop()

    for number in range(2):
        await desk.add(f"Company {number}")
    await desk.open_dm()
    playground.clock.move_to(PREP_DUE)
    delivering = Delivering(replace(desk.parts, observe=stop), at_once=1)
    await delivering.run()
    assert len(said(playground)) == 1
    assert sorted(desk.states()) == ["pending", "sent"]
    reached: list[Step] = []
    await desk.deliver(observe=reached.append)
    assert len(said(playground)) == 2
    assert Step.BEFORE_SEARCH not in reached


async def test_a_digest_is_whole_though_the_claim_was_full(playground: Playground, desk: Desk) -> None:
    for number in range(4):
        await desk.add(f"Company {number}", datetime(2027, 1, 6, 21))  # noqa: DTZ001 - a wall time
    playground.clock.move_to(PREP_DUE + timedelta(hours=4, minutes=45))
    await Delivering(desk.parts, at_once=1).run()
    (digest,) = said(playground)
    assert digest.count("prep:") == 4


async def test_a_claim_keeps_others_off_until_its_lease_is_over(playground: Playground, desk: Desk) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    (first,) = await desk.db.run(claims.claim, PREP_DUE, 20, LEASE)
    assert await desk.db.run(claims.claim, PREP_DUE + LEASE - timedelta(seconds=1), 20, LEASE) == ()
    (second,) = await desk.db.run(claims.claim, PREP_DUE + LEASE, 20, LEASE)
    assert second.delivery == first.delivery
    assert await desk.db.run(deliveries.get, first) is None
    assert not await desk.db.run(deliveries.record_skipped, first)
    assert await desk.db.run(deliveries.record_skipped, second)


async def test_who_wakes_after_the_lease_does_not_post(playground: Playground, desk: Desk) -> None:
    """The clock jumps as the request is about to be written: it is given up, and made anew."""
    reached: list[Step] = []

    def observe(step: Step) -> None:
        reached.append(step)
        if reached.count(Step.WRITING) == 1 and step is Step.WRITING:
            a_minute_later(playground)

    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver(observe=observe)
    assert (reached.count(Step.WRITING), reached.count(Step.POSTED)) == (2, 1)
    assert Step.BEFORE_SEARCH not in reached
    assert said(playground) == [PREP]


async def test_a_late_answer_and_another_who_found_the_message_agree(
    playground: Playground, database_url: str, desk: Desk
) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    playground.faults.slow("chat.postMessage", seconds=1)
    sleeper = asyncio.create_task(desk.deliver())
    await playground.workspace.wait_for(lambda: bool(playground.workspace.messages), PATIENCE)
    a_minute_later(playground)
    async with desk_at(playground, database_url) as other:
        await other.deliver()
    assert desk.states() == ["sent"]
    await sleeper
    assert said(playground) == [PREP]


async def test_who_lost_the_claim_but_is_first_with_a_message_keeps_it(
    playground: Playground, desk: Desk
) -> None:
    def lose_it(step: Step) -> None:
        if step is Step.POSTED:
            a_minute_later(playground)
            desk.at_once(claims.claim, playground.clock.now(), 20, LEASE)

    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver(observe=lose_it)
    assert desk.states() == ["sent"]
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]


async def test_who_comes_second_with_a_message_deletes_their_own(playground: Playground, desk: Desk) -> None:
    def be_overtaken(step: Step) -> None:
        if step is Step.POSTED:
            a_minute_later(playground)
            (claim,) = desk.at_once(claims.claim, playground.clock.now(), 20, LEASE)
            desk.at_once(records.write, [Posted(claim, "D0", "1.000001")])

    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver(observe=be_overtaken)
    assert said(playground) == []
    assert [row["message_ts"] for row in desk.deliveries()] == ["1.000001"]


async def test_what_is_long_over_is_forgotten(playground: Playground, desk: Desk) -> None:
    await desk.add()
    playground.clock.move_to(PREP_DUE)
    await desk.deliver()
    await desk.db.run(deliveries.purge, PREP_DUE)
    assert desk.states() == ["sent"]
    await desk.db.run(deliveries.purge, PREP_DUE + timedelta(seconds=1))
    assert desk.states() == []
    kinds = {row["kind"] for row in desk.reminders()}
    assert "day_of" in kinds
    assert "prep" not in kinds
