"""The axes that scripts draw are those of the charts, in words and numbers."""

from __future__ import annotations

import pytest

from dashboard.charts.description import Space
from dashboard.charts.distribution import distribution
from dashboard.charts.funnel import funnel
from dashboard.charts.ranking import ranking
from dashboard.charts.view_axes import axes_of, case_ticks, value_scale
from dashboard.indicators.slab.model import ValueRange
from tests.dashboard.charts.panel_slab import small_slab

SPACE = Space(734, 510)


def test_ranges_ticks_and_words_are_those_of_the_charts():
    slab = small_slab()
    axes = axes_of(slab)
    for name, draw in (("ranking", ranking), ("distribution", distribution), ("funnel", funnel)):
        plot = draw(slab, 2021, SPACE).plot
        assert axes[name]["y"]["range"] == [plot.upright.low, plot.upright.high]
        assert axes[name]["y"]["ticks"] == [(tick.value, tick.text) for tick in plot.upright.ticks]
        assert axes[name]["title"] == plot.across.title
    assert axes["distribution"]["x"]["range"] == [0, 100]


def test_every_tick_lies_on_its_axis_and_only_the_last_carries_the_unit():
    axes = axes_of(small_slab())
    for axis in (axes["ranking"]["y"], axes["distribution"]["x"], axes["funnel"]["y"]):
        low, high = axis["range"]
        assert len(axis["ticks"]) > 2
        assert all(low <= value <= high for value, _ in axis["ticks"])
        assert [text.endswith("\u00a0%") for _, text in axis["ticks"]] == [False] * (
            len(axis["ticks"]) - 1
        ) + [True]


def test_bars_have_no_ticks_below_them_and_places_are_counted_without_a_unit():
    axes = axes_of(small_slab())
    assert axes["ranking"]["x"]["ticks"] == []
    assert all("%" not in text for _, text in axes["distribution"]["y"]["ticks"])


def test_what_goes_upwards_is_named_in_the_slabs_language():
    assert axes_of(small_slab())["distribution"]["note"] == "Anzahl der Gemeinden"
    assert axes_of(small_slab(lang="en", level="kreis"))["distribution"]["note"] == "Number of districts"


def test_cases_are_written_at_their_root():
    ticks = axes_of(small_slab())["funnel"]["x"]["ticks"]
    assert ticks
    for at, text in ticks:
        assert at**2 == pytest.approx(float(text))


def test_where_nothing_has_counts_there_is_no_funnel():
    assert axes_of(small_slab(funnel=None))["funnel"] is None


@pytest.mark.parametrize(
    ("largest", "sizes"),
    [(430, [10, 20, 50, 100, 200]), (4, [1, 2]), (3_700_000, [200_000, 500_000, 1_000_000, 2_000_000])],
)
def test_ticks_of_cases_are_round_and_do_not_touch(largest, sizes):
    assert case_ticks(largest) == sizes


def test_the_axis_of_values_holds_zero_and_the_district():
    scale = value_scale(small_slab(axis=ValueRange(30, 45), unit="persons"))
    assert scale.low == 0 and scale.high > 50


def test_negative_values_hang_below_zero():
    assert (
        value_scale(small_slab(axis=ValueRange(-4, 3), unit="per_1000", district=None, reference=None)).low
        < -4
    )
