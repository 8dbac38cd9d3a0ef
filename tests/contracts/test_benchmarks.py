"""The benchmarks run, if only with tiny numbers: what they find is for `make bench`."""

import pytest

from tests.benchmarks import delivery, growth, home, jobstore
from tests.benchmarks.__main__ import Measure
from tests.benchmarks.figures import Figure, Size, percentile, ratio

TINY = Size(scale=0.0001, rounds=1)


@pytest.mark.parametrize(
    ("measure", "names"),
    [
        (
            delivery.measure,
            ["delivery_ratio", "delivery_stall", "delivery_afar", "delivery_new_connections"],
        ),
        (growth.measure, ["growth"]),
        (home.measure, ["home_queries"]),
        (jobstore.measure, ["jobstore_add", "jobstore_run", "jobstore_stall", "jobstore_lost"]),
    ],
)
async def test_a_measure_gives_its_figures(measure: Measure, names: list[str]) -> None:
    figures = await measure(TINY)
    assert [figure.name for figure in figures] == names
    assert all(figure.value is not None for figure in figures)


async def test_home_takes_no_more_statements_for_more_interviews() -> None:
    (figure,) = await home.measure(TINY)
    assert figure.value == 0


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("a", 1.3, at_most=1.25), "missed"),
        (Figure("a", 1.25, at_most=1.25), "reached"),
        (Figure("a", 0.69, at_least=0.7), "missed"),
        (Figure("a", 0.7, at_least=0.7), "reached"),
        (Figure("a", 3), ""),
        (Figure("a", None, at_least=1.6, note="no server"), "not measured"),
    ],
)
def test_a_target_is_reached_or_missed(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict


def test_rounds_are_compared_with_themselves() -> None:
    assert ratio([10.0, 400.0, 30.0], [5.0, 200.0, 10.0]) == 2


def test_one_in_a_hundred_is_slower_than_the_99th_percentile() -> None:
    assert percentile([float(number) for number in range(1, 1001)], 0.99) == 991
