"""`/secondround prep [company]`: the one live checklist of an interview, ticked and edited."""

from dataclasses import dataclass

from bot.ids import Action, Form
from bot.models.people import Who
from bot.services.checklists import Checklists, Place, Scheduled, Sheet
from bot.services.debriefs import Debriefs
from bot.services.interviews import Interviews
from bot.slack.gateway import Gateway
from bot.store.db import Database
from content import checklists as content
from content import interviews as interview_words
from content.canceled import NOTHING_TO_PREPARE, canceled
from handlers.request import Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class LiveList:
    """The one message that shows an interview's checklist; an older copy becomes a link to it."""

    db: Database
    checklists: Checklists
    gateway: Gateway

    async def show(self, say: Say, one: Scheduled, lead: str = "") -> None:
        """In a new message, which is the live one from then on."""
        place = await say.privately(content.card(one, lead))
        await self.settle(one.person.who, one.interview.id, place)

    async def refresh(self, say: Say, one: Scheduled, lead: str = "") -> None:
        """In the message that shows it now, or in a new one where none does."""
        place = one.place
        if place is None or not await say.redraws(place, content.card(one, lead, kind=place.kind)):
            await self.show(say, one, lead)

    async def settle(self, who: Who, interview: str, place: Place) -> None:
        """Makes `place` the live message and turns the one before into a link."""
        before = await self.db.run(self.checklists.shown_at, who, interview, place)
        if before is not None:
            link = await self.gateway.permalink(place.channel, place.ts)
            await self.gateway.rewrite(before.channel, before.ts, content.moved_on(link))


@dataclass(frozen=True)
class ChecklistHandlers:
    db: Database
    checklists: Checklists
    interviews: Interviews
    debriefs: Debriefs
    lists: LiveList

    def words(self) -> list[Word]:
        return [Word("prep", self.prep, also=("prepare", "checklist"))]

    def register(self, routes: Routes) -> None:
        routes.action(Action.CHECKLISTS_OPEN, self.open)
        routes.action(Action.CHECKLISTS_TICK, self.tick)
        routes.action(Action.CHECKLISTS_EDIT, self.edit)
        routes.form(Form.CHECKLISTS_EDIT, self.edited)

    async def prep(self, request: Request, say: Say) -> None:
        found = await self.db.run(self.interviews.matching, request.who, request.text)
        if not found:
            await self._none_found(request, say)
        elif request.text and len(found) > 1:
            await say.privately(interview_words.which(found, Action.CHECKLISTS_OPEN))
        else:
            await self.lists.show(say, found[0])

    async def open(self, request: Request, say: Say) -> None:
        await self.lists.show(say, await self._opened(request))

    async def tick(self, request: Request, say: Say) -> None:
        ticked, unticked = request.ticks()
        one = await self.db.run(
            self.checklists.tick, request.who, request.item, ticked=ticked, unticked=unticked
        )
        await self.lists.refresh(say, one)

    async def edit(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(content.edit_form(await self._opened(request)))

    async def edited(self, request: Request, say: Say) -> None:
        before, after = _sheet(request.before), _sheet(request.fields)
        one = await self.db.run(self.checklists.edit, request.who, request.about, before, after)
        await say.accepts()
        await self.lists.refresh(say, one)

    async def _none_found(self, request: Request, say: Say) -> None:
        off = await self.db.run(self.debriefs.called_off, request.who, request.text) if request.text else None
        await say.here(canceled(off, NOTHING_TO_PREPARE) if off else interview_words.none_found(request.text))

    async def _opened(self, request: Request) -> Scheduled:
        return await self.db.run(self.checklists.open, request.who, request.item)


def _sheet(fields: Fields) -> Sheet:
    shown = (fields.choices(block) for block in fields.values if block.startswith("shown"))
    return Sheet(frozenset().union(*shown), fields.text("own"))
