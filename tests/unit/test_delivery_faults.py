"""What Slack does wrong delays a delivery, or ends it with a reason; it never loses or doubles one."""

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, update

from bot.delivery import Pace
from bot.delivery.attempt import LEASE
from bot.models.people import PersonRow, Who
from bot.store import claims, deliveries, workspaces
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, WEDNESDAY, Desk, a_minute_later, desk_at, render, said
from tests.postgres import ON_BOTH

pytestmark = ON_BOTH

PREP = "prep: Harborlight, Wednesday 15:00"


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def desk(playground: Playground, database_url: str) -> AsyncIterator[Desk]:
    """With one reminder that is due."""
    async with desk_at(playground, database_url) as desk:
        await desk.add()
        playground.clock.move_to(PREP_DUE)
        yield desk


async def also_due(playground: Playground, desk: Desk) -> None:
    playground.clock.move_to(MONDAY)
    await desk.add("Quillmark")
    playground.clock.move_to(PREP_DUE)


@pytest.mark.parametrize("fault", ["fail_before", "fail_after", "drop_after"])
async def test_an_unclear_answer_is_cleared_up_before_anything_is_said_again(
    playground: Playground, desk: Desk, fault: str
) -> None:
    getattr(playground.faults, fault)("chat.postMessage")
    await desk.deliver()
    assert [(row["state"], row["ambiguous"]) for row in desk.deliveries()] == [("pending", True)]
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]
    assert desk.states() == ["sent"]


async def test_nothing_is_looked_for_within_a_minute_of_the_post(playground: Playground, desk: Desk) -> None:
    playground.faults.fail_after("chat.postMessage")
    await desk.deliver()
    playground.clock.advance(timedelta(seconds=59))
    await desk.deliver()
    assert desk.states() == ["pending"]
    playground.clock.advance(timedelta(seconds=1))
    await desk.deliver()
    assert desk.states() == ["sent"]


@pytest.mark.parametrize(("fault", "times"), [("rate_limit", 1), ("fail_before", 1), ("drop_after", 2)])
async def test_an_unfinished_search_is_not_absence(
    playground: Playground, desk: Desk, fault: str, times: int
) -> None:
    """A dropped connection has to drop twice: aiohttp asks again where asking changes nothing."""
    playground.faults.fail_after("chat.postMessage")
    await desk.deliver()
    getattr(playground.faults, fault)("conversations.history", times=times)
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]
    assert desk.states() == ["pending"]
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground) == [PREP]
    assert desk.states() == ["sent"]


async def test_a_search_reads_every_page(playground: Playground, desk: Desk) -> None:
    playground.faults.fail_after("chat.postMessage")
    await desk.deliver()
    for number in range(250):
        await playground.person("Ana").types(f"Still there? {number}")
    a_minute_later(playground)
    await desk.deliver()
    assert said(playground).count(PREP) == 1
    assert desk.states() == ["sent"]


async def test_being_too_fast_is_no_strike_and_waits_as_long_as_asked(
    playground: Playground, desk: Desk
) -> None:
    playground.faults.rate_limit("chat.postMessage", seconds=30, times=9)
    for _ in range(9):
        await desk.deliver()
        assert [(row["strikes"], row["ambiguous"]) for row in desk.deliveries()] == [(0, False)]
        playground.clock.advance(timedelta(seconds=32))
    await desk.deliver()
    assert said(playground) == [PREP]


async def test_being_too_fast_holds_the_whole_workspace_and_no_other(
    playground: Playground, desk: Desk
) -> None:
    soon_after = WEDNESDAY + timedelta(seconds=10)
    playground.clock.move_to(MONDAY)
    await desk.add("Quillmark", soon_after, Who(playground.team_id, playground.person("Ben").id))
    await desk.add("Ferncliff", soon_after, Who("T0ELSEWHERE", playground.person("Chidi").id))
    playground.clock.move_to(PREP_DUE)
    playground.faults.rate_limit("chat.postMessage", seconds=30)
    await desk.deliver()
    playground.clock.move_to(PREP_DUE + timedelta(seconds=10))
    await desk.deliver()
    assert [len(said(playground, name)) for name in ("Ana", "Ben", "Chidi")] == [0, 0, 1]
    assert await desk.db.run(desk.parts.reminders.next_due) == PREP_DUE + timedelta(seconds=30)
    playground.clock.move_to(PREP_DUE + timedelta(seconds=31))
    await desk.deliver()
    assert [len(said(playground, name)) for name in ("Ana", "Ben", "Chidi")] == [1, 1, 1]


