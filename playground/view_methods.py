"""The Web API's views.* methods."""

from playground.block_kit import require_view
from playground.method import Method
from playground.payloads import Payloads
from playground.records import View
from playground.tickets import Tickets
from playground.wire import Json, SlackError
from playground.workspace import Workspace


class ViewMethods:
    def __init__(self, workspace: Workspace, payloads: Payloads, tickets: Tickets) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._tickets = tickets

    def methods(self) -> dict[str, Method]:
        return {
            "views.open": Method(self.open),
            "views.push": Method(self.push),
            "views.update": Method(self.update),
            "views.publish": Method(self.publish),
        }

    def open(self, args: Json) -> Json:
        require_view(args.get("view"), "modal")
        user = self._tickets.exchange(args.get("trigger_id", ""))
        return self._shown(self._workspace.views.open(user, args["view"]))

    def push(self, args: Json) -> Json:
        require_view(args.get("view"), "modal")
        user = self._tickets.exchange(args.get("trigger_id", ""))
        return self._shown(self._workspace.views.push(user, args["view"]))

    def update(self, args: Json) -> Json:
        views = self._workspace.views
        if args.get("view_id"):
            view = views.by_id(args["view_id"])
        elif args.get("external_id"):
            view = views.by_external_id(args["external_id"])
        else:
            raise SlackError("invalid_arguments")
        require_view(args.get("view"), view.body["type"])
        _require_hash(view, args)
        return self._shown(views.replace(view, args["view"]))

    def publish(self, args: Json) -> Json:
        require_view(args.get("view"), "home")
        user = self._workspace.member(args.get("user_id", "")).id
        home = self._workspace.views.homes.get(user)
        if home:
            _require_hash(home, args)
        return self._shown(self._workspace.views.publish(user, args["view"]))

    def _shown(self, view: View) -> Json:
        self._workspace.changed()
        return {"view": self._payloads.view(view)}


def _require_hash(view: View, args: Json) -> None:
    if args.get("hash") and args["hash"] != view.hash:
        raise SlackError("hash_conflict")
