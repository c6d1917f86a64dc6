"""The column beside the view: title, filters in words, mark of examples, key figures and legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.exports import paint
from dashboard.exports.caption import Caption
from dashboard.exports.paint import PAINTS
from dashboard.exports.signs import DOTTED, FEW, HIDDEN, NOT_APPLICABLE, VALUE, WRITTEN, ZERO, Entry
from dashboard.exports.typeface import width_of, wrapped
from dashboard.figures import style
from dashboard.figures.style import Theme

LEFT, TOP, WIDTH, BOTTOM = 64.0, 52.0, 550.0, 916.0
_LEGEND_WIDTH = 470.0
_SIZES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64)
"""Tried one after the other until everything fits; the first is right for nearly every view."""
_TITLE = 50.0
_LEAST_WHOLE = 0.82  # smaller, the title would be no title: a longer word is broken


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: `mark` is the position of a selected place, -1 for the district."""

    name: str
    text: str
    mark: int = -1


@dataclass(frozen=True, slots=True)
class Legend:
    """`heading` says the unit, `counted` what is counted behind each sign, `note` how classes were made.

    `ramp` and `ends` are a continuous scale: its colours from low to high and the numbers at its ends; `circles`
    are numbers and the radius in px of the circle that stands for each; `lines` are words only.
    """

    heading: str = ""
    counted: str = ""
    note: str = ""
    entries: Sequence[Entry] = ()
    ramp: Sequence[str] = ()
    ends: Sequence[str] = ()
    circles: Sequence[tuple[str, float]] = ()
    lines: Sequence[str] = ()


def column(caption: Caption, figures: Sequence[Figure], legend: Legend, theme: Theme) -> str:
    """SVG of the column; smaller where it would not fit, and a little where a word of the title would be broken."""
    longest = max((width_of(word, _TITLE, 700) for word in caption.title.split()), default=0.0)
    whole = [factor for factor in _SIZES if longest * factor <= WIDTH and factor >= _LEAST_WHOLE]
    for factor in _SIZES[_SIZES.index(whole[0]) :] if whole else _SIZES:
        made = _Column(theme, factor)
        made.words(caption)
        made.figures(figures)
        made.legend(legend)
        if made.y <= BOTTOM:
            break
    return "".join(made.parts)


def legend_alone(legend: Legend, theme: Theme) -> tuple[str, float, float]:
    """SVG of the legend with its upper left corner at 0, 0, its width and its height."""
    made = _Column(theme, 1.0)
    top = made.y = TOP
    made.legend(legend)
    return f'<g transform="translate({-LEFT} {-top})">{"".join(made.parts)}</g>', WIDTH, made.y - top


