"""The notes of thanks: a page of them, ticked, turned, and edited one at a time."""

from dataclasses import dataclass

from bot.ids import Action, Form
from bot.services.checklists import Place
from bot.services.notes import Noted, Notes, Writing
from bot.store.db import Database
from content import notes as content
from handlers.request import LONG, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word

WRITING = 3
"""How many parts follow the verb in the id of a button on one note: interview, interviewer, page."""


@dataclass(frozen=True)
class NoteHandlers:
    db: Database
    notes: Notes

    def words(self) -> list[Word]:
        return []

    def register(self, routes: Routes) -> None:
        routes.action(Action.THANKS_NOTES, self.open)
        routes.action(Action.THANKS_WRITE, self.write)
        routes.action(Action.THANKS_MARK, self.mark)
        routes.form(Form.THANKS_NOTE, self.keep)

    async def open(self, request: Request, say: Say) -> None:
        """In a message of its own, or a page of it in place of the one before."""
        noted = await self.db.run(self.notes.open, request.who, request.item)
        if len(request.subject) > 1:
            await _redraw(say, _place(request), noted, _start(request.subject[1]))
        else:
            await say.privately(content.listed(noted))

    async def write(self, request: Request, say: Say) -> None:
        await say.opens()
        interview, interviewer, start = _named(request)
        sheet = await self.db.run(self.notes.begin, request.who, interview, interviewer)
        there = _place(request)
        about = content.About(interview, interviewer, sheet.stamp, False, there.channel, there.ts, start)
        await say.shows(content.form(sheet, about))

    async def mark(self, request: Request, say: Say) -> None:
        interview, interviewer, start = _named(request)
        ticked, unticked = request.ticks()
        noted = await self.db.run(
            self.notes.mark, request.who, interview, interviewer, ticked=ticked, unticked=unticked
        )
        await _redraw(say, _place(request), noted, start)

    async def keep(self, request: Request, say: Say) -> None:
        about = content.About.read(request.about)
        done = await self.db.run(
            self.notes.keep,
            request.who,
            about.interview,
            about.interviewer,
            about.stamp,
            _writing(request, about),
        )
        if isinstance(done, Noted):
            await say.accepts()
            await _redraw(say, Place(about.channel, about.ts), done, about.start)
        else:
            await say.accepts(content.form(done, about))


async def _redraw(say: Say, place: Place, noted: Noted, start: int) -> None:
    message = content.listed(noted, start)
    if not await say.redraws(place, message):
        await say.privately(message)


def _writing(request: Request, about: content.About) -> Writing:
    """A draft that was left as it came is no note of the person's own."""
    stayed, note = request.filled.text("stayed"), request.filled.text("note")
    untouched = about.drafted and note == request.before.text("note")
    return Writing(" ".join(stayed.split()), "" if untouched else note)


def _named(request: Request) -> tuple[str, str, int]:
    """The interview, the interviewer and the page that a button on a note is about."""
    interview, interviewer, start = (*request.subject, "", "")[:WRITING]
    return interview, interviewer, _start(start)


def _place(request: Request) -> Place:
    return Place(request.channel, str(request.message.get("ts", "")))


def _start(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < LONG else 0
