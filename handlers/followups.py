"""“Heard back” and “Close it”: the two ends of the follow-ups."""

from dataclasses import dataclass

from bot.ids import Action
from bot.services.followups import FollowUps
from bot.store.db import Database
from content import followups as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class FollowUpHandlers:
    db: Database
    followups: FollowUps

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.FOLLOWUPS_HEARD, self.heard)
        routes.action(Action.FOLLOWUPS_CLOSE, self.close)

    async def heard(self, request: Request, say: Say) -> None:
        interview = await self.db.run(self.followups.heard_back, request.who, request.item)
        await say.privately(content.heard(interview))

    async def close(self, request: Request, say: Say) -> None:
        interview = await self.db.run(self.followups.close, request.who, request.item)
        await say.privately(content.closed(interview))
