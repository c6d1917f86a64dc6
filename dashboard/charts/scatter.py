"""Describes two indicators against each other: places as large as their population, with a line if they are
related."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dashboard.charts import colours
from dashboard.charts.axes import Scale, scale_of, suffix_of, whole
from dashboard.charts.description import Chart, LineMark, Mark, Plot, PointMark, RuleMark, Space, TextLabel
from dashboard.charts.names.label_room import Spot, rooms
from dashboard.charts.plotting import NAMED, note_above, plot_of
from dashboard.charts.view_axes import Axes, Margins, even_axis
from dashboard.comparison.model import Comparison, Relation
from dashboard.comparison.model import Point as Place
from dashboard.domain.verdict import Verdict
from dashboard.drawing import style
from dashboard.drawing.typeface import width_of
from dashboard.texts import say

LARGEST, SMALLEST = 15.0, 2.6
"""Radius in px of the most populous place, and of those too small to be displayed otherwise."""
SIGN, AROUND = 6.0, 7.0
"""Least radius of a selected place's sign, and of the room kept free around it."""
QUIET = 5
"""Populous places that are named for orientation, besides the selected ones."""
_LINE = 1.2  # height of a name in letters
_FILL, _FEW = 0.62, 0.26
_DASH, _CROSS = (6.0, 4.0), (2.0, 3.0)


def scatter_axes(side: Comparison) -> Axes | None:
    """Both axes, of all years; None where the two indicators share none."""
    known = [point for one in side.relations if one is not None for point in one.points]
    if not known:
        return None
    across = _scale([point.x for point in known], side.decimals)
    upright = _scale([point.y for point in known], side.second_decimals)
    return Axes(
        Margins(34, 18, 48),
        even_axis(across, suffix_of(side.unit), side.lang, side.name),
        even_axis(upright, suffix_of(side.second_unit), side.lang),
        side.second_name,
    )


def scatter(side: Comparison, year: int | None, space: Space) -> Chart | None:
    """The relation that `side` shows for a year; None where there is none."""
    row = side.row(year)
    shown, axes = (side.relations[row] if row is not None else None), scatter_axes(side)
    if shown is None or axes is None:
        return None
    plot = plot_of(axes, space)
    marks = (*_quadrants(shown), *_line(shown), *_points(side, shown), *_place_marks(side, shown))
    labels = (*note_above(plot, axes.note), *_names(side, shown, plot))
    return Chart("zusammenhang", plot, marks, labels, side.lang)


def radius(population: int | None, largest: int) -> float:
    """In px, so that areas are to each other as the populations, down to the smallest that can be
    displayed."""
    return max(SMALLEST, LARGEST * math.sqrt((population or 0) / largest)) if largest > 0 else SMALLEST


def largest_of(shown: Relation) -> int:
    """Inhabitants of the most populous place."""
    return max((point.population or 0 for point in shown.points), default=0)


def selected(side: Comparison, shown: Relation) -> list[tuple[int, Place]]:
    """The compared places that have a point, each with its position."""
    position = {place.key: place.position for place in side.places}
    return sorted(
        ((position[one.key], one) for one in shown.points if one.key in position), key=lambda found: found[0]
    )


def _scale(values: Sequence[float], decimals: int) -> Scale:
    """With room at both ends, so that no point stands on the rim; not below zero where nothing is."""
    scale = scale_of((min(values), max(values)))
    scale = scale if decimals else whole(scale)
    return Scale(scale.low - 0.03 * (scale.high - scale.low), scale.high, scale.step)


def _quadrants(shown: Relation) -> Iterator[Mark]:
    """The district's values divide the plot into four."""
    for at, upright in zip(shown.quadrants, (True, False), strict=True):
        if at is not None:
            yield RuleMark(at, upright, "ink_3", 1.0, _CROSS)


def _line(shown: Relation) -> Iterator[Mark]:
    if shown.line is not None:
        yield LineMark(
            shown.line, "ink", 1.8, () if shown.verdict is Verdict.CLEAR else _DASH, role="relation"
        )


def _points(side: Comparison, shown: Relation) -> Iterator[Mark]:
    """The largest first, so that none hides a smaller one."""
    largest, chosen = largest_of(shown), {place.key for place in side.places}
    for one in sorted(shown.points, key=lambda one: -(one.population or 0)):
        if one.key not in chosen:
            size, fill = radius(one.population, largest), _FEW if one.few else _FILL
            yield PointMark(
                one.x, one.y, size, "axis", edge="surface", edge_width=1.0, fill_opacity=fill, key=one.key,
                name=one.name, words=_words(side, one),
            )  # fmt: skip


def _place_marks(side: Comparison, shown: Relation) -> Iterator[Mark]:
    largest = largest_of(shown)
    for position, one in selected(side, shown):
        yield sign(
            one.x, one.y, max(radius(one.population, largest), SIGN), position, key=one.key, name=one.name,
            words=_words(side, one),
        )  # fmt: skip


def sign(
    x: float,
    y: float,
    size: float,
    position: int,
    *,
    key: str = "",
    name: str = "",
    words: tuple[str, ...] = (),
) -> PointMark:
    """The sign of a selected place, in its colour and form: filled up to the fourth, open from the
    fifth on."""
    form, tone = style.MARKERS[position % len(style.MARKERS)], colours.place(position)
    is_open = form.endswith("-open")
    fill, edge = ("surface", tone) if is_open else (tone, "surface")
    return PointMark(x, y, size, fill, form, edge, 2.4 if is_open else 1.4, key=key, name=name, words=words)


def _words(side: Comparison, one: Place) -> tuple[str, ...]:
    few = (say(side.lang, "few"),) if one.few else ()
    return (one.name, f"{side.name}: {one.x_text}", f"{side.second_name}: {one.y_text}", *few)


def _names(side: Comparison, shown: Relation, plot: Plot) -> Iterator[TextLabel]:
    """Of the selected places first, then of the most populous, where there is room."""
    size, largest = plot.space.size * NAMED, largest_of(shown)
    chosen = selected(side, shown)
    keys = {one.key for _, one in chosen}
    quiet = sorted(
        (one for one in shown.points if one.key not in keys), key=lambda one: -(one.population or 0)
    )
    named = [(one, 700, colours.place(at)) for at, one in chosen] + [
        (one, 400, "ink_2") for one in quiet[:QUIET]
    ]

    def spot(one: Place, weight: int) -> Spot:
        least = AROUND if weight == 700 else 0.0
        half = max(radius(one.population, largest), least)
        return Spot(plot.x(one.x), plot.y(one.y), half, width_of(one.name, size, weight))

    spots = [spot(one, weight) for one, weight, _ in named]
    found = rooms(spots, size * _LINE, (plot.left, plot.top, plot.right, plot.bottom))
    for (one, weight, tone), room in zip(named, found, strict=True):
        if room is not None:
            x, y = (room[0] + room[2]) / 2, (room[1] + room[3]) / 2
            yield TextLabel(x, y, one.name, tone, size, weight, "middle", (one.x, one.y), key=one.key)


def caption(side: Comparison, year: int | None) -> str:
    """What the signs mean: "2022 · Fläche: Einwohner · gepunktet: Landkreis"."""
    row = side.row(year)
    shown = side.relations[row] if row is not None else None
    if shown is None:
        return ""
    parts = [shown.label, side.words.say(side.lang, "comparison_scatter_signs")]
    if shown.line is not None:
        parts.append(say(side.lang, "comparison_scatter_line"))
    return " · ".join(parts)
