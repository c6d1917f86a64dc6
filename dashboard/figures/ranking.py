"""Draws the ranking: all places of one year as bars from the highest value to the lowest."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.domain.observation import Status
from dashboard.figures import style
from dashboard.figures.axes import Scale, label_width, scale_of, spread, suffix_of, whole
from dashboard.figures.seen import Slab, palette_of, seen
from dashboard.figures.style import Figure, Theme

PLOT_WIDTH = 686.0  # px at 1920 x 1080: what the labels of a drawn-out figure are spaced for
MOST_BARS = 1000  # above, bars are thinner than a pixel: one filled step line per class instead
ZEROS = (Status.ZERO, Status.ROUNDED_ZERO)


def ranking(
    slab: Slab,
    year: int,
    *,
    selection: Sequence[str] = (),
    palette: str = "see",
    theme: Theme = "light",
    size: float = 13,
    marks: bool = True,
) -> Figure:
    """Figure of the slab's `order` of this year; empty bars when the slab does not hold the year.

    With `marks` the selected places, the district's line, zeros and the first and last name are drawn too: the complete
    picture. Without, ranking.js draws them above the figure, where they follow the pointer within a frame.
    """
    palette, slab = palette_of(slab, palette), seen(slab)
    row = slab["years"].index(year) if year in slab["years"] else -1
    scale = value_scale(slab)
    figure_layout = style.layout(theme, size=size, suffix=suffix_of(slab["unit"]), lang=slab["lang"])
    figure_layout["margin"] |= {"t": round(44 * size / 13), "b": round(26 * size / 13)}
    figure_layout["hovermode"] = "closest" if marks else False
    figure_layout["meta"] = {"year": year}
    figure_layout["yaxis"] |= {"range": [scale.low, scale.high], "dtick": scale.step, "tick0": 0}
    order = [int(i) for i in slab["order"][row]] if row >= 0 else []
    figure_layout["xaxis"] |= {"range": [-0.5, max(len(order), 1) - 0.5], "showticklabels": False, "ticks": ""}
    if not order:
        return {"data": [], "layout": figure_layout}
    colours = bar_colours(slab, row, order, palette, theme)
    values = [float(slab["value"][row][i]) for i in order]
    many = len(order) > MOST_BARS
    data = _steps(values, colours) if many else [_bars(slab, row, order, values, colours, theme)]
    figure: Figure = {"data": data, "layout": figure_layout}
    if marks and not many and slab["lower"] is not None:
        figure["data"] += _whiskers(slab, row, order, theme)
    if marks:
        _mark(figure, slab, row, order, selection, theme, size)
    return figure


def value_scale(slab: Slab) -> Scale:
    """The axis of values for all years: bars stand on zero, and the lines of district and reference lie on it."""
    ends = [0.0, float(slab["axis"]["min"]), float(slab["axis"]["max"])]
    for one in (slab["district"], slab["reference"]):
        ends += [float(value) for value in (one["value"] if one and one["line"] else []) if value is not None]
    low, high = min(ends), max(ends)
    scale = scale_of((low, high), room=0.0)
    scale = scale if slab["decimals"] else whole(scale)
    top = 100.0 if slab["unit"] == "percent" and 85 < high <= 100 else scale.high
    return Scale(scale.low, top, 25.0 if top == 100.0 else scale.step)


def bar_colours(slab: Slab, row: int, order: Sequence[int], palette: str, theme: Theme) -> list[str]:
    """The colour of each place's class; zero stands in none and is as pale as the ground."""
    if slab["legend"]["continuous"]:
        return [style.ramp(palette, float(slab["share"][row][i]), theme) for i in order]
    classes = [*style.palette(palette, len(slab["legend"]["labels"]), theme), style.COLOURS[theme].bg]
    return [classes[slab["class"][row][i]] for i in order]


def _bars(
    slab: Slab, row: int, order: Sequence[int], values: Sequence[float], colours: Sequence[str], theme: Theme
) -> dict[str, Any]:
    few = [slab["few"][row][i] for i in order]
    return {
        "type": "bar",
        "x": list(range(len(order))),
        "y": list(values),
        "customdata": [slab["places"][i] for i in order],
        "text": [_tooltip(slab, row, i) for i in order],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "color": list(colours),
            "line": {"width": 0},
            "pattern": {
                "shape": ["." if one else "" for one in few],
                "fillmode": "replace",  # "overlay" has Plotly look for one contrast to all colours and warn
                "bgcolor": list(colours),
                "fgcolor": style.COLOURS[theme].surface,
                "fgopacity": 0.85,
                "size": 3,
                "solidity": 0.4,
            },
        },
    }


def _tooltip(slab: Slab, row: int, i: int) -> str:
    rows = (f"<b>{escape(slab['names'][i])}</b>", escape(slab["text"][row][i]), escape(slab["counts"][row][i]))
    return "<br>".join(filter(None, rows))


