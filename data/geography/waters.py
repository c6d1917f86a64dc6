"""Lakes and rivers for orientation on maps, of all of Germany."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dashboard.errors import GeometryError

FILE = Path(__file__).parents[1] / "embedded" / "waters" / "waters.npz"
NAMES = FILE.with_name("names.csv")
LAKE, ISLAND, RIVER = 0, 1, 2
GRID_M = 10
"""Coordinates are whole multiples of this many metres (EPSG:25832)."""

Line = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Waters:
    """Shapes in metres (EPSG:25832), shape (n, 2): closed rings of lakes and of islands in them (to be filled
    by the even-odd rule together), and lines of rivers."""

    lakes: tuple[Line, ...]
    islands: tuple[Line, ...]
    rivers: tuple[Line, ...]


def waters_within(west: float, south: float, east: float, north: float, file: Path = FILE) -> Waters:
    """What reaches into a rectangle of metres (EPSG:25832). Raises GeometryError for a file that cannot be
    read."""
    kinds, lines = _all(file)
    found: dict[int, list[Line]] = {LAKE: [], ISLAND: [], RIVER: []}
    for kind, line in zip(kinds, lines, strict=True):
        low, high = line.min(axis=0), line.max(axis=0)
        if low[0] <= east and high[0] >= west and low[1] <= north and high[1] >= south:
            found[int(kind)].append(line)
    return Waters(*(tuple(found[kind]) for kind in (LAKE, ISLAND, RIVER)))


@lru_cache(maxsize=1)
def lake_names(file: Path = NAMES) -> Mapping[str, tuple[float, float]]:
    """Names of the largest lakes in and around the default district, each with a point in the lake in metres
    (EPSG:25832). Raises GeometryError for a file that cannot be read."""
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream, delimiter=";")
            return {row["name"]: (float(row["x"]), float(row["y"])) for row in rows}
    except (OSError, ValueError, KeyError) as error:
        raise GeometryError(
            f"Die Tabelle mit den Namen der Seen „{file.name}“ ist beschädigt oder fehlt.", path=str(file)
        ) from error


@lru_cache(maxsize=1)
def _all(file: Path) -> tuple[npt.NDArray[np.uint8], tuple[Line, ...]]:
    try:
        with np.load(file) as arrays:
            kinds, lengths = arrays["kinds"], arrays["lengths"].astype(np.int64)
            starts, steps = arrays["starts"].astype(np.int64), arrays["steps"].astype(np.int64)
    except (OSError, ValueError, KeyError) as error:
        raise GeometryError(
            f"Die Datei mit den Gewässern „{file.name}“ ist beschädigt oder fehlt.", path=str(file)
        ) from error
    ends = np.cumsum(lengths - 1)
    lines = (
        np.vstack([start, start + np.cumsum(its, axis=0)]) * float(GRID_M)
        for start, its in zip(starts, np.split(steps, ends[:-1]), strict=True)
    )
    return kinds, tuple(lines)
