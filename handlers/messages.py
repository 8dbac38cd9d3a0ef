"""Direct messages: stored before they are acknowledged, answered like a command, answered after a crash as well."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.models.people import Who
from bot.services.inbox import Inbox
from bot.store.db import Database
from content import help as help_content
from handlers.request import Request, from_message
from handlers.routes import Routes
from handlers.say import Body, Listener, Say
from handlers.words import Words


class Threaded(Protocol):
    """Whether a message in a thread was answered as one of a mock round; `command`: it begins with one."""

    async def __call__(self, request: Request, say: Say, *, command: bool) -> bool: ...


@dataclass(frozen=True)
class MessageHandlers:
    db: Database
    inbox: Inbox
    words: Words
    routes: Routes
    dropped: Listener
    heard: Listener
    invited: Listener
    threaded: Threaded

    def register(self, app: AsyncApp) -> None:
        app.middleware(self.store_first)
        app.event("message")(self.answer)

    async def store_first(
        self, body: dict[str, Any], next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """A letter seen before is acknowledged and goes no further."""
        if _is_letter(body):
            event = body["event"]
            who = Who(body["team_id"], event["user"])
            if not await self.db.run(self.inbox.keep, who, _event_id(body), json.dumps(body)):
                return BoltResponse(status=200)
        return await next_()

    async def answer(self, body: dict[str, Any], client: AsyncWebClient) -> None:
        if _is_letter(body):
            await self.routes.answer(from_message(body["team_id"], body["event"]), client, self._reply)
            await self.db.run(self.inbox.answered, _event_id(body))

    async def replay(self, client: AsyncWebClient) -> None:
        """Answers what a crash left unanswered."""
        while letter := await self.db.run(self.inbox.forgotten):
            await self.answer(json.loads(letter.body), client)

    async def _reply(self, request: Request, say: Say) -> None:
        """A file speaks for itself, unless the words beside it are a command."""
        under = request.thread and request.text and not self.words.alone(request.text)
        if under and await self.threaded(request, say, command=self.words.know(request.text)):
            return
        if request.clips:
            await self.heard(request, say)
        elif request.calendars and not self.words.know(request.text):
            await self.invited(request, say)
        elif request.files and not self.words.know(request.text):
            await self.dropped(request, say)
        elif request.text:
            await self.words.typed(request, say)
        else:
            await say.here(help_content.overview())


def _is_letter(body: Body) -> bool:
    """Something a person wrote or dropped into the DM, as against edits, deletions and our own messages."""
    event = body.get("event") or {}
    return (
        body.get("type") == "event_callback"
        and event.get("type") == "message"
        and event.get("channel_type", "im") == "im"
        and str(event.get("channel", "")).startswith("D")
        and event.get("subtype") in {None, "file_share"}
        and "user" in event
        and "bot_id" not in event
    )


def _event_id(body: Body) -> str:
    event = body["event"]
    return str(body.get("event_id") or f"{event['channel']}:{event['ts']}")
