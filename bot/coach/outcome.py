"""The measure in a result: how much, how many, how fast; not the size of a team, nor a date."""

from bot.coach import patterns


def measure(text: str) -> str:
    """The words that put a figure on it, or nothing."""
    said = " ".join(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    return patterns.find("measure", patterns.pattern("no_measure").sub(" … ", said))
