"""What Slack takes for a chart: docs.slack.dev, data visualization block, as read in November 2026."""

from collections.abc import Iterator
from typing import Any

from playground.shapes import Problem, Rule, Shape, by_type, items, string

TITLE, AXIS, LABEL = 50, 50, 20
SERIES, SEGMENTS, POINTS = 6, 6, 20
"""The page's own figures; some builders allow twelve series and segments, which nobody here has seen taken."""


def _number(value: Any, at: str) -> Iterator[Problem]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield at, "must be a number"


def _in_step(chart: Any, at: str) -> Iterator[Problem]:
    """Each series has one point for each category, under its name."""
    wanted = sorted(chart["axis_config"]["categories"])
    if len(set(wanted)) < len(wanted):
        yield f"{at}/axis_config/categories", "must be unique"
    for place, series in enumerate(chart["series"]):
        if sorted(point["label"] for point in series["data"]) != wanted:
            yield f"{at}/series/{place}/data", "must have one point for each category"


_POINT = Shape({"label": string(LABEL, 1), "value": _number})
_SERIES = Shape({"name": string(LABEL, 1), "data": items(_POINT, POINTS)})
_AXES = Shape(
    {"categories": items(string(LABEL, 1), POINTS)}, {"x_label": string(AXIS), "y_label": string(AXIS)}
)
_BARS = Shape({"series": items(_SERIES, SERIES), "axis_config": _AXES}, check=_in_step)
CHART: Rule = by_type(
    {"pie": Shape({"segments": items(_POINT, SEGMENTS)}), **dict.fromkeys(("bar", "area", "line"), _BARS)},
    "a chart",
)
