"""`/secondround offers`: recorded when one comes, with the rest added later, listed with their deadlines."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.ids import Action, Form
from bot.message import Message
from bot.models.offers import Extras, Notes, Terms
from bot.services.amounts import read_bonus, read_pay
from bot.services.offer_sheets import Draft, OfferSheets, Sheet
from bot.services.offers import Found, Offers
from bot.store.db import Database
from content import decisions
from content import offer_forms as windows
from content import offer_lists as lists
from content import offers as content
from handlers.request import Fields, Request
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class OfferHandlers:
    db: Database
    offers: Offers
    sheets: OfferSheets
    clock: Clock

    def words(self) -> list[Word]:
        return [Word("offers", self.typed, also=("offer",))]

    def register(self, routes: Routes) -> None:
        routes.action(Action.OFFERS_RECORD, self.record)
        routes.action(Action.OFFERS_SHOW, self.show)
        routes.action(Action.OFFERS_EDIT, self.edit)
        routes.action(Action.OFFERS_DETAILS, self.detail)
        routes.action(Action.OFFERS_NEGOTIATE, self.negotiate)
        routes.action(Action.OFFERS_WRITING, self.in_writing)
        routes.action(Action.OFFERS_LINK, self.link)
        routes.action(Action.OFFERS_JOIN, self.join)
        routes.action(Action.OFFERS_REMOVE, self.remove)
        routes.form(Form.OFFERS, self.kept)
        routes.form(Form.OFFERS_DETAILS, self.detailed)
        routes.form(Form.OFFERS_NOTES, self.noted)

    async def typed(self, request: Request, say: Say) -> None:
        found = await self.db.run(self.offers.found, request.who, request.text)
        if request.text:
            await say.privately(self._at(request.text, found))
        else:
            await say.privately(lists.listed(found, self.clock.now()))

    async def record(self, request: Request, say: Say) -> None:
        await say.opens()
        source = next(iter(request.subject), "")
        await say.shows(windows.record(await self.db.run(self.offers.blank, request.who, source)))

    async def edit(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.record(await self.db.run(self.offers.edit, request.who, request.item)))

    async def kept(self, request: Request, say: Say) -> None:
        sheet, terms = Sheet.read(request.about), _terms(request.fields, request.before)
        done = await self.db.run(self.offers.keep, request.who, request.view_id, sheet, terms)
        if isinstance(done, Draft):
            await say.accepts(windows.record(done))
        elif done.changed:
            await say.accepts()
            now = self.clock.now()
            new = not sheet.offer
            await say.privately(
                content.recorded(done, now) if new else content.card(done, now, content.SAVED)
            )

    async def detail(self, request: Request, say: Say) -> None:
        await say.opens()
        draft = await self.db.run(self.sheets.detail, request.who, request.item)
        await say.shows(windows.details(draft))

    async def detailed(self, request: Request, say: Say) -> None:
        sheet = Sheet.read(request.about)
        one = await self.db.run(self.offers.show, request.who, sheet.offer)
        extras = _extras(request.fields, one.offer.terms.currency)
        done = await self.db.run(self.sheets.keep_details, request.who, sheet, extras)
        if isinstance(done, Draft):
            await say.accepts(windows.details(done))
        elif done.changed:
            await say.accepts()
            await say.privately(content.card(done, self.clock.now(), content.SAVED))

    async def negotiate(self, request: Request, say: Say) -> None:
        await say.opens()
        await say.shows(windows.notes(await self.db.run(self.sheets.negotiate, request.who, request.item)))

    async def noted(self, request: Request, say: Say) -> None:
        notes = Notes(**{name: request.fields.text(name, 1000) for name in windows.SHEET})
        done = await self.db.run(self.sheets.keep_notes, request.who, Sheet.read(request.about), notes)
        if isinstance(done, Draft):
            await say.accepts(windows.notes(done))
        elif done.changed:
            await say.accepts()
            await say.privately(decisions.negotiation(done))

    async def show(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.offers.show, request.who, request.item)
        await say.privately(content.card(one, self.clock.now()))

    async def in_writing(self, request: Request, say: Say) -> None:
        one = await self.db.run(self.offers.now_in_writing, request.who, request.item)
        if one.changed:
            await say.privately(content.card(one, self.clock.now(), content.WRITTEN))

    async def link(self, request: Request, say: Say) -> None:
        interview = "".join(request.subject[1:2])
        one = await self.db.run(self.offers.link, request.who, request.item, interview)
        if one.changed:
            await say.privately(content.card(one, self.clock.now(), content.LINKED))

    async def join(self, request: Request, say: Say) -> None:
        interview = "".join(request.subject[1:2])
        one = await self.db.run(self.offers.join, request.who, request.item, interview)
        if one.changed:
            await say.privately(content.card(one, self.clock.now(), content.LINKED))

    async def remove(self, request: Request, say: Say) -> None:
        found = await self.db.run(self.offers.remove, request.who, request.item)
        await say.privately(lists.removed(found, self.clock.now()))

    def _at(self, company: str, found: Found) -> Message:
        """One offer as its card, several as a list; where there is none, the way to record it."""
        if not found.offers:
            return lists.none_at(company, found.rounds)
        if len(found.offers) == 1:
            return content.card(found.offers[0], self.clock.now())
        return lists.listed(found, self.clock.now())


def _terms(fields: Fields, before: Fields) -> Terms:
    typed = fields.text("currency", 10)
    base, currency = read_pay(fields.text("base", 60), typed, untouched=typed == before.text("currency"))
    return Terms(
        company=fields.text("company"),
        role=fields.text("role", 150),
        base=base,
        currency=currency,
        deadline=fields.day("deadline"),
        in_writing=bool(fields.choices("in_writing")),
    )


def _extras(fields: Fields, currency: str) -> Extras:
    bonus = read_bonus(fields.text("bonus", 60), currency)
    return Extras(bonus, **{name: fields.text(name, 500) for name in windows.LINES})
