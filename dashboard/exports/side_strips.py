"""A row of the comparison's dots as a small drawing with its words: places around the district in usual spreads."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.domain.side_by_side import DotRow, Place
from dashboard.exports.column import marker
from dashboard.exports.paint import line, rect
from dashboard.exports.report import Drawing
from dashboard.figures import style
from dashboard.figures.dot_plot import END
from dashboard.texts import say

WIDTH, HEIGHT = 210.0, 30.0
_MARGIN, _BAR, _MARK = 9.0, 10.0, 0.72
_INK = style.COLOURS["light"]


def strip_of(row: DotRow, places: Sequence[Place], lang: str) -> Drawing | None:
    """None where no place can be drawn. What lies outside three and a half spreads stands at the rim."""
    if row.without or not any(dot.at is not None for dot in row.dots):
        return None
    half, middle = WIDTH / 2 - _MARGIN, HEIGHT / 2

    def x(at: float) -> float:
        return WIDTH / 2 + min(max(at, -END), END) / END * half

    parts = []
    if row.low is not None and row.high is not None:
        parts.append(line(x(row.low), middle, x(row.high), middle, _INK.axis, 2))
    if row.lower_quartile is not None and row.upper_quartile is not None:
        left, right = x(row.lower_quartile), x(row.upper_quartile)
        parts.append(rect(left, middle - _BAR / 2, max(right - left, 3), _BAR, _INK.line, ' rx="3"'))
    parts.append(line(x(0), 0, x(0), HEIGHT, _INK.ink, 1.6))
    position = {place.key: place.position for place in places}
    parts += [
        marker(x(dot.at), middle, position[dot.figure.key], "light", _MARK)
        for dot in reversed(row.dots)  # the first place lies on top
        if dot.at is not None
    ]
    return Drawing("", strip_words(row, lang), "".join(parts), WIDTH, HEIGHT)


def strip_words(row: DotRow, lang: str) -> str:
    """`Betreuungsquote: Parchim 64,0 % (+0,7), Goldberg 56,6 % (−0,1)`: the distance in usual spreads in brackets."""
    named = [
        f"{dot.figure.name} {dot.figure.text}" + (f" ({formats.signed(dot.at, 1, lang)})" if dot.at is not None else "")
        for dot in row.dots
    ]
    return say(lang, "takeaway_alt_strip", indicator=row.name, words=", ".join(named))


def sign_of(place: Place, lang: str) -> Drawing:
    """The marker of a place, for the key."""
    words = say(lang, "takeaway_alt_key", name=place.name)
    return Drawing("", words, marker(12, 12, place.position, "light"), 24, 24)
