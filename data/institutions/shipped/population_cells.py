"""The populated cells of the census grid that ship."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np

from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.errors import StoreError
from data.geography.grid_projection import grid_to_geographic
from data.institutions.shipped.surroundings import near

FILE = Path(__file__).parents[2] / "embedded" / "institutions" / "population_cells.npz"
SOURCE = "zensusgitter_2021"
_HALF_M = 500
_METRES = 1000


def cells_around(district: str, file: Path = FILE) -> PopulationCells:
    """Cells of a district and up to 15 km around it, from south to north and west to east; none where the
    file has none of it. Raises StoreError for a file that cannot be read."""
    every = all_cells(file)
    own = np.char.startswith(every.municipality, district)
    if not own.any():
        return _chosen(every, own)
    return _chosen(every, own | near(district, np.column_stack((every.longitude, every.latitude))))


@lru_cache(maxsize=1)
def all_cells(file: Path = FILE) -> PopulationCells:
    """Every cell of the file. Raises StoreError for a file that cannot be read."""
    try:
        with np.load(file) as arrays:
            found = {name: arrays[name] for name in arrays.files}
        corners = np.column_stack(
            [np.cumsum(found[f"steps_{way}"].astype(np.int64)) for way in ("east", "north")]
        )
        keys = np.char.decode(found["municipalities"], "ascii")
        degrees = grid_to_geographic(corners * float(_METRES) + _HALF_M)
        return PopulationCells(
            easting=(corners[:, 0] * _METRES).astype(np.int32),
            northing=(corners[:, 1] * _METRES).astype(np.int32),
            longitude=degrees[:, 0],
            latitude=degrees[:, 1],
            municipality=keys[found["municipality"]],
            population=found["population"].astype(np.int32),
            under_15=found["under_15"].astype(np.int32),
            aged_15_to_64=found["aged_15_to_64"].astype(np.int32),
            aged_65_and_over=found["aged_65_and_over"].astype(np.int32),
            source=SOURCE,
        )
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise StoreError(
            f"Die Datei mit den Zellen des Zensus „{file.name}“ ist beschädigt oder fehlt.", file=file.name
        ) from error


def _chosen(cells: PopulationCells, mask: np.ndarray) -> PopulationCells:
    return PopulationCells(
        cells.easting[mask],
        cells.northing[mask],
        cells.longitude[mask],
        cells.latitude[mask],
        cells.municipality[mask],
        cells.population[mask],
        cells.under_15[mask],
        cells.aged_15_to_64[mask],
        cells.aged_65_and_over[mask],
        cells.source,
    )
