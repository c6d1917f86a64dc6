"""Imports a road network: reads an extract, measures all ways, and writes them whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sqlalchemy import Engine

from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.institutions.travel import Numbers, RoadAssumptions
from dashboard.errors import FileRejected
from data.importing.roads.network import read_network
from data.importing.roads.shortest import Points, tables
from data.institutions.road_ways import fingerprint
from data.stores.database import sentences
from data.stores.road_ways import WaysTo, replace_network

_MARGIN = 0.3
"""Degrees around the cells whose roads are looked at: ways leave the district and come back."""


@dataclass(frozen=True, slots=True)
class ImportedRoads:
    """What an import found: nodes, edges, destinations, and how many cells have no road near."""

    nodes: int
    edges: int
    destinations: int
    cells: int
    without_road: int


def import_roads(
    engine: Engine,
    path: Path,
    district: str,
    cells: PopulationCells,
    institutions: Numbers,
    rules: RoadAssumptions,
) -> ImportedRoads:
    """Reads an extract and stores the ways of a district's cells to `institutions` (longitude, latitude, shape
    (n, 2)) and to each other, in the place of what was stored. Raises FileRejected or StoreError with a sentence;
    nothing has changed then."""
    if not len(cells):
        raise FileRejected(
            f"{path.name}: für den Landkreis {district} liegen keine Rasterzellen des Zensus vor, von denen Wege "
            "beginnen könnten."
        )
    network = read_network(path, rules, _box(cells))
    origins = Points(cells.longitude, cells.latitude)
    places = _destinations(cells, institutions, _box(cells))
    minutes, km = tables(network, origins, Points(places[:, 0], places[:, 1]), rules)

    def ways() -> Iterator[WaysTo]:
        for at, (longitude, latitude) in enumerate(places.tolist()):
            yield WaysTo(longitude, latitude, minutes[:, at], km[:, at])

    with sentences(engine), engine.begin() as connection:
        count = replace_network(connection, district, path.name, _digest(path), fingerprint(cells), ways())
    alone = int((~np.isfinite(km).any(axis=1)).sum())
    return ImportedRoads(len(network.longitude), len(network.start), count, len(cells), alone)


def _destinations(
    cells: PopulationCells, institutions: Numbers, box: tuple[float, float, float, float]
) -> Numbers:
    """Institutions within the box, each place once, then the centres of the cells."""
    west, south, east, north = box
    lon, lat = institutions[:, 0], institutions[:, 1]
    near = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
    centres = np.column_stack((cells.longitude, cells.latitude))
    return np.concatenate((np.unique(institutions[near], axis=0), centres))


def _box(cells: PopulationCells) -> tuple[float, float, float, float]:
    return (
        float(cells.longitude.min()) - _MARGIN,
        float(cells.latitude.min()) - _MARGIN,
        float(cells.longitude.max()) + _MARGIN,
        float(cells.latitude.max()) + _MARGIN,
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
