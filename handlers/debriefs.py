"""`/secondround debrief [company]`: two short windows while memory is fresh."""

from dataclasses import dataclass

from bot.ids import Action, Form
from bot.models.debriefs import Attire, Fresh, Rest
from bot.services.debriefs import Debriefed, Debriefs, Sheet
from bot.services.entries import read_lines
from bot.services.interviews import Interviews
from bot.store.db import Database
from content import debrief_forms as windows
from content import debriefs as content
from content import interviews as interview_words
from content.canceled import NOTHING_TO_LOOK_BACK_ON, canceled
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
        routes.action(Action.DEBRIEFS_MORE, self.more)
        routes.action(Action.DEBRIEFS_SHOW, self.show)
        routes.action(Action.DEBRIEFS_DECLINE, self.decline)
        routes.form(Form.DEBRIEFS, self.keep)
        routes.form(Form.DEBRIEFS_MORE, self.add)

    async def typed(self, request: Request, say: Say) -> None:
        found = await self.db.run(self.interviews.held, request.who, request.text)
        if not found:
            await self._none_held(request, say)
        elif request.text and len(found) > 1:
            await say.privately(interview_words.which(found, Action.DEBRIEFS_OPEN))
        elif found[0].interview.debriefed:
            one = await self.db.run(self.debriefs.show, request.who, found[0].interview.id)
            await say.privately(content.shown(one))
        else:
            await say.privately(content.prompt(found[0].interview, ordinal=1))

    async def open(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.form(await self.db.run(self.debriefs.begin, request.who, request.item)))

    async def more(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.form(await self.db.run(self.debriefs.go_on, request.who, request.item)))

    async def show(self, request: Request, say: Say) -> None:
        await say.privately(content.shown(await self.db.run(self.debriefs.show, request.who, request.item)))

    async def decline(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.debriefs.decline, request.who, request.item)
        await say.privately(content.declined(one.interview))

    async def keep(self, request: Request, say: Say) -> None:
        interview, opened = windows.about(request.about)
        await _say(
            say,
            await self.db.run(self.debriefs.keep, request.who, interview, opened, _fresh(request.filled)),
        )

    async def add(self, request: Request, say: Say) -> None:
        interview, opened = windows.about(request.about)
        await _say(
            say, await self.db.run(self.debriefs.add, request.who, interview, opened, _rest(request.filled))
        )

    async def _none_held(self, request: Request, say: Say) -> None:
        off = await self.db.run(self.debriefs.called_off, request.who, request.text) if request.text else None
        await say.here(canceled(off, NOTHING_TO_LOOK_BACK_ON) if off else content.none_held(request.text))


async def _say(say: Say, done: Debriefed | Sheet) -> None:
    if isinstance(done, Sheet):
        await say.accepts(windows.form(done))
    elif done.changed:
        await say.accepts()
        await say.privately(content.kept(done))


def _fresh(fields: Fields) -> Fresh:
    return Fresh(
        felt=_step(fields, "felt"),
        strong=_lines(fields, "strong"),
        okay=_lines(fields, "okay"),
        rough=_lines(fields, "rough"),
        decision=fields.day("decision"),
        next_time=fields.text("next_time"),
    )


def _rest(fields: Fields) -> Rest:
    attire = fields.choice("attire")
    return Rest(
        unsaid=_lines(fields, "unsaid"),
        promise=_lines(fields, "promise"),
        signals=fields.text("signals"),
        surprises=fields.text("surprises"),
        attire=Attire(attire) if attire in set(Attire) else None,
        enthusiasm=_step(fields, "enthusiasm"),
        rapport=_step(fields, "rapport"),
        told=tuple(sorted(fields.choices("told"))),
    )


def _lines(fields: Fields, box: str) -> tuple[str, ...]:
    return tuple(read_lines(fields.text(box)))


def _step(fields: Fields, block: str) -> int | None:
    """A step of a scale; what is no number is none that is offered."""
    chosen = fields.choice(block)
    return None if chosen is None else int(chosen) if chosen.isdecimal() else 0
