"""Everything the page needs to draw what one person sees."""

from zoneinfo import ZoneInfo

from playground.courier import Courier
from playground.payloads import Payloads
from playground.records import SLACKBOT, Channel, Member, Message, View
from playground.wire import Json
from playground.workspace import Workspace


class Screen:
    def __init__(self, workspace: Workspace, payloads: Payloads, courier: Courier) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._courier = courier
        self._identity = workspace.identity

    def of(self, user: str) -> Json:
        me = self._workspace.member(user)
        self._workspace.dm(user)
        channels = [channel for channel in self._workspace.channels.values() if user in channel.members]
        messages: dict[str, list[Json]] = {channel.id: [] for channel in channels}
        for message in self._workspace.visible_to(user):
            messages[message.channel].append(self._message(user, message))
        home = self._workspace.views.homes.get(user)
        return {
            "revision": self._workspace.revision,
            "workspace": {"id": self._identity.team_id, "name": self._identity.team_name},
            "me": self._member(me),
            "people": [self._member(member) for member in self._workspace.members.values()],
            "bot": {"id": self._identity.bot_user_id, "name": self._identity.bot_name},
            "channels": [self._channel(user, channel) for channel in channels],
            "messages": messages,
            "views": [self._view(view) for view in self._workspace.views.stack(user)],
            "home": self._view(home) if home else None,
            "commands": list(self._identity.commands),
            "shortcuts": list(self._identity.shortcuts),
            "connected": self._courier.connected,
        }

    def _member(self, member: Member) -> Json:
        offset = self._workspace.clock.now().astimezone(ZoneInfo(member.tz)).utcoffset()
        return {
            "id": member.id,
            "name": member.name,
            "real_name": member.real_name,
            "title": member.title,
            "tz": member.tz,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
        }

    def _channel(self, user: str, channel: Channel) -> Json:
        name = self._identity.bot_name if channel.kind == "dm" else channel.name
        unread = self._workspace.unread[user, channel.id]
        return {"id": channel.id, "name": name, "kind": channel.kind, "unread": unread}

    def _message(self, user: str, message: Message) -> Json:
        return {
            **self._payloads.message(message),
            "blocks": self._workspace.inputs.shown(user, message.place, message.blocks),
            "name": self._author(message.user),
            "bot": message.user in (self._identity.bot_user_id, SLACKBOT),
            "ephemeral": message.ephemeral_to is not None,
            "files": [
                {"id": shared.id, "name": shared.name, "url": f"/_control/files/{shared.id}"}
                for shared in message.files
            ],
        }

    def _view(self, view: View) -> Json:
        shown = self._workspace.inputs.shown(view.user, view.place, view.blocks)
        return {**self._payloads.view(view), "blocks": shown, "errors": view.errors}

    def _author(self, user: str) -> str:
        names = {self._identity.bot_user_id: self._identity.bot_name, SLACKBOT: "Slackbot"}
        return names.get(user) or self._workspace.member(user).name
