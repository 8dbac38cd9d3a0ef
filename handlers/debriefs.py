"""`/secondround debrief [company]`: a short form while memory is fresh."""

from dataclasses import dataclass

from bot.ids import Action, Form
from bot.services.debriefs import Debrief, Debriefs
from bot.services.interviews import Interviews
from bot.store.db import Database
from content import debriefs as content
from content import interviews as interview_words
from handlers.request import Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class DebriefHandlers:
    db: Database
    debriefs: Debriefs
    interviews: Interviews

    def words(self) -> list[Word]:
        return [Word("debrief", self.typed)]

    def register(self, routes: Routes) -> None:
        routes.action(Action.DEBRIEFS_OPEN, self.open)
        routes.action(Action.DEBRIEFS_DECLINE, self.decline)
        routes.form(Form.DEBRIEFS, self.kept)

    async def typed(self, request: Request, say: Say) -> None:
        found = await self.db.run(self.interviews.held, request.who, request.text)
        if not found:
            await say.here(content.none_held(request.text))
        elif request.text and len(found) > 1:
            await say.privately(interview_words.which(found, Action.DEBRIEFS_OPEN))
        else:
            await say.privately(content.prompt(found[0].interview, ordinal=1))

    async def open(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(content.form(await self.db.run(self.debriefs.open, request.who, request.item)))

    async def decline(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.debriefs.decline, request.who, request.item)
        await say.privately(content.declined(one.interview))

    async def kept(self, request: Request, say: Say) -> None:
        debriefed = await self.db.run(
            self.debriefs.keep, request.who, request.about, _debrief(request.fields)
        )
        await say.accepts()
        await say.privately(content.kept(debriefed))


def _debrief(fields: Fields) -> Debrief:
    felt, decision = fields.choice("felt"), fields.day("decision")
    return Debrief(int(felt) if felt and felt.isdecimal() else None, decision, fields.text("note"))
