"""What a sender writes down about its message; several who are done at the same time write together."""

from bot.models.deliveries import Posted, Recorded
from bot.store import records
from bot.store.db import Database
from bot.store.group import Group


class Records:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._group = Group[Posted, Recorded](self._write)

    async def sent(self, posted: Posted) -> Recorded:
        return await self._group.ask(posted)

    async def _write(self, posted: list[Posted]) -> list[Recorded]:
        return await self._db.run(records.write, posted)
