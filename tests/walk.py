"""Looks through all that the app ever said for a person's words where they could format or ping."""

import json
import re
from collections.abc import Iterator
from typing import Any

from playground.server import Playground

UNREAD = {"initial_value", "accessibility_label", "url", "value", "private_metadata"}
"""What Slack takes as it is and never renders as markup."""
RAW = re.compile(r"[<>]|&(?!(?:amp|lt|gt);)")


def misplaced(playground: Playground, mark: str) -> list[str]:
    """Every string with `mark` in it that stands in mrkdwn, or unescaped where Slack reads markup."""
    return [words for said in all_said(playground) for words in _wrong(said, mark)]


def all_said(playground: Playground) -> Iterator[Any]:
    """What went to Slack by its methods, in acknowledgements and to response_urls."""
    for entry in playground.courier.log:
        if entry["kind"] == "web_api":
            yield {key: _read(value) for key, value in entry["detail"]["args"].items()}
        elif entry["kind"] == "ack":
            yield entry["detail"]
    ours = playground.workspace.identity.bot_user_id
    for message in playground.workspace.messages:
        if message.user == ours:
            yield {"text": message.text, "blocks": message.blocks}


def _wrong(part: Any, mark: str, key: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn" and mark in part["text"]:
            yield f"mrkdwn: {part['text']}"
        for name, value in part.items():
            yield from _wrong(value, mark, name)
    elif isinstance(part, list):
        for value in part:
            yield from _wrong(value, mark, key)
    elif isinstance(part, str) and mark in part and key not in UNREAD and RAW.search(part):
        yield f"{key}: {part}"


def _read(value: Any) -> Any:
    """Structured arguments travel as JSON in a string."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        return json.loads(value)
    return value
