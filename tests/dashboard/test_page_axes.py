"""The axes that scripts draw are those of the figures, in words and numbers."""

from __future__ import annotations

import pytest

from dashboard.figures.distribution import distribution
from dashboard.figures.page_axes import axes_of
from dashboard.figures.ranking import ranking
from tests.dashboard.panel_slab import small_slab


def test_ranges_and_margins_are_those_of_the_figures():
    slab = small_slab()
    axes = axes_of(slab)
    for name, draw in (("ranking", ranking), ("distribution", distribution)):
        layout = draw(slab, 2021)["layout"]
        assert axes[name]["y"]["range"] == list(layout["yaxis"]["range"])
        assert axes[name]["margin"] == {side: layout["margin"][side] for side in "tlbr"}
    assert axes["distribution"]["x"]["range"] == [0, 100]


def test_every_tick_lies_on_its_axis_and_only_the_last_carries_the_unit():
    axes = axes_of(small_slab())
    for axis in (axes["ranking"]["y"], axes["distribution"]["x"], axes["funnel"]["y"]):
        low, high = axis["range"]
        assert len(axis["ticks"]) > 2
        assert all(low <= value <= high for value, _ in axis["ticks"])
        assert [text.endswith("\u00a0%") for _, text in axis["ticks"]] == [False] * (len(axis["ticks"]) - 1) + [True]


def test_bars_have_no_ticks_below_them_and_places_are_counted_without_a_unit():
    axes = axes_of(small_slab())
    assert axes["ranking"]["x"]["ticks"] == []
    assert all("%" not in text for _, text in axes["distribution"]["y"]["ticks"])


def test_titles_are_text_and_not_markup():
    axes = axes_of(small_slab())
    assert axes["distribution"]["title"] == "Anteil <b>"
    assert axes["funnel"]["title"] == "Kinder <b>"
    assert axes["distribution"]["note"] == "Anzahl der Gemeinden"


def test_cases_are_written_at_their_root():
    ticks = axes_of(small_slab())["funnel"]["x"]["ticks"]
    assert ticks
    for at, text in ticks:
        assert at**2 == pytest.approx(float(text))


def test_where_nothing_has_counts_there_is_no_funnel():
    assert axes_of(small_slab(funnel=None))["funnel"] is None
