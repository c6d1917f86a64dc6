"""Excel files: what is inside is checked part by part before any cell is read."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import python_calamine
from defusedxml import DefusedXmlException
from defusedxml.sax import parse

from dashboard.errors import FileRejected
from data.importing.archives import member_bytes, opened
from data.importing.contents import described, is_zip
from data.importing.findings import listing
from data.importing.limits import Limits
from data.importing.numbers import german_text
from data.importing.tables import Row

_FORBIDDEN = (
    (re.compile(r"vbaProject\.bin$|vbaData\.xml$|^xl/macrosheets/", re.IGNORECASE), "Makros"),
    (re.compile(r"^xl/externalLinks/", re.IGNORECASE), "Verknüpfungen zu anderen Dateien"),
    (re.compile(r"^xl/(embeddings|activeX|ctrlProps)/", re.IGNORECASE), "eingebettete Objekte"),
)
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as text. Numbers are in German notation, what is no text or number is named in brackets."""

    name: str
    rows: tuple[Row, ...]


def sheets_of(content: bytes, file: str, limits: Limits) -> tuple[Sheet, ...]:
    """All sheets in order. Raises FileRejected with place and cause."""
    if not content:
        raise FileRejected(f"{file}: Die Datei ist leer.", file=file)
    if not is_zip(content):
        kind = described(content) or "kein Excel-Arbeitsbuch"
        raise FileRejected(
            f"{file}: Die Datei heißt .xlsx, der Inhalt ist aber {kind}; bitte in Excel als „.xlsx“ speichern.",
            file=file,
            found=kind,
        )
    _check_parts(opened(content, file, limits), file, limits)
    return _read(content, file)


def _read(content: bytes, file: str) -> tuple[Sheet, ...]:
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            Sheet(name, _rows(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)))
            for name, meta in zip(workbook.sheet_names, workbook.sheets_metadata, strict=True)
            if meta.typ is python_calamine.SheetTypeEnum.WorkSheet
        )
    except BaseException as reason:
        # A panic in the Rust reader arrives as a BaseException of its own; anything else of that rank is none of ours.
        if not isinstance(reason, Exception) and type(reason).__name__ != "PanicException":
            raise
        raise FileRejected(f"{file}: Das Arbeitsbuch ist beschädigt und lässt sich nicht lesen.", file=file) from reason


def _check_parts(archive: zipfile.ZipFile, file: str, limits: Limits) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" not in names or not any(_SHEET.match(name) for name in names):
        raise FileRejected(
            f"{file}: Die Datei heißt .xlsx, ist aber ein gewöhnliches ZIP-Archiv und kein Arbeitsbuch.", file=file
        )
    for pattern, words in _FORBIDDEN:
        if any(pattern.search(name) for name in names):
            raise FileRejected(
                f"{file}: Das Arbeitsbuch enthält {words}; bitte als einfache Tabelle ohne {words} speichern (.xlsx).",
                file=file,
            )
    cells = 0
    for name in names:
        if name.lower().endswith((".xml", ".rels", ".vml")):
            content = member_bytes(archive, name, file, limits)
            cells += _real_cells(content, name, file, limits)
            if cells > limits.cells:
                raise FileRejected(
                    f"{file}: Das Arbeitsbuch hat mehr als {limits.cells} Zellen; so viele werden nicht gelesen.",
                    file=file,
                )


def _real_cells(content: bytes, name: str, file: str, limits: Limits) -> int:
    """Cells that reading this part would take: the rectangle of the real ones, whatever `<dimension>` claims."""
    extent = _Extent(f"{file}: Ein Blatt ({name.rpartition('/')[2]})", file, limits)
    handler = extent if _SHEET.match(name) else ContentHandler()
    try:
        parse(io.BytesIO(content), handler, forbid_dtd=True)
    except (DefusedXmlException, SAXException, ValueError) as reason:
        cause = (
            "enthält XML-Definitionen (DTD oder Entitäten), wie sie nur in manipulierten Dateien vorkommen"
            if isinstance(reason, DefusedXmlException)
            else "ist beschädigt oder abgeschnitten"
        )
        raise FileRejected(f"{file}: Der Teil „{name}“ des Arbeitsbuchs {cause}.", file=file) from reason
    if extent.faults:
        # The reader gives them as empty cells, and an empty breakdown would silently mean the total.
        raise FileRejected(
            f"{file}: Im Blatt {name.rpartition('/')[2]} stehen Fehlerwerte wie #DIV/0! oder #BEZUG! "
            f"(Zellen {listing(extent.faults)}); bitte berichtigen oder leeren.",
            file=file,
        )
    return extent.last_row * extent.last_column


class _Extent(ContentHandler):
    """Watches the cells of a sheet go by, without keeping them, and stops at the limits."""

    def __init__(self, place: str, file: str, limits: Limits) -> None:
        super().__init__()
        self.place, self.file, self.limits = place, file, limits
        self.row = self.column = self.last_row = self.last_column = 0
        self.faults: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the name that SAX calls
        tag = name.rpartition(":")[2]
        if tag == "row":
            self.row, self.column = int(attrs.get("r") or self.row + 1), 0
        elif tag == "c":
            if attrs.get("t") == "e":
                self.faults.append(attrs.get("r") or f"in Zeile {self.row}")
            self.column, self.row = _position(attrs.get("r"), self.column, self.row)
            self.last_column = max(self.last_column, self.column)
        else:
            return
        self.last_row = max(self.last_row, self.row)
        limits = self.limits
        size = self.last_row * self.last_column
        if self.last_row > limits.rows or self.last_column > limits.columns or size > limits.cells:
            raise FileRejected(
                f"{self.place} reicht bis Zeile {self.last_row} und Spalte {self.last_column}; erlaubt sind "
                f"{limits.rows} Zeilen, {limits.columns} Spalten und {limits.cells} Zellen.",
                file=self.file,
            )


def _position(reference: str | None, column: int, row: int) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference or "")
    if not found:
        return column + 1, row
    number = 0
    for character in found[1]:
        number = number * 26 + ord(character) - ord("A") + 1
    return number, int(found[2])


def _rows(cells: Sequence[Sequence[object]]) -> tuple[Row, ...]:
    rows = (Row(number, tuple(_text(cell) for cell in row)) for number, row in enumerate(cells, start=1))
    return tuple(row for row in rows if any(cell.strip() for cell in row.cells))


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return f"[Wahrheitswert {'WAHR' if cell else 'FALSCH'}]"
    if isinstance(cell, (int, float)):
        return german_text(float(cell)) if math.isfinite(cell) else "[Fehlerwert]"
    if isinstance(cell, datetime):
        return f"[Datum {cell:%d.%m.%Y}]"
    if isinstance(cell, date):
        return f"[Datum {cell:%d.%m.%Y}]"
    if isinstance(cell, (time, timedelta)):
        return f"[Uhrzeit {cell}]"
    return f"[{type(cell).__name__}]"
