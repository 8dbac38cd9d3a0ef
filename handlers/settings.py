"""`/secondround settings`, `mute` and `unmute`: when the bot may speak, and what it held back."""

from dataclasses import dataclass

from bot import zones
from bot.clock import Clock
from bot.ids import Action, Form
from bot.models.people import Timing
from bot.models.reminders import Kind
from bot.services.people import People
from bot.services.settings import Choices, Settings, read_until
from bot.store.db import Database
from content import settings as content
from content import silence
from handlers.request import LONG, Fields, Request, from_profile
from handlers.routes import Routes
from handlers.say import Say
from handlers.words import Word


@dataclass(frozen=True)
class SettingsHandlers:
    db: Database
    settings: Settings
    people: People
    clock: Clock

    def words(self) -> list[Word]:
        return [
            Word("settings", self.open, also=("preferences",)),
            Word("mute", self.mute, also=("silence",)),
            Word("unmute", self.unmute),
        ]

    def register(self, routes: Routes) -> None:
        routes.action(Action.SETTINGS_OPEN, self.open)
        routes.action(Action.SETTINGS_CONFIRM, self.confirm)
        routes.action(Action.SETTINGS_MUTE, self.mute)
        routes.action(Action.SETTINGS_MUTE_ALL, self.mute_all)
        routes.action(Action.SETTINGS_UNMUTE, self.unmute)
        routes.action(Action.SETTINGS_SEND_HELD, self.send_held)
        routes.action(Action.SETTINGS_ZONE, self.move)
        routes.action(Action.SETTINGS_KEEP_ZONE, self.keep_zone)
        routes.event("user_change", from_profile, self.moved_in_slack, meets=False)
        routes.form(Form.SETTINGS, self.changed)

    async def open(self, request: Request, say: Say) -> None:
        person = await self.db.run(self.settings.get, request.who)
        if not request.trigger:
            await say.here(content.overview(person, self.clock.now()))
            return
        await say.opens()
        await say.shows(content.form(person, self.clock.now()))

    async def changed(self, request: Request, say: Say) -> None:
        change = await self.db.run(self.settings.change, request.who, _choices(request.fields))
        await say.accepts()
        await say.privately(content.changed(change, self.clock.now()))

    async def moved_in_slack(self, request: Request, say: Say) -> None:
        person = await self.db.run(self.people.moved_in_slack, request.who, request.text)
        if person is not None:
            zone = zones.canonical(request.text)
            await say.privately(content.moved_in_slack(person, zone, self.clock.now()))

    async def move(self, request: Request, say: Say) -> None:
        change = await self.db.run(self.settings.move_to, request.who, request.value)
        await say.privately(content.changed(change, self.clock.now()))

    async def keep_zone(self, request: Request, say: Say) -> None:
        await say.instead(content.kept_zone(await self.db.run(self.settings.get, request.who)))

    async def confirm(self, _request: Request, say: Say) -> None:
        await say.instead(content.confirmed())

    async def mute(self, request: Request, say: Say) -> None:
        person = await self.db.run(self.settings.get, request.who)
        until = read_until(request.text, person, self.clock.now()) if request.text else None
        if request.text and until is None:
            await say.here(silence.which_until(request.text, person, self.clock.now()))
            return
        muted = await self.db.run(self.settings.mute, request.who, until)
        await say.privately(silence.muted(muted.person, day_of_ahead=muted.day_of_ahead))

    async def mute_all(self, request: Request, say: Say) -> None:
        person = await self.db.run(self.settings.get, request.who)
        until = person.mute.until if person.mute else None
        muted = await self.db.run(self.settings.mute, request.who, until, day_of_too=True)
        await say.privately(silence.muted(muted.person, day_of_ahead=False))

    async def unmute(self, request: Request, say: Say) -> None:
        held = await self.db.run(self.settings.unmute, request.who)
        await say.privately(silence.unmuted(held))

    async def send_held(self, request: Request, say: Say) -> None:
        count = await self.db.run(self.settings.send_held, request.who)
        await say.privately(silence.sent_held(count))


def _choices(fields: Fields) -> Choices:
    quiet = (fields.hour("quiet_from"), fields.hour("quiet_to")) if fields.choices("quiet") else None
    daily = fields.hour("daily_at") if fields.choices("daily") else None
    return Choices(fields.choice("zone") or "", _timing(fields), quiet, _kinds(fields), daily)


def _timing(fields: Fields) -> Timing:
    first, second, close = (*_numbers(fields.choice("cadence")), 0, 0, 0)[:3]
    plan, prep, day_of = (sum(_numbers(fields.choice(block))) for block in ("plan", "prep", "day_of"))
    return Timing(plan, prep, day_of, (first, second, close))


def _numbers(value: str | None) -> list[int]:
    """The numbers in an option's value; what is none of ours gives none, and the service refuses it."""
    return [int(part) for part in (value or "").split() if part.isdecimal() and len(part) < LONG]


def _kinds(fields: Fields) -> frozenset[Kind]:
    return frozenset(Kind(value) for value in fields.choices("kinds") if value in set(Kind))
