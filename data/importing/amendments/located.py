"""Where a finding stands: its cells by row and letter, whatever its reader calls the column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.importing.files.sheet_cells import Sheet
from data.importing.findings import Finding
from data.importing.tables.raw_table import letter

_LETTERS = re.compile(r"([A-Z]{1,3})(?: \(.*)?", re.DOTALL)
_MOST_ROWS = 400
_HEAD_DEPTH = 60


@dataclass(frozen=True, slots=True)
class FindingPlace:
    """A cell, or a row where `column` is empty. `sheet` is the index of the sheet."""

    sheet: int
    row: int
    column: str


def places_of(finding: Finding, sheets: Sequence[Sheet], *, mapped: bool) -> tuple[FindingPlace, ...]:
    """The cells of a finding, none where it is about the whole file. `mapped`: columns are letters, and no heads."""
    rows = (finding.rows or ((finding.row,) if finding.row else ()))[:_MOST_ROWS]
    index = _sheet_of(finding, sheets)
    if index is None:
        return ()
    sheet = sheets[index]
    if not rows:
        column = (
            column_at(finding.column or "", sheet, sheet.rows[-1].number, mapped=mapped) if sheet.rows else ""
        )
        head = _head_of(finding.column or "", sheet)
        return (FindingPlace(index, head, column),) if column and head else ()
    column = column_at(finding.column or "", sheet, rows[0], mapped=mapped)
    return tuple(FindingPlace(index, row, column) for row in rows)


def column_at(called: str, sheet: Sheet, row: int, *, mapped: bool) -> str:
    """The letter of a column that a finding on a row calls by its head or its letter; empty where there is none."""
    if not called:
        return ""
    letters = _LETTERS.fullmatch(called)
    if mapped and letters:
        return letters[1]
    wanted = called.strip().casefold()
    for one in reversed([one for one in sheet.rows if one.number <= row][:_HEAD_DEPTH]):
        named = [cell.strip().casefold() for cell in one.cells]
        if wanted in named:
            return letter(named.index(wanted))
    return letters[1] if letters else ""


def _head_of(called: str, sheet: Sheet) -> int:
    """The row in which a column is called so; the first row for a letter."""
    wanted = called.strip().casefold()
    found = (
        one.number
        for one in sheet.rows[:_HEAD_DEPTH]
        if wanted in {cell.strip().casefold() for cell in one.cells}
    )
    return next(found, sheet.rows[0].number)


def _sheet_of(finding: Finding, sheets: Sequence[Sheet]) -> int | None:
    if finding.sheet:
        return next((at for at, one in enumerate(sheets) if one.name == finding.sheet), None)
    filled = [at for at, one in enumerate(sheets) if one.rows]
    return filled[0] if len(filled) == 1 or (filled and finding.row) else None
