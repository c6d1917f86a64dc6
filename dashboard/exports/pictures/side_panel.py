"""The column beside the view: title, filters in words, mark of examples, key figures and legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.drawing import style
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.markers import marker_element
from dashboard.drawing.style import Theme
from dashboard.drawing.svg_elements import SVG_COLOURS
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.caption import Caption
from dashboard.exports.pictures.legend_marks import LegendMark, marks_svg, placed_marks
from dashboard.map.colours import colour
from dashboard.map.description import Box
from dashboard.map.looks import swatch_of
from dashboard.map.status_symbols import DOTTED, VALUE, WRITTEN, LegendEntry

LEFT, TOP, WIDTH, BOTTOM = 64.0, 52.0, 550.0, 916.0
VIEW: Box = (650.0, 62.0, 1872.0, 912.0)
"""Where the view lies, right of the panel."""
_LEGEND_WIDTH = 470.0
_SIZES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64)
"""Tried one after the other until everything fits; the first is right for nearly every view."""
_TITLE = 50.0
_LEAST_WHOLE = 0.82  # smaller, the title would be no title: a longer word is broken


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure: `mark` is the position of a selected place, -1 for the district."""

    name: str
    text: str
    mark: int = -1


@dataclass(frozen=True, slots=True)
class Legend:
    """`heading` says the unit, `counted` what is counted behind each sign, `note` how classes were made.

    Colours are roles in `palette`. `ramp` and `ends` are a continuous scale: its colours from low to high and
    the numbers at its ends; `circles` are numbers and the radius in px of the circle that stands for each;
    `lines` are words only, `marks` those of institutions, which stand above the classes, and `facts` are numbers
    with what they count, which stand above all.
    """

    heading: str = ""
    counted: str = ""
    note: str = ""
    entries: Sequence[LegendEntry] = ()
    ramp: Sequence[str] = ()
    ends: Sequence[str] = ()
    circles: Sequence[tuple[str, float]] = ()
    lines: Sequence[str] = ()
    palette: str = "see"
    marks: Sequence[LegendMark] = ()
    facts: Sequence[tuple[str, str]] = ()


def side_panel(caption: Caption, figures: Sequence[KeyFigure], legend: Legend, theme: Theme) -> str:
    """SVG of the column; smaller where it would not fit, and a little where a word of the title would be
    broken."""
    longest = max((width_of(word, _TITLE, 700) for word in caption.title.split()), default=0.0)
    whole = [factor for factor in _SIZES if longest * factor <= WIDTH and factor >= _LEAST_WHOLE]
    for factor in _SIZES[_SIZES.index(whole[0]) :] if whole else _SIZES:
        made = _SidePanel(theme, factor)
        made.words(caption)
        made.figures(figures)
        made.legend(legend)
        if made.y <= BOTTOM:
            break
    return "".join(made.parts)


def legend_alone(legend: Legend, theme: Theme) -> tuple[str, float, float]:
    """SVG of the legend with its upper left corner at 0, 0, its width and its height."""
    made = _SidePanel(theme, 1.0)
    top = made.y = TOP
    made.legend(legend)
    return f'<g transform="translate({-LEFT} {-top})">{"".join(made.parts)}</g>', WIDTH, made.y - top


