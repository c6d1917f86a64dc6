"""Boundaries of one district, its state or all districts, for the map (paths) and for machines (GeoJSON)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.area import FEDERATION
from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.errors import GeometryError
from dashboard.settings import LOCAL
from data.geography.projection import to_geographic
from data.geography.topology import Ring, Topology, TopologyArea, border, dissolve, read_topology

__all__ = [
    "FOLDER",
    "Topology",
    "available",
    "boundaries",
    "features",
    "geojson",
    "map_geometry",
    "read_topology",
]

FOLDER = Path(__file__).parents[1] / "embedded" / "geometry"
ADDED = LOCAL / "geometry"  # boundaries that somebody made here for another district
DISTRICTS_FILE = "kreise.topo.json"
MUNICIPALITIES_PATTERN = "gemeinden_*.topo.json"
# Which layer carries a level, which property groups it, and whose names it takes.
_DISSOLVED = {"amt": ("gemeinden", "amt", "aemter"), "land": ("kreise", "land", "laender")}
_LAYER = {"gemeinde": "gemeinden", "kreis": "kreise"}
_GROUP = {"gemeinde": "amt", "kreis": "land"}  # what the inner lines separate
_UNITS_M = (20, 50, 100, 250, 500, 1000)
_WIDEST = 1500  # map units
_AROUND = 0.6  # context reaches this share of the map's width and height beyond it
_MARGIN = 0.02


def available(district: str, folder: Path = FOLDER) -> dict[str, tuple[date, ...]]:
    """For each level the days from which boundaries hold, oldest first; a level without boundaries is
    absent."""
    levels: dict[str, tuple[date, ...]] = {}
    dates = tuple(sorted(topology.status for topology in _municipalities(district, folder)))
    if dates:
        levels |= {"gemeinde": dates, "amt": dates}
    if (folder / DISTRICTS_FILE).is_file():
        districts = read_topology(folder / DISTRICTS_FILE)
        if any(feature.key == district for feature in districts.layers["kreise"]):
            levels |= {"kreis": (districts.status,), "land": (districts.status,)}
    return levels


def boundaries(district: str, level: str, on: date, folder: Path = FOLDER) -> Topology:
    """The topology whose boundaries held on that day: the youngest that is not younger, else the oldest.

    Mergers between two files' days appear with the later file. Raises GeometryError, which names the command
    that makes the boundaries, if there are none.
    """
    if level in ("kreis", "land"):
        found = [read_topology(folder / DISTRICTS_FILE)] if (folder / DISTRICTS_FILE).is_file() else []
    else:
        found = _municipalities(district, folder)
    if not found:
        raise _missing(district, level)
    found.sort(key=lambda topology: topology.status)
    return next((topology for topology in reversed(found) if topology.status <= on), found[0])


def features(topology: Topology, level: str) -> tuple[TopologyArea, ...]:
    """The areas of a level: a layer of the file, or its areas dissolved by arc arithmetic."""
    if level in _LAYER and _LAYER[level] in topology.layers:
        return topology.layers[_LAYER[level]]
    layer, group, names = _DISSOLVED.get(level, ("", "", ""))
    if layer not in topology.layers or names not in topology.layers:
        raise _missing(topology.district, level)
    members: dict[str, list[TopologyArea]] = {}
    for feature in topology.layers[layer]:
        members.setdefault(feature.properties[group], []).append(feature)
    return tuple(
        TopologyArea(label.key, label.name, dissolve(topology, members[label.key]), label.properties)
        for label in topology.layers[names]
    )


def map_geometry(
    topology: Topology, *, level: str, status: date | None = None, region: str | None = None
) -> MapGeometry:
    """All that one map draws of the topology at a level: `gemeinde`, `amt`, `kreis` or `land`.

    `region` is a two-digit state whose districts stand in front while others become context; without it (or
    with `DG`) all areas stand in front. `status` only labels the map and defaults to the topology's own.
    Areas come in order of name. The map unit is chosen so that the whole is at most 1,500 units wide.
    """
    front, context = _front_and_context(topology, level, None if region == FEDERATION else region)
    outline = _rings(dissolve(topology, front))
    frame = _Frame.around(topology, outline)
    group = _GROUP.get(level)
    lines = border(front, group) if group and region in (None, FEDERATION) else ()
    return MapGeometry(
        level=level,
        status=status or topology.status,
        view_box=frame.view_box,
        areas=tuple(frame.shape(feature) for feature in sorted(front, key=_display_order)),
        inner_lines="".join(frame.path(topology.arcs[arc]) for arc in lines),
        outline=frame.outline(outline),
        context=tuple(frame.shape(feature) for feature in context if frame.is_near(feature)),
        unit_m=frame.unit_m,
    )


def geojson(topology: Topology, level: str, keys: Iterable[str] | None = None) -> dict[str, object]:
    """A FeatureCollection in EPSG:4326 (RFC 7946) with `gebiet` and `name`: all areas or those of `keys`."""
    wanted = None if keys is None else set(keys)
    degrees = [np.round(to_geographic(topology.metres(arc)), 6) for arc in topology.arcs]
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"gebiet": feature.key, "name": feature.name},
                "geometry": _multipolygon(feature, degrees),
            }
            for feature in sorted(features(topology, level), key=lambda feature: feature.key)
            if wanted is None or feature.key in wanted
        ],
    }


@dataclass(frozen=True, slots=True)
class _Frame:
    """From quanta to map units: y downwards, origin at the upper left corner of the view box."""

    topology: Topology
    unit_m: int
    left_m: float
    top_m: float
    width: float
    height: float

    @classmethod
    def around(cls, topology: Topology, rings: Iterable[Ring]) -> _Frame:
        points = topology.metres(np.concatenate([topology.ring(ring) for ring in rings]))
        (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
        margin = _MARGIN * max(x1 - x0, y1 - y0)
        extent = (float(x1 - x0 + 2 * margin), float(y1 - y0 + 2 * margin))
        unit = next((unit for unit in _UNITS_M if extent[0] / unit <= _WIDEST), _UNITS_M[-1])
        # The corner on a multiple of the unit keeps the topology's own grid: nothing is rounded twice.
        left, top = np.floor((x0 - margin) / unit) * unit, np.ceil((y1 + margin) / unit) * unit
        width, height = np.ceil(extent[0] / unit) + 1, np.ceil(extent[1] / unit) + 1
        return cls(topology, unit, float(left), float(top), float(width), float(height))

    @property
    def view_box(self) -> tuple[float, float, float, float]:
        return 0.0, 0.0, self.width, self.height

    def tenths(self, points: NDArray[np.int64]) -> NDArray[np.int64]:
        metres = self.topology.metres(points)
        scaled = np.column_stack((metres[:, 0] - self.left_m, self.top_m - metres[:, 1])) * (10 / self.unit_m)
        return np.floor(scaled + 0.5).astype(np.int64)

    def path(self, points: NDArray[np.int64], close: bool = False) -> str:
        return _path(self.tenths(points), close)

    def outline(self, rings: Iterable[Ring]) -> str:
        return "".join(self.path(self.topology.ring(ring), close=True) for ring in rings)

    def shape(self, feature: TopologyArea) -> Shape:
        x, y = feature.properties["punkt"]
        corners = self._box(feature)
        return Shape(
            key=feature.key,
            name=feature.name,
            path=self.outline(feature.rings),
            point=(round((x - self.left_m) / self.unit_m, 1), round((self.top_m - y) / self.unit_m, 1)),
            box=corners,
        )

    def is_near(self, feature: TopologyArea) -> bool:
        x0, y0, x1, y1 = self._box(feature)
        beside, above = _AROUND * self.width, _AROUND * self.height
        return -beside < x1 and x0 < self.width + beside and -above < y1 and y0 < self.height + above

    def _box(self, feature: TopologyArea) -> tuple[float, float, float, float]:
        points = self.tenths(np.concatenate([self.topology.ring(ring) for ring in feature.rings])) / 10
        (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        return x0, y0, x1, y1


def _path(tenths: NDArray[np.int64], close: bool) -> str:
    """SVG path data of one line: an absolute start, then differences. Empty for what shrinks to a point."""
    steps = np.diff(tenths, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if len(steps) == 0:
        return ""
    x, y = tenths[0].tolist()
    numbers = [f"{value / 10:g}" for value in steps.ravel().tolist()]
    line = "".join(
        number if number[0] == "-" or not index else f" {number}" for index, number in enumerate(numbers)
    )
    return f"M{x / 10:g} {y / 10:g}l{line}{'z' if close else ''}"


def _front_and_context(
    topology: Topology, level: str, region: str | None
) -> tuple[tuple[TopologyArea, ...], tuple[TopologyArea, ...]]:
    found = features(topology, level)
    around = topology.layers.get("kontext", ())
    if region is None or level in ("gemeinde", "amt"):
        return found, around
    front = tuple(feature for feature in found if feature.key.startswith(region))
    if not front:
        raise GeometryError(
            f"Ein Land mit dem Schlüssel „{region}“ gibt es auf dieser Karte nicht.", region=region
        )
    return front, tuple(feature for feature in found if not feature.key.startswith(region))


def _rings(polygons: Iterable[tuple[Ring, ...]]) -> tuple[Ring, ...]:
    return tuple(ring for polygon in polygons for ring in polygon)


def _multipolygon(feature: TopologyArea, degrees: list[NDArray[np.float64]]) -> Mapping[str, object]:
    polygons = [[_closed(ring, degrees) for ring in polygon] for polygon in feature.polygons]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _closed(ring: Ring, degrees: list[NDArray[np.float64]]) -> list[list[float]]:
    arcs = (degrees[reference] if reference >= 0 else degrees[~reference][::-1] for reference in ring)
    points: list[list[float]] = np.concatenate([arc[:-1] for arc in arcs]).tolist()
    return [*points, points[0]]


def _display_order(feature: TopologyArea) -> tuple[str, str]:
    """German order by name: umlauts beside their vowels (DIN 5007-1), then the key."""
    folded = unicodedata.normalize("NFKD", feature.name.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter)), feature.key


def _municipalities(district: str, folder: Path) -> list[Topology]:
    folders = (folder, ADDED / district) if folder == FOLDER else (folder,)
    topologies = (read_topology(path) for one in folders for path in sorted(one.glob(MUNICIPALITIES_PATTERN)))
    return [topology for topology in topologies if topology.district == district]


def _missing(district: str, level: str) -> GeometryError:
    return GeometryError(
        f"Für den Landkreis {district or '–'} liegen keine Grenzen der Ebene „{level}“ vor. Sie schreibt "
        "der Befehl "
        f"python -m data.build.geometry --district {district or 'SCHLÜSSEL'}",
        district=district,
        level=level,
    )
