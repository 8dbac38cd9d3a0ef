"""`/secondround stories`: the stories somebody tells in interviews, written, found again, told, put away."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.ids import Action, Form
from bot.models.answers import PARTS, Wording
from bot.models.stories import StoryText
from bot.services.stories import Kept, Sheet, Stories
from bot.services.tellings import Stage, Tellings
from bot.store.db import Database
from content import forms
from content import stories as content
from content import story_forms as windows
from handlers.request import LONG, Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class StoryHandlers:
    db: Database
    stories: Stories
    tellings: Tellings
    clock: Clock

    def words(self) -> list[Word]:
        return [Word("stories", self.typed, also=("story",))]

    def register(self, routes: Routes) -> None:
        routes.action(Action.STORIES_LIST, self.turn)
        routes.action(Action.STORIES_NEW, self.new)
        routes.action(Action.STORIES_SAVE, self.save)
        routes.action(Action.STORIES_EDIT, self.edit)
        routes.action(Action.STORIES_ARCHIVE, self.archive)
        routes.action(Action.STORIES_RESTORE, self.restore)
        routes.action(Action.STORIES_DELETE, self.delete)
        routes.action(Action.STORIES_TELL, self.tell)
        routes.action(Action.STORIES_UNTELL, self.untell)
        routes.form(Form.STORIES, self.keep)
        routes.form(Form.STORIES_TOLD, self.told)

    async def typed(self, request: Request, say: Say) -> None:
        bank = await self.db.run(self.stories.bank, request.who)
        await say.privately(content.listed(bank, self.clock.now()))

    async def turn(self, request: Request, say: Say) -> None:
        archived = request.item == content.ARCHIVE
        bank = await self.db.run(self.stories.bank, request.who, _start(request), archived=archived)
        await say.instead(content.listed(bank, self.clock.now()))

    async def new(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.form(await self.db.run(self.stories.blank, request.who)))

    async def save(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.form(await self.db.run(self.stories.from_answer, request.who, request.value)))

    async def edit(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.form(await self.db.run(self.stories.edit, request.who, request.value)))

    async def keep(self, request: Request, say: Say) -> None:
        sheet, words = Sheet.read(request.about), _words(request.filled)
        done = await self.db.run(self.stories.keep, request.who, request.view_id, sheet, words)
        if not isinstance(done, Kept):
            await say.accepts(windows.form(done))
        elif done.changed or done.untouched:
            await say.accepts()
            await say.privately(forms.unchanged() if done.untouched else content.kept(done))

    async def archive(self, request: Request, say: Say) -> None:
        bank = await self.db.run(
            self.stories.archive, request.who, request.value, _start(request), archived=True
        )
        await say.instead(content.listed(bank, self.clock.now(), content.ARCHIVED))

    async def restore(self, request: Request, say: Say) -> None:
        bank = await self.db.run(
            self.stories.archive, request.who, request.value, _start(request), archived=False
        )
        await say.instead(content.listed(bank, self.clock.now(), content.RESTORED))

    async def delete(self, request: Request, say: Say) -> None:
        bank = await self.db.run(self.stories.delete, request.who, request.value, _start(request))
        await say.instead(content.listed(bank, self.clock.now(), content.DELETED))

    async def tell(self, request: Request, say: Say) -> None:
        stage = await self.db.run(self.tellings.stage, request.who, request.value)
        if not stage.interviews:
            await say.privately(content.nowhere(stage))
            return
        await say.opens()
        await say.shows(windows.telling(stage, self.clock.now()))

    async def told(self, request: Request, say: Say) -> None:
        story, _, warned = request.about.partition("|")
        interview = request.filled.choice("interview") or ""
        done = await self.db.run(self.tellings.tell, request.who, story, interview, warned)
        if isinstance(done, Stage):
            await say.accepts(windows.telling(done, self.clock.now()))
        elif done.changed:
            await say.accepts()
            await say.privately(content.told(done, self.clock.now()))

    async def untell(self, request: Request, say: Say) -> None:
        interview = "".join(request.subject[1:])
        done = await self.db.run(self.tellings.untell, request.who, request.item, interview)
        await say.instead(content.untold(done))


def _words(fields: Fields) -> StoryText:
    wording = Wording(**{name: fields.text(name) for name in PARTS})
    return StoryText(fields.text("title"), wording, tuple(sorted(fields.choices("competencies"))))


def _start(request: Request) -> int:
    """Where the page begins that a button stands on or asks for."""
    asked = (request.subject or ("",))[-1]
    return int(asked) if asked.isdecimal() and len(asked) < LONG else 0
