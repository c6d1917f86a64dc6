"""Paints a chart as a Plotly figure, which readers can zoom, search with the pointer and take apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from html import escape
from itertools import cycle, groupby
from typing import TYPE_CHECKING, Any

from dashboard.charts.colours import colour
from dashboard.charts.description import (
    AreaMark,
    Axis,
    BarMark,
    Chart,
    LineMark,
    Mark,
    Plot,
    PointMark,
    RuleMark,
    TextLabel,
)
from dashboard.charts.svg.marks import Shades
from dashboard.drawing.style import FONT, Theme, transparent

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_HALFTONE = {"shape": ".", "fillmode": "replace", "fgopacity": 0.85, "size": 3, "solidity": 0.4}
_BEYOND = 20
"""Ranges that a rule goes on beyond its edge."""
_HOVER = "%{text}<extra></extra>"


def to_plotly(chart: Chart, theme: Theme = "light") -> Figure:
    """The figure at the chart's size; Plotly checks every part and raises ValueError for what it does not
    know."""
    from plotly.graph_objects import Figure  # noqa: PLC0415 - half a second that only those pay who take a figure

    shades = partial(colour, palette=chart.palette, theme=theme)
    bars = any(isinstance(mark, BarMark) for mark in chart.marks)
    traces = [
        trace | ({"zorder": height} if bars else {})
        for height, (kind, run) in enumerate(groupby(chart.marks, key=_kind))
        for trace in _traces(kind, list(run), chart.plot, shades)
    ]
    return Figure(data=traces, layout=_layout(chart, shades))


def _kind(mark: Mark) -> str:
    return type(mark).__name__


def _traces(kind: str, marks: Sequence[Any], plot: Plot, shades: Shades) -> list[dict[str, object]]:
    """Plotly draws bars below lines and signs whatever their order: only `zorder` keeps that of the marks.
    Without bars there is none: a layer of its own cuts off signs that reach over the plot's edge."""
    if kind == "BarMark":
        return [_bars(marks, shades)]
    if kind == "PointMark":
        return [_points(list(run), shades) for _, run in groupby(marks, key=lambda one: one.opacity)]
    if kind == "RuleMark":
        return [_rule(one, plot, shades) for one in marks]
    return [_line(one, shades) if isinstance(one, LineMark) else _area(one, shades) for one in marks]


def _bars(bars: Sequence[BarMark], shades: Shades) -> dict[str, object]:
    fills = [shades(bar.fill) for bar in bars]
    shapes = ["/" if bar.hatched else "." if bar.few else "" for bar in bars]
    front = [shades("axis" if bar.hatched else "surface") for bar in bars]
    pattern = {**_HALFTONE, "shape": shapes, "bgcolor": fills, "fgcolor": front}
    return {
        "type": "bar",
        "x": [(bar.x0 + bar.x1) / 2 for bar in bars],
        "width": [bar.x1 - bar.x0 for bar in bars],
        "base": [bar.y0 for bar in bars],
        "y": [bar.y1 - bar.y0 for bar in bars],
        **_told([bar.key for bar in bars], [bar.words for bar in bars]),
        "textposition": "none",
        "marker": {
            "color": fills,
            "opacity": [bar.opacity for bar in bars],
            "line": {
                "width": [bar.edge_width for bar in bars],
                "color": [
                    shades(bar.edge) if bar.edge else fill for bar, fill in zip(bars, fills, strict=True)
                ],
            },
            **({"pattern": pattern} if any(shapes) else {}),
        },
    }


def _points(points: Sequence[PointMark], shades: Shades) -> dict[str, object]:
    tones = [_faint(shades(one.edge if _is_open(one) else one.fill), one.fill_opacity) for one in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [one.x for one in points],
        "y": [one.y for one in points],
        **_told([one.key for one in points], [one.words for one in points]),
        "cliponaxis": False,
        "opacity": points[0].opacity,
        "marker": {
            "symbol": [one.form for one in points],
            "size": [2 * one.radius for one in points],
            "color": tones,
            "opacity": 1,
            "line": {
                "width": [one.edge_width for one in points],
                "color": [shades(one.edge or one.fill) for one in points],
            },
        },
    }


def _line(line: LineMark, shades: Shades) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in line.points],
        "y": [y for _, y in line.points],
        **_told([line.key] * len(line.points), line.words),
        "opacity": line.opacity,
        "line": {
            "color": shades(line.colour),
            "width": line.width,
            "dash": _dash(line.dash, line.width if line.round_cap else 0),
        },
        "name": escape(line.name),
        "meta": {"role": line.role},
    }


def _area(area: AreaMark, shades: Shades) -> dict[str, object]:
    ring = (*area.points, area.points[0])
    edge = {"color": shades(area.edge), "width": area.edge_width} if area.edge else {"width": 0}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in ring],
        "y": [y for _, y in ring],
        "fill": "toself",
        "fillcolor": _faint(shades(area.fill), area.opacity),
        "line": edge,
        **_told_inside(area.words),
        "meta": {"role": area.role},
    }


def _told_inside(words: tuple[str, ...]) -> dict[str, object]:
    """What stands in the tooltip wherever the pointer is in an area."""
    if not words:
        return {"hoverinfo": "skip"}
    first, *more = map(escape, words)
    return {"hoveron": "fills", "hoverinfo": "text", "text": "<br>".join((f"<b>{first}</b>", *more))}


def _told(keys: Iterable[str], words: Sequence[tuple[str, ...]]) -> dict[str, object]:
    """What stands in the tooltip, its first line strong; without words there is none."""
    if not any(words):
        return {"hoverinfo": "skip", "customdata": list(keys)}
    texts = ["<br>".join((f"<b>{escape(one[0])}</b>", *map(escape, one[1:]))) if one else "" for one in words]
    return {"text": texts, "customdata": list(keys), "hovertemplate": _HOVER}


