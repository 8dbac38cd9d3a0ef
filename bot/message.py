"""What is said: a message for a conversation and a form for a window, ready for Slack."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """`text` is the whole message in plain words (notifications, screen readers); `blocks` is how it looks."""

    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class View:
    """A modal or Home tab: `content` is Slack's view object."""

    content: dict[str, Any]
