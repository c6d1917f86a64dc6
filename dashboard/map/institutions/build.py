"""Describes the map of the Bildungslandkarte for a file: quiet land or a coloured map, water, a catchment, cells of
ways, and institutions as marks above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

from dashboard.charts.colours import place
from dashboard.domain.geometry import Shape
from dashboard.drawing.typeface import width_of
from dashboard.map.build import MapGround, fitted, map_drawing
from dashboard.map.choropleth import label_tiers
from dashboard.map.cutout import lines_inside, rings_inside
from dashboard.map.description import (
    Box,
    Edge,
    Fill,
    MapArea,
    MapCluster,
    MapDrawing,
    MapFrame,
    MapLabel,
    MapLine,
    MapPatch,
    MapPoint,
    Mark,
    Ring,
)
from dashboard.map.institutions.clusters import Cluster, PlacedInstitution, aside, clustered
from dashboard.map.kind_shapes import HOME
from dashboard.map.labels import FACTOR, Sizes, names_on
from dashboard.map.outline import Point
from dashboard.map.status_symbols import Symbol

_SINGLE, _LARGE, _CLOSE = 13.0, 17.0, 4.001  # px of a mark on the page, from fourfold zoom on larger
_HOME, _CHOSEN = 12.0, 3.0  # px around the reader's place; of the chosen mark's ring
_PILL, _PILL_SIDE, _PILL_SIZE, _PILL_APART = 24.0, 12.0, 14.0, 5.0
_COVERED = 0.75  # of a mark's radius: what no name may cover
_CORNERS = 96  # of the circle around a place
_SCALES = (50, 20, 10, 5, 2, 1)  # km
_LAND = Edge("land_line", 1.1)
_LAND_LINES = {"inner": (Edge("land_amt", 1.5),), "outline": (Edge("map_district", 2.7),)}
_CATCHMENT = (Edge("map_halo", 7.5), Edge("kind_school", 3.4))
_ABOUT = (Edge("map_halo", 7.5), Edge("kind_school", 3.4, dotted=True))
_RADIUS = (Edge("ink_2", 1.8, 1.0, dotted=True),)
_BEYOND = (Edge("ink", 2.0),)


@dataclass(frozen=True, slots=True)
class CellClass:
    """Squares of the census grid with one length of way (a path in map units), their colour, what they are called;
    `beyond` the norm they have an edge; `opacity` of those that stand back."""

    path: str
    colour: str
    name: str
    beyond: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class InstitutionLayers:
    """What lies on the land, in map units: paths of lakes and rivers, the catchment that is shown with its name, cells
    of ways, institutions, the key of the chosen one, the reader's place with its name, and the radius around it.
    `about` are points of parts of the catchment whose border nobody knows, drawn as dashed circles of `about_radius`.
    `sites` are marks of a scenario, drawn as they are."""

    lakes: str = ""
    rivers: str = ""
    water_name: str = ""
    catchment: str = ""
    catchment_name: str = ""
    about: Sequence[Point] = ()
    about_radius: float = 0.0
    cells: Sequence[CellClass] = ()
    institutions: Sequence[PlacedInstitution] = ()
    chosen: str = ""
    place: Point | None = None
    place_name: str = ""
    radius: float = 0.0
    radius_name: str = ""
    sites: Sequence[MapPoint] = ()
    several: str = ""


def institution_map(
    ground: MapGround,
    symbols: Mapping[str, Symbol],
    layers: InstitutionLayers,
    box: Box,
    *,
    unit_m: float,
    palette: str = "see",
    factor: float = FACTOR,
    names: bool = True,
    covered: Sequence[Box] = (),
) -> MapDrawing:
    """The map fitted into `box`; without `symbols` its land is quiet. `several` of the layers is how a mark of many is
    called ("{count} Einrichtungen"); texts are `factor` times as large as on the page, and no name stands where
    something else lies over the map (`covered`)."""
    drawn = map_drawing(ground, symbols, (), box, palette)
    frame = fitted(ground.geometry.areas, box)
    visible = _visible_part(frame)
    coloured = bool(symbols)
    marks = [mark if coloured else _quiet(mark) for mark in drawn.marks]
    areas = [mark for mark in marks if isinstance(mark, MapArea)]
    lines = [mark for mark in marks if not isinstance(mark, MapArea)]
    found = _marks(layers, frame, ground.zoom, factor, visible, coloured=coloured)
    pills = _pill(layers, found, frame, factor)
    taken = [*covered, *(_room(mark, frame, factor) for mark in found), *(one.box for one in pills)]
    scale = _scale(frame, unit_m, visible)
    taken += [_around(one) for one in scale[1]]
    tiers = label_tiers(ground.geometry, ground.population, ground.towns)
    wanted = [key for key, tier in tiers.items() if tier <= ground.tier]
    placed = (
        names_on(
            ground.geometry.areas, ground.names, ground.population, wanted, frame, Sizes(factor), taken,
            strong=ground.geometry.level == "gemeinde",
        )
        if names
        else []
    )  # fmt: skip
    return MapDrawing(
        frame,
        palette,
        (
            *areas,
            *([] if coloured else _waters(layers, visible)),
            *_cells(layers, visible),
            *lines,
            *_catchment(layers, visible),
            *_radius(layers, visible),
            *scale[0],
            *found,
        ),
        (*placed, *scale[1]),
        drawn.symbols,
        tuple(pills),
        halftone=drawn.halftone,
    )


def squares(points: Sequence[Point], unit_m: float) -> str:
    """Cells of a kilometre around these points as one path, a little apart from each other."""
    side = 1000 / unit_m * 0.94
    half = side / 2
    return "".join(f"M{x - half:.2f} {y - half:.2f}h{side:.2f}v{side:.2f}h{-side:.2f}Z" for x, y in points)


def _quiet(mark: Mark) -> Mark:
    if isinstance(mark, MapArea):
        return replace(mark, fill=Fill("land"), edge=_LAND, dotted=False)
    if isinstance(mark, MapLine) and mark.role in _LAND_LINES:
        return replace(mark, edges=_LAND_LINES[mark.role])
    return mark


def _visible_part(frame: MapFrame) -> Box:
    """The box of the frame in map units."""
    x0, y0, x1, y1 = frame.box
    return (
        (x0 - frame.left) / frame.scale, (y0 - frame.top) / frame.scale,
        (x1 - frame.left) / frame.scale, (y1 - frame.top) / frame.scale,
    )  # fmt: skip


def _waters(layers: InstitutionLayers, visible: Box) -> Iterator[MapPatch]:
    if path := lines_inside(layers.rivers, visible):
        edges = (Edge("map_water", 3.4),)
        yield MapPatch(path, "waters", layers.water_name, edges=edges, closed=False)
    if path := rings_inside(layers.lakes, visible):
        yield MapPatch(path, "waters", layers.water_name, Fill("map_water"))


def _cells(layers: InstitutionLayers, visible: Box) -> Iterator[MapPatch]:
    for one in layers.cells:
        if path := rings_inside(one.path, visible):
            edges = _BEYOND if one.beyond and one.opacity == 1 else ()
            yield MapPatch(path, "cells", one.name, Fill(one.colour, "", one.opacity), edges)


def _catchment(layers: InstitutionLayers, visible: Box) -> Iterator[MapPatch]:
    fill, name = Fill("kind_school", "lines", 0.42), layers.catchment_name
    if path := rings_inside(layers.catchment, visible):
        yield MapPatch(path, "catchment", name, fill, _CATCHMENT)
    for middle in layers.about:
        if path := rings_inside(f"{_circle(middle, layers.about_radius)}Z", visible):
            yield MapPatch(path, "catchment", name, fill, _ABOUT)


def _radius(layers: InstitutionLayers, visible: Box) -> Iterator[MapPatch]:
    if layers.place is None or not layers.radius:
        return
    if inside := lines_inside(_circle(layers.place, layers.radius), visible):
        yield MapPatch(inside, "radius", layers.radius_name, edges=_RADIUS, closed=False)


def _circle(middle: Point, radius: float) -> str:
    """A line around a point that ends where it began."""
    x, y = middle
    angles = [2 * pi * at / _CORNERS for at in range(_CORNERS + 1)]
    corners = [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]
    return "M" + "L".join(f"{a:.2f} {b:.2f}" for a, b in corners)


def _marks(
    layers: InstitutionLayers, frame: MapFrame, zoom: float, factor: float, visible: Box, *, coloured: bool
) -> list[MapPoint | MapCluster]:
    """The chosen institution last, so that it lies above all others, and the reader's place above it."""
    single = _LARGE if zoom >= _CLOSE else _SINGLE
    inside = [one for one in layers.institutions if _holds(visible, one.at)]
    scale = frame.scale / factor
    made = clustered(inside, scale, single / 2, layers.chosen)
    if layers.place is not None:
        made = [
            aside(
                one, layers.place, scale, _HOME + (_CHOSEN if _is_chosen(one, layers) else 0),
                beside=_is_chosen(one, layers),
            )
            for one in made
        ]  # fmt: skip
    made.sort(key=lambda one: _is_chosen(one, layers))
    found: list[MapPoint | MapCluster] = [
        _mark(one, layers, single * factor, factor, coloured=coloured) for one in made
    ]
    found += [one for one in layers.sites if _holds(visible, one.at)]
    if layers.place is not None and _holds(visible, layers.place):
        size = 16.0 * factor
        found.append(MapPoint("", layers.place_name, "", layers.place, size, HOME, "surface", "place"))
    return found


