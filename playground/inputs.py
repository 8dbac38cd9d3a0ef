"""What people have chosen and typed: the state the client keeps of every input, whatever the app re-sends."""

import copy
import re
import secrets
from collections.abc import Iterator
from typing import Any, NamedTuple

from playground.wire import Json, RefusedError

Ids = tuple[str, str]

REQUIRED = "Please complete this required field."


class Kind(NamedTuple):
    state: str
    initial: str
    empty: Any = None


KINDS = {
    "plain_text_input": Kind("value", "initial_value"),
    "email_text_input": Kind("value", "initial_value"),
    "url_text_input": Kind("value", "initial_value"),
    "number_input": Kind("value", "initial_value"),
    "rich_text_input": Kind("rich_text_value", "initial_value"),
    "static_select": Kind("selected_option", "initial_option"),
    "external_select": Kind("selected_option", "initial_option"),
    "radio_buttons": Kind("selected_option", "initial_option"),
    "checkboxes": Kind("selected_options", "initial_options", []),
    "multi_static_select": Kind("selected_options", "initial_options", []),
    "multi_external_select": Kind("selected_options", "initial_options", []),
    "datepicker": Kind("selected_date", "initial_date"),
    "timepicker": Kind("selected_time", "initial_time"),
    "datetimepicker": Kind("selected_date_time", "initial_date_time"),
    "users_select": Kind("selected_user", "initial_user"),
    "multi_users_select": Kind("selected_users", "initial_users", []),
    "channels_select": Kind("selected_channel", "initial_channel"),
    "conversations_select": Kind("selected_conversation", "initial_conversation"),
    "file_input": Kind("files", "", []),
}

PATTERNS = {
    "email_text_input": (r"[^@\s]+@[^@\s]+\.[^@\s]+", "Please enter a valid email address."),
    "url_text_input": (r"https?://\S+", "Please enter a valid URL."),
}


class Inputs:
    """Values by place (a view or a message) and ids (block_id, action_id); what is chosen is one person's.

    The initial value counts once, when the input appears. An update with the same ids leaves what is there.
    """

    def __init__(self) -> None:
        self._initial: dict[str, dict[Ids, Json]] = {}
        self._chosen: dict[str, dict[str, dict[Ids, Json]]] = {}

    def appear(self, place: str, blocks: list[Json]) -> None:
        """These are the blocks of the place from now on; what is not among them is forgotten."""
        before, after = self._initial.get(place, {}), {}
        for block, element in stateful(blocks):
            ids = block["block_id"], element["action_id"]
            stays = before.get(ids, {}).get("type") == element["type"]
            after[ids] = before[ids] if stays else initial_value(element)
        self._initial[place] = after
        for chosen in self._chosen.get(place, {}).values():
            for ids in [ids for ids in chosen if after.get(ids) is not before.get(ids)]:
                del chosen[ids]

    def choose(self, user: str, place: str, ids: Ids, value: Json) -> None:
        self._chosen.setdefault(place, {}).setdefault(user, {})[ids] = value

    def values(self, user: str, place: str, blocks: list[Json]) -> dict[str, Json]:
        """Slack's `state.values`."""
        values: dict[str, Json] = {}
        for block, element in stateful(blocks):
            ids = block["block_id"], element["action_id"]
            values.setdefault(ids[0], {})[ids[1]] = self._value(user, place, ids)
        return values

    def shown(self, user: str, place: str, blocks: list[Json]) -> list[Json]:
        """The blocks as this person sees them: every initial value is the present one. Others are not copied."""
        return [self._shown(user, place, block) for block in blocks]

    def _shown(self, user: str, place: str, block: Json) -> Json:
        if not any(stateful([block])):
            return block
        block = copy.deepcopy(block)
        for _, element in stateful([block]):
            kind = KINDS[element["type"]]
            value = self._value(user, place, (block["block_id"], element["action_id"]))[kind.state]
            element.pop(kind.initial, None)
            if value not in (None, [], ""):
                element[kind.initial] = copy.deepcopy(value)
        return block

    def _value(self, user: str, place: str, ids: Ids) -> Json:
        return self._chosen.get(place, {}).get(user, {}).get(ids) or self._initial[place][ids]


