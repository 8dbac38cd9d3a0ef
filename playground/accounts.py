"""The Web API's methods about who is who: the app, the bot, the team, its people."""

from zoneinfo import ZoneInfo

from playground.method import Method, says_yes
from playground.socket_mode import SocketMode
from playground.wire import Json, SlackError
from playground.workspace import Workspace


class Accounts:
    def __init__(self, workspace: Workspace, socket_mode: SocketMode) -> None:
        self._workspace = workspace
        self._identity = workspace.identity
        self._socket_mode = socket_mode

    def methods(self) -> dict[str, Method]:
        return {
            "api.test": Method(self.api_test),
            "auth.test": Method(self.auth_test),
            "apps.connections.open": Method(self.open_connection, for_app_token=True),
            "bots.info": Method(self.bot, "users:read"),
            "team.info": Method(self.team, "team:read"),
            "users.info": Method(self.user, "users:read"),
        }

    def api_test(self, args: Json) -> Json:
        if args.get("error"):
            raise SlackError(args["error"], args=args)
        return {"args": args}

    def auth_test(self, _args: Json) -> Json:
        return {
            "url": f"https://{self._identity.team_domain}.slack.test/",
            "team": self._identity.team_name,
            "team_id": self._identity.team_id,
            "user": self._bot_handle(),
            "user_id": self._identity.bot_user_id,
            "bot_id": self._identity.bot_id,
            "is_enterprise_install": False,
        }

    def open_connection(self, _args: Json) -> Json:
        return {"url": self._socket_mode.new_url()}

    def bot(self, args: Json) -> Json:
        if args.get("bot", self._identity.bot_id) != self._identity.bot_id:
            raise SlackError("bot_not_found")
        return {
            "bot": {
                "id": self._identity.bot_id,
                "app_id": self._identity.app_id,
                "user_id": self._identity.bot_user_id,
                "name": self._identity.bot_name,
                "deleted": False,
            },
        }

    def team(self, _args: Json) -> Json:
        return {
            "team": {
                "id": self._identity.team_id,
                "name": self._identity.team_name,
                "domain": self._identity.team_domain,
            },
        }

    def user(self, args: Json) -> Json:
        if args.get("user") == self._identity.bot_user_id:
            name = self._identity.bot_name
            described = _described(args["user"], self._bot_handle(), name, "America/Los_Angeles")
            return {"user": {**described, "is_bot": True}}
        member = self._workspace.member(args.get("user", ""))
        user = _described(member.id, member.handle, member.real_name, member.tz)
        offset = self._workspace.clock.now().astimezone(ZoneInfo(member.tz)).utcoffset()
        user["tz_offset"] = int(offset.total_seconds()) if offset else 0
        locale = {"locale": "en-US"} if says_yes(args, "include_locale") else {}
        return {"user": {**user, **locale, "team_id": self._identity.team_id}}

    def _bot_handle(self) -> str:
        return self._identity.bot_name.lower().replace(" ", "")


def _described(user: str, handle: str, real_name: str, tz: str) -> Json:
    return {
        "id": user,
        "name": handle,
        "real_name": real_name,
        "deleted": False,
        "is_bot": False,
        "is_admin": False,
        "tz": tz,
        "tz_label": tz.rpartition("/")[2].replace("_", " "),
        "tz_offset": 0,
        "profile": {"real_name": real_name, "display_name": handle},
    }