class _SidePanel:
    """Sets one thing below the other; `y` is where the next begins."""

    def __init__(self, theme: Theme, factor: float) -> None:
        self.theme: Theme = theme
        self.ink, self.colours, self.factor = style.COLOURS[theme], SVG_COLOURS[theme], factor
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
            self.parts.append(svg.text(LEFT, self.y + size * 0.95, one, size, colour, weight))
            self.y += size * leading

    def words(self, caption: Caption) -> None:
        self.lines(caption.kicker, 22, self.ink.ink_2, most=2)
        self.y += 10 * self.factor
        name = caption.title.removesuffix(caption.when)
        self.lines(name, _TITLE, self.ink.ink, 700, most=5, leading=1.1, end=caption.when)
        self.y += 14 * self.factor
        self.lines(caption.subtitle, 24, self.ink.ink_2, most=7, leading=1.34)
        for one in caption.own_within():
            self.y += 6 * self.factor
            self.lines(one, 20, self.ink.ink, most=7)
        for notice in caption.notices:
            self.y += 6 * self.factor
            self.lines(notice, 20, self.ink.accent, most=3)
        if caption.example:
            size = 20 * self.factor
            width = width_of(caption.example, size, 600) + 26
            self.y += 14 * self.factor
            look = f' rx="5" stroke="{self.colours.example_line}" stroke-width="1.4"'
            self.parts.append(svg.rect(LEFT, self.y, width, size * 1.75, self.colours.example_bg, look))
            self.parts.append(
                svg.text(LEFT + 13, self.y + size * 1.22, caption.example, size, self.colours.example, 600)
            )
            self.y += size * 1.75

    def figures(self, figures: Sequence[KeyFigure]) -> None:
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
            self.parts.append(svg.text(x + mark, top + small * 0.95, one.name, small, self.ink.ink_2))
            self.parts.append(
                svg.text(x, top + small * 1.4 + large * 0.95, one.text, large, self.ink.ink, 600)
            )
            x += width + 34
        self.y = top + small * 1.4 + large * 1.25 + 14 * self.factor
        self._rule()

    def legend(self, legend: Legend) -> None:
        self._facts(legend.facts)
        self.y += 22 * self.factor
        small, row = 18 * self.factor, 31 * self.factor
        if legend.marks:
            placed, self.y = placed_marks(legend.marks, LEFT, self.y, _LEGEND_WIDTH, self.factor)
            self.parts += marks_svg(placed, self.theme, self.factor)
            self.y += 16 * self.factor if legend.heading or legend.lines else 0
        if legend.heading:
            self.parts.append(svg.text(LEFT, self.y + small, legend.heading, small, self.ink.ink_3, 600))
            end = LEFT + _LEGEND_WIDTH
            self.parts.append(
                svg.text(end, self.y + small, legend.counted, small, self.ink.ink_3, anchor="end")
            )
            self.y += small * 1.75
        if legend.ramp:
            self._ramp(legend)
        before = ""
        for one in legend.entries:
            if before == VALUE and one.kind != VALUE:
                self.y += 9 * self.factor
            self._entry(one, row, legend.palette)
            before = one.kind
        if legend.circles:
            self._circles(legend)
        if legend.note:
            self.y += 4 * self.factor
            self.lines(legend.note, 17, self.ink.ink_3, most=2)
        for words in legend.lines:
            self.lines(words, 20, self.ink.ink_2, most=3, leading=1.4)

    def _facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Numbers at the left, what they count beside them."""
        if not facts:
            return
        self.y += 22 * self.factor
        self._rule()
        self.y += 12 * self.factor
        large, small = 34 * self.factor, 20 * self.factor
        wide = max(width_of(number, large, 600) for number, _ in facts) + 18 * self.factor
        for number, words in facts:
            self.parts.append(svg.text(LEFT, self.y + large * 0.95, number, large, self.ink.ink, 600))
            lines = wrapped(words, small, WIDTH - wide, most=3)
            for at, line in enumerate(lines):
                y = self.y + large * 0.95 + at * small * 1.25
                self.parts.append(svg.text(LEFT + wide, y, line, small, self.ink.ink_2))
            self.y += large * 1.32 + (len(lines) - 1) * small * 1.25
        self.y += 4 * self.factor
        self._rule()

    def _rule(self) -> None:
        self.parts.append(svg.line(LEFT, self.y, LEFT + WIDTH, self.y, self.ink.line, 1.2))

    def _ramp(self, legend: Legend) -> None:
        height, size = 26 * self.factor, 20 * self.factor
        tones = [colour(role, legend.palette, self.theme) for role in legend.ramp]
        stops = "".join(
            f'<stop offset="{at / (len(tones) - 1):.3f}" stop-color="{tone}"/>'
            for at, tone in enumerate(tones)
        )
        self.parts.append(f'<defs><linearGradient id="verlauf">{stops}</linearGradient></defs>')
        self.parts.append(svg.rect(LEFT, self.y, _LEGEND_WIDTH, height, "url(#verlauf)", ' rx="5"'))
        self.y += height + size * 1.15
        self.parts.append(svg.text(LEFT, self.y, legend.ends[0], size, self.ink.ink))
        self.parts.append(
            svg.text(LEFT + _LEGEND_WIDTH, self.y, legend.ends[1], size, self.ink.ink, anchor="end")
        )
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
            self.parts.append(svg.text(x, middle + size * 0.35, words, size, self.ink.ink))
            x += width_of(words, size) + 26
        self.y = middle + high + 10 * self.factor

    def _entry(self, one: LegendEntry, row: float, palette: str) -> None:
        size, height = 20 * self.factor, 25 * self.factor
        self.parts.append(self._swatch(one, palette, self.y + (row - height) / 2, 44 * self.factor, height))
        base = self.y + row / 2 + size * 0.35
        self.parts.append(svg.text(LEFT + 60 * self.factor, base, one.label, size, self.ink.ink))
        end = LEFT + _LEGEND_WIDTH
        self.parts.append(svg.text(end, base, one.count, size, self.ink.ink_2, anchor="end"))
        self.y += row

    def _swatch(self, one: LegendEntry, palette: str, y: float, width: float, height: float) -> str:
        edge = f' rx="4" stroke="{self.ink.ink}" stroke-opacity="0.18" stroke-width="1.2"'
        fill = swatch_of(one)
        ground = colour(fill.ground, palette, self.theme)
        if one.kind in DOTTED:
            edge = (
                f' rx="4" stroke="{self.colours.status_missing}" stroke-width="2.6" stroke-linecap="round"'
                ' stroke-dasharray="0.1 5"'
            )
        made = svg.rect(LEFT, y, width, height, ground, edge)
        if fill.pattern:
            return made + (
                self._dots(y, width, height) if fill.pattern == "few" else self._hatch(y, width, height)
            )
        written = WRITTEN.get(one.kind, "")
        words = svg.text(
            LEFT + width / 2, y + height * 0.76, written, 19 * self.factor, self.ink.ink_2, 600, "middle"
        )
        return made + (words if written else "")

    def _dots(self, y: float, width: float, height: float) -> str:
        step = width / 6
        dots = "".join(
            f'<circle cx="{LEFT + step * (column + 0.5 + 0.5 * (line % 2)):.1f}"'
            f' cy="{y + height * (line + 0.5) / 4:.1f}" r="{1.9 * self.factor:.2f}"/>'
            for line in range(4)
            for column in range(6 - line % 2)
        )
        return f'<g fill="{self.colours.map_border}" fill-opacity="0.86">{dots}</g>'

    def _hatch(self, y: float, width: float, height: float) -> str:
        strokes = "".join(
            f"M{LEFT + x:.1f} {y + height:.1f}L{LEFT + x + height:.1f} {y:.1f}"
            for x in (0, (width - height) / 2, width - height)
        )
        look = f'fill="none" stroke="{self.colours.status_hatch}" stroke-width="1.5"'
        return f'<path {look} d="{strokes}"/>'


def marker(x: float, y: float, mark: int, theme: Theme, size: float = 1.0) -> str:
    """The marker shape of a selected place around a point; some 14 px wide at `size` 1."""
    tones = style.COLOURS[theme].places
    form, tone = style.MARKERS[mark % len(style.MARKERS)], tones[mark % len(tones)]
    look = f' fill="{tone}"'
    if form.endswith("-open"):
        look = f' fill="{style.COLOURS[theme].surface}" stroke="{tone}" stroke-width="{2.6 * size:.2f}"'
    return marker_element(form, x, y, 7 * size, look)
