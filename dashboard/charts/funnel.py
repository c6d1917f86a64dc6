"""Describes the funnel: values against the number of cases behind them, inside the limits that chance
allows."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

from dashboard.charts import colours
from dashboard.charts.description import AreaMark, Chart, Mark, Plot, PointMark, RuleMark, Space, TextLabel
from dashboard.charts.plotting import NAMED, plot_of
from dashboard.charts.scatter import SIGN, sign
from dashboard.charts.view_axes import funnel_axes
from dashboard.drawing.typeface import width_of
from dashboard.indicators.slab.displayed import palette_of
from dashboard.indicators.slab.model import FunnelLimits, Slab
from dashboard.texts import say

RADIUS = 4.0
_MANY, _SMALL, _CELL = 1000, 2.5, 2.5  # places above which signs are small and one a cell; px; px
_PALE = 0.55
_OUTER, _INNER = 0.45, 1.0  # opacity of the limits


def funnel(
    slab: Slab,
    year: int,
    space: Space,
    *,
    selection: Sequence[str] = (),
    palette: str = "see",
    group: Collection[str] = (),
) -> Chart | None:
    """Points of one year on a square-root axis of cases, with the limits of the slab's `funnel` around the
    district. Where there is a `group`, it stands out.

    None where the slab has no funnel or not the year.
    """
    axes, row, limits = funnel_axes(slab), slab.row(year), slab.funnel
    if axes is None or row is None or limits is None:
        return None
    plot = plot_of(axes, space)
    base = limits.base[row].tolist()
    order = [i for i in slab.order[row] if not math.isnan(base[i])]
    place_marks = tuple(_place_marks(slab, row, base, order, selection))
    points = _thinned(plot, tuple(_points(slab, row, base, order, group)))
    marks = (*_limits(limits, row), *_area_line(slab, row), *points, *place_marks)
    written = (_note(plot, slab.lang), *_area_name(slab, row, plot, points))
    labels = (*written, *_names(plot, place_marks, written))
    return Chart("trichter", plot, marks, labels, slab.lang, palette_of(slab, palette))


def _limits(given: FunnelLimits, row: int) -> Iterator[Mark]:
    """The outer limits below the inner ones."""
    at = [math.sqrt(one) for one in given.at[row]]
    if not at:
        return
    for name, (lowers, uppers), opacity in (
        ("outer", given.outer, _OUTER),
        ("inner", given.inner, _INNER),
    ):
        lower, upper = lowers[row], uppers[row]
        ring = (
            *zip(at, map(float, upper), strict=True),
            *reversed([*zip(at, map(float, lower), strict=True)]),
        )
        yield AreaMark(ring, "limits", opacity, "axis", 1.0, role=name)


def _area_line(slab: Slab, row: int) -> Iterator[Mark]:
    value = slab.funnel_area.value[row] if slab.funnel_area else None
    if value is not None:
        yield RuleMark(value, False, "ink", 1.6)


def _area_name(slab: Slab, row: int, plot: Plot, points: Sequence[Mark]) -> Iterator[TextLabel]:
    """At the right end of its line, on the side where fewer points are."""
    area, size = slab.funnel_area, plot.space.size
    value = area.value[row] if area else None
    if area is None or value is None:
        return
    text = f"{area.name} {area.text[row]}"
    y, start = plot.y(value), plot.right - width_of(text, size, 600) - RADIUS
    near = [plot.y(one.y) for one in points if isinstance(one, PointMark) and plot.x(one.x) > start]

    def beside(side: int) -> int:
        return sum(abs(one - y - side * size * 0.8) < size for one in near)

    # Above the plot stands what the limits mean.
    below = y - size * 0.8 < plot.top or beside(-1) > beside(1)
    middle = y + (1 if below else -1) * size * 0.8
    yield TextLabel(plot.right, middle, text, "ink", size, 600, "end", (None, value))


def _points(
    slab: Slab, row: int, base: Sequence[float], order: Sequence[int], group: Collection[str]
) -> Iterator[PointMark]:
    """Few cases, or where places stand out all others, lie lowest and are paler."""
    radius, edge = (_SMALL, 0.5) if len(order) > _MANY else (RADIUS, 1.0)
    found = []
    for i, fill in zip(order, colours.of_places(slab, row, order), strict=True):
        words = tuple(filter(None, (slab.names[i], slab.text[row][i], slab.counts[row][i])))
        pale = slab.places[i] not in group if group else bool(slab.few[row, i])
        found.append(
            PointMark(
                math.sqrt(base[i]), float(slab.value[row, i]), radius, fill, edge="ink_2",
                edge_width=edge, opacity=_PALE if pale else 1.0, key=slab.places[i],
                name=slab.names[i], words=words,
            )
        )  # fmt: skip
    yield from sorted(found, key=lambda one: one.opacity)


def _thinned(plot: Plot, points: Sequence[PointMark]) -> tuple[PointMark, ...]:
    """Of many points that lie in one cell the uppermost: nobody sees the others below it."""
    if len(points) <= _MANY:
        return tuple(points)
    cells: dict[tuple[int, int], PointMark] = {}
    for one in reversed(points):
        at = math.floor(plot.x(one.x) / _CELL), math.floor(plot.y(one.y) / _CELL)
        cells.setdefault(at, one)
    return tuple(reversed(cells.values()))


def _place_marks(
    slab: Slab, row: int, base: Sequence[float], order: Sequence[int], selection: Sequence[str]
) -> Iterator[PointMark]:
    column = {key: i for i, key in enumerate(slab.places)}
    for mark, key in enumerate(selection):
        i = column.get(key, -1)
        if i in order:
            x, y = math.sqrt(base[i]), float(slab.value[row, i])
            yield sign(x, y, SIGN, mark, key=key, name=f"{slab.names[i]} {slab.text[row][i]}")


def _names(plot: Plot, place_marks: Sequence[PointMark], written: Sequence[TextLabel]) -> Iterator[TextLabel]:
    """Above the signs; one that would meet another, or what is written anyway and ends at its point, stands
    below its sign, else moves up, and is left out where it would leave the chart."""
    size = plot.space.size * NAMED
    halves = [width_of(one.text, one.size, one.weight) / 2 for one in written]
    placed = [(one.x - half, half, one.y) for one, half in zip(written, halves, strict=True)]
    for one in place_marks:
        half = width_of(one.name, size, 700) / 2
        x = min(max(plot.x(one.x), plot.left + half), plot.right + 14 - half)

        def meets(y: float, x: float = x, half: float = half) -> bool:
            return any(
                abs(other - y) < size * 1.15 and abs(centre - x) < other_half + half + 4
                for centre, other_half, other in placed
            )

        y, below = plot.y(one.y) - 11 - size * 0.35, plot.y(one.y) + 11 + size * 0.35
        if (meets(y) or y < size * 0.6) and not meets(below) and below <= plot.bottom - size * 0.6:
            y = below
        while meets(y):
            y -= size * 1.2
        if y < size * 0.6:
            continue
        placed.append((x, half, y))
        tone = one.edge if one.form.endswith("-open") else one.fill
        yield TextLabel(x, y, one.name, tone, size, 700, "middle", (one.x, one.y), key=one.key)


def _note(plot: Plot, lang: str) -> TextLabel:
    """What lies inside and outside the limits."""
    size = plot.space.size
    return TextLabel(
        plot.right, plot.top - size * 1.15, say(lang, "funnel_note"), "ink_3", size, anchor="end"
    )