async def test_a_refused_token_parks_the_workspace_until_it_is_taken_up_again(
    playground: Playground, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    playground.faults.revoke_token()
    await desk.deliver()
    assert desk.states() == ["pending"]
    assert "token_revoked" in caplog.text
    playground.faults.clear()
    await desk.deliver()
    assert said(playground) == []
    await desk.db.run(workspaces.resume, playground.team_id)
    await desk.deliver()
    assert said(playground) == [PREP]


async def test_a_parked_workspace_tries_by_itself_and_says_so_once(
    playground: Playground, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    playground.faults.refuse("chat.postMessage", "messages_tab_disabled", times=12)
    for _ in range(12):
        await desk.deliver()
        playground.clock.advance(timedelta(minutes=15))
    assert [row.levelno for row in caplog.records].count(logging.ERROR) == 1
    await desk.deliver()
    assert said(playground) == [PREP]


@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
async def test_a_person_who_is_gone_ends_the_delivery(
    playground: Playground, desk: Desk, method: str
) -> None:
    playground.faults.refuse(method, "user_not_found")
    await desk.deliver()
    assert [(row["state"], row["last_error"]) for row in desk.deliveries()] == [("failed", "user_not_found")]
    assert "failed" in {row["state"] for row in desk.reminders()}


async def test_a_conversation_that_is_another_one_now_is_opened_again(
    playground: Playground, desk: Desk
) -> None:
    dm = await desk.open_dm()
    desk.at_once(_know_another_dm)
    await desk.deliver()
    playground.clock.advance(timedelta(minutes=1))
    await desk.deliver()
    assert said(playground) == [PREP]
    assert [row["channel"] for row in desk.deliveries()] == [dm]


async def test_what_may_stand_in_a_conversation_that_is_gone_is_said_in_the_next(
    playground: Playground, desk: Desk
) -> None:
    await desk.open_dm()
    desk.at_once(_know_another_dm)
    await desk.db.run(claims.claim, PREP_DUE, 1, LEASE)
    a_minute_later(playground)
    await desk.deliver()
    playground.clock.advance(timedelta(minutes=1))
    await desk.deliver()
    assert said(playground) == [PREP]


async def test_looks_that_slack_refuses_leave_the_words(playground: Playground, desk: Desk) -> None:
    playground.faults.refuse("chat.postMessage", "invalid_blocks")
    await desk.deliver()
    assert said(playground) == [PREP]
    assert playground.workspace.messages[0].blocks == []


async def test_words_that_slack_refuses_make_it_dead_with_the_reason(
    playground: Playground, desk: Desk
) -> None:
    playground.faults.refuse("chat.postMessage", "msg_too_long", times=2)
    await desk.deliver()
    (dead,) = await desk.db.run(deliveries.dead)
    assert (dead.reason, dead.who) == ("msg_too_long", desk.who)


async def test_a_message_that_cannot_be_made_is_set_aside_and_the_others_go_on(
    playground: Playground, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def choosy(notices: Any, now: Any) -> Any:
        if notices[0].interview.company == "Harborlight":
            raise KeyError("Ana told nobody about Harborlight")
        return render(notices, now)

    await also_due(playground, desk)
    await desk.deliver(render=choosy)
    assert said(playground) == ["prep: Quillmark, Wednesday 15:00"]
    (dead,) = await desk.db.run(deliveries.dead)
    assert dead.reason.startswith("KeyError at unit/test_delivery_faults.py:")
    assert "Ana told nobody" not in caplog.text


async def test_a_code_nobody_knows_is_tried_eight_times(playground: Playground, desk: Desk) -> None:
    playground.faults.refuse("chat.postMessage", "brand_new_refusal", times=None)
    for _ in range(7):
        await desk.deliver()
        playground.clock.advance(timedelta(minutes=16))
    assert desk.states() == ["pending"]
    await desk.deliver()
    assert [(row["state"], row["attempts"]) for row in desk.deliveries()] == [("dead", 8)]
    assert said(playground) == []


async def test_an_outage_of_hours_loses_nothing_that_still_helps(playground: Playground, desk: Desk) -> None:
    playground.faults.fail_before("chat.postMessage", times=40)
    for _ in range(41):
        await desk.deliver()
        playground.clock.advance(timedelta(minutes=16))
    assert said(playground) == [PREP]


async def test_messages_in_one_channel_keep_slacks_pace(playground: Playground, desk: Desk) -> None:
    """With Slack's own limit on: whoever ignored it would be refused, and set back."""
    playground.faults.one_message_a_second = True
    await also_due(playground, desk)
    await desk.deliver(pace=Pace(1.05))
    assert len(said(playground)) == 2
    assert [row["attempts"] for row in desk.deliveries()] == [1, 1]


def _know_another_dm(session: Session) -> None:
    session.exec(update(PersonRow).where(col(PersonRow.id).is_not(None)).values(dm_channel="D0GONE"))
