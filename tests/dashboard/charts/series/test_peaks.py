"""Peaks and missing years of a stage's series: their words meet neither a line nor another text."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.description import Chart, LineMark, Space
from dashboard.charts.series.build import placed
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.lines import Line
from dashboard.charts.series.names import box_of
from dashboard.charts.series.parts import SeriesGap, SeriesParts, SeriesPeak, parts_of

NAN = math.nan
PEAKED = [10.3, 9.8, 9.8, 10.7, 11.7, NAN, 9.7, 9.9, 10.1, 16.4, 12.5, 12.0, 7.9, 9.0, 11.0, 12.1]


def parts(*lines: list[float]) -> SeriesParts:
    made = parts_of(
        SeriesContent(
            [
                Line(f"k{at}", f"Ort {at}", "place", range(2000, 2000 + len(one)), one, [""] * len(one), at)
                for at, one in enumerate(lines)
            ],
            "percent",
        )
    )
    assert made
    return made


def named(made: SeriesParts, values: list[float]) -> SeriesParts:
    known = [(value, 2000 + at) for at, value in enumerate(values) if value == value]
    peaks = [
        SeriesPeak(year, value, f"{year}: {value:.1f} %", "place-1", above)
        for (value, year), above in ((max(known), True), (min(known), False))
    ]
    return replace(made, peaks=tuple(peaks), gaps=(SeriesGap(2005.0, 10.7, "2005 fehlt"),))


def said(chart: Chart) -> list[str]:
    return [label.text for label in chart.labels if ":" in label.text or "fehlt" in label.text]


def test_the_peak_the_trough_and_the_gap_are_named() -> None:
    chart = placed(named(parts(PEAKED), PEAKED), Space(460, 230, 13))
    assert said(chart) == ["2009: 16.4 %", "2012: 7.9 %", "2005 fehlt"]
    dots = [(mark.x, mark.y) for mark in chart.points() if mark.name.startswith("20")]
    assert dots == [(2009, 16.4), (2012, 7.9)]
    assert [rule.at for rule in chart.rules()] == [2005.0]


def test_a_series_without_them_is_described_as_before() -> None:
    made = parts(PEAKED)
    assert made.peaks == () == made.gaps
    assert said(placed(made, Space(460, 230, 13))) == []


@given(
    st.lists(st.lists(st.integers(0, 100).map(float), min_size=6, max_size=14), min_size=1, max_size=4),
    st.sampled_from([Space(460, 230, 13), Space(300, 150, 13), Space(700, 300, 16)]),
)
def test_no_word_meets_a_line_or_another_word(lines: list[list[float]], space: Space) -> None:
    chart = placed(named(parts(*lines), lines[0]), space)
    own = [label for label in chart.labels if label.text in said(chart)]
    boxes = [box_of(label) for label in own]
    others = [box_of(label) for label in chart.labels if label not in own]
    for at, box in enumerate(boxes):
        assert not any(meets(box, other) for other in [*boxes[:at], *others])
        for mark in chart.marks:
            if isinstance(mark, LineMark):
                for x in range(int(box[0]) + 1, int(box[2])):
                    assert not box[1] < height(chart, mark, x) < box[3]


def meets(one, other) -> bool:  # type: ignore[no-untyped-def] # boxes
    return bool(one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def height(chart: Chart, mark: LineMark, x: float) -> float:
    """Where the line lies at a px across; NaN beside it."""
    points = [(chart.plot.x(across), chart.plot.y(up)) for across, up in mark.points]
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return NAN


@pytest.mark.parametrize("above", [True, False])
def test_a_peak_at_the_edge_of_the_plot_keeps_its_words_inside(above: bool) -> None:
    made = parts([50.0, 10.0, 12.0, 30.0, 20.0, 22.0])
    chart = placed(
        replace(made, peaks=(SeriesPeak(2000, 50.0, "2000: 50,0 %", "place-1", above),)), Space(460, 230, 13)
    )
    for label in chart.labels:
        if label.text.startswith("2000:"):
            assert box_of(label)[0] >= chart.plot.left
