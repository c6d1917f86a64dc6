"""A row of a profile as two small SVGs: the spine says where a place lies among others, the sparkline how it got there.

Both are pure text; the theme `page` names the tokens of the style sheet, so that the page's brightness needs no new
drawing, `light` and `dark` hold colours for files.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.domain.municipality import level_of
from dashboard.domain.profile import Figure, ProfileRow, Trend
from dashboard.figures.style import COLOURS, Theme
from dashboard.texts import say

COUNTS = ("persons", "institutions", "places")
"""Units of bare counts: a larger area has more of everything and is not drawn beside them."""
_MARGIN, _BOX, _DOT = 12.0, 14.0, 7.0
_REFERENCES = ("kreis", "land")


def spine(row: ProfileRow, theme: Theme = "page", width: int = 392, height: int = 40) -> str:
    """Line: all places, from the lowest to the highest; box: the middle half of the similar ones; diamond: the Amt;
    upright: the reference, which stands in the middle; dot: the place itself, open where few cases stand behind it.

    Empty where nothing can be drawn.
    """
    colours = COLOURS[theme]
    own, amt, reference = row.own.value, _value(_amt(row)), _value(reference_of(row))
    ends = [row.everyone.low, row.everyone.high] if row.everyone else []
    box = [row.similar.lower_quartile, row.similar.upper_quartile] if row.similar else []
    known = [one for one in (*ends, *box, own, amt) if one is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    if reference is not None:
        half = max(abs(low - reference), abs(high - reference))
        low, high = reference - half, reference + half
    scale = (width - 2 * _MARGIN) / (high - low) if high > low else 0.0

    def x(value: float) -> float:
        return _MARGIN + (value - low) * scale if scale else width / 2

    middle = height / 2
    parts = []
    if row.everyone:
        left, right = (x(one) for one in ends)
        parts.append(_line(left, middle, right, middle, colours.axis, 2, ' stroke-linecap="round"'))
    if row.similar:
        left, right = (x(one) for one in box)
        edge = max(right - left, 3.0)
        parts.append(
            f'<rect x="{left:.1f}" y="{middle - _BOX / 2:.1f}" width="{edge:.1f}" height="{_BOX:.0f}" rx="3"'
            f' fill="{colours.line}"/>'
        )
    if reference is not None:
        parts.append(_line(x(reference), 0, x(reference), height, colours.ink, 1.6))
    if amt is not None:
        parts.append(
            f'<path d="M{x(amt):.1f} {middle - 7.5:.1f}l7.5 7.5l-7.5 7.5l-7.5 -7.5z" fill="{colours.surface}"'
            f' stroke="{colours.ink_2}" stroke-width="1.8"/>'
        )
    if own is not None:
        parts.append(_dot(x(own), middle, few=row.own.few, theme=theme))
    return _svg(parts, width, height)


def spine_words(row: ProfileRow, lang: str) -> str:
    """What the spine shows, in a sentence; empty where it is empty."""
    amt, reference = _amt(row), reference_of(row)
    parts = [f"{row.own.name} {row.own.text}"]
    parts += [f"{one.name} {one.text}" for one in (amt, reference) if one is not None and one.value is not None]
    if row.similar:
        ends = _span(row.similar.lower_quartile, row.similar.upper_quartile, row, lang)
        parts.append(say(lang, "profile_alt_similar", span=ends))
    if row.everyone:
        parts.append(say(lang, "profile_alt_everyone", span=_span(row.everyone.low, row.everyone.high, row, lang)))
    return "; ".join(parts) if spine(row) else ""


def sparkline(row: ProfileRow, theme: Theme = "page", width: int = 120, height: int = 34) -> str:
    """The place's line above its reference's; a gap where a year is missing, a dotted upright where a new basis begins.

    Empty where the place has no value in any year.
    """
    trend, colours = row.trend, COLOURS[theme]
    reference = (None,) * len(trend.years) if row.unit in COUNTS else trend.reference
    known = [one for one in (*trend.own, *reference) if one is not None]
    if not any(one is not None for one in trend.own):
        return ""
    low, high = min(known), max(known)
    first, last = trend.years[0], trend.years[-1]

    def at(year: int, value: float) -> tuple[float, float]:
        across = 4 + (year - first) / (last - first) * (width - 12) if last > first else width / 2
        return across, height - 4 - (value - low) / (high - low) * (height - 8) if high > low else height / 2

    def strokes(values: Sequence[float | None], colour: str, thick: float) -> list[str]:
        lines = []
        for run in _runs(trend, values):
            points = [at(year, value) for year, value in run]
            if len(points) == 1:
                lines.append(
                    f'<circle cx="{points[0][0]:.1f}" cy="{points[0][1]:.1f}" r="{thick * 0.8:.1f}" fill="{colour}"/>'
                )
            else:
                path = "L".join(f"{across:.1f} {down:.1f}" for across, down in points)
                lines.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{thick:g}"/>')
        return lines

    parts = [
        _line(at(year, low)[0], 0, at(year, low)[0], height, colours.ink_3, 1, ' stroke-dasharray="1 3"')
        for year in trend.broken
        if year > first
    ]
    parts += strokes(reference, colours.axis, 1.4)
    parts += strokes(trend.own, colours.places[0], 2)
    end = [(year, value) for year, value in zip(trend.years, trend.own, strict=True) if value is not None][-1]
    across, down = at(*end)
    parts.append(f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3.2" fill="{colours.places[0]}"/>')
    return _svg(parts, width, height)


def sparkline_words(row: ProfileRow, lang: str) -> str:
    """First and last year with their values, and where a new basis begins; empty where the sparkline is."""
    known = [(year, one) for year, one in zip(row.trend.years, row.trend.own, strict=True) if one is not None]
    if not known:
        return ""
    ends = [known[0], known[-1]] if len(known) > 1 else known
    parts = [f"{year}: {formats.with_unit(one, row.unit, row.decimals, lang)}" for year, one in ends]
    parts += [say(lang, "profile_alt_break", year=year) for year in row.trend.broken if year > known[0][0]]
    return "; ".join(parts)


def key_signs(theme: Theme = "page") -> dict[str, str]:
    """The signs of a spine one by one, for its key, in order: own, few, amt, reference, similar, everyone."""
    colours = COLOURS[theme]
    diamond = f'<path d="M9 2l7 7l-7 7l-7 -7z" fill="{colours.surface}" stroke="{colours.ink_2}" stroke-width="1.8"/>'
    return {
        "own": _svg([_dot(9, 9, few=False, theme=theme)], 18, 18),
        "few": _svg([_dot(9, 9, few=True, theme=theme)], 18, 18),
        "amt": _svg([diamond], 18, 18),
        "reference": _svg([_line(7, 0, 7, 18, colours.ink, 1.6)], 14, 18),
        "similar": _svg([f'<rect y="3" width="34" height="12" rx="3" fill="{colours.line}"/>'], 34, 18),
        "everyone": _svg([_line(1, 9, 33, 9, colours.axis, 2)], 34, 18),
    }


def reference_of(row: ProfileRow) -> Figure | None:
    """The larger area that the spine measures from: the nearest district or state, where its figure is comparable."""
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


def _dot(x: float, y: float, *, few: bool, theme: Theme) -> str:
    colours = COLOURS[theme]
    if few:
        look = f'r="{_DOT - 1.2:g}" fill="{colours.surface}" stroke="{colours.places[0]}" stroke-width="2.4"'
    else:
        look = f'r="{_DOT:g}" fill="{colours.places[0]}" stroke="{colours.surface}" stroke-width="2"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" {look}/>'


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, thick: float, more: str = "") -> str:
    ends = f'x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{thick:g}"{more}/>'


def _svg(parts: Sequence[str], width: int, height: int) -> str:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'
