"""The Web API's conversations.* methods."""

import base64
import binascii
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from playground.faults import Faults
from playground.method import Method, says_yes
from playground.payloads import Payloads
from playground.records import Channel, Message
from playground.wire import Json, SlackError
from playground.workspace import Workspace

PAGE = 100
LARGEST_PAGE = 999
SLOW_LANE_PAGE = 15


class Conversations:
    def __init__(
        self,
        workspace: Workspace,
        payloads: Payloads,
        faults: Faults,
        require_scope: Callable[[str], None],
    ) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._faults = faults
        self._require_scope = require_scope

    def methods(self) -> dict[str, Method]:
        return {
            "conversations.open": Method(self.open, "im:write"),
            "conversations.history": Method(self.history),
            "conversations.info": Method(self.info),
        }

    def open(self, args: Json) -> Json:
        """One person only: the playground has no group DMs."""
        if "channel" in args:
            return {"channel": {"id": self._seen(args).id}, "no_op": True, "already_open": True}
        users = str(args.get("users", "")).split(",")
        if len(users) > 1:
            self._require_scope("mpim:write")
        if users[0] == self._workspace.identity.bot_user_id:
            raise SlackError("cannot_dm_bot")
        channel = self._workspace.dm(users[0])
        whole = self._described(channel) if says_yes(args, "return_im") else {"id": channel.id}
        return {"channel": whole}

    def info(self, args: Json) -> Json:
        channel = self._seen(args)
        self._require_scope("im:read" if channel.kind == "dm" else "channels:read")
        return {"channel": self._described(channel)}

    def history(self, args: Json) -> Json:
        """Newest first, a page at a time; metadata for those who ask for it."""
        channel = self._seen(args)
        self._require_scope("im:history" if channel.kind == "dm" else "channels:history")
        if self._workspace.identity.bot_user_id not in channel.members:
            raise SlackError("not_in_channel")
        limit = self._page_size(args)
        found = self._between(channel, args)
        self._faults.require_pace("conversations.history", channel.id)
        page, rest = found[:limit], found[limit:]
        with_metadata = says_yes(args, "include_all_metadata")
        return {
            "messages": [self._payloads.message(message, with_metadata=with_metadata) for message in page],
            "has_more": bool(rest),
            "pin_count": 0,
            "response_metadata": {"next_cursor": _cursor(page[-1].ts) if rest else ""},
        }

    def _between(self, channel: Channel, args: Json) -> list[Message]:
        oldest, latest = _bound(args, "oldest", "0"), _bound(args, "latest", "Infinity")
        inclusive = says_yes(args, "inclusive")
        before = Decimal(_read(args["cursor"])) if args.get("cursor") else Decimal("Infinity")
        found = []
        for message in self._workspace.messages:
            ts = Decimal(message.ts)
            within = oldest <= ts <= latest if inclusive else oldest < ts < latest
            top_level = message.thread_ts in (None, message.ts)
            told = message.channel == channel.id and not message.ephemeral_to and top_level
            if told and within and ts < before:
                found.append(message)
        return sorted(found, key=lambda message: Decimal(message.ts), reverse=True)

    def _page_size(self, args: Json) -> int:
        try:
            limit = int(args.get("limit", PAGE))
        except ValueError:
            raise SlackError("invalid_limit") from None
        if not 1 <= limit <= LARGEST_PAGE:
            raise SlackError("invalid_limit")
        return min(limit, SLOW_LANE_PAGE) if self._faults.history_once_a_minute else limit

    def _seen(self, args: Json) -> Channel:
        channel = str(args.get("channel", ""))
        if channel in self._workspace.members:
            raise SlackError("channel_not_found")
        return self._workspace.channel(channel)

    def _described(self, channel: Channel) -> Json:
        person = next(iter(channel.members - {self._workspace.identity.bot_user_id}), None)
        if channel.kind == "dm":
            return {"id": channel.id, "is_im": True, "user": person, "is_open": True}
        is_member = self._workspace.identity.bot_user_id in channel.members
        return {"id": channel.id, "name": channel.name, "is_channel": True, "is_member": is_member}


def _bound(args: Json, key: str, default: str) -> Decimal:
    try:
        return Decimal(str(args.get(key) or default))
    except InvalidOperation:
        raise SlackError(f"invalid_ts_{key}") from None


def _cursor(ts: str) -> str:
    return base64.b64encode(f"next_ts:{ts}".encode()).decode()


def _read(cursor: str) -> str:
    try:
        mark, _, ts = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise SlackError("invalid_cursor") from None
    if mark != "next_ts" or not ts.replace(".", "").isdigit():
        raise SlackError("invalid_cursor")
    return ts
