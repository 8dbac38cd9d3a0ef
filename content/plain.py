"""The plain rendering of blocks: what a notification shows and a screen reader reads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

FALLBACK = 4000
"""Slack's advice for the length of a message's `text`."""
DATE = re.compile(r"<!date\^[^|>]*\|([^>]*)>")
LINK = re.compile(r"<([^|<>]+)\|([^<>]+)>")
BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])")
ITALIC = re.compile(r"(?<![\w_])_(?=\S)([^_\n]+)(?<=\S)_(?![\w_])")


def plain_words(blocks: Iterable[Mapping[str, Any]]) -> str:
    """Every word of the blocks, a line each, still escaped for Slack; cut at what a notification takes."""
    text = "\n".join(line for block in blocks for line in _lines(block) if line.strip())
    return text if len(text) <= FALLBACK else text[: FALLBACK - 1].rsplit("\n", 1)[0] + "…"


def _lines(block: Mapping[str, Any]) -> Iterator[str]:
    if "text" in block:
        yield _plain(block["text"])
    fields = [_plain(field) for field in block.get("fields", ())]
    yield from (f"{label}: {value}" for label, value in zip(fields[::2], fields[1::2], strict=True))
    for element in block.get("elements", ()):
        yield from _element(element)


def _element(element: Mapping[str, Any]) -> Iterator[str]:
    if element["type"] in {"plain_text", "mrkdwn"}:
        yield _plain(element)
    chosen = {option["value"] for option in element.get("initial_options", ())}
    if element["type"] == "checkboxes":
        yield from (_box(option, ticked=option["value"] in chosen) for option in element["options"])


def _box(option: Mapping[str, Any], *, ticked: bool) -> str:
    words = [_plain(option["text"]), _plain(option["description"]) if "description" in option else ""]
    return f"{'[done]' if ticked else '[open]'} " + " · ".join(filter(None, words))


def _plain(text: Mapping[str, str]) -> str:
    if text["type"] == "plain_text":
        return text["text"]
    words = text["text"]
    if "<" in words:
        words = LINK.sub(_link, DATE.sub(r"\1", words))
    if "*" in words:
        words = BOLD.sub(r"\1", words)
    return ITALIC.sub(r"\1", words) if "_" in words else words


def _link(match: re.Match[str]) -> str:
    target, label = match.groups()
    return label if target.startswith(("@", "#", "!", "mailto:")) else f"{label} ({target})"
