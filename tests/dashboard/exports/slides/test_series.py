"""The time series of a slide: native figures, and everything else where the description has it."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from pptx.enum.dml import MSO_FILL, MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml

from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.lines import Line
from dashboard.charts.series.parts import SeriesGap, SeriesPeak
from dashboard.domain.indicator import Break, Event
from dashboard.drawing.style import COLOURS
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import EMU, Ids
from dashboard.exports.slides.plotting_area import CHART
from dashboard.exports.slides.series import add_lines, slide_series
from dashboard.exports.slides.template import template

NAN = math.nan
CHART_XML = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def line(values, role="place", first=2015, **more):
    years = list(range(first, first + len(values)))
    texts = ["" if math.isnan(value) else f"{value:.1f}" for value in values]
    return Line(more.pop("key", "a"), more.pop("name", "Ort"), role, years, values, texts, **more)


def drawn(lines, named=lambda parts: parts, **more):
    """The described series, the native chart and the shapes by name."""
    content = SeriesContent(lines, "percent", example="Beispiel", **more)
    series = slide_series(content, "0.0", named=named)
    made = template("de")
    slide = made.slides.add_slide(made.slide_layouts[0])
    for shape in list(parse_xml(xml.tree(add_lines(slide, Ids(), series, ("Zeitreihe", "Ort"))))):
        slide.shapes._spTree.append(shape)
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    return series.chart, chart, {shape.name: shape for shape in slide.shapes}


def test_official_and_example_figures_are_two_series_joined_by_a_stroke_beside_them():
    values = [50.0, 51.0, 52.0, 53.0]
    _, chart, shapes = drawn([line(values, "kreis", example=[False, False, True, True])])
    official, example = chart.plots[0].series
    assert (official.name, official.values) == ("Ort", (50.0, 51.0, None, None))
    assert (example.name, example.values) == ("Ort (Beispiel)", (None, None, 52.0, 53.0))
    assert example.format.line.dash_style == MSO_LINE_DASH_STYLE.ROUND_DOT
    assert official.format.line.dash_style is None
    assert "Ort" in shapes


def test_what_a_stage_names_stands_beside_the_native_line():
    values = [10.0, 9.0, 11.0, NAN, 10.0, 17.0, 12.0, 12.0, 13.0, 12.0]
    peak, gap = SeriesPeak(2020, 17.0, "2020: 17,0", "place-1", True), SeriesGap(2018.0, 10.5, "2018 fehlt")
    _, _, shapes = drawn([line(values)], lambda parts: replace(parts, peaks=(peak,), gaps=(gap,)))
    assert {"2020: 17,0", "2018 fehlt"} <= set(shapes)
    assert {"2020: 17,0", "2018 fehlt"}.isdisjoint(drawn([line(values)])[2])


def test_no_stroke_leads_over_a_break():
    _, chart, shapes = drawn([line([50.0, 51.0, 53.0, 54.0])], breaks=[Break(2017, {"de": "Zensus 2022"})])
    (series,) = chart.plots[0].series
    assert series.values == (50.0, 51.0, 53.0, 54.0)
    fills = [series.points[at].format.line.fill.type for at in range(4)]
    assert [fill == MSO_FILL.BACKGROUND for fill in fills] == [False, False, True, False]
    assert {"Zensus 2022", "//"} <= set(shapes)


def test_an_earlier_source_has_its_own_dashes_in_one_series():
    sources = {"source": [0, 0, 1, 1], "sources": ["INKAR", "Statistisches Amt"]}
    _, chart, _ = drawn([line([50.0, 51.0, 52.0, 53.0], "kreis", **sources)])
    (series,) = chart.plots[0].series
    dashes = [series.points[at].format.line.dash_style for at in range(4)]
    assert dashes == [MSO_LINE_DASH_STYLE.LONG_DASH, MSO_LINE_DASH_STYLE.LONG_DASH, None, None]


def test_texts_stand_where_the_description_has_them_in_its_colours():
    described, _, shapes = drawn(
        [line([50.0, 51.0, 52.0]), line([40.0, 41.0, NAN], "land", key="l", name="Land")],
        events=[Event(2016, {"de": "Gesetz"}, "s")],
    )
    scale = CHART.width / described.plot.space.width
    for label in described.labels:
        shape = shapes[label.text]
        assert (shape.top + shape.height / 2) / EMU == pytest.approx(CHART.y + label.y * scale, abs=0.1)
        if label.anchor == "start":
            assert shape.left / EMU == pytest.approx(CHART.x + label.x * scale, abs=0.1)
    (run,) = shapes["Ort 52.0"].text_frame.paragraphs[0].runs
    assert f"#{run.font.color.rgb}" == COLOURS["light"].places[0]
    years = [text for tick in described.plot.across.ticks if (text := tick.text) in shapes]
    assert years == ["2015", "2016", "2017"]


def test_the_first_and_the_last_year_lie_on_the_edges_of_the_plotting_area():
    described, chart, _ = drawn([line([50.0, 51.0, 52.0]), line([30.0], "kreis", first=2020, key="k")])
    assert list(chart.plots[0].categories) == [str(year) for year in range(2015, 2021)]
    layout = chart._chartSpace.chart.plotArea[0][0]
    x, width = (float(layout.find(f"{CHART_XML}{name}").get("val")) for name in ("x", "w"))
    plot, wide = described.plot, described.plot.space.width
    assert x == pytest.approx(plot.x(2015) / wide, abs=1e-5)
    assert x + width == pytest.approx(plot.x(2020) / wide, abs=1e-5)
    assert chart.value_axis._element.find(f"{CHART_XML}crossBetween").get("val") == "midCat"


def test_years_that_lie_three_apart_are_neighbours():
    third = Line("a", "Ort", "kreis", [2015, 2018, 2021], [1.0, 2.0, 3.0], ["1", "2", "3"])
    _, chart, _ = drawn([third])
    assert list(chart.plots[0].categories) == ["2015", "2018", "2021"]


def test_one_single_year_can_be_drawn_and_none_cannot():
    _, chart, _ = drawn([line([50.0])])
    assert chart.plots[0].series[0].values == (50.0,)
    assert slide_series(SeriesContent([line([NAN])], "percent"), "0.0") is None


def test_where_the_axis_is_cut_stands_its_sign_and_no_number():
    described, chart, _ = drawn([line([50.0, 51.0, 52.0])])
    assert any(label.text == "≈" for label in described.labels)
    low, step = described.plot.upright.low, described.plot.upright.step
    assert f'[<{low + step / 2:g}]"";' in chart.value_axis.tick_labels.number_format
    _, whole, _ = drawn([line([1.0, 51.0, 52.0])])
    assert "[<" not in whole.value_axis.tick_labels.number_format