def _mark(
    one: Cluster, layers: InstitutionLayers, size: float, factor: float, *, coloured: bool
) -> MapPoint | MapCluster:
    first = one.members[0]
    if len(one.members) == 1:
        ring: Ring = "disc" if coloured else "" if first.exact else "approximate"
        if first.key == layers.chosen:
            ring = "chosen"
        return MapPoint(
            first.key, first.name, first.kind, one.at, size, first.shape, first.colour, ring, first.paused
        )
    counted = Counter(member.colour for member in one.members)
    kinds = Counter((member.kind, member.kinds) for member in one.members)
    count = len(one.members)
    return MapCluster(
        first.key,
        layers.several.format(count=count),
        ", ".join(
            f"{number} {several if number > 1 else single}"
            for (single, several), number in kinds.most_common()
        ),
        one.at,
        one.radius * factor,
        str(count),
        tuple(sorted(counted.items(), key=lambda item: _KIND_ORDER.index(item[0]))),
    )


_KIND_ORDER = ("kind_early", "kind_school", "kind_work", "kind_culture", "kind_advice", "kind_administration")


def _pill(
    layers: InstitutionLayers, marks: Sequence[MapPoint | MapCluster], frame: MapFrame, factor: float
) -> list[MapLabel]:
    """The name of the chosen institution above its mark."""
    chosen = next((one for one in marks if isinstance(one, MapPoint) and one.key == layers.chosen), None)
    if chosen is None or not layers.chosen:
        return []
    size, high = _PILL_SIZE * factor, _PILL * factor
    wide = width_of(chosen.name, size, 700) + 2 * _PILL_SIDE * factor
    x, y = frame.place(chosen.at)
    above = chosen.size / 2 + (_CHOSEN + _PILL_APART) * factor + high / 2
    x0, y0, x1, _ = frame.box
    x = min(max(x, x0 + wide / 2 + 3), x1 - wide / 2 - 3)
    y = y - above if y - above - high / 2 > y0 else y + above
    return [MapLabel(chosen.key, chosen.name, x, y, size, 700, wide, "on_accent", place(0), high)]


