"""The native charts of slides show what the descriptions say that pictures and pages are painted from."""

from __future__ import annotations

import math
from itertools import chain, pairwise

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml import parse_xml
from pptx.util import Emu

from dashboard.charts.colours import colour
from dashboard.charts.description import BarMark, Chart, LineMark, RuleMark
from dashboard.charts.ranking import ranking
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import EMU, Ids
from dashboard.exports.slides.folder.chart_shapes import chart_shapes
from dashboard.exports.slides.plotting_area import CHART, CHART_SPACE, Box
from dashboard.exports.slides.point_chart import add_points
from dashboard.exports.slides.ranking import add_ranking, ranking_of
from dashboard.exports.slides.series import add_lines, slide_series
from dashboard.exports.stage.description import PlacedChart
from dashboard.texts import say
from tests.dashboard.charts.described import INTERVALS, SPACE, charts, made_series
from tests.dashboard.charts.panel_slab import small_slab

C = f"{{{CHART_SPACE}}}"


def empty_slide():
    made = Presentation()
    made.slide_width, made.slide_height = Emu(1920 * 6350), Emu(1080 * 6350)
    return made.slides.add_slide(made.slide_layouts[6])


def over(slide, shapes):
    """Adds shapes given as XML; all shapes of the slide that have words, by these."""
    for shape in list(parse_xml(xml.tree(shapes))):
        slide.shapes._spTree.append(shape)
    return {shape.name: shape for shape in slide.shapes}


def tone(role: str, chart: Chart) -> str:
    return colour(role, chart.palette, "light")[1:].upper()


def numbers(series, tag):
    return [float(one.text) for one in series._element.xpath(f"c:{tag}//c:pt/c:v")]


# --- points ---


def slide_of(chart: Chart):
    slide = empty_slide()
    add_points(slide, chart, ("0", "0"), Box(500.0, 200.0, 1200.0, 770.0), district="Landkreis")
    return next(shape.chart for shape in slide.shapes if shape.has_chart).plots[0]


def test_a_slide_has_every_point_in_order_with_its_values_colours_and_name():
    chart = charts()["scatter"]
    places, *lines = slide_of(chart).series
    points = list(chart.points())
    values = list(zip(numbers(places, "xVal"), numbers(places, "yVal"), strict=True))
    assert values == [(one.x, one.y) for one in points]
    labels = {label.key: label for label in chart.labels if label.key}
    for at, one in enumerate(points):
        marker = places.points[at].marker
        assert str(marker.format.line.color.rgb) == tone(one.edge or one.fill, chart), one.name
        if one.key in labels:
            frame = places.points[at].data_label.text_frame
            wanted = labels[one.key]
            assert frame.text == wanted.text
            assert str(frame.paragraphs[0].runs[0].font.color.rgb) == tone(wanted.colour, chart)
    assert len(lines) == len(list(chart.rules())) + len(list(chart.lines()))
    for drawn, line in zip(lines, [*chart.rules(), *chart.lines()], strict=True):
        assert str(drawn.format.line.color.rgb) == tone(line.colour, chart)


def test_selected_signs_are_the_last_points_of_a_slide():
    """All programs draw the points of one series in order; which series lies on top differs."""
    chart = charts()["scatter"]
    keys = [one.key for one in chart.points()]
    assert keys[-2:] == ["a", "c"]
    assert str(slide_of(chart).series[0].points[len(keys) - 2].marker.style).startswith("CIRCLE")


# --- ranking ---


@pytest.mark.parametrize("selection", [["a", "c"], ["b"], []])
def test_a_slide_has_every_bar_of_the_ranking_with_its_value_colour_and_limits(selection):
    slab = small_slab(**INTERVALS)
    chart = ranking(slab, 2020, SPACE, selection=selection)
    values = {key: float(value) for key, value in zip(slab.places, slab.value[0], strict=True)}
    shown = ranking_of(slab, 0, values, selection=selection, palette="see", number_format="0.0")
    slide = empty_slide()
    shapes = over(slide, add_ranking(slide, Ids(), shown, ("Rangfolge", "Orte"), "de"))
    drawn = next(shape for shape in slide.shapes if shape.has_chart).chart
    (series,) = drawn.plots[0].series

    bars = [mark for mark in chart.marks if isinstance(mark, BarMark)]
    plain = [bar for bar in bars if not bar.edge]
    chosen = {bar.key: bar for bar in bars if bar.edge}
    assert [values[bar.key] for bar in plain] == list(series.values)
    for category, bar in zip(drawn.plots[0].categories, plain, strict=True):
        for word in bar.words[:2]:
            assert word in category, (word, category)
        assert (say("de", "few") in category) == bar.few
    for at, bar in enumerate(plain):
        fill = series.points[at].format.fill
        wanted = tone(chosen.get(bar.key, bar).fill, chart)
        if bar.few:
            assert fill.pattern == MSO_PATTERN.PERCENT_20
        assert str((fill.back_color if bar.few else fill.fore_color).rgb) == wanted

    whiskers = {mark.points[0][0]: mark for mark in chart.marks if isinstance(mark, LineMark)}
    plus, minus = (
        [float(one.text) for one in series._element.xpath(f"c:errBars/c:{tag}//c:v")]
        for tag in ("plus", "minus")
    )
    for at, (value, above, below) in enumerate(zip(series.values, plus, minus, strict=True)):
        wanted = [end[1] for end in whiskers[float(at)].points] if float(at) in whiskers else [value, value]
        low, high = chart.plot.upright.low, chart.plot.upright.high
        drawn_ends = [min(max(end, low), high) for end in (value - below, value + above)]
        assert drawn_ends == pytest.approx(wanted), "a picture ends them at its axis"

    (rule,) = [mark for mark in chart.marks if isinstance(mark, RuleMark) and not mark.upright]
    label = next(one for one in chart.labels if one.text.startswith(slab.own_district))
    assert label.text in shapes
    line = shapes[say("de", "alt_district_line", name=slab.own_district, text=slab.district.text[0])]
    share = (rule.at - shown.scale.low) / (shown.scale.high - shown.scale.low)
    layout = drawn._chartSpace.chart.plotArea[0][0]
    x, width = (float(layout.find(f"{C}{name}").get("val")) for name in ("x", "w"))
    left = CHART.x + (x + share * width) * CHART.width
    assert (line.left + line.width / 2) / EMU == pytest.approx(left, abs=0.5)


