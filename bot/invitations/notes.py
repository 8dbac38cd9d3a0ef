"""A description as plain text: markup off, whoever wrote it."""

import html
import re

LONGEST = 3000
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h\d)\b[^>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script|head)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"</?[a-z!][^<>]{0,500}>", re.IGNORECASE)
_ADDRESSES = re.compile(r"</?(?:https?://|mailto:)[^<>]*>", re.IGNORECASE)
_RULES = re.compile(r"^[\s_\-~:=.*#]{3,}$")


def plain(text: str) -> str:
    """At most what a form's field holds."""
    text = text[: 4 * LONGEST]
    if _BREAKS.search(text) or "</" in text:
        text = html.unescape(_MARKUP.sub("", _BREAKS.sub("\n", _UNSEEN.sub("", text))))
    lines = [line.strip() for line in _ADDRESSES.sub("", text).splitlines()]
    kept = [line for line in lines if not _RULES.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()[:LONGEST]
