"""Every painter draws what the description says: the same marks, labels and ticks at the same places in the same
colours.

The browser's painter is compared in `tests/scripts/`, from the description's JSON; the native charts of slides in
`test_slides_agree.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import plotly.graph_objects as go
import pytest

from dashboard.charts import description as said
from dashboard.charts.colours import colour
from dashboard.charts.description import Chart
from dashboard.charts.plotly_figure import to_plotly
from dashboard.charts.svg.painter import painted
from tests.dashboard.charts.described import charts
from tests.dashboard.charts.painted import Drawn, Mark, Words, in_plotly, in_svg

NEAR = 0.03  # px: SVG is written with two digits behind the point
NAMES = list(charts())
THEMES = ("light", "dark")
WITH_AXES = [name for name in NAMES if not charts()[name].bare]
EXPLORED = [*WITH_AXES, "flow"]


def expected(chart: Chart, theme: str) -> Drawn:
    """The description itself in px and colours."""
    shades = partial(colour, palette=chart.palette, theme=theme)
    plot = chart.plot

    def at(points):
        return tuple(one for x, y in points for one in (plot.x(x), plot.y(y)))

    def mark(one):
        if isinstance(one, said.BarMark):
            ends = sorted((plot.y(one.y0), plot.y(one.y1)))
            return Mark("bar", (plot.x(one.x0), ends[0], plot.x(one.x1), ends[1]), shades(one.fill))
        if isinstance(one, said.PointMark):
            return Mark("point", at([(one.x, one.y)]), shades(one.fill), shades(one.edge) if one.edge else "")
        if isinstance(one, said.RuleMark):
            low, high = (
                (plot.upright.low, plot.upright.high) if one.upright else (plot.across.low, plot.across.high)
            )
            ends = (low if one.start is None else one.start, high if one.end is None else one.end)
            points = [(one.at, end) if one.upright else (end, one.at) for end in ends]
            return Mark("line", at(points), shades(one.colour))
        if isinstance(one, said.LineMark):
            return Mark("line", at(one.points), shades(one.colour))
        return Mark("area", at(one.points), shades(one.fill))

    labels = [
        Words(one.text, (one.x, one.y), one.anchor, shades(one.colour), one.size, one.weight)
        for one in chart.labels
    ]
    ticks = [
        Words(tick.text, (place(tick.value),), "", shades("ink_3"), plot.space.size)
        for axis, place in ((plot.upright, plot.y), (plot.across, plot.x))
        for tick in axis.ticks
    ]
    return Drawn(tuple(map(mark, chart.marks)), tuple(labels), tuple(ticks))


def differences(drawn: Drawn, wanted: Drawn) -> list[str]:
    """What is drawn otherwise, in words; colours without their opacity, which painters write in ways of their
    own."""
    found = [
        f"{len(getattr(drawn, part))} {part} instead of {len(getattr(wanted, part))}"
        for part in ("marks", "labels", "ticks")
        if len(getattr(drawn, part)) != len(getattr(wanted, part))
    ]
    for got, one in zip(drawn.marks, wanted.marks, strict=False):
        if got.kind != one.kind or _far(got.places, one.places):
            found.append(f"{got.kind} at {got.places} instead of {one.kind} at {one.places}")
        is_open = got.kind == "point" and not got.colour  # Plotly's open signs have an edge alone
        if not is_open and _tone(got.colour) != _tone(one.colour):
            found.append(f"{got.kind} in {got.colour} instead of {one.colour}")
        if one.edge and _tone(got.edge) != _tone(one.edge):
            found.append(f"edge of {got.kind} in {got.edge} instead of {one.edge}")
    for got, one in zip((*drawn.labels, *drawn.ticks), (*wanted.labels, *wanted.ticks), strict=False):
        if _without_place(got) != _without_place(one) or _far(got.place, one.place):
            found.append(f"{got} instead of {one}")
    return found


def _far(got, wanted):
    return len(got) != len(wanted) or any(abs(a - b) > NEAR for a, b in zip(got, wanted, strict=True))


def _without_place(one):
    return replace(one, place=(), colour=_tone(one.colour))


def _tone(given: str) -> str:
    """`#rrggbb` of a colour that may be `rgba(…)`."""
    channels = re.match(r"rgba?\((\d+), ?(\d+), ?(\d+)", given)
    return "#" + "".join(f"{int(one):02X}" for one in channels.groups()) if channels else given.upper()


def svg_of(chart: Chart, theme: str) -> str:
    space = chart.plot.space
    return painted(chart, (0.0, 0.0, space.width, space.height), theme)


def read_svg(picture: str, chart: Chart) -> Drawn:
    """Of the texts those of labels come last; before them stand ticks and the axis' title."""
    drawn = in_svg(picture, bare=chart.bare)
    first = len(drawn.labels) - len(chart.labels)
    upright = len(chart.plot.upright.ticks)
    across = len(chart.plot.across.ticks)
    numbers = drawn.labels[: upright + across]
    ticks = [
        replace(one, place=(one.place[1 if at < upright else 0],), anchor="")
        for at, one in enumerate(numbers)
    ]
    return Drawn(drawn.marks, drawn.labels[first:], tuple(ticks))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_svg_has_every_mark_label_and_tick_where_the_description_says(name, theme):
    chart = charts()[name]
    assert differences(read_svg(svg_of(chart, theme), chart), expected(chart, theme)) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", EXPLORED)
