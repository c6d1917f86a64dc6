"""Statistical reports of Destatis: the sheets named `csv-…`, one value per row under a plain header."""

from __future__ import annotations

from collections.abc import Sequence

from data.importing.files.workbook import Sheet
from data.importing.findings import Findings, listing, listings
from data.importing.tables.mapping import TableMapping
from data.importing.tables.raw_table import RawCell, RawTable, letter, squeezed

PREFIX = "csv-"


def is_report(sheets: Sequence[Sheet]) -> bool:
    """Whether sheets are those of a statistical report."""
    return any(sheet.name.lower().startswith(PREFIX) and sheet.rows for sheet in sheets)


def read(sheet: Sheet, mapping: TableMapping, findings: Findings) -> RawTable | None:
    """The sheet as the mapping names its columns, or None with findings where a column is missing."""
    header = sheet.rows[0]
    at = {squeezed(name): number for number, name in reversed(list(enumerate(header.cells)))}
    needed = (*mapping.area, mapping.time, *mapping.value, *mapping.dimensions)
    missing = [name for name in needed if name not in at]
    if missing:
        findings.tell(
            "error",
            "columns_missing",
            missing=", ".join(missing),
            there=listings(at, 12),
            row=header.number,
            found=listing(at, 12),
            expected=", ".join(needed),
        )
        return None
    cells: list[RawCell] = []
    for row in sheet.rows[1:]:
        padded = (*row.cells, *("" for _ in range(len(header.cells) - len(row.cells))))
        attributes = {name: squeezed(padded[at[name]]) for name in (*mapping.area, *mapping.dimensions)}
        quality = padded[at[mapping.quality]] if mapping.quality in at else ""
        cells += [
            RawCell(
                row=row.number,
                column=f"{letter(at[name])} ({name})",
                path=(name,),
                attributes=attributes,
                names={},
                time=squeezed(padded[at[mapping.time]]),
                text=padded[at[name]],
                quality=quality,
            )
            for name in mapping.value
        ]
    if not cells:
        findings.tell("error", "sheet_empty", row=header.number)
        return None
    return RawTable("statbericht", mapping.table, sheet.name, tuple(at), mapping.dimensions, tuple(cells))
