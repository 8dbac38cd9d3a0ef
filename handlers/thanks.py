"""`/secondround thanks [company]`: a tick for each person to thank."""

from dataclasses import dataclass

from bot.ids import Action
from bot.models.interviews import Interview
from bot.services.checklists import Place
from bot.services.interviews import Interviews
from bot.services.thanks import Thanks
from bot.store.db import Database
from content import interviews as interview_words
from content import thanks as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import AROUND, Word


@dataclass(frozen=True)
class ThanksHandlers:
    db: Database
    thanks: Thanks
    interviews: Interviews

    def words(self) -> list[Word]:
        return [Word("thanks", self.typed, also=("thank",))]

    def register(self, routes: Routes) -> None:
        routes.action(Action.THANKS_OPEN, self.open)
        routes.action(Action.THANKS_TICK, self.tick)
        routes.action(Action.THANKS_DECLINE, self.decline)

    async def typed(self, request: Request, say: Say) -> None:
        company = "" if request.text.strip(AROUND).casefold() in content.POLITE else request.text
        found = await self.db.run(self.interviews.held, request.who, company)
        if not found:
            await say.here(content.none_held(company))
        elif company and len(found) > 1:
            await say.privately(interview_words.which(found, Action.THANKS_OPEN))
        else:
            await say.privately(content.card(found[0].interview))

    async def open(self, request: Request, say: Say) -> None:
        interview = await self.db.run(self.thanks.open, request.who, request.item)
        await say.privately(content.card(interview))

    async def tick(self, request: Request, say: Say) -> None:
        ticked, unticked = request.ticks()
        who, interview = request.who, request.item
        one = await self.db.run(self.thanks.tick, who, interview, ticked=ticked, unticked=unticked)
        await _redraw(request, say, one)

    async def decline(self, request: Request, say: Say) -> None:
        declined = request.subject[1:2] == ("1",)
        one = await self.db.run(self.thanks.decline, request.who, request.item, declined=declined)
        await _redraw(request, say, one)


async def _redraw(request: Request, say: Say, interview: Interview) -> None:
    """The card that was clicked, as it stands now."""
    place = Place(request.channel, str(request.message.get("ts", "")))
    ordinal = {"1": 1, "2": 2}.get(request.subject[-1], 0) if len(request.subject) > 1 else 0
    if not await say.redraws(place, content.card(interview, ordinal=ordinal)):
        await say.privately(content.card(interview))
