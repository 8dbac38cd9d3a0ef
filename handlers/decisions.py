"""The buttons that answer an offer: accept, decline, more time, and the way back."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.ids import Action
from bot.models.offers import Decision
from bot.services.decisions import Decisions
from bot.store.db import Database
from content import decisions as content
from content import offers as offer_words
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class DecisionHandlers:
    db: Database
    decisions: Decisions
    clock: Clock

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.OFFERS_ACCEPT, self.accept)
        routes.action(Action.OFFERS_DECLINE, self.decline)
        routes.action(Action.OFFERS_MORE_TIME, self.ask_for_time)
        routes.action(Action.OFFERS_REOPEN, self.reopen)

    async def accept(self, request: Request, say: Say) -> None:
        await self._decide(request, say, Decision.ACCEPTED)

    async def decline(self, request: Request, say: Say) -> None:
        await self._decide(request, say, Decision.DECLINED)

    async def ask_for_time(self, request: Request, say: Say) -> None:
        done = await self.db.run(self.decisions.ask_for_time, request.who, request.item)
        await say.privately(content.more_time(done, self.clock.now()))

    async def reopen(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.decisions.reopen, request.who, request.item)
        if one.changed:
            await say.privately(offer_words.card(one, self.clock.now(), offer_words.REOPENED))

    async def _decide(self, request: Request, say: Say, decision: Decision) -> None:
        done = await self.db.run(self.decisions.decide, request.who, request.item, decision)
        if done.one.changed:
            await say.privately(content.decided(done))
