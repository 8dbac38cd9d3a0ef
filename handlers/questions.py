"""`/secondround question [competency or type]` and `answers`: asked, hinted at, answered, kept, reopened, deleted."""

from dataclasses import dataclass, replace

from bot.ids import Action, Form, Shortcut
from bot.message import Message
from bot.models.answers import PARTS, Wording
from bot.models.people import Who
from bot.services.feedback import Coach
from bot.services.focus import wish
from bot.services.questions import Draft, Questions, Sheet
from bot.store.db import Database
from content import answers as answer_content
from content import feedback, forms
from content import questions as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Listener, Say
from handlers.words import Word

MOCK = "mock"


@dataclass(frozen=True)
class QuestionHandlers:
    db: Database
    questions: Questions
    coach: Coach
    mock: Listener

    def words(self) -> list[Word]:
        return [
            Word("question", self.typed, also=("questions", "practice")),
            Word("answers", self.answers, also=("answer",)),
        ]

    def register(self, routes: Routes) -> None:
        routes.action(Action.QUESTIONS_ANOTHER, self.another)
        routes.action(Action.QUESTIONS_HINT, self.hint)
        routes.action(Action.QUESTIONS_ANSWER, self.answer)
        routes.action(Action.QUESTIONS_STYLE, self.restyle)
        routes.action(Action.QUESTIONS_LIST, self.turn)
        routes.action(Action.QUESTIONS_REOPEN, self.reopen)
        routes.action(Action.QUESTIONS_DELETE, self.delete)
        routes.shortcut(Shortcut.PRACTICE, self.typed)
        routes.form(Form.QUESTIONS_ANSWER, self.keep)

    async def typed(self, request: Request, say: Say) -> None:
        first, _, rest = request.text.partition(" ")
        if first.casefold() == MOCK:
            await self.mock(replace(request, text=rest.strip()), say)
        else:
            await self._asked(request, say)

    async def another(self, request: Request, say: Say) -> None:
        focus, daily = (*request.subject, "")[:2]
        await say.instead(await self._next(request.who, focus, daily))

    async def hint(self, request: Request, say: Say) -> None:
        toggle, focus, daily, again = (*request.subject, "", "")[:4]
        found = await self.db.run(self.questions.card, request.who, request.value, focus)
        card = replace(found, daily=daily, again=bool(again))
        await say.instead(content.card(card, self.questions.catalogue, hint=toggle == "open"))

    async def answer(self, request: Request, say: Say) -> None:
        await say.opens()
        draft = await self.db.run(self.questions.draft, request.who, request.value, request.subject[0])
        await say.shows(answer_content.form(draft))

    async def restyle(self, request: Request, say: Say) -> None:
        sheet = Sheet.read(request.about)
        draft = await self.db.run(self.questions.restyle, request.who, sheet, wording_of(request))
        say.window = request.view_id  # not before: trouble stands in the window, in place of what was typed
        await say.shows(answer_content.form(draft))

    async def keep(self, request: Request, say: Say) -> None:
        sheet, wording = Sheet.read(request.about), wording_of(request)
        done = await self.db.run(self.coach.keep, request.who, request.view_id, sheet, wording)
        if isinstance(done, Draft):
            await say.accepts(answer_content.form(done))
        elif done.kept.changed or done.kept.untouched:
            await say.accepts()
            await say.privately(forms.unchanged() if done.kept.untouched else feedback.card(done))

    async def answers(self, request: Request, say: Say) -> None:
        await say.privately(answer_content.listed(await self.db.run(self.questions.answers, request.who)))

    async def turn(self, request: Request, say: Say) -> None:
        start = int(request.subject[0])
        await say.instead(
            answer_content.listed(await self.db.run(self.questions.answers, request.who, start))
        )

    async def reopen(self, request: Request, say: Say) -> None:
        await say.opens()
        draft = await self.db.run(self.questions.reopen, request.who, request.value)
        await say.shows(answer_content.form(draft))

    async def delete(self, request: Request, say: Say) -> None:
        start = int(request.subject[0])
        left = await self.db.run(self.questions.delete, request.who, request.value, start)
        await say.instead(answer_content.listed(left, deleted=True))

    async def _asked(self, request: Request, say: Say) -> None:
        focus = self.questions.foci.named(request.text)
        if focus is None and wish(request.text):
            await say.here(content.unknown(request.text, self.questions.catalogue))
        else:
            await say.here(await self._next(request.who, focus.key if focus else ""))

    async def _next(self, who: Who, focus: str, daily: str = "") -> Message:
        card = await self.db.run(self.questions.next, who, focus)
        return content.card(replace(card, daily=daily), self.questions.catalogue)


def wording_of(request: Request) -> Wording:
    """What stands in the boxes. An input that an update filled and nobody touched may be missing from Slack's values.

    Its initial value is what the person sees then (github.com/slackapi/bolt-js/issues/1258).
    """
    before = {
        block["block_id"]: block["element"].get("initial_value", "")
        for block in request.view.get("blocks", ())
        if block["type"] == "input" and block["block_id"] not in request.fields.values
    }
    return Wording(**{name: request.fields.text(name) or before.get(name, "") for name in ("text", *PARTS)})
