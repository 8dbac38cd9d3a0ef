"""What befalls a host: new versions, clocks put right, a database that goes away. Each person has one message."""

from datetime import timedelta
from pathlib import Path

from sqlmodel import Session, select

from bot.models.interviews import InterviewRow
from bot.models.reminders import ReminderRow
from bot.store import facts
from bot.store.db import reads, writes
from bot.zones import zone_data_version
from tests.chaos.stage import Stage, chaos, storm
from tests.postgres import ON_BOTH

PEOPLE, SEED = 30, 7
OLD_RULES, AN_HOUR = "2000a", timedelta(hours=1)


async def all_have_one(stage: Stage) -> None:
    await stage.seen_by_all_but(0)
    await stage.settled()
    stage.require_one_each()


@ON_BOTH
async def test_a_clock_that_jumps_forward_and_back(tmp_path: Path, database_url: str) -> None:
    async with chaos(tmp_path, database_url, PEOPLE, SEED) as stage:
        storm(stage.playground)
        await stage.start()
        for left, hours in ((24, 2), (16, -1), (8, 1)):
            await stage.seen_by_all_but(left)
            stage.playground.clock.advance(timedelta(hours=hours))
            await stage.next_tick()
        await all_have_one(stage)


@ON_BOTH
async def test_zone_rules_that_change_with_a_new_version(tmp_path: Path, database_url: str) -> None:
    """By the old rules everything lay an hour later. The new version is killed again and again as it starts."""
    async with chaos(tmp_path, database_url, PEOPLE, SEED) as stage:
        storm(stage.playground)
        await stage.db.run(put_under_old_rules)
        for ticks in (2, 3, 4, 5):
            process = await stage.start()
            for _ in range(ticks):
                await stage.next_tick()
            await stage.kill(process)
        await stage.start()
        await all_have_one(stage)
        assert await stage.db.run(rules) == zone_data_version()


@reads
def rules(session: Session) -> str | None:
    return facts.get(session, facts.ZONE_RULES)


@writes
def put_under_old_rules(session: Session) -> None:
    facts.put(session, facts.ZONE_RULES, OLD_RULES)
    for interview in session.exec(select(InterviewRow)):
        interview.starts_at += AN_HOUR
    for reminder in session.exec(select(ReminderRow)):
        reminder.due_at += AN_HOUR
        reminder.not_after += AN_HOUR
        reminder.next_attempt_at = reminder.due_at
