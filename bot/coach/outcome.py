"""The measure in a result: how much, how many, how fast; not the size of a team, nor a date."""

from bot.coach import patterns


def measure(text: str) -> str:
    """The words that put a figure on it, with its unit, or nothing."""
    said = " ".join(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    left = patterns.pattern("no_measure").sub(" … ", said)
    found = patterns.pattern("measure").search(left)
    if found is None:
        return ""
    unit = patterns.pattern("unit").match(left, found.end())
    return (found[0] + (unit[0] if unit else "")).strip()
