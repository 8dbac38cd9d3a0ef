"""What Slack refuses in messages, modals and Home tabs, by its own limits."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from playground.charts import CHART, TITLE
from playground.elements import ELEMENTS, ID, pictured
from playground.inputs import interactive
from playground.shapes import Problem, Rule, Shape, anything, by_type, flag, items, string, text
from playground.wire import Json, SlackError

Surface = Literal["message", "modal", "home"]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
# Slack cuts somewhere near 13,000 without saying where; below 10,000 nobody has seen it cut.
MESSAGE_BLOCKS_TEXT = 10_000

SELECTS = {"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
MULTI_SELECTS = {"multi_static_select", "multi_external_select", "multi_users_select"}
PICKERS = {"datepicker", "timepicker", "checkboxes", "radio_buttons"}
TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"}
FIT = {
    "section": {"button", "overflow", "image", *SELECTS, *MULTI_SELECTS, *PICKERS},
    "actions": {"button", "overflow", "datetimepicker", *SELECTS, *PICKERS},
    "input": {"datetimepicker", "file_input", *SELECTS, *MULTI_SELECTS, *PICKERS, *TYPED},
}


def _element(block: str) -> Rule:
    return by_type({kind: ELEMENTS[kind] for kind in FIT[block]}, f"an element of {block}")


def _says_something(block: Any, at: str) -> Iterator[Problem]:
    if "text" not in block and "fields" not in block:
        yield at, "a section needs text or fields"


def _block(
    required: dict[str, Rule] | None = None,
    optional: dict[str, Rule] | None = None,
    check: Rule | None = None,
) -> Shape:
    return Shape(required or {}, {**(optional or {}), "block_id": ID}, check)


def _identified(block: Any, at: str) -> Iterator[Problem]:
    yield from ID(block.get("block_id", "-"), f"{at}/block_id")


CONTEXT_PART = by_type(
    {"image": ELEMENTS["image"], "plain_text": text(3000, plain=False), "mrkdwn": text(3000, plain=False)},
    "an element of context",
)
RICH_TEXT_PART = by_type(
    dict.fromkeys(
        ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"), anything
    ),
    "an element of rich_text",
)

# These are checked for their surface only: the reference of each is a book of its own.
UNCHECKED = (
    "video",
    "file",
    "alert",
    "context_actions",
    "plan",
    "task_card",
    "container",
    "table",
)

BLOCKS: dict[str, Rule] = {
    "section": _block(
        optional={
            "text": text(3000, plain=False),
            "fields": items(text(2000, plain=False), 10),
            "accessory": _element("section"),
            "expand": flag,
        },
        check=_says_something,
    ),
    "header": _block({"text": text(150, plain=True)}),
    "divider": _block(),
    "context": _block({"elements": items(CONTEXT_PART, 10)}),
    "actions": _block({"elements": items(_element("actions"), 25)}),
    "input": _block(
        {"label": text(2000, plain=True), "element": _element("input")},
        {"hint": text(2000, plain=True), "optional": flag, "dispatch_action": flag},
    ),
    "image": _block(
        {"alt_text": string(2000)},
        {"image_url": string(3000, 1), "slack_file": anything, "title": text(2000, plain=True)},
        pictured,
    ),
    "rich_text": _block({"elements": items(RICH_TEXT_PART, 1000, 0)}),
    "markdown": _block({"text": string(12_000, 1)}),
    "data_visualization": _block({"title": string(TITLE, 1), "chart": CHART}),
    **dict.fromkeys(UNCHECKED, _identified),
}
MESSAGES_ONLY = (
    "markdown",
    "context_actions",
    "plan",
    "task_card",
    "container",
    "table",
    "data_visualization",
)
ONLY_ON: dict[str, Surface] = {
    **dict.fromkeys(MESSAGES_ONLY, "message"),
    "alert": "modal",
    "file_input": "modal",
}

MODAL = Shape(
    {"title": text(24, plain=True), "blocks": anything},
    {
        "submit": text(24, plain=True),
        "close": text(24, plain=True),
        "private_metadata": string(3000),
        "callback_id": string(255),
        "external_id": string(255),
        **dict.fromkeys(("clear_on_close", "notify_on_close", "submit_disabled"), flag),
    },
)
HOME = Shape(
    {"blocks": anything},
    {key: MODAL.optional[key] for key in ("private_metadata", "callback_id", "external_id")},
)


def require_message_blocks(blocks: Any) -> None:
    problems = list(_blocks(blocks, "/blocks", "message"))
    if problems:
        raise SlackError("invalid_blocks", **_explained(problems))
    if sum(len(found) for found in _texts(blocks)) > MESSAGE_BLOCKS_TEXT:
        raise SlackError("msg_blocks_too_long")


def require_view(view: Any, surface: Literal["modal", "home"]) -> None:
    problems = list(_view(view, surface))
    if problems:
        raise SlackError("invalid_arguments", **_explained(problems))
    if len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES:
        raise SlackError("view_too_large")


def _view(view: Any, surface: Literal["modal", "home"]) -> Iterator[Problem]:
    if not isinstance(view, dict) or view.get("type") != surface:
        yield "/view/type", f"must be {surface}"
        return
    yield from (MODAL if surface == "modal" else HOME)(view, "/view")
    found = list(_blocks(view.get("blocks"), "/view/blocks", surface))
    yield from found
    silent = surface == "modal" and "submit" not in view
    if not found and silent and any(block["type"] == "input" for block in view["blocks"]):
        yield "/view", "missing required field: submit"


def _blocks(blocks: Any, at: str, surface: Surface) -> Iterator[Problem]:
    most = MESSAGE_BLOCKS if surface == "message" else VIEW_BLOCKS
    found = list(items(by_type(BLOCKS, "a block"), most, fewest=0)(blocks, at))
    yield from found
    if not found:
        yield from _misplaced(blocks, at, surface)
        yield from _doubled(blocks, at)


def _misplaced(blocks: list[Json], at: str, surface: Surface) -> Iterator[Problem]:
    for index, block in enumerate(blocks):
        kinds = [block["type"], *(element["type"] for _, element in interactive([block]))]
        for kind in ONLY_ON.keys() & kinds:
            if ONLY_ON[kind] != surface:
                yield f"{at}/{index}", f"{kind} is not supported here"


def _doubled(blocks: list[Json], at: str) -> Iterator[Problem]:
    """block_ids differ within a surface, action_ids within a block."""
    block_ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    yield from ((at, f"block_id is not unique: {block_id}") for block_id, n in block_ids.items() if n > 1)
    for index, block in enumerate(blocks):
        action_ids = Counter(e["action_id"] for _, e in interactive([block]) if "action_id" in e)
        for action_id in (action_id for action_id, times in action_ids.items() if times > 1):
            yield f"{at}/{index}", f"action_id is not unique in its block: {action_id}"


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _texts(item)
    elif isinstance(part, dict):
        for key, item in part.items():
            if key == "text" and isinstance(item, str):
                yield item
            else:
                yield from _texts(item)


def _explained(problems: list[Problem]) -> Json:
    lines = [f"[ERROR] {words} [json-pointer:{at}]" for at, words in problems]
    return {"response_metadata": {"messages": lines}, "errors": [words for _, words in problems]}
