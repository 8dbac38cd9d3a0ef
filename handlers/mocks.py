"""`/secondround question mock [type] [n]`: a round of questions in a thread, each after the answer to the last."""

from dataclasses import dataclass

from bot.ids import Action, Form
from bot.services.checklists import Place
from bot.services.focus import wish
from bot.services.mocks import Mocks
from bot.services.questions import Draft, Questions, Sheet
from bot.services.rounds import Late, Round, Wish, wanted
from bot.store.db import Database
from content import answers, feedback
from content import mocks as content
from content import questions as question_words
from handlers.questions import wording_of
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class MockHandlers:
    db: Database
    mocks: Mocks
    questions: Questions

    def words(self) -> list[Word]:
        return [Word("mock", self.typed)]

    def register(self, routes: Routes) -> None:
        routes.action(Action.MOCKS_ANSWER, self.answer)
        routes.action(Action.MOCKS_SKIP, self.skip)
        routes.action(Action.MOCKS_STOP, self.stop)
        routes.action(Action.MOCKS_ANEW, self.anew)
        routes.form(Form.MOCKS_ANSWER, self.keep)

    async def typed(self, request: Request, say: Say) -> None:
        named, count = wanted(request.text)
        focus = self.questions.foci.named(named)
        if focus is None and wish(named):
            await say.here(question_words.unknown(named, self.questions.catalogue))
            return
        await self._begins(say, await self.db.run(self.mocks.begin, request.who, Wish(focus, count)))

    async def anew(self, request: Request, say: Say) -> None:
        focus = self.questions.foci.get("".join(request.subject[2:]))
        wish = Wish(focus, request.position)
        over, begun = await self.db.run(self.mocks.anew, request.who, request.item, wish)
        if over is not None:
            await goes_on(say, over)
        await self._begins(say, begun)

    async def answer(self, request: Request, say: Say) -> None:
        await say.opens()
        draft = await self.db.run(self.mocks.draft, request.who, request.item, request.position)
        await say.shows(answers.form(draft))

    async def keep(self, request: Request, say: Say) -> None:
        sheet, wording = Sheet.read(request.about), wording_of(request)
        done = await self.db.run(self.mocks.keep, request.who, request.view_id, sheet, wording)
        if isinstance(done, Draft):
            await say.accepts(answers.form(done))
            return
        await say.accepts()
        if done.round is not None:
            await goes_on(say, done.round)
        elif done.feedback.kept.changed:
            await say.privately(feedback.card(done.feedback))

    async def threaded(self, request: Request, say: Say, *, command: bool) -> bool:
        """Whether the message was written under a round, and so belongs to it; no `command` does once that is over."""
        said = request.who, request.thread, f"{request.channel}:{request.ts}", request.text
        going = await self.db.run(self.mocks.told, *said)
        late = await self.db.run(self.mocks.late, *said) if going is None and not command else None
        if going is not None:
            await goes_on(say, going)
        elif late is not None:
            await _answered_late(say, late)
        return going is not None or late is not None

    async def skip(self, request: Request, say: Say) -> None:
        await goes_on(say, await self.db.run(self.mocks.skip, request.who, request.item, request.position))

    async def stop(self, request: Request, say: Say) -> None:
        await goes_on(say, await self.db.run(self.mocks.stop, request.who, request.item))

    async def _begins(self, say: Say, begun: Round) -> None:
        """In a new thread; a round under way stays in its own as long as that is there."""
        place = Place(begun.mock.channel, begun.mock.ts)
        thread = await say.way_to(place) if place.ts else ""
        if thread:
            await say.privately(content.resumed(begun, thread))
        else:
            place = await say.privately(content.begun(begun))
            who = say.request.who
            await self.db.run(self.mocks.placed, who, begun.mock.id, place.channel, place.ts)
        await say.under(place, content.asked(begun))


async def _answered_late(say: Say, late: Late) -> None:
    place = Place(late.mock.channel, late.mock.ts)
    await say.under(place, content.late(kept=late.feedback is not None))
    if late.feedback is not None:
        await say.under(place, feedback.card(late.feedback))


async def goes_on(say: Say, round_: Round) -> None:
    await say.under(Place(round_.mock.channel, round_.mock.ts), content.asked(round_))
