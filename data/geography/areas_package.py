"""A GeoPackage of values and the boundaries of their areas, written by sqlite3 alone.

`werte` has a row for each value, `grenzen` a multipolygon for each area. For each level with boundaries a view of its
name joins both, so that the program that reads it has a value with its area, and no boundary is stored twice.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from data.geography.geopackage import WGS84, Cell, add_attributes, begun, quoted

VALUES, BOUNDARIES = "werte", "grenzen"
KEY, LEVEL = "gebiet", "ebene"
"""Columns of the rows by which areas are found."""
Ring = Sequence[tuple[float, float]]
Polygon = Sequence[Ring]


@dataclass(frozen=True, slots=True)
class AreaShape:
    """An area's boundary: polygons of rings, the outer one first, in degrees of WGS84."""

    key: str
    level: str
    name: str
    polygons: Sequence[Polygon]


@dataclass(frozen=True, slots=True)
class ValueRows:
    """Rows of values: `columns` are names with their types, among them KEY and LEVEL."""

    columns: Sequence[tuple[str, str]]
    rows: Iterable[Sequence[Cell]]


def areas_package(
    values: ValueRows,
    shapes: Sequence[AreaShape],
    about: Sequence[tuple[str, str]],
    levels: Mapping[str, str],
    day: date,
) -> bytes:
    """The file: a layer for each level with boundaries, described by `levels`, then values, boundaries and `about` as
    a table of label and text."""
    changed = f"{day.isoformat()}T00:00:00.000Z"
    with closing(sqlite3.connect(":memory:")) as file:
        begun(file)
        _boundaries(file, shapes)
        _values(file, values)
        for level in dict.fromkeys(one.level for one in shapes):
            of_level = [one for one in shapes if one.level == level]
            _layer(file, level, levels.get(level, level), values.columns, of_level, changed)
        _listed(file, BOUNDARIES, "MULTIPOLYGON", BOUNDARIES, shapes, changed)
        file.execute(
            "INSERT INTO gpkg_contents VALUES (?, 'attributes', ?, '', ?, NULL, NULL, NULL, NULL, NULL)",
            (VALUES, VALUES, changed),
        )
        add_attributes(file, "metadaten", about, changed)
        file.commit()
        return file.serialize()


def _boundaries(file: sqlite3.Connection, shapes: Sequence[AreaShape]) -> None:
    file.execute(
        f"CREATE TABLE {BOUNDARIES} (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom MULTIPOLYGON, "
        f"{KEY} TEXT, {LEVEL} TEXT, name TEXT)"
    )
    file.executemany(
        f"INSERT INTO {BOUNDARIES} (geom, {KEY}, {LEVEL}, name) VALUES (?, ?, ?, ?)",  # noqa: S608 - our own names
        ((_blob(one), one.key, one.level, one.name) for one in shapes),
    )
    file.execute(f"CREATE INDEX grenzen_gebiet ON {BOUNDARIES} ({LEVEL}, {KEY})")


def _values(file: sqlite3.Connection, values: ValueRows) -> None:
    columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in values.columns)
    file.execute(f"CREATE TABLE {VALUES} (fid INTEGER PRIMARY KEY AUTOINCREMENT, {columns})")
    names = ", ".join(quoted(name) for name, _ in values.columns)
    marks = ", ".join("?" * len(values.columns))
    file.executemany(f"INSERT INTO {VALUES} ({names}) VALUES ({marks})", values.rows)  # noqa: S608 - our own names


def _layer(
    file: sqlite3.Connection,
    level: str,
    described: str,
    columns: Sequence[tuple[str, str]],
    shapes: Sequence[AreaShape],
    changed: str,
) -> None:
    """A view; its first column is the key that programs tell its rows by."""
    names = ", ".join(f"w.{quoted(name)} AS {quoted(name)}" for name, _ in columns)
    file.execute(
        f"CREATE VIEW {quoted(level)} AS SELECT w.fid AS OGC_FID, g.geom AS geom, {names} "  # noqa: S608 - our own names
        f"FROM {VALUES} w JOIN {BOUNDARIES} g ON g.{LEVEL} = w.{LEVEL} AND g.{KEY} = w.{KEY} "
        f"WHERE w.{LEVEL} = '{level}'"
    )
    _listed(file, level, "MULTIPOLYGON", described, shapes, changed)


def _listed(
    file: sqlite3.Connection,
    name: str,
    kind: str,
    described: str,
    shapes: Sequence[AreaShape],
    changed: str,
) -> None:
    points = [
        point for one in shapes for polygon in one.polygons for point in (polygon[0] if polygon else ())
    ]
    box = (
        [part(point[at] for point in points) for part in (min, max) for at in (0, 1)]
        if points
        else [None] * 4
    )
    file.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
        (name, name, described, changed, *box, WGS84),
    )
    file.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (name, kind, WGS84))


def _blob(shape: AreaShape) -> bytes:
    """A multipolygon as the GeoPackage holds it: its head without an envelope, then well-known binary."""
    parts = [b"GP", struct.pack("<BBi", 0, 1, WGS84), struct.pack("<BII", 1, 6, len(shape.polygons))]
    for polygon in shape.polygons:
        parts.append(struct.pack("<BII", 1, 3, len(polygon)))
        for ring in polygon:
            parts.append(struct.pack("<I", len(ring)))
            parts.append(struct.pack(f"<{2 * len(ring)}d", *(number for point in ring for number in point)))
    return b"".join(parts)