def _scale(frame: MapFrame, unit_m: float, visible: Box) -> tuple[list[MapPatch], list[MapLabel]]:
    """A bar of whole kilometres in the lower left corner, at most a fifth as long as the map is wide."""
    wide = frame.box[2] - frame.box[0]
    per_km = 1000 / unit_m
    km = next((one for one in _SCALES if one * per_km * frame.scale <= wide / 5), _SCALES[-1])
    x, y, long = visible[0] + 8 / frame.scale, visible[3] - 8 / frame.scale, km * per_km
    tick = 8 / frame.scale
    path = f"M{x:.2f} {y - tick:.2f}L{x:.2f} {y:.2f}L{x + long:.2f} {y:.2f}L{x + long:.2f} {y - tick:.2f}"
    words, size = f"{km}\u00a0km", 17.0
    left, bottom = frame.place((x, y))
    middle = left + long * frame.scale / 2
    label = MapLabel("", words, middle, bottom - 15, size, 400, width_of(words, size) + 6, "ink_2")
    return [MapPatch(path, "scale", words, edges=(Edge("ink_2", 1.8),), closed=False)], [label]


def _room(mark: MapPoint | MapCluster, frame: MapFrame, factor: float) -> Box:
    """What no name may cover."""
    x, y = frame.place(mark.at)
    half = (mark.radius if isinstance(mark, MapCluster) else mark.size / 2) * _COVERED
    if isinstance(mark, MapPoint) and mark.ring == "place":
        half = _HOME * factor
    return x - half, y - half, x + half, y + half


def _around(label: MapLabel) -> Box:
    return (
        label.x - label.width / 2 - 4, label.y - label.size, label.x + label.width / 2 + 4,
        label.y + label.size + 8,
    )  # fmt: skip


def _is_chosen(one: Cluster, layers: InstitutionLayers) -> bool:
    return len(one.members) == 1 and one.members[0].key == layers.chosen != ""


def _holds(part: Box, point: Point) -> bool:
    return part[0] <= point[0] <= part[2] and part[1] <= point[1] <= part[3]


def part_around(shapes: Sequence[Shape], points: Sequence[Point], room: float) -> tuple[float, float, float]:
    """The part of a map (see `cutout`) that shows these points with so much room (map units) around them; at most 24
    times larger than the whole."""
    x0, y0 = min(one.box[0] for one in shapes), min(one.box[1] for one in shapes)
    x1, y1 = max(one.box[2] for one in shapes), max(one.box[3] for one in shapes)
    left, right = min(x for x, _ in points) - room, max(x for x, _ in points) + room
    top, bottom = min(y for _, y in points) - room, max(y for _, y in points) + room
    zoom = min((x1 - x0) / (right - left), (y1 - y0) / (bottom - top), 24.0)
    return ((left + right) / 2 - x0) / (x1 - x0), ((top + bottom) / 2 - y0) / (y1 - y0), max(zoom, 1.0001)
