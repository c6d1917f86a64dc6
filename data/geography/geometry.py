"""Boundaries of a district, its state or the country, for the map (paths) and for machines (GeoJSON)."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.area import FEDERATION
from dashboard.domain.geometry import MapGeometry
from dashboard.errors import GeometryError
from data.geography.context import box_of, context_of
from data.geography.map_units import MapUnits
from data.geography.municipalities import (
    MUNICIPALITIES,
    UNINCORPORATED,
    UNIONS,
    file_of,
    read_stock,
    topology_of,
)
from data.geography.packed import read_block, read_contents
from data.geography.projection import to_geographic
from data.geography.topology import Ring, Topology, TopologyArea, border, dissolve

__all__ = [
    "DISTRICTS_FILE", "FOLDER",
    "NEWEST", "Topology", "available", "boundaries", "features", "file_of", "geojson", "map_geometry",
]  # fmt: skip

FOLDER = Path(__file__).parents[1] / "embedded" / "geometry"
DISTRICTS_FILE = "kreise.bin"
NEWEST = date.max
"""Stands for the day of the newest boundaries."""
# Which layer carries a level, which property groups it, and whose names it takes.
_DISSOLVED = {"amt": (MUNICIPALITIES, "amt", UNIONS), "land": ("kreise", "land", "laender")}
_LAYER = {"gemeinde": MUNICIPALITIES, "kreis": "kreise"}
_OUTLINE = "umriss"  # the border of the whole, as one area
_INNER = {5: "amt", 2: "kreis", 0: "land"}  # what inner lines separate, by the length of the region's key


def available(district: str, folder: Path = FOLDER) -> dict[str, tuple[date, ...]]:
    """For each level the days from which boundaries hold, oldest first; a level without boundaries is
    absent.

    So is one that a map of the district has nothing to show of: a single municipality, or Ämter where there
    is one or every municipality is its own.
    """
    levels: dict[str, tuple[date, ...]] = {}
    stock = read_stock(district, "kreis", folder)
    if stock is not None:
        table = stock.blocks[0].table
        municipalities = sum(1 for row in table["areas"] if row[7] and not row[6])
        if municipalities > 1:
            levels["gemeinde"] = stock.days
        if 1 < len(table["unions"]) < municipalities:
            levels["amt"] = stock.days
    if (folder / DISTRICTS_FILE).is_file():
        districts = _districts(folder / DISTRICTS_FILE)
        if any(feature.key == district for feature in districts.layers["kreise"]):
            levels |= {"kreis": (districts.status,), "land": (districts.status,)}
    return levels


def boundaries(
    district: str, level: str, on: date, folder: Path = FOLDER, *, extent: str = "kreis"
) -> Topology:
    """The topology whose boundaries held on that day: the youngest that is not younger, else the oldest.

    Municipalities and Ämter are those of an extent: the district (`kreis`) in full detail, its state (`land`)
    or the country (`bund`) as coarse as a map of it needs them. Raises GeometryError if there are none.
    """
    if level in ("kreis", "land"):
        if not (folder / DISTRICTS_FILE).is_file():
            raise _missing(district, level)
        return _districts(folder / DISTRICTS_FILE)
    stock = read_stock(district, extent, folder)
    if stock is None:
        raise _missing(district, level)
    region = {"kreis": district, "land": district[:2]}.get(extent, "")
    topology = topology_of(stock, region, on)
    outline = dissolve(topology, (*topology.layers[MUNICIPALITIES], *topology.layers[UNINCORPORATED]))
    layers = {**topology.layers, _OUTLINE: (TopologyArea("", "", outline, {}),)}
    arcs: tuple[NDArray[np.int64], ...] = ()
    if region and (folder / DISTRICTS_FILE).is_file():
        districts = _districts(folder / DISTRICTS_FILE)
        around = districts.layers["kreise"] if region == district else _states(folder / DISTRICTS_FILE)
        arcs, layers["kontext"] = context_of(topology, _rings(outline), districts, around, region)
    return replace(topology, arcs=(*topology.arcs, *arcs), layers=layers)


def features(topology: Topology, level: str) -> tuple[TopologyArea, ...]:
    """The areas of a level: a layer of the file, or its areas dissolved by arc arithmetic."""
    if level in _LAYER and _LAYER[level] in topology.layers:
        return topology.layers[_LAYER[level]]
    layer, group, names = _DISSOLVED.get(level, ("", "", ""))
    if layer not in topology.layers or names not in topology.layers:
        raise _missing(topology.region, level)
    members: dict[str, list[TopologyArea]] = {}
    for feature in topology.layers[layer]:
        members.setdefault(feature.properties[group], []).append(feature)
    return tuple(
        TopologyArea(label.key, label.name, dissolve(topology, members[label.key]), label.properties)
        for label in topology.layers[names]
        if label.key in members
    )


def map_geometry(
    topology: Topology,
    *,
    level: str,
    status: date | None = None,
    region: str | None = None,
    district: str = "",
    places: Collection[str] | None = None,
) -> MapGeometry:
    """All that one map draws of the topology at a level: `gemeinde`, `amt`, `kreis` or `land`.

    `region` is a two-digit state whose districts stand in front while others become context; without it (or
    with `DG`) all areas stand in front. `status` only labels the map and defaults to the topology's own.
    Areas come in order of name. The map unit is chosen so that the whole is at most 1,500 units wide. Inner
    lines part Ämter on the map of a district, districts on that of a state, states on that of the country.
    Of places of more than the `district` its own border is drawn, too. Areas that are none of `places`, where
    these are given, are drawn quietly and without a name.
    """
    front, context = _front_and_context(topology, level, None if region == FEDERATION else region)
    whole = (*front, *_unincorporated(topology, level))
    drawn = topology.layers.get(_OUTLINE, ()) if level in ("gemeinde", "amt") else ()
    outline = drawn[0].rings if drawn else _rings(dissolve(topology, whole))
    if places is not None:
        others = (replace(area, name="") for area in front if area.key not in places)
        front, context = tuple(area for area in front if area.key in places), (*others, *context)
    frame = MapUnits.around(topology, outline)
    lines: Sequence[int] = ()
    if level == "gemeinde":
        lines = border(whole, _INNER[len(topology.region)])
    elif level == "kreis" and region in (None, FEDERATION):
        lines = border(front, "land")
    return MapGeometry(
        level=level,
        status=status or topology.status,
        view_box=frame.view_box,
        areas=tuple(frame.shape(feature) for feature in sorted(front, key=_display_order)),
        inner_lines="".join(frame.path((arc,)) for arc in lines),
        outline=frame.outline(outline),
        context=tuple(frame.shape(feature) for feature in context if frame.is_near(feature)),
        unit_m=frame.unit_m,
        own=frame.outline(_border_of(topology, whole, district)),
        corner_m=(frame.left_m, frame.top_m),
    )


def geojson(topology: Topology, level: str, keys: Iterable[str] | None = None) -> dict[str, object]:
    """A FeatureCollection in EPSG:4326 (RFC 7946) with `gebiet` and `name`: all areas or those of `keys`."""
    wanted = None if keys is None else set(keys)
    ends = np.cumsum([len(arc) for arc in topology.arcs])[:-1]
    points = topology.metres(np.concatenate(topology.arcs))
    degrees = np.split(np.round(to_geographic(points), 6), ends)
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


def _front_and_context(
    topology: Topology, level: str, region: str | None
) -> tuple[tuple[TopologyArea, ...], tuple[TopologyArea, ...]]:
    found = features(topology, level)
    if region is None or level in ("gemeinde", "amt"):
        return found, (*_unincorporated(topology, level), *topology.layers.get("kontext", ()))
    front = tuple(feature for feature in found if feature.key.startswith(region))
    if not front:
        raise GeometryError(
            f"Ein Land mit dem Schlüssel „{region}“ gibt es auf dieser Karte nicht.", region=region
        )
    return front, tuple(feature for feature in found if not feature.key.startswith(region))


def _border_of(topology: Topology, whole: Sequence[TopologyArea], district: str) -> tuple[Ring, ...]:
    """The rings around a district among the municipalities of several; none on its own map."""
    inside = [area for area in whole if district and area.key.startswith(district)]
    return _rings(dissolve(topology, inside)) if len(inside) < len(whole) else ()


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


def _unincorporated(topology: Topology, level: str) -> tuple[TopologyArea, ...]:
    """Land of no municipality, which is part of the whole and drawn quietly."""
    return topology.layers.get(UNINCORPORATED, ()) if level in ("gemeinde", "amt") else ()


@lru_cache(maxsize=4)
def _districts(path: Path) -> Topology:
    """All districts; what ships does not change while the program runs."""
    contents = read_contents(path)
    block = read_block(contents, "kreise")
    header, table = contents.header, block.table
    topology = Topology(
        status=date.fromisoformat(header["gebietsstand"]),
        region="",
        scale=(float(header["raster_m"]),) * 2,
        translate=(0.0, 0.0),
        arcs=block.arcs,
        layers={},
        source=header["source"],
        licence=header["licence"],
        changed=header["changed"],
    )
    districts = tuple(
        TopologyArea(
            key, name, polygons,
            {"land": key[:2], "punkt": (x, y), "box": box_of(topology, (ring for part in polygons for ring in part))},
        )
        for (key, name, x, y), polygons in zip(table["areas"], block.polygons, strict=True)
    )  # fmt: skip
    states = tuple(TopologyArea(key, name, (), {"punkt": (x, y)}) for key, name, x, y in table["states"])
    return replace(topology, layers={"kreise": districts, "laender": states})


@lru_cache(maxsize=4)
def _states(path: Path) -> tuple[TopologyArea, ...]:
    """All states with their boxes."""
    topology = _districts(path)
    return tuple(
        replace(state, properties={**state.properties, "box": box_of(topology, state.rings)})
        for state in features(topology, "land")
    )


def _missing(district: str, level: str) -> GeometryError:
    return GeometryError(
        f"Für den Kreis {district or '–'} liegen keine Grenzen der Ebene „{level}“ vor.",
        district=district,
        level=level,
    )
