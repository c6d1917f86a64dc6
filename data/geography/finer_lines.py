"""Lines of a part of a wide map with more points than the map has: for a reader who looks closer.

A map of the country has as many points as its scale shows, one of a state more. The files hold all of them, so that
a part of either can be drawn as finely as the map of a district.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from dashboard.domain.geometry import FinerLines, MapGeometry
from dashboard.errors import GeometryError
from data.geography.geometry import FOLDER, features
from data.geography.map_units import MapUnits
from data.geography.municipalities import (
    MUNICIPALITIES,
    UNINCORPORATED,
    Stock,
    contents_of,
    file_of,
    read_stock,
    topology_of,
)
from data.geography.packed import DETAIL, STATE, read_block
from data.geography.topology import Topology, TopologyArea, border

_STEPS = 100  # hundredths of a unit, where a wide map has tenths
_STATE, _DISTRICT = 2, 5
"""Digits of the keys of a state and of a district."""
End = tuple[int, int]


def finer_lines(
    district: str, extent: str, part: str, drawn: MapGeometry, folder: Path = FOLDER
) -> FinerLines:
    """The lines of `part`, a state or a district, for the map `drawn` of all municipalities or Ämter of an extent.

    A state's are as fine as those of its own map, a district's are all there are. Inner lines part states on
    the map of the country (`bund`) and districts on that of a state (`land`), as on the map itself; `own` is
    the border of `district`. Raises GeometryError if there is no such part on the map.
    """
    within = "" if extent == "bund" else district[:2]
    if len(part) not in (_STATE, _DISTRICT) or not part.startswith(within):
        raise _unknown(part)
    topology = _state(folder / file_of(part[:2]), DETAIL if len(part) == _DISTRICT else STATE)
    everything = (*topology.layers[MUNICIPALITIES], *topology.layers[UNINCORPORATED])
    inside = _of(everything, part)
    if not inside:
        raise _unknown(part)
    units = MapUnits.of_map(topology, drawn, _STEPS)
    of_part = {name: _of(areas, part) for name, areas in topology.layers.items() if name != "aemter"}
    shown = replace(topology, layers={**topology.layers, **of_part})
    near = _arcs(inside)
    edge = _edge(everything) & near
    around = edge if within else {arc for arc in edge if _ends(topology, arc) in _coast(folder)}
    parted = set(border(everything, "kreis")) & near if within else edge - around
    own = _edge(_of(everything, district)) & near
    return FinerLines(
        areas=tuple(units.shape(area) for area in features(shown, drawn.level)),
        quiet="".join(units.outline(area.rings) for area in shown.layers[UNINCORPORATED]),
        inner=_strokes(units, parted if drawn.level == "gemeinde" else ()),
        outline=_strokes(units, around),
        own=_strokes(units, own) if drawn.own else "",
    )


@lru_cache(maxsize=3)
def _state(path: Path, level: int) -> Topology:
    """All municipalities of a state; what ships does not change while the program runs."""
    if not path.is_file():
        raise _unknown(path.stem.removeprefix("gemeinden_"))
    contents = contents_of(path)
    blocks = tuple(read_block(contents, key, level) for key in contents.header["blocks"])
    return topology_of(Stock(contents, blocks), path.stem[-2:], date.max)


@lru_cache(maxsize=1)
def _coast(folder: Path) -> frozenset[frozenset[End]]:
    """The ends of the lines around the country: every map has these points, whatever lies between them."""
    stock = read_stock("", "bund", folder)
    if stock is None:
        return frozenset()
    country = topology_of(stock, "", date.max)
    every = _edge((*country.layers[MUNICIPALITIES], *country.layers[UNINCORPORATED]))
    return frozenset(_ends(country, arc) for arc in every)


def _of(areas: Iterable[TopologyArea], part: str) -> tuple[TopologyArea, ...]:
    return tuple(area for area in areas if area.key.startswith(part))


def _references(areas: Iterable[TopologyArea]) -> set[int]:
    return {reference for area in areas for ring in area.rings for reference in ring}


def _arcs(areas: Iterable[TopologyArea]) -> set[int]:
    return {max(reference, ~reference) for reference in _references(areas)}


def _edge(areas: Iterable[TopologyArea]) -> set[int]:
    """The arcs that have one of the areas on one side alone."""
    references = _references(areas)
    return {max(reference, ~reference) for reference in references if ~reference not in references}


def _ends(topology: Topology, arc: int) -> frozenset[End]:
    (x0, y0), (x1, y1) = topology.arcs[arc][0].tolist(), topology.arcs[arc][-1].tolist()
    return frozenset(((x0, y0), (x1, y1)))


def _strokes(units: MapUnits, arcs: Iterable[int]) -> str:
    return "".join(units.path((arc,)) for arc in sorted(arcs))


def _unknown(part: str) -> GeometryError:
    return GeometryError(
        f"Einen Teil „{part[:20]}“ hat diese Karte nicht.",
        english=f"This map has no part “{part[:20]}”.",
        part=part[:20],
    )
