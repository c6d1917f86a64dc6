"""A row of the comparison's dots as a small drawing with its words: places around the district in usual
spreads."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.charts.dot_strip import dot_strip
from dashboard.charts.svg.painter import small_svg
from dashboard.comparison.model import ComparedPlace, DotRow
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.pictures.side_panel import marker
from dashboard.texts import say

WIDTH, HEIGHT = 210.0, 30.0


def strip_of(row: DotRow, places: Sequence[ComparedPlace], lang: str) -> Drawing | None:
    """None where no place can be drawn. What lies outside three and a half spreads stands at the rim."""
    chart = dot_strip(row, places, WIDTH, HEIGHT)
    return Drawing("", strip_words(row, lang), small_svg(chart, "light"), WIDTH, HEIGHT) if chart else None


def strip_words(row: DotRow, lang: str) -> str:
    """`Betreuungsquote: Parchim 64,0 % (+0,7), Goldberg 56,6 % (−0,1)`: the distance in usual spreads in
    brackets."""
    named = [
        f"{dot.figure.name} {dot.figure.text}"
        + (f" ({formats.signed(dot.at, 1, lang)})" if dot.at is not None else "")
        for dot in row.dots
    ]
    return say(lang, "export_alt_strip", indicator=row.name, words=", ".join(named))


def sign_of(place: ComparedPlace, lang: str) -> Drawing:
    """The marker of a place, for the key."""
    words = say(lang, "export_alt_key", name=place.name)
    return Drawing("", words, marker(12, 12, place.position, "light"), 24, 24)
