"""Paints a map as SVG: it only places what the description says, in the colours of a theme.

The page's style sheet cannot be used: programs that open a picture know neither custom properties nor lines
that keep their width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from dashboard.charts.svg.marks import Shades
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.style import Theme
from dashboard.drawing.svg_elements import number, safe
from dashboard.map.colours import colour
from dashboard.map.description import (
    Edge,
    Fill,
    MapArea,
    MapCircle,
    MapCluster,
    MapDrawing,
    MapLabel,
    MapLine,
    MapPatch,
    MapPoint,
    Mark,
)
from dashboard.map.institutions.svg_marks import cluster_element, point_element
from dashboard.map.patterns import halftone, hatching

_BASELINE, _PILL_BASELINE = 0.35, 0.34  # letters from the middle of a text down to its baseline
_HALO, _PILL_EDGE = 4.6, 2.6  # px
_DOTS = 8.0, 1.8  # px between dots of few cases (whole: parts of a px blur the tile's edge), and their radius
_HATCH = 12.0, 1.5  # px between lines, and their width
_DOTTED = 3.0, 0.1, 6.2  # px of the line around areas without a figure: width, dash, gap
_HIDDEN, _LINES = "schraffur", "kartenlinien"
_LINES_APART, _LINES_WIDE = 17.0, 1.6  # px between the lines of a catchment, and their width


def painted(drawing: MapDrawing, theme: Theme) -> str:
    """The map inside the box of its frame."""
    return "".join(_SvgPainter(drawing, theme).parts())


def marks_alone(drawing: MapDrawing, theme: Theme) -> str:
    """Areas, lines and circles without texts, as an SVG document as large as the box of the frame."""
    x0, y0, x1, y1 = drawing.frame.box
    plain = replace(drawing, names=(), symbols=(), pills=())
    box = f"{number(x0)} {number(y0)} {number(x1 - x0)} {number(y1 - y0)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{painted(plain, theme)}</svg>'


class _SvgPainter:
    """Knows colours, patterns and how long a px is in map units."""

    def __init__(self, drawing: MapDrawing, theme: Theme) -> None:
        self.drawing = drawing
        self.shades: Shades = partial(colour, palette=drawing.palette, theme=theme)
        self.unit = 1 / drawing.frame.scale
        grounds = {area.fill.ground for area in drawing.areas() if area.fill.pattern == "few"}
        tones = sorted({self.shades(one) for one in grounds}) if drawing.halftone else []
        self.halftones = {tone: f"wenige-{at}" for at, tone in enumerate(tones)}

    def parts(self) -> Iterator[str]:
        """The elements from the ground upwards."""
        frame = self.drawing.frame
        yield from self._definitions()
        place = f"translate({frame.left:.3f} {frame.top:.3f}) scale({frame.scale:.5f})"
        yield f'<g transform="{place}" stroke-linejoin="round">'
        below = (mark for mark in self.drawing.marks if not isinstance(mark, MapPoint | MapCluster))
        for kind, marks in groupby(below, key=_layer):
            yield from _LAYERS[kind[0]](self, list(marks))
        yield "</g>"
        for one in self.drawing.points():
            x, y = frame.place(one.at)
            yield (
                cluster_element(one, x, y, self.shades)
                if isinstance(one, MapCluster)
                else point_element(one, x, y, self.shades)
            )
        yield from self._texts()

    def _definitions(self) -> Iterator[str]:
        tiles = [self._halftone(tone, name) for tone, name in self.halftones.items()]
        hatched = next((area.fill for area in self.drawing.areas() if area.fill.pattern == "hidden"), None)
        if hatched:
            tiles.append(self._hatching(self.shades(hatched.ground)))
        if any(one.fill and one.fill.pattern == "lines" for one in self.drawing.patches()):
            tiles.append(self._lines_tile())
        if tiles:
            yield f"<defs>{''.join(tiles)}</defs>"

    def _halftone(self, tone: str, name: str) -> str:
        pitch, radius = (one * self.unit for one in _DOTS)
        dots = f'fill="{self.shades("map_border")}" fill-opacity="0.86" stroke="none"'
        return halftone(name, pitch, radius, f'fill="{tone}"', dots)

    def _hatching(self, tone: str) -> str:
        size, width = (one * self.unit for one in _HATCH)
        lines = f'fill="none" stroke="{self.shades("status_hatch")}" stroke-width="{width:.4f}"'
        return hatching(_HIDDEN, size, self.unit, f'fill="{tone}"', f'{lines} stroke-opacity="0.8"')

    def _lines_tile(self) -> str:
        size, width = (one * self.unit for one in (_LINES_APART, _LINES_WIDE))
        line = f'fill="none" stroke="{self.shades("kind_school")}" stroke-width="{width:.4f}"'
        return hatching(_LINES, size, self.unit, 'fill="none"', f'{line} stroke-opacity="0.42"')

    def areas(self, marks: Sequence[Mark]) -> Iterator[str]:
        """Areas with one kind of border, and above them the dotted lines of those without a figure."""
        found = [mark for mark in marks if isinstance(mark, MapArea)]
        yield f'<g fill-rule="evenodd"{self._edge(found[0].edge)}>'
        for area in found:
            key = f' data-key="{area.key}"' if area.key else ""
            title = f"<title>{safe(_said(area.name, area.said))}</title>" if area.name else ""
            yield f'<path{key} fill="{self._fill(area.fill)}"{_pale(area.fill)} d="{area.path}">{title}</path>'
        yield "</g>"
        missing = "".join(area.path for area in found if area.dotted)
        if missing:
            width, dash, gap = (one * self.unit for one in _DOTTED)
            look = (
                f'stroke="{self.shades("status_missing")}" stroke-width="{width:.4f}" stroke-linecap="round"'
            )
            yield f'<path fill="none" {look} stroke-dasharray="{dash:.4f} {gap:.4f}" d="{missing}"/>'

    def lines(self, marks: Sequence[Mark]) -> Iterator[str]:
        """Each line once for every edge."""
        yield '<g fill="none">'
        for mark in marks:
            if isinstance(mark, MapLine):
                yield from (f'<path{self._edge(edge)} d="{mark.path}"/>' for edge in mark.edges)
        yield "</g>"

    def circles(self, marks: Sequence[Mark]) -> Iterator[str]:
        """They take no pointer: areas do."""
        found = [mark for mark in marks if isinstance(mark, MapCircle)]
        yield f'<g class="bl-circles"{self._edge(found[0].edge)} pointer-events="none">'
        for one in found:
            pale = f' opacity="{one.fill.opacity:g}"' if one.fill.opacity < 1 else ""
            place = f'cx="{one.at[0]:.3f}" cy="{one.at[1]:.3f}" r="{one.radius * self.unit:.4f}"'
            yield f'<circle data-key="{one.key}" {place} fill="{self._fill(one.fill)}"{pale}/>'
        yield "</g>"

    def patches(self, marks: Sequence[Mark]) -> Iterator[str]:
        """Each filled, then its line once for every edge."""
        yield '<g fill-rule="evenodd">'
        for mark in marks:
            if not isinstance(mark, MapPatch):
                continue
            title = f"<title>{safe(mark.name)}</title>" if mark.name else ""
            if mark.fill is not None:
                pale = "" if mark.fill.pattern else _pale(mark.fill)
                yield f'<path fill="{self._fill(mark.fill)}"{pale} d="{mark.path}">{title}</path>'
            for edge in mark.edges:
                yield f'<path fill="none"{self._edge(edge)} d="{mark.path}"/>'
        yield "</g>"

    def _texts(self) -> Iterator[str]:
        for label in self.drawing.names:
            yield self._text(label, _BASELINE, svg.halo(self.shades("map_halo"), _HALO))
        for label in self.drawing.symbols:
            yield self._text(label, _BASELINE)
        for label in self.drawing.pills:
            yield from self._pill(label)

    def _edge(self, edge: Edge) -> str:
        faint = f' stroke-opacity="{edge.opacity:g}"' if edge.opacity < 1 else ""
        dash = f' stroke-dasharray="{8 * self.unit:.4f} {6 * self.unit:.4f}"' if edge.dotted else ""
        return (
            f' stroke="{self.shades(edge.colour)}" stroke-width="{edge.width * self.unit:.4f}"{faint}{dash}'
        )

    def _fill(self, fill: Fill) -> str:
        tone = self.shades(fill.ground)
        if fill.pattern == "hidden":
            return f"url(#{_HIDDEN})"
        if fill.pattern == "lines":
            return f"url(#{_LINES})"
        return f"url(#{self.halftones[tone]})" if fill.pattern and tone in self.halftones else tone

    def _text(self, label: MapLabel, baseline: float, more: str = "") -> str:
        y = label.y + label.size * baseline
        tone = self.shades(label.colour)
        return svg.text(label.x, y, label.text, label.size, tone, label.weight, "middle", more)

    def _pill(self, label: MapLabel) -> Iterator[str]:
        x0, y0, _, _ = label.box
        look = (
            f' rx="{number(label.pill / 2)}" stroke="{self.shades("map_halo")}" stroke-width="{_PILL_EDGE}"'
        )
        yield svg.rect(x0, y0, label.width, label.pill, self.shades(label.ground), look)
        yield self._text(label, _PILL_BASELINE)


_LAYERS = {
    MapArea: _SvgPainter.areas,
    MapLine: _SvgPainter.lines,
    MapCircle: _SvgPainter.circles,
    MapPatch: _SvgPainter.patches,
}


def _layer(mark: Mark) -> tuple[type[Mark], object]:
    """Marks that are painted in one group."""
    if isinstance(mark, MapArea | MapCircle):
        return type(mark), mark.edge
    return type(mark), None


def _said(name: str, said: str) -> str:
    return f"{name}: {said}" if said else name


def _pale(fill: Fill) -> str:
    return f' fill-opacity="{fill.opacity:g}"' if fill.opacity < 1 else ""
