"""Opens a delivered file: only of a kind that is read, and only up to the limit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import FileRejected
from data.importing.files.limits import MEBIBYTE, Limits

MAPPED = (".xlsx", ".ods", ".xls", ".csv", ".txt")
"""What is read with a mapping: there somebody has looked at the table as it was read."""


def bytes_of(path: Path, limits: Limits, possible: Sequence[str]) -> bytes:
    """The content of a delivered file. Raises FileRejected for a suffix that is not possible, a file that is not
    there, too large or not readable."""
    file = path.name
    if path.suffix.lower() not in possible:
        advice = {
            ".xlsm": "; Arbeitsbücher mit Makros bitte als .xlsx speichern",
            ".xls": "; das alte Excel-Format bitte als .xlsx speichern",
            ".ods": "; bitte als .xlsx oder CSV speichern",
            ".shp": "; ein Shapefile bitte mit allen Teilen (.shp, .shx, .dbf, .prj) als .zip",
            ".kml": "; bitte im Kartenprogramm als .gpkg speichern",
            ".json": "; GeoJSON bitte in .geojson umbenennen",
        }.get(path.suffix.lower(), "")
        raise FileRejected(
            f"{file}: Dateien mit der Endung „{path.suffix or 'ohne'}“ werden nicht gelesen; "
            f"möglich sind {', '.join(possible)}{advice}.",
            file=file,
            found=path.suffix,
        )
    try:
        if path.is_dir():
            raise FileRejected(f"{file}: Das ist ein Ordner; erwartet wird eine Datei.", file=file)
        if not path.is_file():
            raise FileRejected(f"{file}: Diese Datei gibt es nicht: {path}.", file=file)
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise FileRejected(
                f"{file}: Die Datei ist {size // MEBIBYTE} MiB groß; erlaubt sind "
                f"{limits.file_bytes // MEBIBYTE} MiB.",
                file=file,
            )
        return path.read_bytes()
    except OSError as reason:
        raise FileRejected(
            f"{file}: Die Datei lässt sich nicht öffnen; vermutlich fehlen die Leserechte "
            f"({reason.strerror}).",
            file=file,
        ) from reason
