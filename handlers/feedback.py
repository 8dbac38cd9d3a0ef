"""Feedback on an answer: the person's own rating, and a further try."""

from dataclasses import dataclass

from bot.ids import Action
from bot.services.feedback import Coach
from bot.services.questions import Questions
from bot.store.db import Database
from content import answers, feedback
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class FeedbackHandlers:
    db: Database
    coach: Coach
    questions: Questions

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.FEEDBACK_RATE, self.rate)
        routes.action(Action.FEEDBACK_RETRY, self.retry)

    async def rate(self, request: Request, say: Say) -> None:
        answer, focus = request.item, "".join(request.subject[1:])
        rated = await self.db.run(self.coach.rate, request.who, answer, request.number, focus)
        await say.instead(feedback.card(rated))

    async def retry(self, request: Request, say: Say) -> None:
        await say.opens()
        focus = "".join(request.subject)
        draft = await self.db.run(self.questions.again, request.who, request.value, focus)
        await say.shows(answers.form(draft))
