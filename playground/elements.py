"""Block Kit's elements: which keys each takes, how long, how many, in what form."""

from collections.abc import Iterator
from typing import Any

from playground.inputs import options_of
from playground.shapes import (
    Problem,
    Rule,
    Shape,
    anything,
    date,
    flag,
    integer,
    items,
    matching,
    one_of,
    string,
    text,
    time,
)

ID = string(255, 1)
STYLE = one_of("primary", "danger")

CONFIRM = Shape(
    {"title": text(100, plain=True), "text": text(300, plain=False)},
    {"confirm": text(30, plain=True), "deny": text(30, plain=True), "style": STYLE},
)


def _option(*, plain: bool, linked: bool = False) -> Shape:
    """Only the options of an overflow menu may carry an address."""
    optional = {"description": text(75, plain=plain), **({"url": string(3000, 1)} if linked else {})}
    return Shape({"text": text(75, plain=plain), "value": string(150, 1)}, optional)


OPTION = _option(plain=True)
RICH_OPTION = _option(plain=False)
GROUP = Shape({"label": text(75, plain=True), "options": items(OPTION, 100)})


def _offered(value: Any, at: str) -> Iterator[Problem]:
    """Initial options must be offered ones, word for word; option values differ from one another."""
    offered = options_of(value)
    single = [value["initial_option"]] if "initial_option" in value else []
    for option in [*value.get("initial_options", []), *single]:
        if option not in offered:
            yield at, "initial options must equal offered options"
    values = [option["value"] for option in offered]
    if len(values) != len(set(values)):
        yield at, "option values must be unique"


def _offered_once(value: Any, at: str) -> Iterator[Problem]:
    if ("options" in value) == ("option_groups" in value):
        yield at, "exactly one of options and option_groups is required"
    else:
        yield from _offered(value, at)


def _lengths(value: Any, at: str) -> Iterator[Problem]:
    if len(value.get("initial_value", "")) > value.get("max_length", 3000):
        yield f"{at}/initial_value", "must not be longer than max_length"
    if value.get("min_length", 0) > value.get("max_length", 3000):
        yield f"{at}/min_length", "must not be more than max_length"


def pictured(value: Any, at: str) -> Iterator[Problem]:
    if ("image_url" in value) == ("slack_file" in value):
        yield at, "exactly one of image_url and slack_file is required"


INPUT: dict[str, Rule] = {"action_id": ID, "focus_on_load": flag, "placeholder": text(150, plain=True)}
CHOICE: dict[str, Rule] = {**INPUT, "confirm": CONFIRM}
OFFER: dict[str, Rule] = {"options": items(OPTION, 100), "option_groups": items(GROUP, 100)}
SEVERAL: dict[str, Rule] = {"initial_options": items(OPTION, 100), "max_selected_items": integer(1, 1000)}
TICKED: dict[str, Rule] = {"action_id": ID, "focus_on_load": flag, "confirm": CONFIRM}
DISPATCH = Shape({"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2)})
LINE: dict[str, Rule] = {**INPUT, "initial_value": string(3000), "dispatch_action_config": DISPATCH}
NUMBER = matching(r"-?\d+(\.\d+)?", "a number in a string")
PICKED: dict[str, Rule] = {
    "initial_user": ID,
    "initial_channel": ID,
    "initial_conversation": ID,
    "initial_users": items(ID, 100),
}

ELEMENTS: dict[str, Rule] = {
    "button": Shape(
        {"text": text(75, plain=True)},
        {
            "action_id": ID,
            "url": string(3000, 1),
            "value": string(2000),
            "style": STYLE,
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "static_select": Shape({}, {**CHOICE, **OFFER, "initial_option": OPTION}, _offered_once),
    "multi_static_select": Shape({}, {**CHOICE, **OFFER, **SEVERAL}, _offered_once),
    "external_select": Shape({}, {**CHOICE, "initial_option": OPTION, "min_query_length": integer(0, 1000)}),
    "multi_external_select": Shape({}, {**CHOICE, **SEVERAL, "min_query_length": integer(0, 1000)}),
    "overflow": Shape(
        {"options": items(_option(plain=True, linked=True), 5)},
        {"action_id": ID, "confirm": CONFIRM},
        _offered,
    ),
    "datepicker": Shape({}, {**CHOICE, "initial_date": date}),
    "timepicker": Shape({}, {**CHOICE, "initial_time": time, "timezone": string(255, 1)}),
    "datetimepicker": Shape({}, {**TICKED, "initial_date_time": integer(10**9, 10**10 - 1)}),
    "checkboxes": Shape(
        {"options": items(RICH_OPTION, 10)},
        {**TICKED, "initial_options": items(RICH_OPTION, 10)},
        _offered,
    ),
    "radio_buttons": Shape(
        {"options": items(RICH_OPTION, 10)},
        {**TICKED, "initial_option": RICH_OPTION},
        _offered,
    ),
    "plain_text_input": Shape(
        {},
        {**LINE, "multiline": flag, "min_length": integer(0, 3000), "max_length": integer(1, 3000)},
        _lengths,
    ),
    "email_text_input": Shape({}, LINE),
    "url_text_input": Shape({}, LINE),
    "number_input": Shape(
        {"is_decimal_allowed": flag},
        {**LINE, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
    ),
    "rich_text_input": Shape({}, {**LINE, "initial_value": anything}),
    "file_input": Shape(
        {},
        {"action_id": ID, "filetypes": items(string(20, 1), 100), "max_files": integer(1, 10)},
    ),
    "image": Shape(
        {"alt_text": string(2000)},
        {"image_url": string(3000, 1), "slack_file": anything},
        pictured,
    ),
    **{
        kind: Shape({}, {**CHOICE, **PICKED, "max_selected_items": integer(1, 1000), "filter": anything})
        for kind in ("users_select", "multi_users_select", "channels_select", "conversations_select")
    },
}
