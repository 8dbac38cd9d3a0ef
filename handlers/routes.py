"""Registration: every listener is wrapped once, here, so that no listener acknowledges or catches anything itself."""

import asyncio
import logging
import re
import traceback
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Protocol

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.errors import BotError, ItemGone
from bot.ids import COMMAND, Action, Form, Options, Shortcut, new_id
from bot.models.people import Who
from bot.services.people import People
from bot.slack.gateway import Gateway
from bot.store.db import Database
from content import forms
from content import settings as settings_words
from handlers.request import Request, from_command, from_interaction
from handlers.say import Body, Listener, Responds, Say
from handlers.words import Word, Words

ANY = re.compile("")
TOLD_IN_THE_DM = {"event_callback", "view_submission", "block_actions"}

log = logging.getLogger(__name__)


class Feature(Protocol):
    """What bot.app asks of a feature's handlers."""

    def words(self) -> list[Word]: ...

    def register(self, routes: "Routes") -> None: ...


class Routes:
    """Ties ids to listeners on the Bolt app.

    Commands, buttons and shortcuts are acknowledged at once, then the listener runs. A form's listener runs first, so
    that a BotError can stand in the form, with all that was typed. Elsewhere it becomes its words, for the person only.
    """

    def __init__(
        self, app: AsyncApp, db: Database, people: People, gateway: Gateway, clock: Clock, webhook: Responds
    ) -> None:
        self.app, self._clock = app, clock
        self._db, self._people, self._gateway, self._webhook = db, people, gateway, webhook
        self._home: Listener | None = None
        self._running: set[asyncio.Task[Any]] = set()
        app.error(self._apologize)

    def take(self, features: Iterable[Feature]) -> Words:
        """Registers every feature, and answers what belongs to none; returns all their words."""
        known = list(features)
        words = Words(word for feature in known for word in feature.words())
        for feature in known:
            feature.register(self)
        self.words(words)
        self.others()
        return words

    def words(self, words: Words) -> None:
        """The slash command, and the buttons that stand for a word of it."""

        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await ack()
            await self.answer(from_command(body), client, words.typed)

        self.app.command(COMMAND)(run)
        self.action(Action.HELP_OPEN, words.pressed)

    def action(self, action: Action, listener: Listener, *, meets: bool = True) -> None:
        """Also for ids with a suffix, as `Action.of` makes them. `meets=False` stores nobody who is not known."""

        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await ack()
            await self.answer(from_interaction(body), client, listener, meets=meets)

        self.app.action(re.compile(rf"^{re.escape(action)}(:|$)"))(run)

    def shortcut(self, shortcut: Shortcut, listener: Listener) -> None:
        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await ack()
            await self.answer(from_interaction(body), client, listener)

        self.app.shortcut(shortcut)(run)

    def event(
        self, name: str, unpack: Callable[[Body], Request | None], listener: Listener, *, meets: bool = True
    ) -> None:
        """An event that tells of a person; `unpack` gives None for one that does not matter."""

        async def run(body: dict[str, Any], client: AsyncWebClient) -> None:
            request = unpack(body)
            if request is not None:
                await self.answer(request, client, listener, meets=meets)

        self.app.event(name)(run)

    def workspace(self, name: str, listener: Callable[[str], Awaitable[None]]) -> None:
        """An event that tells of a whole workspace, by its id; nobody is there to be answered."""

        async def run(body: dict[str, Any]) -> None:
            await listener(body["team_id"])

        self.app.event(name)(run)

    def home(self, listener: Listener) -> None:
        """Runs after whatever was done on Home, to show what changed."""
        self._home = listener

    def form(self, form: Form, listener: Listener) -> None:
        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await self.answer(from_interaction(body), client, listener, ack)

        self.app.view(form)(run)

    def options(self, options: Options, listener: Listener) -> None:
        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await self.answer(from_interaction({**body, "actions": [body]}), client, listener, ack)

        self.app.options(options)(run)

    def others(self) -> None:
        """To be called last: buttons and forms that nobody listens to any more, for they outlive releases."""

        async def gone(_request: Request, _say: Say) -> None:
            raise ItemGone

        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await self.answer(from_interaction(body), client, gone, ack)

        self.app.action(ANY)(run)
        self.app.view(ANY)(run)

    async def answer(
        self,
        request: Request,
        client: AsyncWebClient,
        listener: Listener,
        ack: AsyncAck | None = None,
        *,
        meets: bool = True,
    ) -> None:
        """Runs one listener for somebody known, and turns what people can mend into words."""
        say = Say(request, client, self._gateway, ack, self._webhook)
        self._track()
        try:
            if meets:
                await self._meet(request.who)
            await listener(request, say)
            await say.accepts()
            if request.on_home and self._home is not None:
                await self._home(request, say)
        except BotError as error:
            await say.rejects(error)

    async def drain(self, seconds: float) -> None:
        """Waits for the listeners under way, but not for ever."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)

    def _track(self) -> None:
        """Bolt does not wait for running listeners when it closes: we do."""
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _meet(self, who: Who) -> None:
        """Somebody new is welcomed, once, before their first answer."""
        if await self._db.run(self._people.find, who) is None:
            person = await self._db.run(self._people.meet, who, await self._gateway.zone_of(who.user))
            channel = await self._gateway.open_dm(who)
            await self._gateway.post(
                channel, settings_words.welcome(person, self._clock.now()), delivery=new_id()
            )

    async def _apologize(self, error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> None:
        """A bug: logged with where it happened and without the person's words; the person gets a reference.

        A BotError comes here from before the listeners, where a message could not be stored: Slack sends it again.
        """
        reference = new_id()[:8]
        if isinstance(error, BotError):
            message = forms.sorry(error.words)
        else:
            message = forms.apology(reference)
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("listener failed, reference %s: %s\n%s", reference, type(error).__name__, where)
        if context.response_url:
            await self._webhook(context.response_url).send(
                text=message.text, response_type="ephemeral", replace_original=False
            )
        elif context.user_id and body.get("type") in TOLD_IN_THE_DM:
            channel = await self._gateway.open_dm(Who(context.team_id or "", context.user_id))
            await self._gateway.post(channel, message, delivery=reference)
