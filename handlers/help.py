"""`/secondround help`: what the bot can do, in one screen."""

from dataclasses import dataclass

from content import help as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class HelpHandlers:
    def words(self) -> list[Word]:
        return [Word("help", self.help, also=("hi", "hello", "hey"))]

    def register(self, routes: Routes) -> None:
        """Its buttons are every word's: Routes ties them."""

    async def help(self, _request: Request, say: Say) -> None:
        await say.here(content.overview())
