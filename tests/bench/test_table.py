"""The table of measurements says rightly whether a goal is met."""

from __future__ import annotations

import pytest

from bench.table import Compared, Goal, Row, Series, beside, markdown

HUNDRED = Series.of([float(value) for value in range(1, 101)])


def row(goal: Goal, product: list[float] | None, baseline: list[float] | None = None) -> Row:
    return Row(
        "what", "ms", goal, Series.of(product) if product else None, Series.of(baseline) if baseline else None
    )


def test_percentiles_are_values_that_were_measured() -> None:
    """Nearest rank: of 1 to 100 the median is 50 and the 95th percentile 95."""
    assert (HUNDRED.p50, HUNDRED.p95) == (50, 95)


@pytest.mark.parametrize(
    ("goal", "product", "baseline", "met"),
    [
        (Goal("<= 1/30", 1 / 30), [10], [300], True),
        (Goal("<= 1/30", 1 / 30), [10.1], [300], False),
        (Goal("<= 1/30", 1 / 30), [10], None, None),
        (Goal("<= 3 x the floor's", 3), [30], [10], True),
        (Goal("<= 3 x the floor's", 3), [31], [10], False),
        (Goal("<= 1 s, <= 1/1", 1.0, most=1.0), [0.9], [0.8], False),
        (Goal("<= 1 s, <= 1/1", 1.0, most=1.0), [0.8], [0.8], True),
        (Goal(">= 100 x", 1 / 100, inverse=True), [1000], [10], True),
        (Goal(">= 100 x", 1 / 100, inverse=True), [999], [10], False),
        (Goal("0", most=0), [0], [5], True),
        (Goal("p95", most=3, at_p95=True), [1, 1, 4], None, False),
        (Goal("both", 1, both=True), [1, 1, 4], [2, 2, 4], True),
        (Goal("both", 1, both=True), [1, 1, 5], [2, 2, 4], False),
        (Goal("both", 1, both=True), [3, 3, 3], [2, 2, 4], False),
        (Goal("spread", spread=3), [10, 10, 30], None, True),
        (Goal("spread", spread=3), [10, 10, 31], None, False),
        (Goal("<= 1/30", 1 / 30), None, None, None),
        (Goal(""), [1], [2], None),
    ],
)
def test_a_goal_is_met_or_missed_by_its_own_rule(
    goal: Goal, product: list[float] | None, baseline: list[float] | None, met: bool | None
) -> None:
    assert row(goal, product, baseline).met is met


def test_what_was_not_measured_says_so() -> None:
    assert "not measured" in markdown([row(Goal("<= 1/30", 1 / 30), None, [5])])


def test_every_app_has_a_column_with_median_and_95th_percentile() -> None:
    table = beside(["product", "floor page"], [Compared("year step", "ms", 0, (HUNDRED, None))])
    assert table.splitlines()[0].split("|")[2:4] == [" product    ", " floor page "]
    assert "| 50 / 95 ms | –          |" in table
