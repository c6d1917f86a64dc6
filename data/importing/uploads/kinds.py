"""What a sent file is by its content, whatever its name ends in."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboard.errors import FileRejected
from data.importing.files.archives import member_bytes, opened
from data.importing.files.contents import is_zip, text_of
from data.importing.files.limits import MEBIBYTE, Limits
from data.importing.files.lines import delimiter_of, lines_of
from data.importing.files.workbook import sheets_of

LARGEST = 50 * MEBIBYTE
"""Bytes of one sent file."""
SUFFIXES = {
    "xlsx": ".xlsx",
    "xls": ".xls",
    "ods": ".ods",
    "csv": ".csv",
    "geojson": ".geojson",
    "gpkg": ".gpkg",
    "openqcat": ".xml",
    "agency": ".json",
    "shapefile": ".zip",
    "zip": ".zip",
}
"""The ending by which readers know each kind."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EMPTY_ZIP = b"PK\x05\x06"
_SQLITE = b"SQLite format 3\x00"
_FORMULA = "[Formel ohne Ergebnis]"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_PARTS = (
    (re.compile(r"^word/", re.IGNORECASE), "ein Word-Dokument"),
    (re.compile(r"^ppt/", re.IGNORECASE), "eine PowerPoint-Datei"),
    (re.compile(r"^xl/workbook\.bin$", re.IGNORECASE), "eine binäre Excel-Datei (.xlsb)"),
)
_STREAMS = (
    ("WordDocument", "ein altes Word-Dokument"),
    ("PowerPoint Document", "eine alte PowerPoint-Datei"),
)
_SERVICE = re.compile(rb"<SERVICE[\s>]")
_GEOJSON_TYPES = ("FeatureCollection", "Feature", "GeometryCollection", "Polygon", "MultiPolygon", "Point")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A sent file. `name` is without folders and ends as its kind is known by, `kind` a key of SUFFIXES; `parts`
    counts sheets, members or lines; `detail` says the separator and encoding of a text, or how many formulas of a
    workbook have no result (`formulas:3`)."""

    name: str
    kind: str
    content: bytes
    parts: int = 1
    detail: str = ""


def sent_file(name: str, content: bytes, limits: Limits) -> SentFile:
    """What the file is. Raises FileRejected, with a sentence that says what it is instead and what to do."""
    shown = plain_name(name)
    if len(content) > LARGEST:
        raise FileRejected(
            f"{shown}: Die Datei ist {len(content) // MEBIBYTE} MB groß; angenommen werden höchstens "
            f"{LARGEST // MEBIBYTE} MB.",
            file=shown,
        )
    if not content.strip():
        raise FileRejected(f"{shown}: Die Datei ist leer.", file=shown)
    kind, parts, detail = _kind_of(shown, content, limits)
    return SentFile(_ending(shown, kind), kind, content, parts, detail)


def plain_name(name: str) -> str:
    """The name without folders and without signs that lead astray; never empty, never longer than a line."""
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*').strip(". ")
    if len(clean) > 120:
        stem, _, suffix = clean.rpartition(".")
        clean = f"{stem[: 118 - len(suffix)]}….{suffix}" if stem and len(suffix) < 10 else clean[:119] + "…"
    return clean or "Datei"


def _ending(name: str, kind: str) -> str:
    suffix = SUFFIXES[kind]
    low = name.lower()
    if low.endswith(suffix) or (kind == "csv" and low.endswith(".txt")):
        return name
    path = PurePosixPath(name)
    known = (*SUFFIXES.values(), ".txt", ".xlsm", ".json", ".tsv")
    return (path.stem if path.suffix.lower() in known else name) + suffix


def _kind_of(name: str, content: bytes, limits: Limits) -> tuple[str, int, str]:
    if content.startswith(_EMPTY_ZIP):
        raise FileRejected(f"{name}: Das Archiv ist leer.", file=name)
    if is_zip(content):
        return _packed(name, content, limits)
    if content.startswith(_OLD_OFFICE):
        return _old_office(name, content)
    if content.startswith(_SQLITE):
        return "gpkg", 1, ""
    start = content[:4000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")) and not start.startswith(b"{\\rtf"):
        return _json(name, content)
    if b"<OPENQCAT" in content[:4000]:
        return "openqcat", len(_SERVICE.findall(content)), ""
    text = text_of(content, name)
    lines = [line for line in lines_of(text, name, limits) if line.strip()]
    separator = delimiter_of(lines)
    encoding = "utf-8" if _is_utf8(content) else "windows-1252"
    named = {";": "semicolon", "\t": "tab", "|": "bar", ",": "comma"}[separator]
    return (
        "csv",
        len(lines),
        f"{named if any(separator in line for line in lines[:60]) else 'none'} {encoding}",
    )


def _packed(name: str, content: bytes, limits: Limits) -> tuple[str, int, str]:
    archive = opened(content, name, limits)
    members = [one.filename for one in archive.infolist() if not one.is_dir()]
    if "[Content_Types].xml" in members:
        for pattern, words in _PARTS:
            if any(pattern.search(one) for one in members):
                raise _instead(name, words)
        sheets = sheets_of(content, _ending(name, "xlsx"), limits)
        missing = sum(cell == _FORMULA for sheet in sheets for row in sheet.rows for cell in row.cells)
        return "xlsx", len(sheets), f"formulas:{missing}" if missing else ""
    if "mimetype" in members:
        return _open_document(name, archive, members, limits)
    if any(one.lower().endswith(".shp") for one in members):
        return "shapefile", 1, ""
    if not members:
        raise FileRejected(f"{name}: Das Archiv ist leer.", file=name)
    return "zip", len(members), ""


def _open_document(
    name: str, archive: zipfile.ZipFile, members: list[str], limits: Limits
) -> tuple[str, int, str]:
    mimetype = member_bytes(archive, "mimetype", name, limits).strip()
    if mimetype != _SPREADSHEET:
        raise _instead(name, "ein Dokument von LibreOffice, aber keine Tabelle")
    manifest = "META-INF/manifest.xml"
    if manifest in members and b"encryption-data" in member_bytes(archive, manifest, name, limits):
        raise _protected(name)
    if any(one.startswith(("Basic/", "Scripts/")) for one in members):
        raise FileRejected(
            f"{name}: Die Tabelle enthält Makros; bitte ohne Makros speichern (.ods oder .xlsx).", file=name
        )
    content = member_bytes(archive, "content.xml", name, limits) if "content.xml" in members else b""
    return "ods", max(content.count(b"<table:table "), 1), ""


def _old_office(name: str, content: bytes) -> tuple[str, int, str]:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise _protected(name)
    for stream, words in _STREAMS:
        if has(stream):
            raise _instead(name, words)
    if has("_VBA_PROJECT"):
        raise FileRejected(
            f"{name}: Das Arbeitsbuch enthält Makros; bitte als einfache Tabelle ohne Makros speichern (.xlsx).",
            file=name,
        )
    if not (has("Workbook") or has("Book")):
        raise _instead(name, "eine Datei eines alten Office-Programms, aber keine Tabelle")
    return "xls", 1, ""


def _json(name: str, content: bytes) -> tuple[str, int, str]:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as reason:
        raise FileRejected(
            f"{name}: Die Datei sieht nach JSON aus, ist aber beschädigt oder unvollständig.", file=name
        ) from reason
    pages = found if isinstance(found, list) else [found]
    embedded = [page.get("_embedded") for page in pages if isinstance(page, dict)]
    courses = [
        one["termine"] for one in embedded if isinstance(one, dict) and isinstance(one.get("termine"), list)
    ]
    if courses:
        return "agency", sum(len(one) for one in courses), ""
    if not isinstance(found, dict) or found.get("type") not in _GEOJSON_TYPES:
        raise _instead(name, "ein JSON-Dokument, aber kein GeoJSON und keine Kurssuche")
    features = found.get("features")
    return "geojson", len(features) if isinstance(features, list) else 1, ""


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _protected(name: str) -> FileRejected:
    return FileRejected(
        f"{name}: Die Datei ist mit einem Kennwort geschützt; bitte ohne Kennwort speichern.", file=name
    )


def _instead(name: str, words: str) -> FileRejected:
    return FileRejected(
        f"{name}: Das ist {words}. Gelesen werden Excel (.xlsx, .xls), LibreOffice (.ods), CSV, GeoJSON, GeoPackage, "
        "Shapefiles als ZIP, Kurskataloge (open-Q-cat als XML, die Kurssuche als JSON) und ZIP-Archive "
        "mit solchen Dateien.",
        file=name,
        found=words,
    )
