"""The sheets of a file that nobody has described: workbooks of Excel and LibreOffice, old and new, and texts."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from dashboard.errors import FileRejected
from dashboard.formats import number
from data.importing.files.archives import opened
from data.importing.files.contents import described, is_zip, text_of
from data.importing.files.limits import MEBIBYTE, Limits
from data.importing.files.lines import delimiter_of, lines_of, rows_of
from data.importing.files.sheet_cells import Sheet
from data.importing.files.trial_opening import refuse_endless
from data.importing.files.workbook import sheets_of
from data.importing.tables.numbers import german_text
from data.importing.tables.raw_table import RawRow

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_MOST_OLD = 30 * MEBIBYTE
"""Of .xls and .ods: their reader takes all of the memory it needs at once."""
MOST_ROWS, MOST_NAMES = 12_000, 20_000
"""Rows and different texts of a sheet that nobody has described: each text is compared with all places."""
_LONGEST_NAME = 120
_RAISED = re.compile(rb'text-position="(?:super|\+?[1-9])')
_Value = int | float | str | bool | time | date | datetime | timedelta


def sheets_in(content: bytes, file: str, limits: Limits) -> tuple[Sheet, ...]:
    """All sheets in order; a text is one sheet without a name. Raises FileRejected."""
    suffix = Path(file).suffix.lower()
    if suffix == ".xlsx":
        return sheets_of(content, file, limits)
    if suffix in (".ods", ".xls"):
        return _by_calamine(content, file, suffix, limits)
    lines = lines_of(text_of(content, file), file, limits)
    return (Sheet("", tuple(rows_of(lines, file, limits, delimiter_of(lines)))),)


def undescribed_sheets(content: bytes, file: str, limits: Limits) -> tuple[Sheet, ...]:
    """As `sheets_in`, those that have rows, for whoever wants to find out what stands in them. Raises FileRejected
    for a sheet with more than MOST_ROWS rows or MOST_NAMES texts, too."""
    sheets = tuple(one for one in sheets_in(content, file, limits) if one.rows)
    for one in sheets:
        names = _names_in(one) if len(one.rows) <= MOST_ROWS else 0
        if len(one.rows) <= MOST_ROWS and names <= MOST_NAMES:
            continue
        count, most, what = (
            (names, MOST_NAMES, "verschiedene Texte")
            if names
            else (len(one.rows), MOST_ROWS, "Zeilen mit Inhalt")
        )
        raise FileRejected(
            f"{file}{f', Blatt „{one.name}“' if one.name else ''}: Die Tabelle hat {number(count, 0, 'de')} {what}. "
            f"Für eine Tabelle, die noch niemand beschrieben hat, sind höchstens {number(most, 0, 'de')} möglich. "
            "Bitte nur die Zeilen und Spalten behalten, die den Kreis betreffen.",
            file=file,
        )
    return sheets


def _names_in(sheet: Sheet) -> int:
    """How many different texts may be names of places."""
    every = {cell for row in sheet.rows for cell in row.cells if 0 < len(cell) <= _LONGEST_NAME}
    return sum(any(sign.isalpha() for sign in text) for text in every)


def _by_calamine(content: bytes, file: str, suffix: str, limits: Limits) -> tuple[Sheet, ...]:
    kind = described(content)
    if suffix == ".xls" and not content.startswith(_OLD_WORKBOOK):
        raise FileRejected(
            f"{file}: Die Datei heißt .xls, der Inhalt ist aber {kind or 'kein altes Arbeitsbuch'}; bitte in Excel "
            "als „.xlsx“ speichern.",
            file=file,
        )
    if suffix == ".ods" and not is_zip(content):
        raise FileRejected(
            f"{file}: Die Datei heißt .ods, der Inhalt ist aber {kind or 'keine Tabelle von LibreOffice'}.",
            file=file,
        )
    if len(content) > _MOST_OLD:
        raise FileRejected(
            f"{file}: Die Datei ist größer als {_MOST_OLD // MEBIBYTE} MiB; bitte als „.xlsx“ speichern.",
            file=file,
        )
    if suffix == ".ods":
        archive = opened(content, file, limits)  # its parts stay within the limits
        _refuse_raised(archive, file)
    refuse_endless(content, file)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(_sheet(book, name, file, limits) for name in book.sheet_names)
    except CalamineError as reason:
        raise FileRejected(
            f"{file}: Die Tabelle lässt sich nicht öffnen; sie ist beschädigt oder mit einem Kennwort geschützt.",
            file=file,
        ) from reason


def _refuse_raised(archive: zipfile.ZipFile, file: str) -> None:
    """The reader gives a footnote's digit behind a number as one more digit of the number."""
    for part in ("content.xml", "styles.xml"):
        if part in archive.namelist() and _RAISED.search(archive.read(part)):
            raise FileRejected(
                f"{file}: Die Tabelle hat hochgestellte Zeichen, zum Beispiel Fußnoten an Zahlen; in .ods sind sie von "
                "Ziffern der Zahl nicht zu unterscheiden. Bitte als „.xlsx“ speichern oder die Hochstellung entfernen.",
                file=file,
            )


def _sheet(book: CalamineWorkbook, name: str, file: str, limits: Limits) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.height > limits.rows or sheet.height * sheet.width > limits.cells:
        raise FileRejected(
            f"{file}, Blatt „{name}“: Die Tabelle ist zu groß ({sheet.height} Zeilen, {sheet.width} Spalten).",
            file=file,
        )
    rows = [
        RawRow(number, tuple(_text(value) for value in values))
        for number, values in enumerate(sheet.to_python(skip_empty_area=False), start=1)
    ]
    hidden = "Visible" not in str(next(one.visible for one in book.sheets_metadata if one.name == name))
    return Sheet(name, tuple(row for row in rows if any(cell.strip() for cell in row.cells)), hidden=hidden)


def _text(value: _Value) -> str:
    """A cell in German notation; days as 31.12.2023, because a year may be written as one."""
    if isinstance(value, bool):
        return f"[Wahrheitswert {'WAHR' if value else 'FALSCH'}]"
    if isinstance(value, int | float):
        return german_text(float(value))
    if isinstance(value, datetime | date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, time | timedelta):
        return f"[Uhrzeit {value}]"
    return value.strip()
