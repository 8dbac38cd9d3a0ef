"""Using what stands on a message, a modal or a Home tab: buttons, choices, type-ahead."""

from typing import Any

from playground.client import Client, silence
from playground.courier import Courier
from playground.elements import OFFER
from playground.inputs import KINDS, Ids, interactive, options_of, value_of
from playground.payloads import Payloads
from playground.records import Message, View
from playground.shapes import Shape
from playground.wire import Json, RefusedError, UndeliveredError
from playground.workspace import Workspace

TYPED_BEFORE_ASKING = 3
OPTIONS = Shape({}, OFFER)


class Surfaces:
    def __init__(self, workspace: Workspace, payloads: Payloads, courier: Courier, client: Client) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._courier = courier
        self._client = client
        self._offered: dict[tuple[str, str, Ids], list[Json]] = {}

    async def use(self, user: str, place: View | Message, action: Json) -> None:
        """Click, tick or choose. `action` names the element, and carries the new value of one that has a value.

        An input block tells the app only if it says `dispatch_action`.
        """
        block, element = _element(place, action)
        done = {"type": element["type"], "block_id": block["block_id"], "action_id": element["action_id"]}
        if element["type"] in KINDS:
            done |= self.fill(user, place, action, action)
        elif element["type"] == "overflow":
            done["selected_option"] = _entry(element, action.get("selected_option"))
        else:
            done |= {key: element[key] for key in ("text", "value") if key in element}
        if block["type"] != "input" or block.get("dispatch_action"):
            await self._tell(user, place, done)

    def fill(self, user: str, place: View | Message, at: Json, given: Any) -> Json:
        """Put a value into the input `at` block_id and action_id; Slack's value object comes back."""
        block, element = _element(place, at)
        if element["type"] not in KINDS:
            message = f"{element['action_id']} is no input; use /_control/interact for buttons and menus."
            raise RefusedError(message)
        ids = block["block_id"], element["action_id"]
        value = value_of(element, given, self._offered.get((user, place.place, ids), []))
        self._workspace.inputs.choose(user, place.place, ids, value)
        self._workspace.changed()
        return value

    async def suggest(self, user: str, place: View | Message, at: Json, typed: str) -> Json:
        """The options, or option_groups, for what was typed; none before min_query_length (Slack's own is 3)."""
        block, element = _element(place, at)
        if len(typed) < element.get("min_query_length", TYPED_BEFORE_ASKING):
            return {"options": []}
        ids = block["block_id"], element["action_id"]
        try:
            body = await self._courier.send("interactive", self._payloads.suggestion(user, place, ids, typed))
        except UndeliveredError as failure:
            raise RefusedError(silence("The list", str(failure))) from None
        problems = list(OPTIONS(body, "")) if body.get("options") or body.get("option_groups") else []
        if problems:
            raise RefusedError("; ".join(f"The list was refused: {words} at {at}" for at, words in problems))
        groups = body.get("option_groups", [])
        found = [*body.get("options", []), *(option for group in groups for option in group["options"])]
        self._offered.setdefault((user, place.place, ids), []).extend(found)
        return body

    async def _tell(self, user: str, place: View | Message, action: Json) -> None:
        if isinstance(place, View):
            payload = self._payloads.view_action(user, place, action)
        else:
            payload = self._payloads.message_action(user, place, action)
        try:
            await self._courier.send("interactive", payload)
        except UndeliveredError as failure:
            channel = place.channel if isinstance(place, Message) else self._workspace.dm(user).id
            self._client.notify(user, channel, silence("That button", str(failure)))


def _element(place: View | Message, at: Json) -> tuple[Json, Json]:
    """What `at` names. A click that the app's redraw overtook, its block_id gone, is for what stands there now."""
    named = [found for found in interactive(place.blocks) if found[1]["action_id"] == at.get("action_id")]
    for block, element in named:
        if at.get("block_id") in (None, block["block_id"]):
            return block, element
    overtaken = [found for found in named if _offers(found[1], at)]
    if len(overtaken) == 1:
        return overtaken[0]
    message = f"Nothing called {at.get('action_id')} is there any more; read the screen again."
    raise RefusedError(message)


def _offers(element: Json, at: Json) -> bool:
    """Whether all that was chosen can be chosen here."""
    offered = options_of(element)
    chosen = [at.get("selected_option"), *(at.get("selected_options") or [])]
    return all(option in offered for option in chosen if option)


def _entry(element: Json, chosen: Any) -> Json:
    value = chosen.get("value") if isinstance(chosen, dict) else chosen
    for option in element["options"]:
        entry: Json = option
        if entry["value"] == value:
            return entry
    message = f"{value!r} is not in this menu; choose one of its values."
    raise RefusedError(message)
