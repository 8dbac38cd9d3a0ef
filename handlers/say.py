"""How a listener answers: where it was asked, in the person's DM, in a window, or in the form itself."""

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.errors import BotError, FieldError, FileGone, FileNotCarried, FilesNotAllowed, WindowLate
from bot.ids import new_id
from bot.message import Block, Message, View
from bot.services.checklists import Place
from bot.slack.clips import Clip, spoken
from bot.slack.errors import MessageGone, OurFault, SlackTrouble
from bot.slack.gateway import Gateway
from content import forms
from content.charts import CHART
from handlers.request import Request

Responds = Callable[[str], AsyncWebhookClient]
LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id"})
GONE = frozenset({"file_not_found", "file_deleted"})
SCOPES = frozenset({"missing_scope", "no_permission", "not_allowed_token_type"})
MOST_CAPTIONS = 200_000
"""Bytes: hours of speech."""
log = logging.getLogger(__name__)


@dataclass
class Say:
    """The ways to answer one request."""

    request: Request
    client: AsyncWebClient
    gateway: Gateway
    ack: AsyncAck | None
    webhook: Responds
    window: str = field(default="", init=False)
    accepted: bool = field(default=False, init=False)

    async def here(self, message: Message) -> None:
        """Where it was asked: only the person sees it; a message in the DM is answered in the DM."""
        if self.request.response_url:
            await self._respond(message, replace=False)
        else:
            await self.privately(message)

    async def instead(self, message: Message) -> None:
        """In place of the message that the button is on."""
        if self.request.response_url and self.request.action:
            await self._respond(message, replace=True)
        else:
            await self.here(message)

    async def privately(self, message: Message) -> Place:
        """In the person's DM; whoever asked elsewhere is told where to look."""
        channel = self.request.channel if self.request.in_dm else await self.gateway.open_dm(self.request.who)
        place = Place(channel, await self._posted(channel, message))
        if self.request.channel and not self.request.in_dm and self.request.response_url:
            await self._respond(
                forms.pointer(await self.gateway.permalink(place.channel, place.ts)), replace=False
            )
        return place

    async def under(self, place: Place, message: Message) -> None:
        """In the thread that begins there."""
        await self.gateway.post(place.channel, message, delivery=new_id(), thread=place.ts)

    async def way_to(self, place: Place) -> str:
        """A link to a message; empty where it is gone."""
        try:
            return await self.gateway.permalink(place.channel, place.ts)
        except MessageGone:
            return ""

    async def hands_over(self, name: str, content: bytes) -> None:
        """A file, into the person's DM."""
        with _in_words():
            channel = (
                self.request.channel if self.request.in_dm else await self.gateway.open_dm(self.request.who)
            )
            await self.gateway.upload(channel, name, content)

    async def takes(self, file: str, most: int) -> bytes:
        """The content of a file that the person dropped; raises FileGone for somebody else's."""
        with _in_words():
            shared = await self.gateway.file(file)
            if shared.owner != self.request.who.user:
                raise FileGone
            return await self.gateway.download(shared, most)

    async def hears(self, file: str) -> Clip | None:
        """What Slack wrote down of a clip that the person recorded; None for a file that is no recording."""
        with _in_words():
            shared = await self.gateway.file(file)
            if shared.owner != self.request.who.user:
                raise FileGone
            heard = shared.clip
            if heard is not None and heard.captions:
                there = replace(shared, url=heard.captions, size=0)
                captions = await self.gateway.download(there, MOST_CAPTIONS)
                heard = replace(heard, words=spoken(captions.decode("utf-8", "replace")))
            return heard

    async def redraws(self, place: Place, message: Message) -> bool:
        """Changes a message of ours; False where somebody deleted it."""
        return await self.gateway.rewrite(place.channel, place.ts, message)

    async def opens(self) -> None:
        """A window at once, for a trigger is good for three seconds; `shows` fills it."""
        loading = forms.loading().content
        try:
            opened = await self.client.views_open(trigger_id=self.request.trigger, view=loading)
        except SlackApiError as error:
            if error.response["error"] in LATE:
                raise WindowLate from error
            raise
        self.window = opened["view"]["id"]

    async def shows(self, view: View) -> None:
        await self.client.views_update(view_id=self.window, view=view.content)

    async def publishes(self, home: View) -> None:
        """The person's Home."""
        await self.client.views_publish(user_id=self.request.who.user, view=home.content)

    async def accepts(self, instead: View | None = None) -> None:
        """Takes the form as sent: it closes, or becomes `instead` with what was typed still in it."""
        if self.ack is not None and not self.accepted:
            self.accepted = True
            await (self.ack(response_action="update", view=instead.content) if instead else self.ack())

    async def rejects(self, error: BotError) -> None:
        """In the form under its field, else the first one: it stays open with all that was typed.

        Elsewhere in the window that was about to show something, or where it was asked.
        """
        field_ = error.field if isinstance(error, FieldError) else self.request.first_field
        if self.ack is not None and self.request.first_field and not self.accepted:
            self.accepted = True
            await self.ack(response_action="errors", errors={field_: error.words})
            return
        await self.accepts()
        if self.window:
            await self.shows(forms.trouble(error.words))
        else:
            await self.here(forms.sorry(error.words))

    async def offers(self, options: Sequence[Block]) -> None:
        """Answers a menu that asks for its options as the person types."""
        if self.ack is not None:
            self.accepted = True
            await self.ack(options=options)

    async def _posted(self, channel: str, message: Message) -> str:
        """Without its chart where Slack does not take one yet: it rolls them out workspace by workspace."""
        try:
            return await self.gateway.post(channel, message, delivery=new_id())
        except OurFault:
            plain = message.without(CHART)
            if plain == message:
                raise
            return await self.gateway.post(channel, plain, delivery=new_id())

    async def _respond(self, message: Message, *, replace: bool) -> None:
        await self.webhook(self.request.response_url).send(
            text=message.text,
            blocks=list(message.blocks),
            response_type="ephemeral",
            replace_original=replace,
            delete_original=False,
            unfurl_links=False,
            unfurl_media=False,
        )


@contextmanager
def _in_words() -> Iterator[None]:
    """What Slack refuses about a file, for the person; with its code in the log, for whoever runs the bot."""
    try:
        yield
    except SlackTrouble as trouble:
        log.warning("Slack refused a file: %s", trouble.code)
        if trouble.code in GONE:
            raise FileGone from trouble
        raise (FilesNotAllowed if trouble.code in SCOPES else FileNotCarried) from trouble


Listener = Callable[[Request, Say], Awaitable[None]]
Body = Mapping[str, Any]
