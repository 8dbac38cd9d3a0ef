"""/healthz says that the process is up, /readyz that it can work, and if not, what is lacking."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from cryptography.fernet import Fernet, MultiFernet
from slack_bolt.async_app import AsyncApp
from sqlalchemy import text
from sqlmodel import Session

from bot.delivery import Step
from bot.errors import ConfigError
from bot.jobs import Jobs
from bot.scheduler import Scheduler
from bot.slack.gateway import connected
from bot.slack.health import LOOKED_WITHIN, Readiness
from bot.slack.http import HttpMode
from bot.store.db import Database, writes
from bot.store.migrate import migrate
from playground import Playground
from tests.desk import MONDAY, PREP_DUE, desk_at


@dataclass
class Delivery:
    """When it last gave a sign of life, and what time it is now."""

    sign: float | None = 0.0
    now: float = 0.0


@dataclass
class Host:
    """What a host that watches the process sees."""

    session: aiohttp.ClientSession
    mode: HttpMode
    db: Database
    delivery: Delivery

    async def asks(self, path: str) -> tuple[int, dict[str, Any]]:
        async with self.session.get(f"http://127.0.0.1:{self.mode.port}{path}") as answer:
            return answer.status, await answer.json()

    async def do(self, statement: str) -> None:
        await self.db.run(_execute, statement)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground(now=MONDAY) as playground:
        yield playground


@pytest.fixture
async def host(playground: Playground, tmp_path: Path) -> AsyncIterator[Host]:
    db = Database(f"sqlite:///{tmp_path / 'bot.db'}", MultiFernet([Fernet(Fernet.generate_key())]))
    migrate(db)
    async with (
        connected(playground.bot_token, playground.api_url) as client,
        aiohttp.ClientSession() as session,
    ):
        delivery = Delivery()
        readiness = Readiness(db, client, lambda: delivery.sign, lambda: delivery.now)
        mode = HttpMode(AsyncApp(client=client), playground.signing_secret, 0, readiness)
        host = Host(session, mode, db, delivery)
        await mode.start()
        yield host
        await mode.stop()
    db.close()


@writes
def _execute(session: Session, statement: str) -> None:
    session.connection().execute(text(statement))


async def test_all_is_well(host: Host) -> None:
    assert await host.asks("/healthz") == (200, {"healthy": True})
    assert await host.asks("/readyz") == (200, {"ready": True})


async def test_delivery_that_never_looked_is_not_ready(host: Host) -> None:
    host.delivery.sign = None
    assert await host.asks("/readyz") == (503, {"ready": False, "delivery": "it has not looked yet"})


async def test_delivery_that_stands_still_is_not_ready(host: Host) -> None:
    host.delivery.now = LOOKED_WITHIN
    assert (await host.asks("/readyz"))[0] == 200
    host.delivery.now = LOOKED_WITHIN + 1
    lacking = {"ready": False, "delivery": "it has not looked for over a minute"}
    assert await host.asks("/readyz") == (503, lacking)


@pytest.mark.parametrize(
    "statement", ["UPDATE alembic_version SET version_num = '9999'", "DROP TABLE alembic_version"]
)
async def test_a_schema_of_another_version_is_not_ready(host: Host, statement: str) -> None:
    await host.do(statement)
    lacking = {"ready": False, "database": "its schema is another version's"}
    assert await host.asks("/readyz") == (503, lacking)


async def test_a_database_that_cannot_be_opened_is_not_ready(playground: Playground, tmp_path: Path) -> None:
    db = Database(f"sqlite:///{tmp_path / 'gone' / 'bot.db'}", MultiFernet([Fernet(Fernet.generate_key())]))
    async with connected(playground.bot_token, playground.api_url) as client:
        lacking = await Readiness(db, client, lambda: None).lacking()
    db.close()
    assert lacking["database"] == "it does not answer"


async def test_a_token_that_slack_takes_back_is_not_ready_until_it_takes_it_again(
    host: Host, playground: Playground
) -> None:
    playground.faults.refuse("auth.test", "token_revoked")
    await host.mode.watch()
    assert await host.asks("/readyz") == (503, {"ready": False, "slack": "token_revoked"})
    await host.mode.watch()
    assert await host.asks("/readyz") == (200, {"ready": True})


async def test_a_slack_out_of_reach_is_not_ready(host: Host, playground: Playground) -> None:
    playground.faults.fail_before("auth.test", status=503)
    await host.mode.watch()
    assert await host.asks("/readyz") == (503, {"ready": False, "slack": "it cannot be reached"})
    playground.faults.drop_after("auth.test")
    await host.mode.watch()
    assert (await host.asks("/readyz"))[0] == 503


async def test_everything_that_is_lacking_is_named_while_the_process_stays_healthy(
    host: Host, playground: Playground
) -> None:
    playground.faults.revoke_token()
    await host.mode.watch()
    host.delivery.sign = None
    await host.do("DROP TABLE alembic_version")
    status, said = await host.asks("/readyz")
    assert (status, sorted(said)) == (503, ["database", "delivery", "ready", "slack"])
    assert (await host.asks("/healthz"))[0] == 200


async def test_a_process_that_stops_is_not_ready(host: Host) -> None:
    await host.asks("/healthz")  # the connection is open now, and stays so
    await host.mode.pause()
    assert await host.asks("/readyz") == (503, {"ready": False, "process": "it is stopping"})


async def test_a_start_with_a_token_that_slack_refuses_ends_with_what_to_do(
    playground: Playground, tmp_path: Path
) -> None:
    db = Database(f"sqlite:///{tmp_path / 'bot.db'}", MultiFernet([Fernet(Fernet.generate_key())]))
    async with connected("xoxb-somebody-elses", playground.api_url) as client:
        mode = HttpMode(
            AsyncApp(client=client), playground.signing_secret, 0, Readiness(db, client, lambda: None)
        )
        with pytest.raises(ConfigError, match=r"Slack refused SLACK_BOT_TOKEN \(invalid_auth\)"):
            await mode.start()
        await mode.pause()
        await mode.stop()
    db.close()


async def test_a_slack_that_is_down_does_not_keep_the_bot_from_starting(
    host: Host, playground: Playground
) -> None:
    playground.faults.fail_before("auth.test")
    async with connected(playground.bot_token, playground.api_url) as client:
        mode = HttpMode(
            AsyncApp(client=client), playground.signing_secret, 0, Readiness(host.db, client, lambda: None)
        )
        await mode.start()
        assert mode.port
        await mode.stop()


async def test_a_port_that_is_taken_is_named(host: Host, playground: Playground) -> None:
    async with connected(playground.bot_token, playground.api_url) as client:
        readiness = Readiness(host.db, client, lambda: None)
        mode = HttpMode(AsyncApp(client=client), playground.signing_secret, host.mode.port, readiness)
        with pytest.raises(ConfigError, match=f"PORT {host.mode.port} cannot be listened on"):
            await mode.start()
        await mode.stop()


async def test_each_step_of_a_delivery_is_a_sign_of_life_for_many_of_them_take_minutes(
    playground: Playground, tmp_path: Path
) -> None:
    signs: list[float | None] = []

    def note(_step: Step) -> None:
        signs.append(jobs.last_sign)
        jobs.last_sign = None

    async with desk_at(playground, tmp_path / "bot.db") as desk:
        jobs = Jobs(Scheduler(playground.clock), replace(desk.parts, observe=note), lambda _: 0)
        assert jobs.last_sign is None
        await desk.add()
        playground.clock.move_to(PREP_DUE)
        await jobs.start()
        await jobs.settled()
        await jobs.stop()
    assert signs
    assert None not in signs