def interactive(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Each element that can be used, with its block."""
    for block in blocks:
        elements = {
            "actions": block.get("elements", []),
            "section": [block["accessory"]] if "accessory" in block else [],
            "input": [block.get("element")],
        }.get(block["type"], [])
        yield from ((block, element) for element in elements if element["type"] != "image")


def stateful(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    return ((block, element) for block, element in interactive(blocks) if element["type"] in KINDS)


def with_ids(blocks: list[Json]) -> list[Json]:
    """A copy in which every block has a block_id, and every element an action_id, as Slack hands them out."""
    blocks = copy.deepcopy(blocks)
    for block in blocks:
        block.setdefault("block_id", secrets.token_urlsafe(4))
    for _, element in interactive(blocks):
        element.setdefault("action_id", secrets.token_urlsafe(4))
    return blocks


def options_of(element: Json) -> list[Json]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def initial_value(element: Json) -> Json:
    kind = KINDS[element["type"]]
    return {"type": element["type"], kind.state: copy.deepcopy(element.get(kind.initial, kind.empty))}


def value_of(element: Json, given: Any, offered: list[Json]) -> Json:
    """Slack's value object for what was given: itself, or a short form (text, date, option value or values).

    `offered` are the options of an external select, which its element does not carry.
    """
    kind = KINDS[element["type"]]
    if isinstance(given, dict) and (kind.state in given or given.get("type") == element["type"]):
        return {"type": element["type"], kind.state: given.get(kind.state) or kind.empty}
    if "option" not in kind.state:
        return {"type": element["type"], kind.state: given or kind.empty}
    preset = element.get(kind.initial) or []
    known = [*options_of(element), *(preset if isinstance(preset, list) else [preset]), *offered]
    by_value = {option["value"]: option for option in known}
    wanted = given if isinstance(given, list) else [given] if given else []
    for value in wanted:
        if not isinstance(value, str) or value not in by_value:
            message = f"{value!r} is not offered here; {_choices(list(by_value))}."
            raise RefusedError(message)
    chosen = [by_value[value] for value in wanted]
    single = chosen[0] if chosen else None
    return {"type": element["type"], kind.state: chosen if kind.empty == [] else single}


def _choices(values: list[str]) -> str:
    return (
        f"choose one of {', '.join(values)}" if values else "ask for its options with /_control/suggest first"
    )


def problems(blocks: list[Json], values: dict[str, Json]) -> dict[str, str]:
    """What the client itself objects to before it submits, by block_id."""
    found = {}
    for block, element in stateful(blocks):
        if block["type"] == "input":
            value = values[block["block_id"]][element["action_id"]][KINDS[element["type"]].state]
            problem = _problem(block, element, value)
            if problem:
                found[block["block_id"]] = problem
    return found


def _problem(block: Json, element: Json, value: Any) -> str | None:
    if value in (None, [], ""):
        return None if block.get("optional") else REQUIRED
    if not isinstance(value, str):
        return None
    if element["type"] == "number_input":
        return _number_problem(element, value)
    if element["type"] in PATTERNS:
        pattern, words = PATTERNS[element["type"]]
        return None if re.fullmatch(pattern, value) else words
    return _length_problem(element, value)


def _length_problem(element: Json, value: str) -> str | None:
    low, high = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) > high:
        return f"Please use no more than {high} characters."
    return f"Please use at least {low} characters." if len(value) < low else None


def _number_problem(element: Json, value: str) -> str | None:
    decimals = r"(\.\d+)?" if element.get("is_decimal_allowed") else ""
    if not re.fullmatch(rf"-?\d+{decimals}", str(value)):
        return "Please enter a valid number."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and float(value) < float(low):
        return f"Please enter {low} or more."
    if high is not None and float(value) > float(high):
        return f"Please enter {high} or less."
    return None
