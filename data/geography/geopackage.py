"""A GeoPackage (OGC 12-128r18) of points, written by sqlite3 alone: the serving process has no GeoPandas."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | None"
Point: TypeAlias = tuple[float, float]
TEXT, INTEGER, REAL, DATE = "TEXT", "INTEGER", "REAL", "DATE"
"""Types of columns; a DATE is written as YYYY-MM-DD."""
WGS84 = 4326
"""The EPSG number of longitude and latitude in degrees."""
_WGS84_TEXT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_TABLES = """
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""


@dataclass(frozen=True, slots=True)
class PointLayer:
    """Points in degrees of WGS84, None where there is no position, each with a cell for each of the columns: name
    and type. Names are those of tables and columns: lower case letters, digits and underscores."""

    name: str
    description: str
    columns: Sequence[tuple[str, str]]
    points: Sequence[Point | None]
    rows: Sequence[Sequence[Cell]]


def geopackage(
    layer: PointLayer, about: Sequence[tuple[str, str]], day: date, about_name: str = "metadaten"
) -> bytes:
    """The file: the layer, and `about` (label and text of each fact) as a table without geometry beside it."""
    with closing(sqlite3.connect(":memory:")) as file:
        begun(file)
        changed = f"{day.isoformat()}T00:00:00.000Z"
        _points(file, layer, changed)
        add_attributes(file, about_name, about, changed)
        file.commit()
        return file.serialize()


def begun(file: sqlite3.Connection) -> None:
    """Adds the tables that every GeoPackage has."""
    file.executescript(_TABLES)
    file.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        (
            ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", None),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
            ("WGS 84 geodetic", WGS84, "EPSG", WGS84, _WGS84_TEXT, "longitude and latitude in degrees"),
        ),
    )


def add_attributes(
    file: sqlite3.Connection, name: str, about: Sequence[tuple[str, str]], changed: str
) -> None:
    """Adds label and text of facts as a table without geometry; `changed` is the moment of the last change."""
    file.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'attributes', ?, '', ?, NULL, NULL, NULL, NULL, NULL)",
        (name, name, changed),
    )
    file.execute(f"CREATE TABLE {quoted(name)} (fid INTEGER PRIMARY KEY, angabe TEXT, text TEXT)")
    file.executemany(f"INSERT INTO {quoted(name)} (angabe, text) VALUES (?, ?)", about)  # noqa: S608 - our own name


def _points(file: sqlite3.Connection, layer: PointLayer, changed: str) -> None:
    known = [point for point in layer.points if point is not None]
    box = (
        [part(point[at] for point in known) for part in (min, max) for at in (0, 1)] if known else [None] * 4
    )
    file.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
        (layer.name, layer.name, layer.description, changed, *box, WGS84),
    )
    file.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', ?, 0, 0)", (layer.name, WGS84)
    )
    columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in layer.columns)
    name = quoted(layer.name)
    file.execute(f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom POINT, {columns})")
    marks = ", ".join("?" * (len(layer.columns) + 1))
    named = ", ".join(["geom", *(quoted(name) for name, _ in layer.columns)])
    file.executemany(
        f"INSERT INTO {name} ({named}) VALUES ({marks})",  # noqa: S608 - names are the program's, values are bound
        (
            (None if point is None else _blob(point), *row)
            for point, row in zip(layer.points, layer.rows, strict=True)
        ),
    )


def quoted(name: str) -> str:
    """A name of a table or column as SQL has it. Raises ValueError for one that is not of letters, digits and _."""
    if not (name.isascii() and name.replace("_", "a").isalnum()):
        raise ValueError(name)
    return f'"{name}"'


def _blob(point: Point) -> bytes:
    """A point as the GeoPackage holds it: its head without an envelope, then well-known binary, little-endian."""
    return b"GP" + struct.pack("<BBi", 0, 1, WGS84) + struct.pack("<BIdd", 1, 1, *point)
