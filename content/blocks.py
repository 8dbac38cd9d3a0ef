"""The few shapes our messages are made of. Our own words may use mrkdwn; a person's words are plain text only.

Plain text neither formats nor pings, and it is escaped besides: what a person typed appears as they typed it.
"""

import html
import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from slackblocks import (
    ActionsBlock,
    Block,
    Button,
    ConfirmationDialogue,
    ContextBlock,
    DividerBlock,
    Element,
    HeaderBlock,
    HomeTabView,
    InputBlock,
    Markdown,
    ModalView,
    Option,
    PlainText,
    SectionBlock,
    Text,
)

from bot.ids import Form
from bot.message import Message, View
from content.plain import plain_words

SECTION, HEADER, TITLE, OPTION = 3000, 150, 24, 75
"""Slack's limits in characters, counted after escaping (docs.slack.dev, Block Kit reference)."""
FIELD = 1000
"""Slack takes 2,000 a field, but 10,000 a message: four long ones leave room for a full checklist."""
RANDOM_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Words = PlainText | Markdown


def ours(mrkdwn: str) -> Markdown:
    """Our own words. Nothing a person typed may be put into them."""
    return Markdown(mrkdwn)


def theirs(text: str, limit: int = SECTION) -> PlainText:
    """A person's words, as they typed them, cut to what fits; never empty."""
    return PlainText(fitted(text, limit))


def fitted(text: str, limit: int) -> str:
    """Escaped, then measured, then cut where it is too long."""
    escaped = html.escape(text.strip(), quote=False)
    if len(escaped) <= limit:
        return escaped or " "
    kept = text.strip()
    while len(html.escape(kept, quote=False)) > limit - 1:
        kept = kept[: len(kept) - max(1, (len(html.escape(kept, quote=False)) - limit) // 5)]
    return html.escape(kept, quote=False) + "…"


def header(text: str) -> HeaderBlock:
    return HeaderBlock(PlainText(fitted(text, HEADER)))


def section(words: Words, accessory: Element | None = None) -> SectionBlock:
    return SectionBlock(words, accessory=accessory)


def facts(pairs: Iterable[tuple[str, str]]) -> list[SectionBlock]:
    """Label and value side by side, five pairs a block; pairs without a value are left out."""
    fields: list[str | Text] = [
        field for label, value in pairs if value for field in (ours(f"*{label}*"), theirs(value, FIELD))
    ]
    return [SectionBlock(fields=fields[start : start + 10]) for start in range(0, len(fields), 10)]


def note(*words: Words) -> ContextBlock:
    return ContextBlock(list(words))


def divider() -> DividerBlock:
    return DividerBlock()


def button(
    label: str,
    action: str,
    *,
    value: str | None = None,
    primary: bool = False,
    confirm: ConfirmationDialogue | None = None,
    name: str | None = None,
) -> Button:
    """`name` is what a screen reader says where the label alone would not tell."""
    style: Literal["primary"] | None = "primary" if primary else None
    return Button(
        PlainText(label), action, value=value, style=style, confirm=confirm, accessibility_label=name
    )


def link(label: str, action: str, url: str) -> Button:
    return Button(PlainText(label), action, url=url)


def asks(title: str, text: str, yes: str, no: str = "Keep it") -> ConfirmationDialogue:
    """A question before a step that is hard to take back."""
    return ConfirmationDialogue(PlainText(title), PlainText(fitted(text, 300)), PlainText(yes), PlainText(no))


def buttons(*elements: Element, block: str | None = None) -> ActionsBlock:
    return ActionsBlock(list(elements), block_id=block)


def option(text: str, value: str, description: str = "") -> Option:
    return Option(
        PlainText(fitted(text, OPTION)),
        value,
        description=PlainText(fitted(description, OPTION)) if description else None,
    )


def field(
    label: str, element: Element, block: str, *, hint: str | None = None, optional: bool = False
) -> InputBlock:
    """An input; `block` is the name its value and its errors go by."""
    return InputBlock(
        PlainText(label), element, block_id=block, hint=PlainText(hint) if hint else None, optional=optional
    )


def message(*parts: Block | Sequence[Block]) -> Message:
    """The blocks, and the same in plain words for notifications and screen readers."""
    blocks = [resolved(block) for block in _flat(parts)]
    return Message(plain_words(blocks), tuple(blocks))


def modal(
    form: Form,
    title: str,
    *parts: Block | Sequence[Block],
    submit: str | None = "Save",
    about: str = "",
    close: str = "Cancel",
) -> View:
    """A window; `about` comes back with the form (3,000 characters at most)."""
    view = ModalView(
        title=PlainText(title),
        blocks=_flat(parts),
        submit=PlainText(submit) if submit else None,
        close=PlainText(close),
        callback_id=form,
        private_metadata=about,
    )
    return View(resolved(view))


def home(*parts: Block | Sequence[Block]) -> View:
    return View(resolved(HomeTabView(_flat(parts))))


def _flat(parts: Iterable[Block | Sequence[Block]]) -> list[Block]:
    return [block for part in parts for block in ([part] if isinstance(part, Block) else part)]


def resolved(rendered: Block | ModalView | HomeTabView | Option) -> dict[str, Any]:
    """What Slack takes; the ids that slackblocks draws at random are left to Slack, so that equal is equal.

    By the method behind slackblocks' `repr`, whose JSON would be read back at once: most of what a message costs.
    """
    found: dict[str, Any] = rendered._resolve()  # noqa: SLF001 - the only way but the slow one
    for block in (found, *found.get("blocks", ())):
        if RANDOM_ID.fullmatch(block.get("block_id", "")):
            del block["block_id"]
    return found