def _whiskers(slab: Slab, row: int, order: Sequence[int], theme: Theme) -> list[dict[str, Any]]:
    """A line over each bar from the lower to the upper limit; those of few cases in a paler trace of their own."""
    traces = []
    for few, opacity in ((0, 0.6), (1, 0.3)):
        ends = [
            (at, slab["lower"][row][i], slab["upper"][row][i])
            for at, i in enumerate(order)
            if slab["few"][row][i] == few and slab["lower"][row][i] is not None
        ]
        if ends:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": [x for at, _, _ in ends for x in (at, at, None)],
                    "y": [y for _, low, high in ends for y in (low, high, None)],
                    "line": {"width": 1, "color": style.COLOURS[theme].ink_2},
                    "opacity": opacity,
                    "hoverinfo": "skip",
                    "meta": {"role": "whisker"},
                }
            )
    return traces


def _steps(values: Sequence[float], colours: Sequence[str]) -> list[dict[str, Any]]:
    """One filled step line per run of equal colour; sorted places of one class stand side by side."""
    traces = []
    start = 0
    for end in range(1, len(values) + 1):
        if end < len(values) and colours[end] == colours[start]:
            continue
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [position - 0.5 for position in range(start, end + 1)],
                "y": [*values[start:end], values[end - 1]],
                "line": {"shape": "hv", "width": 0, "color": colours[start]},
                "fill": "tozeroy",
                "fillcolor": colours[start],
                "hoverinfo": "skip",
            }
        )
        start = end
    return traces


def _mark(
    figure: Figure, slab: Slab, row: int, order: Sequence[int], selection: Sequence[str], theme: Theme, size: float
) -> None:
    """Adds to the figure what the browser otherwise draws above it."""
    colours = style.COLOURS[theme]
    value, names, text = slab["value"][row], slab["names"], slab["text"][row]
    place_of = {slab["places"][i]: position for position, i in enumerate(order)}
    annotations: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    chosen = [(place_of[key], mark) for mark, key in enumerate(selection) if key in place_of]
    px = PLOT_WIDTH / len(order)
    labels = [f"{names[order[at]]} {text[order[at]]}" for at, _ in chosen]
    wanted = [(at + 0.5) * px for at, _ in chosen]
    placed = spread(wanted, [label_width(label, size + 0.5) * 1.08 + 10 for label in labels], PLOT_WIDTH)
    for (at, mark), label, want, centre in zip(chosen, labels, wanted, placed, strict=True):
        colour = colours.places[mark % len(colours.places)]
        number = value[order[at]]
        bar = {"type": "rect", "x0": at - 0.46, "x1": at + 0.46, "y0": 0, "y1": number, "fillcolor": colour}
        shapes.append(bar | {"line": {"width": 1.2, "color": colour}})
        stem = {"type": "line", "x0": at, "x1": at, "y0": number, "y1": figure["layout"]["yaxis"]["range"][1]}
        shapes.append(stem | {"line": {"width": 1.2, "color": colour}})
        annotations.append(
            {
                "x": at,
                "y": 1,
                "yref": "paper",
                "text": escape(label),
                "font": {"size": size + 0.5, "color": colour, "weight": 700},
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": 1.2,
                "arrowcolor": colour,
                "ax": round(centre - want, 1),
                "ay": -24 * size / 13,
                "yanchor": "bottom",
            }
        )
    district = slab["district"]
    if district and district["line"] and district["value"][row] is not None:
        at_value = district["value"][row]
        shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": at_value,
                "y1": at_value,
                "line": {"color": colours.ink, "width": 1.6},
            }
        )
        annotations.append(
            {
                "xref": "paper",
                "x": 1,
                "y": at_value,
                "text": escape(f"{district['name']} {district['text'][row]}"),
                "font": {"size": size, "color": colours.ink, "weight": 600},
                "showarrow": False,
                "xanchor": "right",
                "yanchor": "bottom",
                "bgcolor": style.transparent(colours.surface, 0.8),
                "borderpad": 0,
            }
        )
    end = {"y": 0, "yref": "paper", "xref": "paper", "showarrow": False, "yanchor": "top", "yshift": -4}
    font = {"size": size, "color": colours.ink_3}
    # Ranks are those of values; 0 where nobody is ranked.
    highest, lowest = (0 if slab.get("shown") else int(slab["rank"][row][i]) for i in (order[0], order[-1]))
    left = f"{highest}. {names[order[0]]}" if highest else names[order[0]]
    right = f"{names[order[-1]]} {lowest}." if lowest else names[order[-1]]
    annotations.append(end | {"x": 0, "xanchor": "left", "text": escape(left), "font": font})
    annotations.append(end | {"x": 1, "xanchor": "right", "text": escape(right), "font": font})
    figure["layout"]["shapes"] = shapes
    figure["layout"]["annotations"] = annotations
    zeros = [position for position, i in enumerate(order) if slab["status"][row][i] in ZEROS]
    if zeros:
        figure["data"].append(
            {
                "type": "scatter",
                "mode": "text",
                "x": zeros,
                "y": [0] * len(zeros),
                "text": ["0"] * len(zeros),
                "textposition": "top center",
                "textfont": {"size": size * 0.8, "color": colours.ink_3, "weight": 600},
                "hoverinfo": "skip",
            }
        )
