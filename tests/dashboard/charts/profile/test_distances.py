"""How far a place lies from its reference: bars from zero, names on the left, numbers at their ends."""

from __future__ import annotations

from dataclasses import replace

from dashboard.charts.description import Space
from dashboard.charts.profile.distances import distances
from dashboard.charts.series.names import box_of
from tests.dashboard.exports.profile.profiles import row

SPACE = Space(656, 300, 20)


def drawn(*values):
    rows = [replace(row(at), indicator=str(at), name=f"Quote {at}") for at in range(len(values))]
    rows = [
        replace(one, difference=replace(one.difference, value=value, text=f"{value:+.1f}"))
        for one, value in zip(rows, values, strict=True)
    ]
    return distances(rows, "Abstand zum Landkreis", "de", SPACE)


def test_each_row_has_a_bar_from_zero_the_first_on_top():
    bars = list(drawn(-3.0, 5.0).bars())
    assert [(bar.x0, bar.x1, bar.key) for bar in bars] == [(-3.0, 0.0, "0"), (0.0, 5.0, "1")]
    assert bars[0].y0 > bars[1].y1


def test_names_and_numbers_meet_neither_bars_nor_each_other():
    for values in ((-3.0, -0.1), (3.0, 5.0), (-30.0, 0.5, 2.0)):
        chart = drawn(*values)
        plot, bars = chart.plot, list(chart.bars())
        for bar, name, number in zip(bars, chart.labels[::2], chart.labels[1::2], strict=True):
            assert (name.key, number.key) == (bar.key, bar.key)
            left, right = plot.x(bar.x0), plot.x(bar.x1)
            beside = box_of(number)
            assert box_of(name)[2] <= plot.left
            assert beside[0] >= right or plot.left <= beside[2] <= left
            assert plot.left <= beside[0] and beside[2] <= SPACE.width


def test_title_and_summary_say_what_the_bars_are():
    chart = drawn(-3.0)
    assert chart.title == "Abstand zum Landkreis"
    assert [label.text for label in chart.labels] == ["Quote 0 (Beispiel)", "−3,0"]
    assert chart.summary == "Abstand zum Landkreis: Quote 0 (Beispiel) -3.0"
