"""`/secondround evaluate [company]`: what a candidate makes of them, after each round."""

from dataclasses import dataclass

from bot.catalogue import Factor
from bot.ids import Action, Form
from bot.models.evaluations import SCORES, Rating
from bot.services.evaluations import Evaluations, Rated
from bot.services.interviews import Interviews
from bot.store.db import Database
from content import evaluations as content
from content import interview_forms as windows
from content import interviews as interview_words
from handlers.request import Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class EvaluationHandlers:
    db: Database
    evaluations: Evaluations
    interviews: Interviews

    def words(self) -> list[Word]:
        return [Word("evaluate", self.typed, also=("rate",))]

    def register(self, routes: Routes) -> None:
        routes.action(Action.EVALUATIONS_OPEN, self.open)
        routes.action(Action.EVALUATIONS_SHOW, self.show)
        routes.form(Form.EVALUATIONS, self.kept)

    async def typed(self, request: Request, say: Say) -> None:
        found = await self.db.run(self.interviews.held, request.who, request.text)
        if not found:
            await say.here(content.none_held(request.text))
        elif request.text and len(found) > 1:
            await say.privately(interview_words.which(found, Action.EVALUATIONS_SHOW))
        else:
            picture = await self.db.run(self.evaluations.picture, request.who, found[0].interview.id)
            await say.privately(content.shown(picture))

    async def show(self, request: Request, say: Say) -> None:
        picture = await self.db.run(self.evaluations.picture, request.who, request.item)
        await say.privately(content.shown(picture))

    async def open(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(content.form(await self.db.run(self.evaluations.open, request.who, request.item)))

    async def kept(self, request: Request, say: Say) -> None:
        interview, version = windows.about(request.about)
        rating = _rating(request.fields)
        done = await self.db.run(self.evaluations.keep, request.who, interview, version, rating)
        if not isinstance(done, Rated):
            await say.accepts(content.form(done))
        elif done.changed:
            await say.accepts()
            await say.privately(content.shown(done.picture))


def _rating(fields: Fields) -> Rating:
    offered = {str(score): score for score in SCORES}
    picked = {factor: fields.choice(factor) for factor in Factor}
    said = {factor for factor, choice in picked.items() if choice not in {None, content.UNTOLD}}
    return Rating(
        {factor: offered[fields.one_of(factor, offered)] for factor in Factor if factor in said},
        fields.text("note"),
    )
