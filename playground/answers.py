"""What the app answers outside the Web API: in the ack of a command, or to a response_url."""

import json

from aiohttp import web

from playground.block_kit import require_message_blocks
from playground.records import Message
from playground.tickets import ResponseUrl, Tickets
from playground.wire import Json, SlackError
from playground.workspace import Workspace


class Answers:
    def __init__(self, workspace: Workspace, tickets: Tickets) -> None:
        self._workspace = workspace
        self._tickets = tickets

    async def receive(self, request: web.Request) -> web.Response:
        """A POST to a response_url."""
        try:
            answered = self._tickets.use_response_url(request.match_info["key"])
        except SlackError as refusal:
            return web.json_response(refusal.answer, status=404)
        try:
            self.take(_object(await request.text()), answered)
        except SlackError as refusal:
            return web.json_response(refusal.answer, status=400)
        return web.Response(text="ok")

    def take(self, body: Json, answered: ResponseUrl) -> None:
        """Post, replace or delete, as the body says. Without `response_type` only the asker sees it."""
        original = self._original(answered)
        if body.get("delete_original"):
            self._workspace.delete(original or _missing())
            return
        text, blocks = body.get("text") or "", body.get("blocks") or []
        if not text and not blocks:
            raise SlackError("no_text")
        require_message_blocks(blocks)
        if body.get("replace_original") and original:
            self._workspace.rewrite(original, text, blocks)
            return
        public = body.get("response_type") == "in_channel"
        seen_by = None if public else answered.user
        author = self._workspace.identity.bot_user_id
        self._workspace.post(
            Message(
                answered.channel,
                author,
                text,
                blocks,
                thread_ts=body.get("thread_ts"),
                metadata=body.get("metadata"),
                ephemeral_to=seen_by,
            ),
        )

    def _original(self, answered: ResponseUrl) -> Message | None:
        if answered.message_ts is None:
            return None
        try:
            return self._workspace.message(answered.channel, answered.message_ts)
        except SlackError:
            return None


def _object(text: str) -> Json:
    try:
        body = json.loads(text)
    except json.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise SlackError("invalid_payload")
    return body


def _missing() -> Message:
    raise SlackError("message_not_found")
