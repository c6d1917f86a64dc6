"""A map as the stage shows it: strong lines, no names but those that the stage places itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.geometry import Shape
from dashboard.exports.stage.description import TEXT
from dashboard.exports.stage.occupied import Occupied
from dashboard.map.build import MapGround, fitted, map_drawing
from dashboard.map.description import Box, Edge, MapArea, MapDrawing, MapFrame, MapLine, Mark
from dashboard.map.outline import rings
from dashboard.map.status_symbols import Symbol

_STRONGER = {"inner": 1.3, "outline": 1.5, "own": 1.3, "selected": 1.5}
_BORDER = 2.2  # times as wide as in files
_SIGN_ROOM = 62.0  # px of an area's shorter side in which a sign such as "0" finds room


@dataclass(frozen=True, slots=True)
class StageMap:
    """What a map shows in one year; `outlined` are the keys of places that have clearly changed."""

    ground: MapGround
    symbols: Mapping[str, Symbol]
    places: tuple[str, ...]
    palette: str
    outlined: tuple[str, ...] = ()

    def shape(self, key: str) -> Shape | None:
        """The area with a key."""
        return next((one for one in self.ground.geometry.areas if one.key == key), None)


def frame_of(shown: StageMap, box: Box, *, anchor: str = "right") -> MapFrame:
    """The frame in which the areas fill the box as far as their form lets them, against its right lower
    corner or in its middle."""
    found = fitted(shown.ground.geometry.areas, box)
    inner = extent(shown, found)
    if anchor == "right":
        left, top = found.left + box[2] - inner[2], found.top + box[3] - inner[3]
        return replace(found, left=left, top=top)
    return found


def extent(shown: StageMap, frame: MapFrame) -> Box:
    """The box around all areas, in px."""
    boxes = [shape.box for shape in shown.ground.geometry.areas]
    x0, y0 = frame.place((min(one[0] for one in boxes), min(one[1] for one in boxes)))
    x1, y1 = frame.place((max(one[2] for one in boxes), max(one[3] for one in boxes)))
    return x0, y0, x1, y1


def occupied(shown: StageMap, frame: MapFrame) -> Occupied:
    """The cells that the areas cover."""
    return Occupied((ring for shape in shown.ground.geometry.areas for ring in rings(shape.path)), frame)


def drawing(shown: StageMap, frame: MapFrame) -> MapDrawing:
    """The map in its frame; the first selected place is drawn last, and signs stand where they have room."""
    made = map_drawing(shown.ground, shown.symbols, shown.places, frame.box, shown.palette)
    marks = [_stronger(mark) for mark in made.marks]
    chosen = [mark for mark in marks if _is_selected(mark)]
    rest = [mark for mark in marks if not _is_selected(mark)]
    outlines = _outlines(shown, marks)
    written = tuple(
        replace(label, x=x, y=y, size=TEXT, width=TEXT)
        for label in made.symbols
        for shape in (shown.shape(label.key),)
        if shape is not None and _room(shape, frame) >= _SIGN_ROOM
        for x, y in (frame.place(shape.point),)
    )
    return MapDrawing(
        frame,
        made.palette,
        (*rest, *outlines, *reversed(chosen)),
        (),
        written,
        (),
        halftone=made.halftone,
    )


def _outlines(shown: StageMap, marks: Sequence[Mark]) -> list[Mark]:
    """In ink on a lighter line, all lighter ones lowest; wider where a selected place's own line lies over
    it."""
    areas = [one for one in marks if isinstance(one, MapArea) and one.key in shown.outlined]
    found: list[Mark] = []
    for colour, width, wider in (("map_halo", 9.0, 13.0), ("ink", 4.5, 12.0)):
        for one in areas:
            edge = Edge(colour, wider if one.key in shown.places else width)
            found.append(MapLine(one.path, (edge,), "changed", one.key, one.name))
    return found


def _stronger(mark: Mark) -> Mark:
    if isinstance(mark, MapArea):
        return replace(mark, edge=_wider(mark.edge, _BORDER))
    if isinstance(mark, MapLine):
        factor = _STRONGER[mark.role]
        return replace(mark, edges=tuple(_wider(edge, factor) for edge in mark.edges))
    return mark


def _wider(edge: Edge, factor: float) -> Edge:
    return replace(edge, width=edge.width * factor)


def _is_selected(mark: Mark) -> bool:
    return isinstance(mark, MapLine) and mark.role == "selected"


def _room(shape: Shape, frame: MapFrame) -> float:
    return min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) * frame.scale
