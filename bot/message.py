"""What is said: a message for a conversation and a form for a window, ready for Slack."""

from dataclasses import dataclass, replace
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """`text` is the whole message in plain words (notifications, screen readers); `blocks` is how it looks."""

    text: str
    blocks: tuple[Block, ...] = ()

    def without(self, kind: str) -> "Message":
        """The same without its blocks of one kind, which the text says as well."""
        return replace(self, blocks=tuple(block for block in self.blocks if block["type"] != kind))


@dataclass(frozen=True)
class View:
    """A modal or Home tab: `content` is Slack's view object."""

    content: dict[str, Any]
