"""The preparation of an interview, reached from its checklist: opened, and written section by section."""

from dataclasses import dataclass

from bot.errors import ItemGone
from bot.ids import Action, Form
from bot.models.preparations import Section
from bot.services.checklists import Place
from bot.services.preparations import Preparations, Sheet, Workspace, Written
from bot.store.db import Database
from content import preparation_forms as windows
from content import preparations as content
from handlers.request import Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class PreparationHandlers:
    db: Database
    preparations: Preparations

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.PREPARATIONS_OPEN, self.open)
        routes.action(Action.PREPARATIONS_EDIT, self.edit)
        routes.form(Form.PREPARATIONS, self.keep)

    async def open(self, request: Request, say: Say) -> None:
        space = await self.db.run(self.preparations.open, request.who, request.item)
        await say.privately(content.workspace(space))

    async def edit(self, request: Request, say: Say) -> None:
        await say.opens()
        draft = await self.db.run(self.preparations.edit, request.who, _sheet(request))
        await say.shows(windows.form(draft))

    async def keep(self, request: Request, say: Say) -> None:
        sheet = Sheet.read(request.about)
        words = _written(request.fields, sheet.section)
        done = await self.db.run(self.preparations.keep, request.who, sheet, words)
        if not isinstance(done, Workspace):
            await say.accepts(windows.form(done))
        elif done.changed:
            await say.accepts()
            shown, place = content.workspace(done), Place(sheet.channel, sheet.ts)
            if not (sheet.ts and await say.redraws(place, shown)):
                await say.privately(shown)


def _sheet(request: Request) -> Sheet:
    """The section that a button names, and the message it is on: that one is drawn anew."""
    named = "".join(request.subject[1:2])
    if named not in set(Section):
        raise ItemGone
    return Sheet(request.item, Section(named), 0, request.channel, str(request.message.get("ts", "")))


def _written(fields: Fields, section: Section) -> Written:
    """A box of the bank's questions goes by the question's id."""
    texts = {part: fields.text(part) for part in section.parts}
    picked = frozenset().union(*(fields.choices(block) for block in fields.values))
    return Written(texts, tuple(picked))
