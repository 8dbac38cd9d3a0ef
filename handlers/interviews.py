"""`/secondround add` and `interviews`: added, detailed, moved, cancelled, decided, listed."""

from dataclasses import dataclass

from bot import zones
from bot.catalogue import InterviewFormat, InterviewType
from bot.clock import Clock
from bot.errors import ItemGone
from bot.ids import Action, Form, Options, Shortcut, new_id
from bot.message import Message
from bot.models.interviews import Outcome
from bot.models.people import Person
from bot.services.checklists import Scheduled
from bot.services.drafts import Draft, after, loaded, pasted, typed
from bot.services.entries import Details, When, read_people
from bot.services.interviews import Interviews, New, Stale
from bot.services.people import People
from bot.store.db import Database
from content import drafts
from content import interview_forms as windows
from content import interviews as content
from content import joined as joining
from handlers.checklists import LiveList
from handlers.request import Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word

FAR = 5
"""Digits that no place in a list has."""


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
        routes.action(Action.INTERVIEWS_CONFIRM, self.confirm)
        routes.action(Action.INTERVIEWS_NEXT, self.next_round)
        routes.action(Action.INTERVIEWS_JOIN, self.join)
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
        routes.shortcut(Shortcut.ADD, self.add_from_message)
        routes.options(Options.ZONES, self.search_zones)

    async def add(self, request: Request, say: Say) -> None:
        person = await self.db.run(self.people.get, request.who)
        if request.text:
            await say.here(self._understood(request.text, person))
        elif not request.trigger:
            await say.here(content.add_by_button())
        else:
            await say.opens()
            draft = loaded(request.value) if request.value else Draft(zone=person.zone)
            await say.shows(windows.add_form(draft, self.clock.now()))

    async def next_round(self, request: Request, say: Say) -> None:
        await say.opens()
        draft = after((await self._shown(request)).interview, new_id())
        await say.shows(windows.add_form(draft, self.clock.now()))

    async def add_from_message(self, request: Request, say: Say) -> None:
        person = await self.db.run(self.people.get, request.who)
        draft = pasted(request.text, person, self.clock.now(), new_id())
        await say.opens()
        await say.shows(windows.add_form(draft, self.clock.now()))

    async def added(self, request: Request, say: Say) -> None:
        new = entered(request, loaded(request.about))
        one = await self.db.run(self.interviews.add, request.who, new)
        await say.accepts()
        if one.changed:
            await self.lists.show(say, one, content.ADDED)
            await ask_whose_next(self.db, self.interviews, one, say)

    async def confirm(self, request: Request, say: Say) -> None:
        draft = loaded(request.value)
        if draft.when is None or draft.type is None:
            raise ItemGone
        new = New(f"card:{draft.token}", draft.company, draft.type, draft.when, draft.details)
        one = await self.db.run(self.interviews.add, request.who, new)
        if one.changed:
            await say.instead(drafts.added(one))
            await self.lists.show(say, one, content.ADDED)
            await ask_whose_next(self.db, self.interviews, one, say)

    async def join(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.interviews.join, request.who, request.item)
        if one.changed:
            await say.instead(joining.joined(one))
            await self.lists.refresh(say, one, joining.JOINED)

    async def detail(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.details_form(await self._shown(request)))

    async def detailed(self, request: Request, say: Say) -> None:
        interview, version = windows.about(request.about)
        saved = await self.db.run(
            self.interviews.detail, request.who, interview, version, _details(request.fields)
        )
        if isinstance(saved, Stale):
            await say.accepts(windows.details_form(saved.now, warning=True))
        else:
            await say.accepts()
            if saved.changed:
                await self.lists.refresh(say, saved, content.DETAILED)

    async def reschedule(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.reschedule_form(await self._shown(request), self.clock.now()))

    async def rescheduled(self, request: Request, say: Say) -> None:
        interview, version = windows.about(request.about)
        when = _when(request.fields)
        saved = await self.db.run(self.interviews.reschedule, request.who, interview, version, when)
        if isinstance(saved, Stale):
            await say.accepts(windows.reschedule_form(saved.now, self.clock.now(), warning=True))
        else:
            await say.accepts()
            if saved.changed:
                await self.lists.show(say, saved, content.MOVED)

    async def choose_hour(self, request: Request, say: Say) -> None:
        fold = int(request.subject[1:] == ("1",))
        one = await self.db.run(self.interviews.choose_hour, request.who, request.item, fold)
        await self.lists.refresh(say, one)

    async def cancel(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.interviews.cancel, request.who, request.item)
        if one.changed:
            await say.privately(content.cancelled(one))

    async def reopen(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.interviews.reopen, request.who, request.item)
        if one.changed:
            await self.lists.show(say, one, content.REOPENED)

    async def decide(self, request: Request, say: Say) -> None:
        interview, _, outcome = request.value.partition(":")
        if outcome not in set(Outcome):
            raise ItemGone
        one = await self.db.run(self.interviews.decide, request.who, interview, Outcome(outcome))
        if one.changed:
            await say.privately(content.decided(one))

    async def list(self, request: Request, say: Say) -> None:
        found = await self.db.run(self.interviews.listed, request.who)
        await say.privately(content.listed(found, self.clock.now(), _start(request)))

    async def search_zones(self, request: Request, say: Say) -> None:
        await say.offers(windows.zone_options(zones.search(request.value, self.clock.now())))

    def _understood(self, text: str, person: Person) -> Message:
        draft, reading = typed(text, person, self.clock.now(), new_id())
        return drafts.understood(draft, reading.questions)

    async def _shown(self, request: Request) -> Scheduled:
        return await self.db.run(self.interviews.show, request.who, request.item)


async def ask_whose_next(db: Database, interviews: Interviews, one: Scheduled, say: Say) -> None:
    """Where it may be the next round of a process: a round often comes by itself, by mail or typed."""
    before = await db.run(interviews.before, one.person.who, one.interview.id)
    if before is not None:
        await say.privately(joining.asks_whose_next(one, before))


def entered(request: Request, draft: Draft) -> New:
    """The add form as it was sent, with what its draft knew besides."""
    fields = request.fields
    type_ = InterviewType(fields.one_of("type", InterviewType))
    return New(request.view_id, fields.text("company"), type_, _when(fields), draft.details, draft.previous)


def _when(fields: Fields) -> When:
    return When(fields.moment("date", "time"), fields.choice("zone") or "")


def _details(fields: Fields) -> Details:
    return Details(
        role=fields.text("role", 150),
        round=fields.one_of("round", windows.ROUNDS) if fields.choice("round") else None,
        format=InterviewFormat(fields.one_of("format", InterviewFormat)) if fields.choice("format") else None,
        minutes=fields.number("minutes", 5, 720, 60),
        place=fields.text("place", 500),
        interviewers=read_people(fields.text("interviewers")),
        notes=fields.text("notes"),
    )


def _start(request: Request) -> int:
    """Where the page of the list begins that a button asks for."""
    asked = next(iter(request.subject), "")
    return int(asked) if asked.isdecimal() and len(asked) < FAR else 0
