"""Figures: what was measured, against what it was to be; and how repetitions become one number."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from statistics import median

A_THOUSAND = 1000
Timed = Callable[[], Awaitable[float]]


@dataclass(frozen=True)
class Size:
    """How much is measured: everything times `scale`, each thing `rounds` times."""

    scale: float = 1.0
    rounds: int = 3

    def of(self, full: int, least: int = 1) -> int:
        return max(least, round(full * self.scale))


@dataclass(frozen=True)
class Figure:
    """One line of the table. Without a `value` it was not measured, and `note` says what was missing."""

    name: str
    value: float | None
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def said(self) -> str:
        if self.value is None:
            return "–"
        short = f"{self.value:,.0f}" if self.value >= A_THOUSAND else f"{self.value:.3g}"
        return f"{short} {self.unit}".strip()

    @property
    def target(self) -> str:
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return "" if self.at_least is None else f"≥ {self.at_least:g}"

    @property
    def verdict(self) -> str:
        if self.value is None:
            return "not measured"
        if not self.target:
            return ""
        high = self.at_most is not None and self.value > self.at_most
        low = self.at_least is not None and self.value < self.at_least
        return "missed" if high or low else "reached"


async def alternated(rounds: int, *measures: Timed) -> list[list[float]]:
    """Each in its turn, again and again, so that whatever else the machine does falls on all; one list a measure."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for values, measure in zip(taken, measures, strict=True):
            values.append(await measure())
    return taken


def ratio(values: Sequence[float], others: Sequence[float]) -> float:
    """The median of the rounds' own ratios: two measures of one round met the same machine."""
    return median(value / other for value, other in zip(values, others, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Stopwatch:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._start
