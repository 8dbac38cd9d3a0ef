"""What Slack sends the app: commands, interactions and events, built as Slack builds them."""

import secrets

from playground.records import Channel, Message, SharedFile, View
from playground.tickets import Tickets
from playground.wire import Json
from playground.workspace import Workspace


class Payloads:
    def __init__(self, workspace: Workspace, tickets: Tickets) -> None:
        self._workspace = workspace
        self._tickets = tickets
        self._identity = workspace.identity
        self.origin = ""

    def command(self, user: str, channel: Channel, command: str, text: str) -> Json:
        return {
            "token": self._identity.verification_token,
            "team_id": self._identity.team_id,
            "team_domain": self._identity.team_domain,
            "channel_id": channel.id,
            "channel_name": _channel_name(channel),
            "user_id": user,
            "user_name": self._workspace.member(user).handle,
            "command": command,
            "text": text,
            "api_app_id": self._identity.app_id,
            "is_enterprise_install": "false",
            "response_url": self._response_url(user, channel.id),
            "trigger_id": self._tickets.new_trigger(user),
        }

    def message_action(self, user: str, message: Message, action: Json) -> Json:
        """A block_actions payload from a message; an ephemeral message is not in its own payload."""
        ephemeral = message.ephemeral_to is not None
        values = self._workspace.inputs.values(user, message.place, message.blocks)
        return {
            **self._interaction("block_actions", user),
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": message.channel,
                "is_ephemeral": ephemeral,
            },
            "channel": self._channel(message.channel),
            **({} if ephemeral else {"message": self.message(message)}),
            "state": {"values": values},
            "response_url": self._response_url(user, message.channel, message.ts),
            "actions": [{**action, "action_ts": self._now()}],
        }

    def view_action(self, user: str, view: View, action: Json) -> Json:
        return {
            **self._interaction("block_actions", user),
            "container": {"type": "view", "view_id": view.id},
            "view": self.view(view),
            "actions": [{**action, "action_ts": self._now()}],
        }

    def submission(self, view: View) -> Json:
        return {
            **self._interaction("view_submission", view.user),
            "view": self.view(view),
            "response_urls": [],
        }

    def closing(self, view: View) -> Json:
        """Without what was typed: Slack hands that over on submitting, and with a click, but not on closing."""
        return {
            **self._interaction("view_closed", view.user, triggers=False),
            "view": {**self.view(view), "state": {"values": {}}},
            "is_cleared": False,
        }

    def suggestion(self, user: str, place: View | Message, ids: tuple[str, str], typed: str) -> Json:
        """A block_suggestion payload; `ids` are block_id and action_id."""
        where: Json
        if isinstance(place, View):
            where = {"container": {"type": "view", "view_id": place.id}, "view": self.view(place)}
        else:
            container = {"type": "message", "message_ts": place.ts, "channel_id": place.channel}
            where = {"container": container, "channel": self._channel(place.channel)}
        return {
            **self._interaction("block_suggestion", user, triggers=False),
            **where,
            "block_id": ids[0],
            "action_id": ids[1],
            "value": typed,
        }

    def global_shortcut(self, user: str, callback_id: str) -> Json:
        return {
            **self._interaction("shortcut", user),
            "callback_id": callback_id,
            "action_ts": self._now(),
        }

    def message_shortcut(self, user: str, callback_id: str, message: Message) -> Json:
        return {
            **self._interaction("message_action", user),
            "callback_id": callback_id,
            "action_ts": self._now(),
            "channel": self._channel(message.channel),
            "message_ts": message.ts,
            "message": self.message(message),
            "response_url": self._response_url(user, message.channel, message.ts),
        }

    def direct_message(self, message: Message) -> Json:
        files = {"subtype": "file_share"} if message.files else {}
        where = {"channel": message.channel, "channel_type": "im", "event_ts": message.ts}
        return self.event({**self.message(message), **files, **where})

    def changed_message(self, message: Message, before: Json) -> Json:
        after = {"message": self.message(message), "previous_message": before}
        return self.event({**self._hidden("message_changed", message.channel), **after})

    def deleted_message(self, message: Message) -> Json:
        gone = {"deleted_ts": message.ts, "previous_message": self.message(message)}
        return self.event({**self._hidden("message_deleted", message.channel), **gone})

    def home_opened(self, user: str, tab: str) -> Json:
        home = self._workspace.views.homes.get(user)
        return self.event(
            {
                "type": "app_home_opened",
                "user": user,
                "channel": self._workspace.dm(user).id,
                "tab": tab,
                "event_ts": self._now(),
                **({"view": self.view(home)} if home else {}),
            },
        )

    def event(self, event: Json) -> Json:
        """Any event, in the wrapper in which Slack sends it."""
        team_id = self._identity.team_id
        installed = {"enterprise_id": None, "team_id": team_id, "user_id": self._identity.bot_user_id}
        return {
            "token": self._identity.verification_token,
            "team_id": team_id,
            "context_team_id": team_id,
            "context_enterprise_id": None,
            "api_app_id": self._identity.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": int(self._workspace.clock.now().timestamp()),
            "authorizations": [{**installed, "is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": False,
            "event_context": secrets.token_urlsafe(16),
        }

    def message(self, message: Message, *, with_metadata: bool = False) -> Json:
        """As the Web API gives it."""
        by_bot = message.user == self._identity.bot_user_id
        authored = {"bot_id": self._identity.bot_id, "app_id": self._identity.app_id} if by_bot else {}
        return {
            "type": "message",
            "user": message.user,
            "team": self._identity.team_id,
            "ts": message.ts,
            "text": message.text,
            **authored,
            **({"blocks": message.blocks} if message.blocks else {}),
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
            **({"files": [self.file(shared) for shared in message.files]} if message.files else {}),
            **({"edited": {"user": message.user, "ts": message.edited_ts}} if message.edited_ts else {}),
            **({"metadata": message.metadata} if with_metadata and message.metadata else {}),
        }

    def view(self, view: View) -> Json:
        values = self._workspace.inputs.values(view.user, view.place, view.blocks)
        defaults: Json = {"private_metadata": "", "callback_id": "", "external_id": ""}
        if view.body["type"] == "modal":
            defaults |= {"close": None, "submit": None, "clear_on_close": False, "notify_on_close": False}
        return {
            **defaults,
            **view.body,
            "id": view.id,
            "team_id": self._identity.team_id,
            "app_id": self._identity.app_id,
            "app_installed_team_id": self._identity.team_id,
            "bot_id": self._identity.bot_id,
            "root_view_id": view.root_view_id,
            "previous_view_id": view.previous_view_id,
            "hash": view.hash,
            "state": {"values": values},
        }

    def file(self, shared: SharedFile) -> Json:
        address = f"{self.origin}/files/{shared.id}/{shared.name}"
        return {
            "id": shared.id,
            "name": shared.name,
            "title": shared.title or shared.name,
            "mimetype": shared.mimetype,
            "filetype": shared.name.rpartition(".")[2].lower(),
            "user": shared.user,
            "size": len(shared.content),
            "mode": "hosted",
            "url_private": address,
            "url_private_download": address,
            "ims": shared.channels,
            **shared.heard,
        }

    def _interaction(self, kind: str, user: str, *, triggers: bool = True) -> Json:
        handle = self._workspace.member(user).handle
        team_id = self._identity.team_id
        return {
            "type": kind,
            "user": {"id": user, "username": handle, "name": handle, "team_id": team_id},
            "team": {"id": team_id, "domain": self._identity.team_domain},
            "api_app_id": self._identity.app_id,
            "token": self._identity.verification_token,
            "enterprise": None,
            "is_enterprise_install": False,
            **({"trigger_id": self._tickets.new_trigger(user)} if triggers else {}),
        }

    def _hidden(self, subtype: str, channel: str) -> Json:
        ts = self._now()
        where = {"channel": channel, "channel_type": "im", "ts": ts, "event_ts": ts}
        return {"type": "message", "subtype": subtype, "hidden": True, **where}

    def _now(self) -> str:
        return f"{self._workspace.clock.now().timestamp():.6f}"

    def _channel(self, channel: str) -> Json:
        return {"id": channel, "name": _channel_name(self._workspace.channel(channel))}

    def _response_url(self, user: str, channel: str, message_ts: str | None = None) -> str:
        return f"{self.origin}/response/{self._tickets.new_response_url(user, channel, message_ts)}"


def _channel_name(channel: Channel) -> str:
    return "directmessage" if channel.kind == "dm" else channel.name