def _rule(rule: RuleMark, plot: Plot, shades: Shades) -> dict[str, object]:
    """A line between values of the other axis; one that reaches an edge goes so far beyond it that it also does
    so in a plot that is made smaller."""
    axis = plot.upright if rule.upright else plot.across
    beyond = _BEYOND * (axis.high - axis.low)
    along = [
        axis.low - beyond if rule.start is None else rule.start,
        axis.high + beyond if rule.end is None else rule.end,
    ]
    beside = [rule.at, rule.at]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": beside if rule.upright else along,
        "y": along if rule.upright else beside,
        "hoverinfo": "skip",
        "line": {"color": shades(rule.colour), "width": rule.width, "dash": _dash(rule.dash)},
        "meta": {"role": "rule"},
    }


def _annotation(label: TextLabel, plot: Plot, shades: Shades) -> dict[str, object]:
    """At its value where it has one, so that it moves with it; else at its place in the plotting area."""
    across, upright = label.at
    x = across if across is not None else (label.x - plot.left) / plot.width
    y = upright if upright is not None else (plot.bottom - label.y) / plot.height
    return {
        "x": x,
        "y": y,
        "xref": "x" if across is not None else "paper",
        "yref": "y" if upright is not None else "paper",
        "text": escape(label.text),
        "font": {"size": label.size, "color": shades(label.colour), "weight": label.weight},
        "xanchor": {"start": "left", "middle": "center", "end": "right"}[label.anchor],
        "yanchor": "middle",
        "borderpad": 0,
        "showarrow": False,
        "xshift": label.x - plot.x(across) if across is not None else 0,
        "yshift": plot.y(upright) - label.y if upright is not None else 0,
    }


def _leader(label: TextLabel, plot: Plot, shades: Shades) -> dict[str, object]:
    """The stroke that leads to a label, as a line that keeps its length when the plot is zoomed."""
    across, upright = label.at
    x0, y0 = label.leader[0]
    at_x = across if across is not None else (x0 - plot.left) / plot.width
    at_y = upright if upright is not None else (plot.bottom - y0) / plot.height
    base_x = plot.x(across) if across is not None else x0
    base_y = plot.y(upright) if upright is not None else y0
    path = "L".join(f"{x - base_x:.1f},{base_y - y:.1f}" for x, y in label.leader)
    return {
        "type": "path",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": at_x,
        "yanchor": at_y,
        "xref": "x" if across is not None else "paper",
        "yref": "y" if upright is not None else "paper",
        "path": f"M{path}",
        "line": {"color": shades(label.colour), "width": label.leader_width},
        "fillcolor": "rgba(0,0,0,0)",
    }


def _layout(chart: Chart, shades: Shades) -> dict[str, object]:
    plot, space = chart.plot, chart.plot.space
    bare = {"visible": False, "fixedrange": True} if chart.bare else {}
    leaders = [_leader(label, plot, shades) for label in chart.labels if label.leader]
    return {
        "width": space.width,
        "height": space.height,
        "margin": {
            "l": plot.left, "t": plot.top, "r": space.width - plot.right, "b": space.height - plot.bottom,
            "pad": 0, "autoexpand": False,
        },
        "font": {"family": FONT, "size": space.size, "color": shades("ink")},
        "paper_bgcolor": shades("surface"),
        "plot_bgcolor": shades("surface"),
        "separators": ",." if chart.lang == "de" else ".,",
        "showlegend": False,
        "barmode": "overlay",
        "hovermode": "closest",
        "dragmode": False if chart.bare else "zoom",
        "hoverlabel": {
            "bgcolor": shades("surface"), "bordercolor": shades("line"), "align": "left",
            "font": {"family": FONT, "size": space.size + 1, "color": shades("ink")},
        },
        "xaxis": _axis(plot.across, space.size, shades)
        | {
            "showgrid": False, "showline": True, "linecolor": shades("axis"), "ticks": "outside", "ticklen": 4,
            "tickcolor": shades("axis"),
            "title": {
                "text": escape(plot.across.title), "standoff": 4,
                "font": {"color": shades("ink_3"), "size": space.size},
            },
        }
        | bare,
        "yaxis": _axis(plot.upright, space.size, shades)
        | {"showgrid": True, "gridcolor": shades("grid"), "showline": False, "ticklabelstandoff": 6}
        | bare,
        "shapes": leaders,
        "annotations": [_annotation(label, plot, shades) for label in chart.labels],
        "meta": {
            "view": chart.view, "title": chart.title, "subtitle": chart.subtitle, "summary": chart.summary,
            "caption": chart.caption,
        },
    }  # fmt: skip


def _axis(axis: Axis, size: float, shades: Shades) -> dict[str, object]:
    return {
        "range": [axis.low, axis.high],
        "zeroline": False,
        "tickmode": "array",
        "ticklabeloverflow": "allow",
        "tickvals": [tick.value for tick in axis.ticks],
        "ticktext": [escape(tick.text) for tick in axis.ticks],
        "tickfont": {"color": shades("ink_3"), "size": size},
    }


def _is_open(point: PointMark) -> bool:
    return point.form.endswith("-open")


def _faint(tone: str, opacity: float) -> str:
    return transparent(tone, opacity) if opacity < 1 else tone


def _dash(dash: Sequence[float], cap: float = 0.0) -> str:
    """Plotly ends every dash square: one with round ends is longer by their width `cap`, its gap shorter."""
    ends = (
        max(one - cap if gap else one + cap, 0.5)
        for gap, one in zip(cycle((False, True)), dash, strict=False)
    )
    return ",".join(f"{one:g}px" for one in ends) or "solid"
