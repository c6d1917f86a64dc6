"""Looks into a GeoPackage before GDAL reads it: whether it is whole, one at all, and can be read to its end."""

from __future__ import annotations

import re
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from dashboard.errors import FileRejected
from data.importing.findings import listing

_HEADER = 100
_RECURSIVE = re.compile(r"\bRECURSIVE\b", re.IGNORECASE)


def check_size(content: bytes, file: str) -> None:
    """Raises FileRejected where a database has fewer bytes than its header says."""
    if len(content) < _HEADER:
        raise FileRejected(f"{file}: Die Datei ist abgeschnitten.", file=file)
    (size,) = struct.unpack(">H", content[16:18])
    changed, pages = struct.unpack(">II", content[24:32])
    (valid_for,) = struct.unpack(">I", content[92:96])
    expected = pages * (65536 if size == 1 else size)
    if changed == valid_for and len(content) < expected:
        raise FileRejected(
            f"{file}: Die Datei ist abgeschnitten: {len(content)} von {expected} Bytes sind da.", file=file
        )


def unknown_systems(path: Path, file: str) -> dict[str, str]:
    """What a GeoPackage names as the CRS of each layer, in words for those that it does not describe.

    Raises FileRejected for another database, and for layers that never end.
    """
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as store:
            made = store.execute("select name, coalesce(sql, '') from sqlite_master").fetchall()
            names = {name.lower() for name, _ in made}
            if not names & {"gpkg_contents", "geometry_columns"}:
                tables = listing(sorted(name for name, _ in made if not name.startswith("sqlite_")))
                raise FileRejected(
                    f"{file}: Das ist eine Datenbank (SQLite), aber kein GeoPackage: Die Tabelle gpkg_contents "
                    f"fehlt, vorhanden ist {tables or 'nichts'}.",
                    file=file,
                )
            endless = [name for name, words in made if _RECURSIVE.search(words)]
            if endless:
                raise FileRejected(
                    f"{file}: {listing(endless)} wird erst beim Lesen berechnet (rekursive Sicht); bitte als Tabelle "
                    "speichern.",
                    file=file,
                )
            if not {"gpkg_geometry_columns", "gpkg_spatial_ref_sys"} <= names:
                return {}
            question = (
                "select table_name, srs_id from gpkg_geometry_columns where srs_id > 0 and srs_id not in "
                "(select srs_id from gpkg_spatial_ref_sys)"
            )
            return {name: f"srs_id {number}" for name, number in store.execute(question)}
    except sqlite3.Error as reason:
        raise FileRejected(
            f"{file}: Die Datei ist beschädigt oder unvollständig und lässt sich nicht lesen.", file=file
        ) from reason