class _Column:
    """Sets one thing below the other; `y` is where the next begins."""

    def __init__(self, theme: Theme, factor: float) -> None:
        self.theme: Theme = theme
        self.ink, self.paint, self.factor = style.COLOURS[theme], PAINTS[theme], factor
        self.y = TOP
        self.parts: list[str] = []

    def lines(
        self,
        words: str,
        size: float,
        colour: str,
        weight: int = 400,
        most: int = 9,
        leading: float = 1.3,
        end: str = "",
    ) -> None:
        size *= self.factor
        for one in wrapped(words, size, WIDTH, weight, most, end):
            self.parts.append(paint.text(LEFT, self.y + size * 0.95, one, size, colour, weight))
            self.y += size * leading

    def words(self, caption: Caption) -> None:
        self.lines(caption.kicker, 22, self.ink.ink_2, most=2)
        self.y += 10 * self.factor
        name = caption.title.removesuffix(caption.when)
        self.lines(name, _TITLE, self.ink.ink, 700, most=5, leading=1.1, end=caption.when)
        self.y += 14 * self.factor
        self.lines(caption.subtitle, 24, self.ink.ink_2, most=7, leading=1.34)
        for notice in caption.notices:
            self.y += 6 * self.factor
            self.lines(notice, 20, self.ink.accent, most=3)
        if caption.example:
            size = 20 * self.factor
            width = width_of(caption.example, size, 600) + 26
            self.y += 14 * self.factor
            look = f' rx="5" stroke="{self.paint.example_line}" stroke-width="1.4"'
            self.parts.append(paint.rect(LEFT, self.y, width, size * 1.75, self.paint.example_bg, look))
            self.parts.append(
                paint.text(LEFT + 13, self.y + size * 1.22, caption.example, size, self.paint.example, 600)
            )
            self.y += size * 1.75

    def figures(self, figures: Sequence[Figure]) -> None:
        if not figures:
            return
        self.y += 24 * self.factor
        self._rule()
        small, large, x = 20 * self.factor, 36 * self.factor, LEFT
        top = self.y + 18 * self.factor
        for one in figures:
            mark = 26.0 * self.factor if one.mark >= 0 else 0.0
            width = max(width_of(one.name, small) + mark, width_of(one.text, large, 600))
            if x > LEFT and x + width > LEFT + WIDTH:
                break  # the map names the others
            if mark:
                self.parts.append(marker(x + 8, top + small * 0.62, one.mark, self.theme))
            self.parts.append(paint.text(x + mark, top + small * 0.95, one.name, small, self.ink.ink_2))
            self.parts.append(paint.text(x, top + small * 1.4 + large * 0.95, one.text, large, self.ink.ink, 600))
            x += width + 34
        self.y = top + small * 1.4 + large * 1.25 + 14 * self.factor
        self._rule()

    def legend(self, legend: Legend) -> None:
        self.y += 22 * self.factor
        small, row = 18 * self.factor, 31 * self.factor
        if legend.heading:
            self.parts.append(paint.text(LEFT, self.y + small, legend.heading, small, self.ink.ink_3, 600))
            end = LEFT + _LEGEND_WIDTH
            self.parts.append(paint.text(end, self.y + small, legend.counted, small, self.ink.ink_3, anchor="end"))
            self.y += small * 1.75
        if legend.ramp:
            self._ramp(legend)
        before = ""
        for one in legend.entries:
            if before == VALUE and one.kind != VALUE:
                self.y += 9 * self.factor
            self._entry(one, row)
            before = one.kind
        if legend.circles:
            self._circles(legend)
        if legend.note:
            self.y += 4 * self.factor
            self.lines(legend.note, 17, self.ink.ink_3, most=2)
        for words in legend.lines:
            self.lines(words, 20, self.ink.ink_2, most=3, leading=1.4)

    def _rule(self) -> None:
        self.parts.append(paint.line(LEFT, self.y, LEFT + WIDTH, self.y, self.ink.line, 1.2))

    def _ramp(self, legend: Legend) -> None:
        height, size = 26 * self.factor, 20 * self.factor
        stops = "".join(
            f'<stop offset="{at / (len(legend.ramp) - 1):.3f}" stop-color="{colour}"/>'
            for at, colour in enumerate(legend.ramp)
        )
        self.parts.append(f'<defs><linearGradient id="verlauf">{stops}</linearGradient></defs>')
        self.parts.append(paint.rect(LEFT, self.y, _LEGEND_WIDTH, height, "url(#verlauf)", ' rx="5"'))
        self.y += height + size * 1.15
        self.parts.append(paint.text(LEFT, self.y, legend.ends[0], size, self.ink.ink))
        self.parts.append(paint.text(LEFT + _LEGEND_WIDTH, self.y, legend.ends[1], size, self.ink.ink, anchor="end"))
        self.y += size * 0.8

    def _circles(self, legend: Legend) -> None:
        """As large as on the map, whatever the column's factor, side by side with their numbers."""
        size, x = 20 * self.factor, LEFT
        high = max(radius for _, radius in legend.circles)
        middle = self.y + 12 * self.factor + high
        for words, radius in legend.circles:
            look = f'fill="none" stroke="{self.ink.ink}" stroke-width="1.6"'
            self.parts.append(f'<circle {look} cx="{x + radius:.1f}" cy="{middle:.1f}" r="{radius:.1f}"/>')
            x += 2 * radius + 10
            self.parts.append(paint.text(x, middle + size * 0.35, words, size, self.ink.ink))
            x += width_of(words, size) + 26
        self.y = middle + high + 10 * self.factor

    def _entry(self, one: Entry, row: float) -> None:
        size, height = 20 * self.factor, 25 * self.factor
        self.parts.append(self._swatch(one, self.y + (row - height) / 2, 44 * self.factor, height))
        base = self.y + row / 2 + size * 0.35
        self.parts.append(paint.text(LEFT + 60 * self.factor, base, one.label, size, self.ink.ink))
        end = LEFT + _LEGEND_WIDTH
        self.parts.append(paint.text(end, base, str(one.count), size, self.ink.ink_2, anchor="end"))
        self.y += row

    def _swatch(self, one: Entry, y: float, width: float, height: float) -> str:
        edge = f' rx="4" stroke="{self.ink.ink}" stroke-opacity="0.18" stroke-width="1.2"'
        if one.kind == VALUE:
            return paint.rect(LEFT, y, width, height, one.colour, edge)
        if one.kind == FEW:
            step = width / 6
            dots = "".join(
                f'<circle cx="{LEFT + step * (column + 0.5 + 0.5 * (line % 2)):.1f}"'
                f' cy="{y + height * (line + 0.5) / 4:.1f}" r="{1.9 * self.factor:.2f}"/>'
                for line in range(4)
                for column in range(6 - line % 2)
            )
            ground = paint.rect(LEFT, y, width, height, one.colour, edge)
            return f'{ground}<g fill="{self.paint.map_border}" fill-opacity="0.86">{dots}</g>'
        if one.kind == HIDDEN:
            strokes = "".join(
                f"M{LEFT + x:.1f} {y + height:.1f}L{LEFT + x + height:.1f} {y:.1f}"
                for x in (0, (width - height) / 2, width - height)
            )
            look = f'fill="none" stroke="{self.paint.status_hatch}" stroke-width="1.5"'
            return (
                paint.rect(LEFT, y, width, height, self.paint.status_hatch_bg, edge) + f'<path {look} d="{strokes}"/>'
            )
        fill = self.paint.status_na if one.kind == NOT_APPLICABLE else self.ink.surface
        if one.kind == ZERO:
            fill = self.paint.status_zero
        if one.kind in DOTTED:
            edge = (
                f' rx="4" stroke="{self.paint.status_missing}" stroke-width="2.6" stroke-linecap="round"'
                ' stroke-dasharray="0.1 5"'
            )
        written = WRITTEN.get(one.kind, "")
        words = paint.text(
            LEFT + width / 2, y + height * 0.76, written, 19 * self.factor, self.ink.ink_2, 600, "middle"
        )
        return paint.rect(LEFT, y, width, height, fill, edge) + (words if written else "")


def marker(x: float, y: float, mark: int, theme: Theme, size: float = 1.0) -> str:
    """The marker shape of a selected place around a point; some 14 px wide at `size` 1."""
    tones = style.COLOURS[theme].places
    symbol = style.MARKERS[mark % len(style.MARKERS)]
    tone, shape = tones[mark % len(tones)], symbol.removesuffix("-open")
    look = f'fill="{tone}"'
    if symbol.endswith("-open"):
        look = f'fill="{style.COLOURS[theme].surface}" stroke="{tone}" stroke-width="{2.6 * size:.2f}"'
    if shape == "circle":
        return f'<circle {look} cx="{x:.2f}" cy="{y:.2f}" r="{7 * size:.2f}"/>'
    corners = {
        "square": ((-6.5, -6.5), (6.5, -6.5), (6.5, 6.5), (-6.5, 6.5)),
        "diamond": ((0, -8.5), (8.5, 0), (0, 8.5), (-8.5, 0)),
        "triangle-up": ((0, -8), (8, 6), (-8, 6)),
    }[shape]
    path = "L".join(f"{x + a * size:.2f} {y + b * size:.2f}" for a, b in corners)
    return f'<path {look} d="M{path}z"/>'
