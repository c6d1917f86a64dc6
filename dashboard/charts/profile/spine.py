"""A row of a profile as two small charts: the spine says where a place lies, the sparkline how it got there.

As SVG, the theme `page` names the tokens of the style sheet, so that the page's brightness needs no new
drawing; `light` and `dark` hold colours for files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard import formats
from dashboard.charts.description import At, BarMark, Chart, LineMark, Mark, PointMark, RuleMark, bare_plot
from dashboard.charts.svg.painter import small_svg
from dashboard.domain.area import level_of
from dashboard.domain.figure import Figure
from dashboard.drawing.style import Theme
from dashboard.profile.model import ProfileRow, Trend
from dashboard.texts import say

COUNTS = ("persons", "institutions", "places")
"""Units of bare counts: a larger area has more of everything and is not drawn beside them."""
_MARGIN, _BOX, _DOT, _DIAMOND = 12.0, 14.0, 7.0, 6.25
_DASH = (1.0, 3.0)
_GOAL = (5.0, 2.5)  # of the reader's own target
_RESOLVED = (7.0, 4.0, 1.5, 4.0)  # of a target that somebody has resolved
_REFERENCES = ("kreis", "land")


def spine(row: ProfileRow, theme: Theme = "page", width: int = 392, height: int = 40) -> str:
    """The spine as SVG; empty where nothing can be drawn."""
    chart = spine_chart(row, width, height)
    return small_svg(chart, theme) if chart else ""


def spine_chart(row: ProfileRow, width: int, height: int) -> Chart | None:
    """Line: all places, from the lowest to the highest; box: the middle half of the similar ones; diamond:
    the Amt; upright: the reference, which stands in the middle; dashed upright: the reader's own target; dot:
    the place itself, open where few cases stand behind it.

    None where nothing can be drawn.
    """
    own, amt, reference = row.own.value, _value(_amt(row)), _value(reference_of(row))
    ends = [row.everyone.low, row.everyone.high] if row.everyone else []
    box = [row.similar.lower_quartile, row.similar.upper_quartile] if row.similar else []
    goal = row.target.value if row.target else None
    known = [one for one in (*ends, *box, own, amt, goal) if one is not None]
    if not known:
        return None
    low, high = min(known), max(known)
    if reference is not None:
        half = max(abs(low - reference), abs(high - reference))
        low, high = reference - half, reference + half
    scale = (width - 2 * _MARGIN) / (high - low) if high > low else 0.0

    def x(value: float) -> float:
        return _MARGIN + (value - low) * scale if scale else width / 2

    middle, marks = height / 2, list[Mark]()
    if row.everyone:
        left, right = (x(one) for one in ends)
        marks.append(RuleMark(middle, False, "axis", 2.0, start=left, end=right))
    if row.similar:
        left, right = (x(one) for one in box)
        marks.append(_box(left, max(right, left + 3), middle, _BOX))
    if reference is not None:
        marks.append(RuleMark(x(reference), True, "ink", 1.6))
    if goal is not None:
        marks.append(_goal(x(goal)))
    if amt is not None:
        marks.append(_diamond(x(amt), middle))
    if own is not None:
        marks.append(_dot(x(own), middle, few=row.own.few))
    return Chart("spine", bare_plot(width, height), tuple(marks), bare=True)


def spine_words(row: ProfileRow, lang: str) -> str:
    """What the spine shows, in a sentence; empty where it is empty."""
    amt, reference = _amt(row), reference_of(row)
    parts = [f"{row.own.name} {row.own.text}"]
    parts += [
        f"{one.name} {one.text}" for one in (amt, reference) if one is not None and one.value is not None
    ]
    if row.target:
        parts.append(" ".join((say(lang, "own_target"), row.target.text)))
    if row.similar:
        ends = _span(row.similar.lower_quartile, row.similar.upper_quartile, row, lang)
        parts.append(say(lang, "profile_alt_similar", span=ends))
    if row.everyone:
        parts.append(
            say(lang, "profile_alt_everyone", span=_span(row.everyone.low, row.everyone.high, row, lang))
        )
    return "; ".join(parts) if spine(row) else ""


def sparkline(
    row: ProfileRow, theme: Theme = "page", width: int = 120, height: int = 34, goal: float | None = None
) -> str:
    """The sparkline as SVG; empty where the place has no value in any year. `goal` is a resolved target."""
    chart = sparkline_chart(row, width, height, goal)
    return small_svg(chart, theme) if chart else ""


def sparkline_chart(row: ProfileRow, width: int, height: int, goal: float | None = None) -> Chart | None:
    """The place's line above its reference's; a gap where a year is missing, a dotted upright where a new
    basis begins, a level line of strokes and dots at a resolved target.

    None where the place has no value in any year.
    """
    trend = row.trend
    reference = (None,) * len(trend.years) if row.unit in COUNTS else trend.reference
    known = [one for one in (*trend.own, *reference, goal) if one is not None]
    if not any(one is not None for one in trend.own):
        return None
    low, high = min(known), max(known)
    first, last = trend.years[0], trend.years[-1]

    def at(year: int, value: float) -> At:
        across = 4 + (year - first) / (last - first) * (width - 12) if last > first else width / 2
        return across, height - 4 - (value - low) / (high - low) * (height - 8) if high > low else height / 2

    def strokes(values: Sequence[float | None], colour: str, thick: float) -> Iterator[Mark]:
        for run in _runs(trend, values):
            points = tuple(at(year, value) for year, value in run)
            yield (
                LineMark(points, colour, thick)
                if len(points) > 1
                else PointMark(*points[0], thick * 0.8, colour)
            )

    ends = [at(year, value) for year, value in zip(trend.years, trend.own, strict=True) if value is not None]
    marks: list[Mark] = [
        RuleMark(at(year, low)[0], True, "ink_3", 1.0, _DASH) for year in trend.broken if year > first
    ]
    if goal is not None:
        marks.append(RuleMark(at(first, goal)[1], False, "ink", 1.2, _RESOLVED))
    marks += [*strokes(reference, "axis", 1.4), *strokes(trend.own, "place-1", 2.0)]
    marks.append(PointMark(*ends[-1], 3.2, "place-1", key=row.own.key))
    return Chart("sparkline", bare_plot(width, height), tuple(marks), bare=True)


def sparkline_words(row: ProfileRow, lang: str) -> str:
    """First and last year with their values, and where a new basis begins; empty where the sparkline is."""
    known = [(year, one) for year, one in zip(row.trend.years, row.trend.own, strict=True) if one is not None]
    if not known:
        return ""
    ends = [known[0], known[-1]] if len(known) > 1 else known
    span = row.trend.span
    values = [formats.with_unit(one, row.unit, row.decimals, lang) for _, one in ends]
    parts = [
        f"{formats.year_label(year, span)}: {text}" for (year, _), text in zip(ends, values, strict=True)
    ]
    later = (formats.year_label(year, span) for year in row.trend.broken if year > known[0][0])
    parts += [say(lang, "profile_alt_break", year=when) for when in later]
    return "; ".join(parts)


def key_signs(theme: Theme = "page") -> dict[str, str]:
    """The signs of a spine one by one, for its key, in order: own, few, amt, reference, target, similar, everyone."""
    symbols: dict[str, tuple[int, Mark]] = {
        "own": (18, _dot(9, 9, few=False)),
        "few": (18, _dot(9, 9, few=True)),
        "amt": (18, _diamond(9, 9)),
        "reference": (14, RuleMark(7, True, "ink", 1.6)),
        "target": (14, _goal(7)),
        "similar": (34, _box(0, 34, 9, 12)),
        "everyone": (34, RuleMark(9, False, "axis", 2.0, start=1, end=33)),
    }
    return {
        name: small_svg(Chart("spine", bare_plot(width, 18), (mark,), bare=True), theme)
        for name, (width, mark) in symbols.items()
    }


def reference_of(row: ProfileRow) -> Figure | None:
    """The larger area that the spine measures from: the nearest district or state, where its figure is
    comparable."""
    if row.unit in COUNTS:
        return None
    for one in row.surroundings:
        if level_of(one.key) in _REFERENCES:
            return one if one.value is not None and one.example == row.own.example else None
    return None


def _amt(row: ProfileRow) -> Figure | None:
    if row.unit in COUNTS:
        return None
    return next((one for one in row.surroundings if level_of(one.key) == "amt"), None)


def _runs(trend: Trend, values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """Stretches without a gap or a new basis."""
    runs: list[list[tuple[int, float]]] = [[]]
    for year, value in zip(trend.years, values, strict=True):
        if value is None or year in trend.broken:
            runs.append([])
        if value is not None:
            runs[-1].append((year, value))
    return [run for run in runs if run]


def _span(low: float, high: float, row: ProfileRow, lang: str) -> str:
    last = formats.with_unit(high, row.unit, row.decimals, lang)
    return say(lang, "interval", low=formats.number(low, row.decimals, lang), high=last)


def _value(one: Figure | None) -> float | None:
    return None if one is None else one.value


def _dot(x: float, y: float, *, few: bool) -> PointMark:
    if few:
        return PointMark(x, y, _DOT - 1.2, "surface", edge="place-1", edge_width=2.4)
    return PointMark(x, y, _DOT, "place-1", edge="surface", edge_width=2.0)


def _goal(x: float) -> RuleMark:
    return RuleMark(x, True, "ink", 2.0, _GOAL)


def _diamond(x: float, y: float) -> PointMark:
    return PointMark(x, y, _DIAMOND, "surface", "diamond", "ink_2", 1.8)


def _box(left: float, right: float, middle: float, height: float) -> BarMark:
    return BarMark(left, right, middle - height / 2, middle + height / 2, "line", corner=3.0)
