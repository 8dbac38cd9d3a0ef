"""What a person typed, without the marks that Slack puts into it."""

import re

LABELED = re.compile(r"<[^<>|]+\|([^<>]*)>")
BARE = re.compile(r"<(?:mailto:)?([^\s<>|@#!][^\s<>|]*)>")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Signs that no person types and that no database or window should have to bear."""


def as_typed(text: str) -> str:
    """Slack's escapes undone: `&amp;` is `&`, `<@U1|ana>` is `ana`, a link is its label, else its address."""
    words = BARE.sub(r"\1", LABELED.sub(r"\1", text))
    typed = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return CONTROL.sub("", typed).strip()
