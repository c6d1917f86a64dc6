"""Paints a map as native shapes, one per area, to be recoloured and moved by whoever gives the talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from dashboard.drawing.style import COLOURS, Theme
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.point_shapes import mark_shapes
from dashboard.map.colours import colour
from dashboard.map.description import (
    Edge,
    Fill,
    MapArea,
    MapCircle,
    MapCluster,
    MapDrawing,
    MapFrame,
    MapLabel,
    MapLine,
    MapPatch,
    MapPoint,
    Mark,
)
from dashboard.map.outline import Point, rings, strokes
from dashboard.texts import say

THEME: Theme = "light"
"""Slides are printed and projected."""
_PATTERNS = {"few": ("pct25", "map_border"), "hidden": ("wdUpDiag", "status_hatch")}
"""Patterns of PowerPoint with the roles of their dots and lines; LibreOffice hatches what PowerPoint dots."""
_LABEL_GROUND = 0.74  # opacity: few programs draw an edge around letters
_DOTTED, _PILL_EDGE = 2.4, 2.6  # px
_BELOW = ("waters", "cells")
_LINES = 0.12  # opacity of a fill that stands for lines: few programs let the ground through a pattern


def map_shapes(ids: Ids, drawing: MapDrawing, described: str, lang: str) -> list[str]:
    """Groups: the areas, the lines above them, circles where there are any, and the texts; of the Bildungslandkarte
    also water and cells, the catchment, and institutions. Of a map that has a picture of its marks this and the
    texts."""
    painter = _ShapePainter(ids, drawing, lang)
    x0, y0, x1, y1 = drawing.frame.box
    box = (x0, y0, x1 - x0, y1 - y0)
    if drawing.picture:
        whole = xml.picture(ids, say(lang, "view_karte"), described, box, drawing.picture)
        return [whole, painter.named("names", box, list(painter.texts()))]
    made = [
        xml.group(
            ids, say(lang, "view_karte"), described, box, [painter.area(one) for one in drawing.areas()]
        )
    ]
    below = [one for one in drawing.patches() if one.role in _BELOW]
    under = {
        what: [shape for one in below if one.role == what for shape in painter.patch(one)] for what in _BELOW
    }
    made += [painter.named(what, box, found) for what, found in under.items() if found]
    made.append(
        painter.named("borders", box, [shape for one in drawing.lines() for shape in painter.line(one)])
    )
    if circles := [painter.circle(one) for one in drawing.circles()]:
        made.append(painter.named("circles", box, circles))
    above = [one for one in drawing.patches() if one.role not in _BELOW]
    if found := [shape for one in above for shape in painter.patch(one)]:
        made.append(painter.named("patches", box, found))
    if points := [painter.point(one) for one in drawing.points()]:
        made.append(painter.named("points", box, points))
    return [*made, painter.named("names", box, list(painter.texts()))]


def small_map_shapes(
    ids: Ids, drawing: MapDrawing, box: tuple[float, float, float, float], described: str, lang: str
) -> str:
    """A map without texts as one group, its marks in their order, as large as the box (x, y, width, height)
    allows and in its middle; lines grow with it."""
    x, y, width, height = box
    frame, (_, _, wide, high) = drawing.frame, drawing.frame.box
    grown = min(width / wide, height / high)
    left, top = x + (width - wide * grown) / 2, y + (height - high * grown) / 2
    inner = (left, top, left + wide * grown, top + high * grown)
    fitted = MapFrame(inner, frame.scale * grown, left + frame.left * grown, top + frame.top * grown)
    painter = _ShapePainter(ids, replace(drawing, frame=fitted), lang, grown)
    shapes = [shape for mark in drawing.marks for shape in painter.any(mark)]
    return xml.group(ids, described[:60], described, (left, top, wide * grown, high * grown), shapes)


def legend_mark(
    ids: Ids, mark: MapPoint | MapCluster | MapPatch, at: Point, lang: str, palette: str = "see"
) -> Iterator[str]:
    """The shapes of one mark around a point, as a legend shows it."""
    drawing = MapDrawing(MapFrame((0, 0, 0, 0), 1.0, *at), palette, (mark,))
    yield from _ShapePainter(ids, drawing, lang).any(mark)


def fill_shape(fill: Fill, palette: str) -> str:
    """A fill in DrawingML."""
    ground = colour(fill.ground, palette, THEME)
    if fill.pattern == "lines":
        return xml.solid(ground, _LINES)
    if not fill.pattern:
        return xml.solid(ground, fill.opacity)
    name, front = _PATTERNS[fill.pattern]
    return xml.pattern(
        name, _faded(colour(front, palette, THEME), fill.opacity), _faded(ground, fill.opacity)
    )


def _faded(tone: str, opacity: float) -> str:
    """A colour as it looks on a light ground: not every program draws patterns that let the ground through."""
    pairs = zip(bytes.fromhex(tone[1:]), bytes.fromhex(COLOURS[THEME].surface[1:]), strict=True)
    return "#" + "".join(f"{round(own * opacity + under * (1 - opacity)):02X}" for own, under in pairs)


class _ShapePainter:
    """Knows the slide's numbers, its language and the map's colours; lines are `grown` times as wide as
    described."""

    def __init__(self, ids: Ids, drawing: MapDrawing, lang: str, grown: float = 1.0) -> None:
        self.ids, self.drawing, self.lang, self.grown = ids, drawing, lang, grown
        self.shade = partial(colour, palette=drawing.palette, theme=THEME)

    def named(self, what: str, box: tuple[float, float, float, float], shapes: Sequence[str]) -> str:
        """A group that is called what it holds."""
        words = say(self.lang, f"alt_{what}")
        return xml.group(self.ids, words, words, box, shapes)

    def any(self, mark: Mark) -> Iterator[str]:
        """The shapes of a mark."""
        if isinstance(mark, MapPatch):
            yield from self.patch(mark)
        elif isinstance(mark, MapPoint | MapCluster):
            yield self.point(mark)
        elif isinstance(mark, MapArea):
            yield self.area(mark)
        elif isinstance(mark, MapLine):
            yield from self.line(mark)
        else:
            yield self.circle(mark)

    def area(self, area: MapArea) -> str:
        """One freeform; without a figure its border is dotted."""
        edge = (
            xml.edge(self.shade("status_missing"), _DOTTED, "sysDot")
            if area.dotted
            else self._edge(area.edge)
        )
        fill = fill_shape(area.fill, self.drawing.palette)
        return xml.freeform(self.ids, area.name, self._said(area), self._rings(area.path), fill, edge)

    def line(self, line: MapLine) -> Iterator[str]:
        """One freeform for each edge."""
        words = say(self.lang, f"alt_{line.role}", name=line.name)
        outline = self._rings(line.path) if line.closed else self._strokes(line.path)
        for edge in line.edges:
            yield xml.freeform(
                self.ids, words, words, outline, xml.NO_FILL, self._edge(edge), closed=line.closed
            )

    def circle(self, circle: MapCircle) -> str:
        """One ellipse."""
        (x, y), radius = self.drawing.frame.place(circle.at), circle.radius
        place = (x - radius, y - radius, 2 * radius, 2 * radius)
        fill = fill_shape(circle.fill, self.drawing.palette)
        return xml.ellipse(self.ids, circle.name, self._said(circle), place, fill, self._edge(circle.edge))

    def patch(self, patch: MapPatch) -> Iterator[str]:
        """One freeform for its fill, and one for each edge."""
        outline = self._rings(patch.path) if patch.closed else self._strokes(patch.path)
        if patch.fill is not None:
            fill = fill_shape(patch.fill, self.drawing.palette)
            yield xml.freeform(self.ids, patch.name, patch.name, outline, fill, xml.NO_EDGE)
        for edge in patch.edges:
            yield xml.freeform(
                self.ids, patch.name, patch.name, outline, xml.NO_FILL, self._edge(edge), closed=patch.closed
            )

    def point(self, mark: MapPoint | MapCluster) -> str:
        """An institution, or several, as one group."""
        return mark_shapes(
            self.ids, mark, self.drawing.frame.place(mark.at), self.shade, self.lang, self.grown
        )

    def texts(self) -> Iterator[str]:
        """Names on a light ground, signs, and pills."""
        for label in self.drawing.names:
            wide, high = label.width + 4, label.size * 1.24
            ground = xml.solid(self.shade("map_halo"), _LABEL_GROUND)
            yield self._text(label, (wide, high), wrap=False, fill=ground, round_=0.3)
        for label in self.drawing.symbols:
            yield self._text(label, (2 * label.size, 1.5 * label.size))
        for label in self.drawing.pills:
            edge = xml.edge(self.shade("map_halo"), _PILL_EDGE)
            fill = xml.solid(self.shade(label.ground))
            yield self._text(label, (label.width, label.pill), wrap=False, fill=fill, line=edge, round_=0.5)

    def _text(
        self,
        label: MapLabel,
        size: tuple[float, float],
        *,
        wrap: bool = True,
        fill: str = xml.NO_FILL,
        line: str = xml.NO_EDGE,
        round_: float = 0,
    ) -> str:
        box = (label.x - size[0] / 2, label.y - size[1] / 2, *size)
        run = Run(label.text, label.size, self.shade(label.colour), label.weight > 400)
        return xml.text(
            self.ids, label.text, label.text, box, [run], align="ctr", anchor="ctr", wrap=wrap, fill=fill, line=line,
            round_=round_, lang=self.lang,
        )  # fmt: skip

    def _said(self, mark: MapArea | MapCircle) -> str:
        return say(self.lang, "alt_area", name=mark.name, text=mark.said) if mark.said else mark.name

    def _edge(self, edge: Edge) -> str:
        dash = "dash" if edge.dotted else ""
        return xml.edge(self.shade(edge.colour), edge.width * self.grown, dash, opacity=edge.opacity)

    def _strokes(self, path: str) -> list[list[Point]]:
        return [[self.drawing.frame.place(point) for point in line] for line in strokes(path)]

    def _rings(self, path: str) -> list[list[Point]]:
        return [[self.drawing.frame.place(point) for point in ring] for ring in rings(path)]
