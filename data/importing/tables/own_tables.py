"""Finds the own table in the sheets of a workbook or in a text: where its header stands, and what is left
unread."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.errors import FileRejected
from dashboard.texts import both
from data.importing.files.workbook import Sheet
from data.importing.findings import Findings, listed_in_both, listing, shortened
from data.importing.formats import plain
from data.importing.institutions.columns import layout_of
from data.importing.tables.raw_table import OwnTable, RawRow, letter
from data.importing.tables.wide import described_as_wide

_DEEPEST_HEADER = 40
"""Rows in which a header is looked for below a title."""


def header_at(rows: Sequence[RawRow]) -> int | None:
    """The index of the first row that is the header of an own table or of its table of measures."""
    for index, row in enumerate(rows[:_DEEPEST_HEADER]):
        if is_header(row.cells):
            return index
    return None


def is_header(cells: Sequence[str]) -> bool:
    """Whether cells are the header of a table that anybody can write."""
    return plain.is_plain(cells) or plain.is_measures(cells) or layout_of(cells) is not None


def table_of_text(rows: Sequence[RawRow], findings: Findings) -> OwnTable | None:
    """The own table of a text file, with a note about lines above its header; None without a header."""
    at = header_at(rows)
    if at is None:
        return None
    if at:
        findings.tell(
            "note", "head_in_row", head=rows[at].number, words=_first_words(rows[0]), row=rows[0].number
        )
    return OwnTable(rows[at], tuple(rows[at + 1 :]))


def tables_of_sheets(sheets: Sequence[Sheet], file: str, findings: Findings) -> list[OwnTable]:
    """The tables that are read, and a finding on which sheets these are. Raises FileRejected where there is
    none."""
    tables: list[OwnTable] = []
    read: list[tuple[str, str]] = []
    left: list[tuple[str, str]] = []
    for sheet in sheets:
        at = header_at(sheet.rows)
        if at is None:
            if sheet.rows:
                left.append(_unread(sheet))
            continue
        header, rows = sheet.rows[at], sheet.rows[at + 1 :]
        tables.append(
            OwnTable(header, rows, sheet.name, sheet.hidden_rows, sheet.hidden_columns, sheet.rounded)
        )
        read.append(_read_words(sheet, len(rows), header.number if at else 0))
        if sheet.hidden:
            findings.tell("warning", "hidden_sheet", sheet=sheet.name)
    if not tables:
        _refuse(sheets, file)
    if len(read) + len(left) > 1 or any(table.header.number > 1 for table in tables):
        findings.tell(
            "warning" if left else "note",
            "tables_read_unread" if left else "tables_read",
            read=listed_in_both(read),
            left=listed_in_both(left),
            sheet="",
        )
    return tables


def _read_words(sheet: Sheet, rows: int, late: int) -> tuple[str, str]:
    """Which sheet is read, with its rows; `late` is the row of a head that does not stand at the top, else 0."""
    details = [both("finding_part_rows_one" if rows == 1 else "finding_part_rows_many", count=rows)]
    if late:
        details.append(both("finding_part_head_late", row=late))
    if sheet.hidden:
        details.append(both("finding_part_hidden"))
    german, english = (", ".join(one[at] for one in details) for at in (0, 1))
    name = shortened(sheet.name)
    return f"„{name}“ ({german})", f"“{name}” ({english})"


def _unread(sheet: Sheet) -> tuple[str, str]:
    first = sheet.rows[0]
    column = next(index for index, cell in enumerate(first.cells) if cell.strip())
    words = shortened(first.cells[column], 40)
    key = "finding_part_no_head_hidden" if sheet.hidden else "finding_part_no_head"
    return both(key, sheet=shortened(sheet.name), cell=f"{letter(column)}{first.number}", words=words)


def _first_words(row: RawRow) -> str:
    return shortened(next((cell for cell in row.cells if cell.strip()), ""), 40)


def _refuse(sheets: Sequence[Sheet], file: str) -> None:
    for sheet in sheets:
        words = described_as_wide(sheet.rows)
        if words:
            raise FileRejected(
                f"{file}, Blatt „{shortened(sheet.name)}“: {words} Ohne eine solche Zuordnung wird nur eine Zeile je "
                f"Wert mit dem Kopf {';'.join(plain.COLUMNS)} gelesen (docs/import.md, „Breite Tabellen“).",
                file=file,
                found=sheet.name,
            )
    visible = "; ".join(
        f"{one.name}: {listing([cell for cell in one.rows[0].cells if cell], 6) if one.rows else 'leer'}"
        for one in sheets[:5]
    )
    raise FileRejected(
        f"{file}: Kein Blatt hat in den ersten Zeilen den Kopf {';'.join(plain.COLUMNS)}; gesehen wurde "
        f"{visible}.",
        file=file,
        found=visible,
    )