# --- time series ---


def test_a_slide_has_every_line_of_the_series_with_its_values_and_colour():
    series = slide_series(made_series(), "0.0")
    slide = empty_slide()
    shapes = over(slide, add_lines(slide, Ids(), series, ("Zeitreihe", "Ort")))
    drawn = next(shape for shape in slide.shapes if shape.has_chart).chart
    chart = series.chart
    years = [int(year) for year in drawn.plots[0].categories]

    wanted = {}
    for mark in chart.lines():
        wanted.setdefault(mark.key, {}).update({int(x): y for x, y in mark.points})
    wanted = {key: values for key, values in wanted.items() if key}
    for one in chart.points():
        if one.key:
            wanted.setdefault(one.key, {})[int(one.x)] = one.y
    named = {key: series.names[key] for key in wanted}
    for key, values in wanted.items():
        pieces = [one for one in drawn.plots[0].series if one.name.split(" (")[0] == named[key]]
        got = {
            year: value
            for one in pieces
            for year, value in zip(years, one.values, strict=True)
            if value is not None
        }
        assert got == pytest.approx(values), named[key]
        role = next(mark.colour for mark in chart.lines() if mark.key == key)
        assert {str(one.format.line.color.rgb) for one in pieces} == {tone(role, chart)}
    assert {one.name.split(" (")[0] for one in drawn.plots[0].series} == set(named.values())
    for label in chart.labels:
        assert label.text in shapes, label.text
    assert {str(tick.text) for tick in chart.plot.across.ticks} <= shapes.keys()


def test_a_slide_and_a_picture_of_one_series_have_the_same_axis_and_lines():
    """The slide's axis begins at a tick; all else is the picture's."""
    picture, slide = charts()["time series"], slide_series(made_series(), "0.0", space=SPACE).chart
    assert [mark.points for mark in slide.lines()] == [mark.points for mark in picture.lines()]
    assert [mark.colour for mark in slide.marks if hasattr(mark, "colour")] == [
        mark.colour for mark in picture.marks if hasattr(mark, "colour")
    ]
    assert {label.text for label in slide.labels} == {label.text for label in picture.labels}
    ticks = [tick.text for tick in slide.plot.upright.ticks]
    assert ticks[-len(picture.plot.upright.ticks) :] == [tick.text for tick in picture.plot.upright.ticks]
    steps = {round(b.value - a.value, 6) for a, b in pairwise(slide.plot.upright.ticks)}
    assert len(steps) == 1 and not math.isnan(sum(steps))
    assert list(chain(slide.areas()))


# --- flow ---


def test_a_slide_has_every_block_stream_and_word_of_the_flow_as_a_shape():
    """At the places of the description, scaled, in its colours, and each names its numbers."""
    chart, box = charts()["flow"], (100.0, 50.0, 1568.0, 970.0)
    shapes = over(empty_slide(), list(chart_shapes(Ids(), PlacedChart(chart, box), "Fluss", "see")))
    scale = (box[2] - box[0]) / chart.plot.space.width
    group = next(one for one in shapes.values() if one.shape_type == MSO_SHAPE_TYPE.GROUP)
    marks = list(group.shapes)
    assert len(marks) == len(chart.marks)
    for mark, shape in zip(chart.marks, marks, strict=True):
        assert shape.name == ": ".join(mark.words)
        ends = mark.points if not isinstance(mark, BarMark) else ((mark.x0, mark.y0), (mark.x1, mark.y1))
        left, top = min(x for x, _ in ends), min(y for _, y in ends)
        assert shape.left / EMU == pytest.approx(box[0] + left * scale, abs=1.5)
        assert shape.top / EMU == pytest.approx(box[1] + top * scale, abs=1.5)
        if not (isinstance(mark, BarMark) and mark.hatched):
            assert str(shape.fill.fore_color.rgb) == tone(mark.fill, chart)
    texts = [one.text_frame.text for one in shapes.values() if one.has_text_frame and one.text_frame.text]
    assert set(texts) == {one.text for one in chart.labels}
