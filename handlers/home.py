"""App Home: the dashboard, drawn anew whenever somebody looks and after everything done on it."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.services.home import Home
from bot.store.db import Database
from content import home as content
from handlers.request import Request, from_home
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class HomeHandlers:
    db: Database
    home: Home
    clock: Clock

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.event("app_home_opened", from_home, self.opened)
        routes.home(self.opened)

    async def opened(self, request: Request, say: Say) -> None:
        board = await self.db.run(self.home.dashboard, request.who)
        await say.publishes(content.dashboard(board, self.clock.now()))
