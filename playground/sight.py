"""What a person reads on a surface, and finds there by its words."""

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playground.inputs import KINDS, interactive, options_of
from playground.wire import Json

Element = tuple[Json, Json]
LABELED = ("text", "label", "title", "description", "hint", "placeholder", "alt_text", "initial_value")


@dataclass(frozen=True)
class SeenMessage:
    """A message as it stands on the screen: `text` is unescaped, `blocks` show the person's own ticks and choices."""

    text: str
    blocks: list[Json]
    ts: str
    channel: str
    author: str
    ephemeral: bool = False
    files: list[str] = field(default_factory=list)

    @property
    def buttons(self) -> list[str]:
        return labels(self.blocks)

    @property
    def words(self) -> str:
        return "\n".join([self.text, *words(self.blocks), *self.files])


def readable(text: str) -> str:
    return html.unescape(text)


def words(part: Any) -> Iterator[str]:
    """Every text of these blocks, in their order."""
    if isinstance(part, list):
        for item in part:
            yield from words(item)
    elif isinstance(part, dict):
        for key, item in part.items():
            if isinstance(item, str) and key in LABELED:
                yield readable(item)
            else:
                yield from words(item)


def labels(blocks: list[Json]) -> list[str]:
    """The words on buttons and in overflow menus."""
    found = []
    for _, element in interactive(blocks):
        if element["type"] == "button":
            found.append(readable(element["text"]["text"]))
        elif element["type"] == "overflow":
            found += [readable(option["text"]["text"]) for option in element["options"]]
    return found


def action_for(blocks: list[Json], label: str) -> tuple[Json, Json] | None:
    """The element with these words, and the action that using it is: a button, or an entry of a menu."""
    for block, element in interactive(blocks):
        ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
        if element["type"] == "button" and readable(element["text"]["text"]) == label:
            return element, ids
        if element["type"] in ("overflow", "static_select") and block["type"] != "input":
            for option in options_of(element):
                if readable(option["text"]["text"]) == label:
                    return element, {**ids, "selected_option": option}
    return None


def named(blocks: list[Json], name: str) -> Element | None:
    """The element that goes by this name: its label, the text beside it, its placeholder or its action_id."""
    for block, element in interactive(blocks):
        if name in (readable(candidate) for candidate in _names(block, element)):
            return block, element
    return None


def option_starting(element: Json, start: str) -> Json | None:
    for option in options_of(element):
        if readable(option["text"]["text"]).startswith(start):
            return option
    return None


def value_by_words(element: Json, given: Any) -> Json:
    """Slack's value object for a text, a date, the words of one option or several, or None to empty it."""
    kind = KINDS[element["type"]]
    if given is None or "option" not in kind.state:
        return {"type": element["type"], kind.state: given}
    wanted = given if isinstance(given, list) else [given]
    chosen = [_option(element, text) for text in wanted]
    return {"type": element["type"], kind.state: chosen if kind.empty == [] else chosen[0]}


def input_labels(blocks: list[Json]) -> dict[str, str]:
    """The label of each input block, by block_id."""
    return {block["block_id"]: block["label"]["text"] for block in blocks if block["type"] == "input"}


def _option(element: Json, wanted: str) -> Json:
    """The option of exactly these words, else one that starts with them, else one that has them."""
    texts = [(readable(option["text"]["text"]), option) for option in options_of(element)]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        for text, option in texts:
            if fits(text, wanted):
                return option
    message = f"There is no option {wanted!r}; there is {[text for text, _ in texts]}"
    raise AssertionError(message)


def _names(block: Json, element: Json) -> list[str]:
    texts = (block.get("label"), block.get("text"), element.get("placeholder"))
    return [*(text["text"] for text in texts if text), element["action_id"]]