def test_plotly_has_every_mark_label_and_tick_where_the_description_says(name, theme):
    """Plotly checks the figure once more, as it would read it from its JSON."""
    chart = charts()[name]
    figure = go.Figure(to_plotly(chart, theme).to_plotly_json())
    assert differences(in_plotly(figure), expected(chart, theme)) == []
    leaders = [one for one in chart.labels if one.leader]
    assert len(figure.layout.shapes) == len(leaders)
    for shape, label in zip(figure.layout.shapes, leaders, strict=True):
        steps = re.findall(r"-?[\d.]+,-?[\d.]+", shape.path)
        assert len(steps) == len(label.leader)
        assert _tone(shape.line.color) == _tone(colour(label.colour, chart.palette, theme))


@pytest.mark.parametrize("name", EXPLORED)
def test_a_painter_that_drifts_is_noticed(name):
    """A mark, a colour, a text or an order that is another one: each is a difference."""
    chart = charts()[name]
    wanted = expected(chart, "light")
    drifted = [
        *(
            replace(chart, labels=(*chart.labels[:-1], other))
            for label in chart.labels[-1:]
            for other in (
                replace(label, x=label.x + 0.5),
                replace(label, text=label.text[:-1]),
                replace(label, colour="accent", anchor="end"),
            )
        ),
        replace(chart, marks=(*chart.marks[:-1], _moved(chart.marks[-1]))),
        replace(chart, marks=(chart.marks[-1], *chart.marks[1:-1], chart.marks[0])),
        replace(chart, marks=chart.marks[1:]),
    ]
    for one in drifted:
        assert differences(read_svg(svg_of(one, "light"), one), wanted), "SVG"
        assert differences(in_plotly(to_plotly(one)), wanted), "Plotly"
    assert differences(in_plotly(to_plotly(chart, "dark")), wanted), "the other theme"


def _moved(mark):
    if isinstance(mark, said.RuleMark):
        return replace(mark, at=mark.at * 1.01 + 0.1)
    if isinstance(mark, said.PointMark):
        return replace(mark, y=mark.y * 1.01 + 0.1)
    if isinstance(mark, said.BarMark):
        return replace(mark, y1=mark.y1 * 1.01 + 0.1)
    return replace(mark, points=tuple((x, y * 1.01 + 0.1) for x, y in mark.points))


@pytest.mark.parametrize("name", WITH_AXES)
def test_plotly_has_layers_of_its_own_only_where_bars_need_them(name):
    """They cut off signs that reach over the edge of the plot."""
    chart = charts()[name]
    bars = any(isinstance(one, said.BarMark) for one in chart.marks)
    assert all((trace.zorder is not None) == bars for trace in to_plotly(chart).data)


def test_dashes_with_round_ends_are_as_long_in_plotly_as_they_look_in_a_picture():
    chart = charts()[WITH_AXES[0]]
    round_ended = said.LineMark(((0.0, 0.0), (1.0, 1.0)), "ink", 2.0, (1.0, 4.5), round_cap=True)
    square = replace(round_ended, round_cap=False)
    dashes = [trace.line.dash for trace in to_plotly(replace(chart, marks=(round_ended, square))).data]
    assert dashes == ["3px,2.5px", "1px,4.5px"]


def test_plotly_says_the_numbers_of_a_stream_wherever_the_pointer_is_in_it():
    """Without axes nothing is zoomed away from its words."""
    figure = to_plotly(charts()["flow"])
    streams = [trace for trace in figure.data if trace.type == "scatter"]
    assert len(streams) == 15
    assert all(one.hoveron == "fills" and one.text.startswith("<b>") for one in streams)
    assert figure.layout.xaxis.fixedrange and not figure.layout.xaxis.visible
