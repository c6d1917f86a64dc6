"""Describes the coloured map of a file: areas by class, symbols, borders, names and selected places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.colours import place
from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.map.choropleth import AT_FULL_EXTENT, FROM_FOURFOLD, FROM_TWOFOLD, label_tiers
from dashboard.map.description import (
    Box,
    Edge,
    Fill,
    MapArea,
    MapCircle,
    MapDrawing,
    MapFrame,
    MapLine,
    Mark,
)
from dashboard.map.labels import Sizes, names_on, pills, symbols_on
from dashboard.map.looks import PALE_CIRCLE, fill_of
from dashboard.map.status_symbols import DOTTED, WRITTEN, Symbol

LARGEST_CIRCLE = 0.042
"""Radius of the largest circle as a part of the map's shorter side."""
_MANY = 1000  # areas above which lines are hairlines and a halftone would be a grey
_MARGIN = 0.985
_SIZES = Sizes()
_TWOFOLD, _FOURFOLD = 1.999, 4.001  # zooms from which more names may stand, as on the page
# Line widths in px at 1920: those of the page, made stronger for the wall.
_BORDER, _HAIRLINE = Edge("map_border", 1.1), Edge("map_border", 0.4)
_CIRCLE = Edge("map_district", 1.1)
_INNER = (Edge("map_halo", 4.3, 0.85), Edge("map_amt", 1.7, 0.85))
_OUTLINE = (Edge("map_district", 2.9),)
_OWN = (Edge("map_halo", 6.4, 0.9), Edge("map_district", 3.2))
_SELECTED_CASING, _SELECTED = Edge("map_halo", 8.4), 4.2


@dataclass(frozen=True, slots=True)
class MapGround:
    """What is drawn: boundaries, names and inhabitants by key, and towns, whose names come first. Of a part
    of a map (see `cutout`) the boundaries are its own, and `zoom` is how many times larger it is."""

    geometry: MapGeometry
    names: Mapping[str, str]
    population: Mapping[str, int]
    towns: Sequence[str]
    zoom: float = 1.0

    @property
    def tier(self) -> int:
        """The last of the tiers of names that may stand on the map."""
        if self.zoom >= _FOURFOLD:
            return FROM_FOURFOLD
        return FROM_TWOFOLD if self.zoom >= _TWOFOLD else AT_FULL_EXTENT


def map_drawing(
    ground: MapGround,
    symbols: Mapping[str, Symbol],
    selection: Sequence[str],
    box: Box,
    palette: str,
    sizes: Sizes = _SIZES,
) -> MapDrawing:
    """The map fitted into `box` with all its texts; an area without a sign counts as not reported."""
    shapes, frame = ground.geometry.areas, fitted(ground.geometry.areas, box)
    few = len(shapes) <= _MANY
    marks: list[Mark] = [_area(ground, shape, symbols.get(shape.key), few=few) for shape in shapes]
    marks += [*_lines(ground.geometry), *_circles(ground, symbols, box), *_selected(ground, selection)]
    signed = ((shape, symbols.get(shape.key)) for shape in shapes)
    written = [
        (shape, WRITTEN[one.kind]) for shape, one in signed if one and one.inside and one.kind in WRITTEN
    ]
    chosen = pills({shape.key: shape for shape in shapes}, ground.names, selection, frame, sizes)
    placed = symbols_on(written, frame, sizes)
    tiers = label_tiers(ground.geometry, ground.population, ground.towns)
    names = names_on(
        shapes,
        ground.names,
        ground.population,
        [key for key, tier in tiers.items() if tier <= ground.tier and key not in selection],
        frame,
        sizes,
        [one.box for one in (*chosen, *placed)],
        strong=ground.geometry.level == "gemeinde",
    )
    texts = tuple(names), tuple(placed), tuple(chosen)
    return MapDrawing(frame, palette, tuple(marks), *texts, halftone=few)


def fitted(shapes: Sequence[Shape], box: Box) -> MapFrame:
    """The frame in which all areas fill the box, in its middle."""
    boxes = [shape.box for shape in shapes] or [(0.0, 0.0, 1.0, 1.0)]
    x0, y0, x1, y1 = (pick(one[at] for one in boxes) for at, pick in enumerate((min, min, max, max)))
    scale = min((box[2] - box[0]) / (x1 - x0), (box[3] - box[1]) / (y1 - y0)) * _MARGIN
    return MapFrame(
        box, scale, (box[0] + box[2] - scale * (x0 + x1)) / 2, (box[1] + box[3] - scale * (y0 + y1)) / 2
    )


def largest_circle(box: Box) -> float:
    """Px of the largest radius on a map in `box`."""
    return LARGEST_CIRCLE * min(box[2] - box[0], box[3] - box[1])


def _area(ground: MapGround, shape: Shape, sign: Symbol | None, *, few: bool) -> MapArea:
    name, missing = ground.names[shape.key], sign is None or sign.kind in DOTTED
    said = sign.text if sign else ""
    edge = _BORDER if few else _HAIRLINE
    return MapArea(shape.path, fill_of(sign), edge, shape.key, name, said, missing)


def _lines(geometry: MapGeometry) -> Iterator[MapLine]:
    whole = not any(shape.cut for shape in geometry.areas)
    if geometry.inner_lines:
        yield MapLine(geometry.inner_lines, _INNER, "inner", closed=False)
    if geometry.outline:
        yield MapLine(geometry.outline, _OUTLINE, "outline", closed=whole)
    if geometry.own:
        yield MapLine(geometry.own, _OWN, "own", closed=whole)


def _circles(ground: MapGround, symbols: Mapping[str, Symbol], box: Box) -> list[MapCircle]:
    """The largest first, so that none hides a smaller one."""
    largest = largest_circle(box)
    found = []
    for shape in ground.geometry.areas:
        sign = symbols.get(shape.key)
        if sign is not None and sign.circle:
            fill = Fill(sign.colour, "", 1.0 if sign.inside else PALE_CIRCLE)
            name, radius = ground.names[shape.key], sign.circle * largest
            found.append(MapCircle(shape.key, name, sign.text, shape.point, radius, fill, _CIRCLE))
    return sorted(found, key=lambda one: (-one.radius, one.key))


def _selected(ground: MapGround, selection: Sequence[str]) -> Iterator[MapLine]:
    shapes = {shape.key: shape for shape in ground.geometry.areas}
    for mark, key in enumerate(selection):
        shape = shapes.get(key)
        if shape is not None and (path := shape.border if shape.cut else shape.path):
            edges = (_SELECTED_CASING, Edge(place(mark), _SELECTED))
            yield MapLine(path, edges, "selected", key, ground.names[key], closed=not shape.cut)
