"""The Web API's chat.* methods."""

from typing import Any

from playground.block_kit import require_message_blocks
from playground.courier import Courier
from playground.faults import Faults
from playground.method import Method
from playground.payloads import Payloads
from playground.records import Channel, Message
from playground.wire import Json, SlackError
from playground.workspace import Workspace

POST_TEXT = 40_000
UPDATE_TEXT = 4_000


class Chat:
    """In a DM the app hears of all it does there itself, as of everything else."""

    def __init__(self, workspace: Workspace, payloads: Payloads, courier: Courier, faults: Faults) -> None:
        self._workspace = workspace
        self._courier = courier
        self._payloads = payloads
        self._faults = faults
        self._bot = workspace.identity.bot_user_id

    def methods(self) -> dict[str, Method]:
        return {
            "chat.postMessage": Method(self.post_message, "chat:write"),
            "chat.postEphemeral": Method(self.post_ephemeral, "chat:write"),
            "chat.update": Method(self.update, "chat:write"),
            "chat.delete": Method(self.delete, "chat:write"),
            "chat.getPermalink": Method(self.get_permalink),
        }

    def post_message(self, args: Json) -> Json:
        channel = self.joined(args)
        text, blocks = _content(args, POST_TEXT)
        metadata = _metadata(args)
        self._faults.require_pace("chat.postMessage", channel.id)
        message = self._workspace.post(
            Message(
                channel.id,
                self._bot,
                text,
                blocks,
                thread_ts=args.get("thread_ts"),
                metadata=metadata,
            ),
        )
        self.echo(message, self._payloads.direct_message(message))
        return {"channel": channel.id, "ts": message.ts, "message": self._payloads.message(message)}

    def post_ephemeral(self, args: Json) -> Json:
        channel = self.joined(args)
        text, blocks = _content(args, POST_TEXT)
        if self._workspace.member(args.get("user", "")).id not in channel.members:
            raise SlackError("user_not_in_channel")
        message = Message(channel.id, self._bot, text, blocks, ephemeral_to=args["user"])
        return {"message_ts": self._workspace.post(message).ts}

    def update(self, args: Json) -> Json:
        """Blocks that are not sent stay; `[]` takes them away."""
        message = self._own(args, "cant_update_message")
        kept = {"blocks": message.blocks, **({} if "blocks" in args else {"text": message.text})}
        text, blocks = _content({**kept, **args}, UPDATE_TEXT)
        before = self._payloads.message(message)
        message.metadata = _metadata(args) or message.metadata
        self._workspace.rewrite(message, text, blocks)
        self.echo(message, self._payloads.changed_message(message, before))
        shown = self._payloads.message(message)
        return {"channel": message.channel, "ts": message.ts, "text": text, "message": shown}

    def delete(self, args: Json) -> Json:
        message = self._own(args, "cant_delete_message")
        self._workspace.delete(message)
        self.echo(message, self._payloads.deleted_message(message))
        return {"channel": message.channel, "ts": message.ts}

    def get_permalink(self, args: Json) -> Json:
        channel = self._workspace.channel(args.get("channel", ""))
        message = self._workspace.message(channel.id, args.get("message_ts", ""))
        path = f"archives/{channel.id}/p{message.ts.replace('.', '')}"
        return {"channel": channel.id, "permalink": f"{self._payloads.origin}/{path}"}

    def echo(self, message: Message, event: Json) -> None:
        if self._workspace.channel(message.channel).kind == "dm":
            self._courier.announce(event)

    def joined(self, args: Json) -> Channel:
        """The channel, which the app must be in; nobody else's DM exists for it."""
        channel = self._workspace.channel(args.get("channel", ""))
        if self._bot not in channel.members:
            raise SlackError("not_in_channel" if channel.kind == "channel" else "channel_not_found")
        return channel

    def _own(self, args: Json, otherwise: str) -> Message:
        channel = self._workspace.channel(args.get("channel", ""))
        message = self._workspace.message(channel.id, args.get("ts", ""))
        if message.ephemeral_to:
            raise SlackError("message_not_found")
        if message.user != self._bot:
            raise SlackError(otherwise)
        return message


def _content(args: Json, longest: int) -> tuple[str, list[Json]]:
    text, blocks = args.get("text") or "", args.get("blocks") or []
    if not text and not blocks:
        raise SlackError("no_text")
    if len(text) > longest:
        raise SlackError("msg_too_long")
    require_message_blocks(blocks)
    return text, blocks


def _metadata(args: Json) -> Json | None:
    metadata: Any = args.get("metadata")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    return metadata
