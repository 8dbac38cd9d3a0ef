"""Slack's own chart, for messages only: beside bars in text that say the same, never instead of them."""

from collections.abc import Sequence

from slackblocks import AxisConfig, BarChart, Block, DataPoint, DataSeries, DataVisualizationBlock

CHART = "data_visualization"
"""The kind of block; a message goes out without it where it is refused."""
LABEL = 20


def chart(title: str, unit: str, counts: Sequence[tuple[str, int]]) -> Block:
    """Bars side by side in the order given; `unit` is what they count."""
    points = [DataPoint(label[:LABEL], count) for label, count in counts]
    axes = AxisConfig([label[:LABEL] for label, _ in counts])
    return DataVisualizationBlock(title, BarChart([DataSeries(unit, points)], axes))
