"""`python -m tests.benchmarks [MEASURE …]`: prints a table, and writes it to bench.json."""

import argparse
import asyncio
import gc
import json
import os
import platform
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bot import zones
from tests.benchmarks import ack, delivery, growth, home, jobstore, resources, start, workers
from tests.benchmarks.figures import Figure, Size
from tests.benchmarks.processes import say
from tests.benchmarks.table import markdown

Measure = Callable[[Size], Awaitable[list[Figure]]]
MEASURES: dict[str, Measure] = {
    "ack": ack.measure,
    "delivery": delivery.measure,
    "jobstore": jobstore.measure,
    "growth": growth.measure,
    "workers": workers.measure,
    "start": start.measure,
    "resources": resources.measure,
    "home": home.measure,
}
FILE = Path("bench.json")


def main() -> None:
    chosen = _arguments()
    zones.pin_zone_data()
    gc.freeze()  # as the bot does, for all sides
    machine, load = _machine(), os.getloadavg()[0]
    say(", ".join(f"{name}: {value}" for name, value in machine.items()))
    say(f"Load before: {load:.1f}. Ratios are medians over rounds in which both sides take turns.\n")
    figures = asyncio.run(measured(chosen.measures or list(MEASURES), Size(chosen.scale, chosen.rounds)))
    written = [{**asdict(figure), "target": figure.target, "verdict": figure.verdict} for figure in figures]
    report = {"machine": machine, "load_before": load, "scale": chosen.scale, "rounds": chosen.rounds}
    FILE.write_text(json.dumps({**report, "figures": written}, indent=2, ensure_ascii=False) + "\n", "utf-8")
    say(f"\nWritten to {FILE}. The same for docs/operations.md:\n\n{markdown(machine, figures)}")


async def measured(names: Sequence[str], size: Size) -> list[Figure]:
    """One measure after the other; each line is printed as soon as it is known."""
    figures = []
    say(_line(("measure", "value", "target", "verdict", "how")))
    for name in names:
        for figure in await MEASURES[name](size):
            say(_line((figure.name, figure.said, figure.target, figure.verdict, figure.note)))
            figures.append(figure)
    return figures


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument(
        "measures", nargs="*", metavar="MEASURE", help=f"of {', '.join(MEASURES)}; default: all"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="how much of everything; 0.01 to try it out")
    parser.add_argument("--rounds", type=int, default=3, help="how often each thing is measured")
    chosen = parser.parse_args()
    unknown = set(chosen.measures) - set(MEASURES)
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    return chosen


def _machine() -> dict[str, str | int | None]:
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def _line(cells: Sequence[str]) -> str:
    name, value, target, verdict, note = cells
    return f"{name:<24} {value:>12}  {target:<7} {verdict:<12} {note}".rstrip()


if __name__ == "__main__":
    main()
