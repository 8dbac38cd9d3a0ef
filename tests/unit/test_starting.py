"""A process that starts while its database goes away ends with a sentence, for whoever starts it again."""

import sqlite3
from contextlib import closing

import pytest
from sqlmodel import Session

from bot.app import assembled
from bot.config import Settings
from bot.errors import ConfigError
from bot.process import delivering
from playground import Playground


async def test_a_database_that_goes_away_during_the_start_is_named(
    playground: Playground, settings: Settings
) -> None:
    async with assembled(settings, playground.clock) as bot:
        with Session(bot.db.engine) as session:
            session.connection().exec_driver_sql("PRAGMA busy_timeout=20")
        with closing(sqlite3.connect(bot.db.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(ConfigError, match=r"secondround\.db cannot be reached: database is locked"):
                async with delivering(bot):
                    pass
