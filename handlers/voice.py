"""An audio clip sent in reply to a question: looked at through what Slack wrote down of it, once it has."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.ids import Action
from bot.services.feedback import Feedback
from bot.services.rounds import Round
from bot.services.voice import Sent, Voice
from bot.slack.clips import Transcript
from bot.store.db import Database
from content import feedback
from content import voice as content
from handlers.mocks import goes_on
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class VoiceHandlers:
    db: Database
    voice: Voice

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.VOICE_LOOK, self.look)

    async def heard(self, request: Request, say: Say) -> None:
        await self._look(request, say, request.clips[0], request.thread)

    async def look(self, request: Request, say: Say) -> None:
        await self._look(request, say, request.value, request.item)

    async def listen(self, routes: Routes, client: AsyncWebClient) -> None:
        """Looks at every clip that is waited for; says nothing of those that wait on."""
        for clip in await self.db.run(self.voice.waiting):

            async def again(_request: Request, say: Say, clip: Sent = clip) -> None:
                await self._judged(say, clip)

            await routes.answer(Request(clip.who, clip.channel), client, again, meets=False)

    async def _look(self, request: Request, say: Say, file: str, thread: str) -> None:
        clip = await self.db.run(self.voice.sent, request.who, file, request.channel, thread)
        if not await self._judged(say, clip):
            await say.instead(content.underway(file, thread))

    async def _judged(self, say: Say, clip: Sent) -> bool:
        """False where it has to wait."""
        found = await say.hears(clip.file)
        state = found.state if found else Transcript.MISSING
        if state is Transcript.UNDERWAY and await self.db.run(self.voice.wait, clip):
            return False
        if found is None or state is not Transcript.READY or not found.words.strip():
            await say.instead(content.missing())
        else:
            await _answered(say, await self.db.run(self.voice.keep, clip, found.words, found.seconds))
        return True


async def _answered(say: Say, done: Feedback | Round | None) -> None:
    if isinstance(done, Round):
        await goes_on(say, done)
    else:
        await say.instead(feedback.card(done) if done else content.nothing_asked())
