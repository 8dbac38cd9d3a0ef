"""Calendar files dropped into the DM: read in a thread, shown as a card, taken in when the person says so."""

import asyncio
import re
from dataclasses import dataclass

from bot.clock import Clock
from bot.errors import ItemGone
from bot.ids import Action, Form
from bot.invitations import Invitations, read_invitations
from bot.services.calendars import single
from bot.services.drafts import loaded
from bot.services.interviews import Interviews
from bot.services.invitations import Invitees, Source
from bot.services.proposals import Standing
from bot.store.db import Database
from content import interview_forms as windows
from content import interviews as interview_words
from content import invitations as content
from handlers.checklists import LiveList
from handlers.interviews import ask_whose_next, entered
from handlers.request import Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word

MOST = 5 * 2**20
"""Bytes that are fetched; the reader refuses smaller ones in its own words."""
MOST_FILES = 5
TOKEN = re.compile(r"(?P<file>F[A-Z0-9]{1,40}):(?P<place>\d{1,3})")


@dataclass(frozen=True)
class InvitationHandlers:
    db: Database
    invitees: Invitees
    interviews: Interviews
    lists: LiveList
    clock: Clock

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.INVITATIONS_TAKE, self.take)
        routes.action(Action.INVITATIONS_APART, self.keep_apart)
        routes.action(Action.INVITATIONS_EDIT, self.edit)
        routes.action(Action.INVITATIONS_FILE, self.hand_over)
        routes.form(Form.INVITATIONS_ADD, self.added)

    async def dropped(self, request: Request, say: Say) -> None:
        for file in request.calendars[:MOST_FILES]:
            found = await self._read(file, say)
            if not found.ok:
                await say.privately(content.refused(found.reason))
                continue
            offers = await self.db.run(self.invitees.offers, request.who, found, file)
            await say.privately(content.offered(offers, found.left_out))

    async def take(self, request: Request, say: Say) -> None:
        await self._take(request, say, apart=False)

    async def keep_apart(self, request: Request, say: Say) -> None:
        await self._take(request, say, apart=True)

    async def edit(self, request: Request, say: Say) -> None:
        source = _source(request.value)
        await say.opens()
        found = await self._read(source.file, say)
        offers = await self.db.run(self.invitees.offers, request.who, found, source.file)
        if source.place >= len(offers):
            raise ItemGone
        draft = offers[source.place].draft
        await say.shows(windows.invitation_form(draft, self.clock.now()))

    async def added(self, request: Request, say: Say) -> None:
        """Added before the file is fetched once more, so that nothing typed depends on that."""
        draft = loaded(request.about)
        source = _source(draft.token)
        new = entered(request, draft)
        one = await self.db.run(self.interviews.add, request.who, new)
        await say.accepts()
        if one.changed:
            await self.lists.show(say, one, interview_words.ADDED)
            found = await self._read(source.file, say)
            whole = await self.db.run(self.invitees.attach, request.who, one.interview.id, found, source)
            await self.lists.refresh(say, whole, interview_words.ADDED)
            await ask_whose_next(self.db, self.interviews, whole, say)

    async def hand_over(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.interviews.show, request.who, request.item)
        file = single(one.interview, self.clock.now())
        await say.hands_over(file.name, file.content)
        await say.privately(content.handed_over(one.interview))

    async def _take(self, request: Request, say: Say, *, apart: bool) -> None:
        source = _source(request.value)
        found = await self._read(source.file, say)
        taken = await self.db.run(self.invitees.take, request.who, found, source, apart=apart)
        if not taken.one.changed:
            await say.instead(content.unchanged(taken.one))
            return
        await say.instead(content.done(taken.one, taken.standing))
        if taken.standing is not Standing.CALLED_OFF:
            await self.lists.show(say, taken.one, content.DONE[taken.standing])
            await ask_whose_next(self.db, self.interviews, taken.one, say)

    async def _read(self, file: str, say: Say) -> Invitations:
        octets = await say.takes(file, MOST)
        return await asyncio.to_thread(read_invitations, octets, now=self.clock.now())


def _source(token: str) -> Source:
    """Raises ItemGone for what no card offered."""
    match = TOKEN.fullmatch(token)
    if match is None:
        raise ItemGone
    return Source(match["file"], int(match["place"]))
