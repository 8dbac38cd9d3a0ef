"""`/secondround progress`: practice and outcomes, against one's own past."""

from dataclasses import dataclass

from bot.services.progress import Progress
from bot.store.db import Database
from content import progress as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class ProgressHandlers:
    db: Database
    progress: Progress

    def words(self) -> list[Word]:
        return [Word("progress", self.typed)]

    def register(self, routes: Routes) -> None:
        """There is nothing to click but what other features listen to."""

    async def typed(self, request: Request, say: Say) -> None:
        await say.privately(content.shown(await self.db.run(self.progress.done, request.who)))
