"""Bars in text: they begin at the left edge, so that they compare in any font, on a phone, and in a notification.

Slack's own chart (content/charts.py) is for messages only and says nothing where it is not drawn; a line of text reads
everywhere.
"""

import re
from dataclasses import replace

from bot.message import Message

SIGN, LONGEST = "▇", 12
DRAWN = re.compile(f"{SIGN}+ ")


def bar(count: float, most: int, label: str) -> str:
    """`▇▇▇ 3 · Jan 4`; `most` is the largest count beside it. None has no bar; a mean has one place: `3.5`."""
    length = count + 0.5 if most <= LONGEST else -(-count * LONGEST // most)
    said = f"{count:,.1f}".removesuffix(".0")
    return " ".join(filter(None, (SIGN * int(length), f"{said} · {label}")))


def spoken(said: Message) -> Message:
    """The same with bars for the eye only: a screen reader would read each of their signs out."""
    return replace(said, text=DRAWN.sub("", said.text))
