"""Packs the populated cells of the census grid."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from data.build.tables import read

_COUNTS = {
    "population": "pop_total",
    "under_15": "pop_u15",
    "aged_15_to_64": "pop_15_64",
    "aged_65_and_over": "pop_65plus",
}


def packed(data: Path) -> Mapping[str, Any]:
    """Arrays by name, cells from south to north and west to east: corners in kilometres as steps from the
    cell before, the number of the municipality among `municipalities` (the first is none), and counts."""
    rows = read(data / "geo" / "eurostat_census2021_grid_1km_mv.csv")
    rows.sort(key=lambda row: (int(row["n_3035"]), int(row["e_3035"])))
    keys = sorted({row["ags"] for row in rows} | {""})
    number = {key: place for place, key in enumerate(keys)}
    corners = np.array([(int(row["e_3035"]), int(row["n_3035"])) for row in rows])
    if np.any(corners % 1000):
        raise ValueError("cells that do not lie on the grid")
    steps = np.diff(corners // 1000, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return {
        "steps_east": steps[:, 0].astype("<i2"),
        "steps_north": steps[:, 1].astype("<i2"),
        "municipality": np.array([number[row["ags"]] for row in rows], dtype="<u2"),
        "municipalities": np.array([key.encode() for key in keys], dtype="S8"),
        **{
            name: np.array([int(row[column]) for row in rows], dtype="<u2")
            for name, column in _COUNTS.items()
        },
    }


def write_cells(data: Path, path: Path) -> int:
    """The file; how many cells it holds."""
    arrays = packed(data)
    np.savez_compressed(path, **arrays)
    return len(arrays["population"])
