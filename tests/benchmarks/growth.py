"""What a look at the database costs with a million reminders waiting, beside a thousand."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import text
from sqlmodel import Session

from bot.delivery.attempt import LEASE
from bot.delivery.loop import AT_ONCE
from bot.models.columns import Row
from bot.store import claims
from bot.store.db import Database
from tests.benchmarks.figures import Figure, Size, Stopwatch, alternated, ratio
from tests.benchmarks.stock import a_keyring, fill_at_once

FEW, MANY = 1_000, 1_000_000
ROUNDS, TICKS = 30, 5
LATER = timedelta(days=30)
MULTIPLY = text(
    "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :times) "
    "INSERT INTO reminder (key, person_id, interview_id, kind, ordinal, plan_version, local_date, due_at, not_after, "
    "held, state, next_attempt_at) SELECT 'later:' || n, person_id, interview_id, kind, ordinal, plan_version, "
    "local_date, :due, :due, held, state, :due FROM reminder JOIN number WHERE reminder.id = 1"
)


async def measure(size: Size) -> list[Figure]:
    rounds, many = size.of(ROUNDS, 3), size.of(MANY, 2 * FEW)
    with TemporaryDirectory() as folder:
        small = _database(Path(folder) / "few.db", FEW, TICKS * rounds)
        large = _database(Path(folder) / "many.db", many, TICKS * rounds)
        few, more = await alternated(rounds, lambda: _tick(small), lambda: _tick(large))
        small.close()
        large.close()
    note = f"{median(more) * 1000:.2f} ms with {many:,} waiting, {median(few) * 1000:.2f} ms with {FEW:,}"
    return [Figure("growth", ratio(more, few), at_most=1.2, note=note)]


def _database(file: Path, waiting: int, ticks: int) -> Database:
    """So many far ahead, and enough that are due for each tick to claim its fill."""
    database, now = Database(f"sqlite:///{file}", a_keyring()), datetime.now(UTC)
    Row.metadata.create_all(database.engine)
    fill_at_once(database, AT_ONCE * ticks, now)
    with Session(database.engine) as session, session.begin():
        later = (now + LATER).strftime("%Y-%m-%d %H:%M:%S.%f")
        session.execute(MULTIPLY, {"times": waiting, "due": later})
    return database


async def _tick(database: Database) -> float:
    """Typical seconds to see that something is due, and to claim as much as is carried out together."""
    taken = []
    for _ in range(TICKS):
        now, watch = datetime.now(UTC), Stopwatch()
        await database.run(claims.next_due, now)
        claimed = await database.run(claims.claim, now, AT_ONCE, LEASE)
        taken.append(watch.seconds)
        assert len(claimed) == AT_ONCE
    return median(taken)
