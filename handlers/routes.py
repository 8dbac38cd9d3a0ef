"""Registration: every listener is wrapped once, here, so that no listener acknowledges or catches anything itself."""

import asyncio
import logging
import re
from typing import Any, Protocol

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import BotError, FieldError
from bot.ids import COMMAND, Action, Form, Options, new_id
from bot.models.people import Who
from bot.services.people import People
from bot.slack.gateway import Gateway
from bot.store.db import Database
from content import forms
from handlers.request import Request, from_command, from_interaction
from handlers.say import Listener, Responds, Say
from handlers.words import Word, Words

log = logging.getLogger(__name__)


class Feature(Protocol):
    """What bot.app asks of a feature's handlers."""

    def words(self) -> list[Word]: ...

    def register(self, routes: "Routes") -> None: ...


class Routes:
    """Ties ids to listeners on the Bolt app.

    Commands, buttons and shortcuts are acknowledged at once, then the listener runs. A form's listener runs first, so
    that a FieldError can stand in the form. Any other BotError becomes its words, for the person only.
    """

    def __init__(
        self, app: AsyncApp, db: Database, people: People, gateway: Gateway, webhook: Responds
    ) -> None:
        self.app = app
        self._db, self._people, self._gateway, self._webhook = db, people, gateway, webhook
        self._running: set[asyncio.Task[Any]] = set()
        app.error(self._apologize)

    def words(self, words: Words) -> None:
        """The slash command, and the buttons that stand for a word of it."""

        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await ack()
            await self.answer(from_command(body), client, words.typed)

        self.app.command(COMMAND)(run)
        self.action(Action.HELP_OPEN, words.pressed)

    def action(self, action: Action, listener: Listener) -> None:
        """Also for ids with a suffix, as `Action.of` makes them."""

        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await ack()
            await self.answer(from_interaction(body), client, listener)

        self.app.action(re.compile(rf"^{re.escape(action)}(:|$)"))(run)

    def form(self, form: Form, listener: Listener) -> None:
        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await self.answer(from_interaction(body), client, listener, ack)

        self.app.view(form)(run)

    def options(self, options: Options, listener: Listener) -> None:
        async def run(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await self.answer(from_interaction({**body, "actions": [body]}), client, listener, ack)

        self.app.options(options)(run)

    async def answer(
        self, request: Request, client: AsyncWebClient, listener: Listener, ack: AsyncAck | None = None
    ) -> None:
        """Runs one listener for somebody known, and turns what people can mend into words."""
        say = Say(request, client, self._gateway, ack, self._webhook)
        self._track()
        try:
            await self._meet(request.who)
            await listener(request, say)
            await say.accepts()
        except FieldError as error:
            await say.rejects(error)
        except BotError as error:
            await say.accepts()
            await say.here(forms.sorry(error.words))

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
        if await self._db.run(self._people.find, who) is None:
            await self._db.run(self._people.meet, who, await self._gateway.zone_of(who.user))

    async def _apologize(self, error: Exception, body: dict[str, Any], context: AsyncBoltContext) -> None:
        """A bug: logged with its traceback and without the person's words; the person gets a reference."""
        reference = new_id()[:8]
        log.error("listener failed, reference %s", reference, exc_info=error)
        if context.response_url:
            await self._webhook(context.response_url).send(
                text=forms.apology(reference).text, response_type="ephemeral", replace_original=False
            )
        elif context.user_id and body.get("type") in {"event_callback", "view_submission"}:
            channel = await self._gateway.open_dm(Who(context.team_id or "", context.user_id))
            await self._gateway.post(channel, forms.apology(reference), delivery=reference)
