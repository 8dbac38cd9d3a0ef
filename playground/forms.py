"""Submitting and closing modals, and what the app's acknowledgement then does to them."""

from typing import Any

from playground.block_kit import require_view
from playground.courier import Courier
from playground.inputs import problems
from playground.payloads import Payloads
from playground.records import View
from playground.surfaces import Surfaces
from playground.wire import Json, RefusedError, SlackError, UndeliveredError
from playground.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"


class Forms:
    def __init__(
        self, workspace: Workspace, payloads: Payloads, courier: Courier, surfaces: Surfaces
    ) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._courier = courier
        self._surfaces = surfaces

    async def submit(self, user: str, view_id: str, values: dict[str, dict[str, Any]]) -> Json:
        """The app's answer. What the client objects to itself has the form of such an answer.

        An answer that Slack refuses leaves the modal open, with the reason under the key "".
        """
        view = self._top(user, view_id)
        for block_id, actions in values.items():
            for action_id, given in actions.items():
                self._surfaces.fill(user, view, {"block_id": block_id, "action_id": action_id}, given)
        filled = self._workspace.inputs.values(user, view.place, view.blocks)
        view.errors = problems(view.blocks, filled)
        body = _refusal(view.errors) if view.errors else await self._answer(view)
        self._workspace.changed()
        return body

    async def close(self, user: str, view_id: str) -> None:
        view = self._top(user, view_id)
        payload = self._payloads.closing(view)
        if view.body.get("clear_on_close"):
            self._workspace.views.clear(user)
        else:
            self._workspace.views.close(view)
        self._workspace.changed()
        if view.body.get("notify_on_close"):
            await self._notify(payload)

    async def _notify(self, payload: Json) -> None:
        try:
            await self._courier.send("interactive", payload)
        except UndeliveredError:
            return  # the modal is gone: there is no place left to say so

    async def _answer(self, view: View) -> Json:
        try:
            body = await self._courier.send("interactive", self._payloads.submission(view))
            if view in self._workspace.views.stack(view.user):
                self._obey(view, body)
        except UndeliveredError as failure:
            view.errors = {"": f"{TROUBLE} ({failure})"}
        except SlackError as refusal:
            reasons = refusal.answer.get("response_metadata", {}).get("messages", [refusal.code])
            view.errors = {"": f"{TROUBLE} ({'; '.join(reasons)})"}
        else:
            return body
        return _refusal(view.errors)

    def _obey(self, view: View, body: Json) -> None:
        views, action = self._workspace.views, body.get("response_action")
        if action is None:
            views.close(view)
        elif action == "clear":
            views.clear(view.user)
        elif action == "errors":
            view.errors = _field_errors(view, body.get("errors"))
        elif action in ("update", "push"):
            require_view(body.get("view"), "modal")
            views.replace(view, body["view"]) if action == "update" else views.push(view.user, body["view"])
        else:
            raise SlackError("invalid_response_action")

    def _top(self, user: str, view_id: str) -> View:
        stack = self._workspace.views.stack(user)
        if not stack or stack[-1].id != view_id:
            raise RefusedError("This form is not on top (any more); read the screen again.")
        return stack[-1]


def _refusal(errors: dict[str, str]) -> Json:
    return {"response_action": "errors", "errors": errors}


def _field_errors(view: View, errors: Any) -> dict[str, str]:
    """Errors must name input blocks."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("errors_missing")
    unknown = [block_id for block_id in errors if block_id not in inputs]
    if unknown:
        raise SlackError(f"no_input_block:{unknown[0]}")
    return {block_id: str(words) for block_id, words in errors.items()}
