"""`/secondround tips [topic]`: one piece of advice at a time."""

from dataclasses import dataclass

from bot.ids import Action
from bot.message import Message
from bot.models.people import Who
from bot.services.tips import Matter, Tips
from bot.store.db import Database
from content import tips as content
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class TipHandlers:
    db: Database
    tips: Tips

    def words(self) -> list[Word]:
        return [Word("tips", self.typed, also=("tip",))]

    def register(self, routes: Routes) -> None:
        routes.action(Action.TIPS_ANOTHER, self.another)
        routes.action(Action.TIPS_TOPIC, self.another)

    async def typed(self, request: Request, say: Say) -> None:
        about = self.tips.named(request.text) if request.text else None
        if request.text and about is None:
            await say.here(content.unknown_topic(request.text, self.tips.catalogue))
        else:
            await say.here(await self._tip(request.who, about))

    async def another(self, request: Request, say: Say) -> None:
        about = self.tips.matter(next(iter(request.subject), ""))
        await say.instead(await self._tip(request.who, about))

    async def _tip(self, who: Who, about: Matter | None) -> Message:
        advice = await self.db.run(self.tips.next, who, about)
        why = content.fits(advice.interview.company) if advice.interview else content.about(about)
        return content.one(advice.tip, self.tips.catalogue, about, why)
