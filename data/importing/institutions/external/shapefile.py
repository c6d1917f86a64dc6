"""Takes the parts of a Shapefile out of its archive, and says where they do not fit together."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from pathlib import PurePosixPath

from dashboard.errors import FileRejected
from data.importing.files.archives import member_bytes, opened
from data.importing.files.limits import Limits
from data.importing.findings import listing, shortened

_NEEDED = (".shp", ".shx", ".dbf")
_BESIDE = (*_NEEDED, ".prj", ".cpg", ".qix", ".qpj", ".sbn", ".sbx", ".xml", ".txt", ".pdf")
_HEADER = 100
"""Bytes in front of the shapes and of their index."""
_TABLE_HEADER = 32


def shapefile_parts(content: bytes, file: str, limits: Limits) -> dict[str, bytes]:
    """The one Shapefile of an archive, its parts as `features.shp` and so on. Raises FileRejected."""
    archive = opened(content, file, limits)
    members = [one.filename for one in archive.infolist() if not one.is_dir()]
    names = [
        name for name in members if "__MACOSX" not in name and not name.rsplit("/", 1)[-1].startswith(".")
    ]
    for name in names:
        if ".." in PurePosixPath(name.replace("\\", "/")).parts or name.startswith("/") or ":" in name:
            raise FileRejected(
                f"{file}: Der Eintrag „{shortened(name)}“ führt aus dem Archiv hinaus.", file=file
            )
    shapes = [name for name in names if name.lower().endswith(".shp")]
    if len(shapes) != 1:
        raise FileRejected(
            f"{file}: Im Archiv liegen {len(shapes)} Shapefiles ({listing(shapes) or 'keines'}); "
            "erwartet wird genau eines.",
            file=file,
        )
    stem = shapes[0][:-4]
    parts = {name[len(stem) :].lower(): name for name in names if name.startswith(f"{stem}.")}
    missing = [part for part in _NEEDED if part not in parts]
    if missing:
        raise FileRejected(
            f"{file}: Dem Shapefile „{shortened(shapes[0])}“ fehlt {listing(missing)}; ein Shapefile besteht aus "
            f"{', '.join(_NEEDED)} und, für das Koordinatensystem, .prj.",
            file=file,
        )
    found = {
        part: member_bytes(archive, name, file, limits) for part, name in parts.items() if part in _BESIDE
    }
    _check_sizes(found, file)
    found |= _encoding(found, file)
    return {f"features{part}": inside for part, inside in found.items()}


def _check_sizes(parts: Mapping[str, bytes], file: str) -> None:
    """That no part is cut off, and that each shape has its row."""
    shapes, index, table = (parts[part] for part in _NEEDED)
    if min(len(shapes), len(index)) < _HEADER or len(table) < _TABLE_HEADER:
        return  # damaged in a way that GDAL finds
    (words,) = struct.unpack(">I", shapes[24:28])
    rows, first, size = struct.unpack("<IHH", table[4:12])
    # A little is missing at the end of tables that some programs write.
    short = [".shp"] if len(shapes) < 2 * words else []
    if len(table) < first + rows * size:
        short.append(".dbf")
    if short:
        raise FileRejected(
            f"{file}: Das Shapefile ist abgeschnitten: {listing(short)} ist kürzer, als es im Kopf steht.",
            file=file,
        )
    indexed = (len(index) - _HEADER) // 8
    if indexed != rows:
        raise FileRejected(
            f"{file}: Die Teile des Shapefiles passen nicht zusammen: Die .shx zählt {indexed} Formen, die .dbf {rows} "
            "Zeilen.",
            file=file,
        )


def _encoding(parts: Mapping[str, bytes], file: str) -> Mapping[str, bytes]:
    """The part that names the encoding of the table where it is missing and no other than UTF-8 can be meant.

    Raises FileRejected where it names UTF-8 for what is none, or another for what is UTF-8.
    """
    named = parts.get(".cpg", b"").decode("ascii", "replace").strip()
    says_unicode = re.sub(r"[^A-Z0-9]", "", named.upper()) in ("UTF8", "65001")
    # The descriptions of the columns hold lengths above 127, which are no letters: only rows are text.
    table = parts[".dbf"]
    begin = struct.unpack("<H", table[8:10])[0] if len(table) >= _TABLE_HEADER else _TABLE_HEADER
    try:
        is_unicode = not table[begin:].isascii() and bool(table[begin:].decode("utf-8"))
    except UnicodeDecodeError as reason:
        if not says_unicode:
            return {}
        raise FileRejected(
            f"{file}: Die .cpg nennt UTF-8, der Text der .dbf ist aber anders kodiert (oft ist es Windows-1252); bitte "
            "die .cpg richtigstellen oder in UTF-8 speichern.",
            file=file,
        ) from reason
    if not is_unicode or says_unicode:
        return {}
    if not named:
        return {".cpg": b"UTF-8"}
    raise FileRejected(
        f"{file}: Die .cpg nennt {shortened(named)}, der Text der .dbf ist aber in UTF-8 geschrieben; bitte in die "
        ".cpg „UTF-8“ schreiben.",
        file=file,
    )
