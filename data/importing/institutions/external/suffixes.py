"""By which names files of geodata are known, before anything that is slow to load is needed."""

from __future__ import annotations

from pathlib import Path

from data.importing.files.contents import is_zip

GEODATA = (".geojson", ".gpkg", ".gml")
"""Beside `.zip` with a Shapefile in it."""
OPENSTREETMAP = ".osm.pbf"
_DIRECTORY = 65_536
"""Bytes at the end of an archive in which its list of names stands, unless it has hundreds."""


def is_geodata(content: bytes, file: str) -> bool:
    """Whether a file is meant as geodata, by its name and, for archives, by what lies in it."""
    suffix = Path(file).suffix.lower()
    if suffix == ".zip":
        return is_zip(content) and b".shp" in content[-_DIRECTORY:].lower()
    return suffix in GEODATA
