"""“Practice daily”: a question a day, from tomorrow on."""

from dataclasses import dataclass

from bot.ids import Action
from bot.services.practice import Practice
from bot.store.db import Database
from content import practice as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class PracticeHandlers:
    db: Database
    practice: Practice

    def words(self) -> list[Word]:
        return [Word("daily", self.start)]

    def register(self, routes: Routes) -> None:
        routes.action(Action.PRACTICE_DAILY, self.start)

    async def start(self, request: Request, say: Say) -> None:
        person = await self.db.run(self.practice.start, request.who)
        await say.privately(content.started(person))
