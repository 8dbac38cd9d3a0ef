"""The buttons that compare offers: side by side, with the person's weights and scores."""

from dataclasses import dataclass

from bot.catalogue import Factor
from bot.ids import Action, Form
from bot.models.comparison import BEST, WEIGHTS
from bot.services.comparisons import Comparisons, Scoring
from bot.services.offer_sheets import Sheet
from bot.store.db import Database
from content import comparisons as content
from content.offers import SAVED
from handlers.request import Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class ComparisonHandlers:
    db: Database
    comparisons: Comparisons

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.OFFERS_COMPARE, self.compare)
        routes.action(Action.OFFERS_WEIGH, self.weigh)
        routes.action(Action.OFFERS_SCORE, self.score)
        routes.form(Form.OFFERS_WEIGHTS, self.weighed)
        routes.form(Form.OFFERS_SCORES, self.scored)

    async def compare(self, request: Request, say: Say) -> None:
        await say.privately(content.side_by_side(await self.db.run(self.comparisons.compare, request.who)))

    async def weigh(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(content.weights(await self.db.run(self.comparisons.weights, request.who)))

    async def weighed(self, request: Request, say: Say) -> None:
        weights = _numbers(request.fields, WEIGHTS)
        done = await self.db.run(self.comparisons.weigh, request.who, weights)
        await say.accepts()
        if done.changed:
            await say.privately(content.side_by_side(done, SAVED))

    async def score(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(
            content.scores(await self.db.run(self.comparisons.scoring, request.who, request.item))
        )

    async def scored(self, request: Request, say: Say) -> None:
        sheet, scores = Sheet.read(request.about), _numbers(request.fields, range(BEST + 1))
        done = await self.db.run(self.comparisons.score, request.who, sheet, scores)
        if isinstance(done, Scoring):
            await say.accepts(content.scores(done))
        elif done.changed:
            await say.accepts()
            await say.privately(content.side_by_side(done, SAVED))


def _numbers(fields: Fields, allowed: range) -> dict[Factor, int]:
    offered = [str(one) for one in allowed]
    return {factor: int(fields.one_of(factor, offered)) for factor in Factor}
