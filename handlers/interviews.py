"""`/secondround add` and `interviews`: added, detailed, moved, cancelled, decided, listed."""

from dataclasses import dataclass

from bot import zones
from bot.catalogue import InterviewFormat, InterviewType
from bot.clock import Clock
from bot.errors import FieldError
from bot.ids import Action, Form, Options
from bot.models.interviews import Outcome
from bot.services.checklists import Scheduled
from bot.services.interviews import Details, Interviews, Stale, When, read_names
from bot.services.people import People
from bot.store.db import Database
from content import interviews as content
from handlers.checklists import LiveList
from handlers.request import Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class InterviewHandlers:
    db: Database
    interviews: Interviews
    people: People
    lists: LiveList
    clock: Clock

    def words(self) -> list[Word]:
        return [Word("add", self.add), Word("interviews", self.list, also=("interview", "list"))]

    def register(self, routes: Routes) -> None:
        routes.action(Action.INTERVIEWS_ADD, self.add)
        routes.action(Action.INTERVIEWS_LIST, self.list)
        routes.action(Action.INTERVIEWS_DETAILS, self.detail)
        routes.action(Action.INTERVIEWS_RESCHEDULE, self.reschedule)
        routes.action(Action.INTERVIEWS_FOLD, self.choose_hour)
        routes.action(Action.INTERVIEWS_CANCEL, self.cancel)
        routes.action(Action.INTERVIEWS_REOPEN, self.reopen)
        routes.action(Action.INTERVIEWS_OUTCOME, self.decide)
        routes.form(Form.INTERVIEWS_ADD, self.added)
        routes.form(Form.INTERVIEWS_DETAILS, self.detailed)
        routes.form(Form.INTERVIEWS_RESCHEDULE, self.rescheduled)
        routes.options(Options.ZONES, self.search_zones)

    async def add(self, request: Request, say: Say) -> None:
        if not request.trigger:
            await say.here(content.add_by_button())
            return
        await say.opens()
        person = await self.db.run(self.people.get, request.who)
        before = await self._before(request)
        zone = before.interview.zone if before else person.zone
        await say.shows(
            content.add_form(zones.choice(zone, self.clock.now()), before.interview if before else None)
        )

    async def added(self, request: Request, say: Say) -> None:
        fields = request.fields
        type_ = InterviewType(_one_of(fields, "type", InterviewType))
        one = await self.db.run(
            self.interviews.add, request.who, request.view_id, fields.text("company"), type_, _when(fields)
        )
        await say.accepts()
        if one.changed:
            await self.lists.show(say, one, content.ADDED)

    async def detail(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(content.details_form(await self._shown(request)))

    async def detailed(self, request: Request, say: Say) -> None:
        interview, version = content.about(request.about)
        saved = await self.db.run(
            self.interviews.detail, request.who, interview, version, _details(request.fields)
        )
        if isinstance(saved, Stale):
            await say.accepts(content.details_form(saved.now, warning=True))
        else:
            await say.accepts()
            await self.lists.refresh(say, saved, content.DETAILED)

    async def reschedule(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(content.reschedule_form(await self._shown(request), self.clock.now()))

    async def rescheduled(self, request: Request, say: Say) -> None:
        interview, version = content.about(request.about)
        when = _when(request.fields)
        saved = await self.db.run(self.interviews.reschedule, request.who, interview, version, when)
        if isinstance(saved, Stale):
            await say.accepts(content.reschedule_form(saved.now, self.clock.now(), warning=True))
        else:
            await say.accepts()
            await self.lists.show(say, saved, content.MOVED)

    async def choose_hour(self, request: Request, say: Say) -> None:
        interview, fold = request.subject
        one = await self.db.run(self.interviews.choose_hour, request.who, interview, int(fold == "1"))
        await self.lists.refresh(say, one)

    async def cancel(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.interviews.cancel, request.who, request.subject[0])
        if one.changed:
            await say.privately(content.cancelled(one))

    async def reopen(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.interviews.reopen, request.who, request.subject[0])
        if one.changed:
            await self.lists.show(say, one, content.REOPENED)

    async def decide(self, request: Request, say: Say) -> None:
        interview, _, outcome = request.value.partition(":")
        one = await self.db.run(self.interviews.decide, request.who, interview, Outcome(outcome))
        if one.changed:
            await say.privately(content.decided(one))

    async def list(self, request: Request, say: Say) -> None:
        found = await self.db.run(self.interviews.listed, request.who)
        await say.privately(content.listed(found, self.clock.now(), int(next(iter(request.subject), 0))))

    async def search_zones(self, request: Request, say: Say) -> None:
        await say.offers(content.zone_options(zones.search(request.value, self.clock.now())))

    async def _before(self, request: Request) -> Scheduled | None:
        return await self._shown(request) if request.subject else None

    async def _shown(self, request: Request) -> Scheduled:
        return await self.db.run(self.interviews.show, request.who, request.subject[0])


def _when(fields: Fields) -> When:
    return When(fields.moment("date", "time"), fields.choice("zone") or "")


def _details(fields: Fields) -> Details:
    format_ = fields.choice("format")
    return Details(
        role=fields.text("role"),
        round=fields.choice("round"),
        format=InterviewFormat(format_) if format_ else None,
        minutes=fields.number("minutes", 5, 720, 60),
        place=fields.text("place"),
        interviewers=read_names(fields.text("interviewers")),
        notes=fields.text("notes"),
    )


def _one_of(fields: Fields, block: str, allowed: type[InterviewType]) -> str:
    chosen = fields.choice(block)
    if chosen not in set(allowed):
        raise FieldError(block, "Please pick one.")
    return chosen
