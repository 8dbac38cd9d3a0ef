"""“Stop these” on every reminder, and the way back."""

from dataclasses import dataclass

from bot.errors import ItemGone
from bot.ids import Action
from bot.models.reminders import Kind
from bot.services.people import People
from bot.store.db import Database
from content import reminders as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class ReminderHandlers:
    db: Database
    people: People

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.REMINDERS_STOP, self.stop)
        routes.action(Action.REMINDERS_RESUME, self.resume)
        routes.action(Action.LINKS_OPEN, self.opened)

    async def opened(self, _request: Request, _say: Say) -> None:
        """A link: the browser opens it, and Slack wants to hear that we heard."""

    async def stop(self, request: Request, say: Say) -> None:
        kind = _kind(request)
        await self.db.run(self.people.stop, request.who, kind)
        await say.privately(content.stopped(kind))

    async def resume(self, request: Request, say: Say) -> None:
        kind = _kind(request)
        await self.db.run(self.people.resume, request.who, kind)
        await say.privately(content.resumed(kind))


def _kind(request: Request) -> Kind:
    """Raises ItemGone for a kind that no longer exists: buttons outlive releases."""
    named = next(iter(request.subject), "")
    if named not in set(Kind):
        raise ItemGone
    return Kind(named)
