"""Excel files: what is inside is checked before any cell is read, and only parts that hold cells are read at
all."""

from __future__ import annotations

import re
import zipfile

from dashboard.errors import FileRejected
from data.importing.files.archives import opened
from data.importing.files.contents import described, is_zip
from data.importing.files.limits import Limits
from data.importing.files.sheet_cells import Sheet, SheetReader
from data.importing.files.workbook_parts import read_book
from data.importing.files.xml_parts import read_part

__all__ = ["Sheet", "sheets_of"]

_FORBIDDEN = (
    (re.compile(r"vbaProject\.bin$|vbaData\.xml$|^xl/macrosheets/", re.IGNORECASE), "Makros"),
    (re.compile(r"^xl/externalLinks/", re.IGNORECASE), "Verknüpfungen zu anderen Dateien"),
    (re.compile(r"^xl/(embeddings|activeX|ctrlProps)/", re.IGNORECASE), "eingebettete Objekte"),
)
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)


def sheets_of(content: bytes, file: str, limits: Limits) -> tuple[Sheet, ...]:
    """All sheets of cells in order. Drawings, comments and the like are never opened. Raises FileRejected."""
    if not content:
        raise FileRejected(f"{file}: Die Datei ist leer.", file=file)
    if not is_zip(content):
        kind = described(content) or "kein Excel-Arbeitsbuch"
        raise FileRejected(
            f"{file}: Die Datei heißt .xlsx, der Inhalt ist aber {kind}; bitte in Excel als „.xlsx“ "
            "speichern.",
            file=file,
            found=kind,
        )
    archive = opened(content, file, limits)
    _check_parts(archive, file)
    book = read_book(archive, file, limits)
    sheets: list[Sheet] = []
    used = 0
    for entry in book.sheets:
        if entry.part:
            reader = SheetReader(entry.name, book, file, limits, used)
            read_part(archive, entry.part, reader, file, limits)
            sheets.append(reader.sheet(entry.name, hidden=entry.hidden))
            used = reader.size
    return tuple(sheets)


def _check_parts(archive: zipfile.ZipFile, file: str) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" not in names or not any(_SHEET.match(name) for name in names):
        raise FileRejected(
            f"{file}: Die Datei heißt .xlsx, ist aber ein gewöhnliches ZIP-Archiv und kein Arbeitsbuch.",
            file=file,
        )
    for pattern, words in _FORBIDDEN:
        if any(pattern.search(name) for name in names):
            raise FileRejected(
                f"{file}: Das Arbeitsbuch enthält {words}; bitte als einfache Tabelle ohne {words} "
                "speichern (.xlsx).",
                file=file,
            )
