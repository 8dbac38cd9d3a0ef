"""`/secondround export`, `import` and `delete`: all of a person's data as files, back again, and erased."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.errors import ItemGone, StillAtIt
from bot.ids import Action
from bot.models.exports import Carried
from bot.models.people import Who
from bot.services.archives import unpacked
from bot.services.privacy import Privacy
from bot.store.db import Database
from content import privacy as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word

MOST = 5 * 2**20
"""Bytes of a file that is taken in."""


@dataclass(frozen=True)
class Turns:
    """One thing at a time for each person."""

    taken: set[Who] = field(default_factory=set)

    @contextmanager
    def of(self, who: Who) -> Iterator[None]:
        """Raises StillAtIt while another is under way."""
        if who in self.taken:
            raise StillAtIt
        self.taken.add(who)
        try:
            yield
        finally:
            self.taken.discard(who)


@dataclass(frozen=True)
class PrivacyHandlers:
    db: Database
    privacy: Privacy
    turns: Turns = field(default_factory=Turns)

    def words(self) -> list[Word]:
        return [
            Word("export", self.export),
            Word("import", self.dropped),
            Word("delete", self.open, also=("erase", "data", "privacy")),
        ]

    def register(self, routes: Routes) -> None:
        routes.action(Action.PRIVACY_OPEN, self.open)
        routes.action(Action.PRIVACY_EXPORT, self.export)
        routes.action(Action.PRIVACY_IMPORT, self.bring)
        routes.action(Action.PRIVACY_ERASE, self.erase, meets=False)
        routes.workspace("app_uninstalled", self.uninstalled)

    async def open(self, request: Request, say: Say) -> None:
        held = await self.db.run(self.privacy.holdings, request.who)
        await say.privately(content.overview(held, request.who.user))

    async def export(self, request: Request, say: Say) -> None:
        with self.turns.of(request.who):
            archive = await self.db.run(self.privacy.export, request.who)
            await say.hands_over(archive.name, archive.content)
            await say.privately(content.exported())

    async def dropped(self, request: Request, say: Say) -> None:
        if not request.files:
            await say.here(content.how_to_import())
            return
        file = request.files[0]
        offer = await self.db.run(self.privacy.offer, request.who, await _carried(file, say))
        await say.privately(content.offer(offer, file))

    async def bring(self, request: Request, say: Say) -> None:
        """From the file itself once more: nothing of it is kept between the question and the answer."""
        with self.turns.of(request.who):
            carried = await _carried(request.value, say)
            await say.instead(content.added(await self.db.run(self.privacy.bring, request.who, carried)))

    async def erase(self, request: Request, say: Say) -> None:
        if request.item != request.who.user:
            raise ItemGone
        with self.turns.of(request.who):
            held = await self.db.run(self.privacy.erase, request.who)
            await self.db.empty_log()
        await (say.instead(content.erased(held)) if held else say.here(content.nothing_left()))
        await say.publishes(content.empty_home())

    async def uninstalled(self, team: str) -> None:
        """Nobody is left to tell."""
        await self.db.run(self.privacy.erase_workspace, team)
        await self.db.empty_log()


async def _carried(file: str, say: Say) -> Carried:
    return await asyncio.to_thread(unpacked, await say.takes(file, MOST))
