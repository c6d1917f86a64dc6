"""Recognises the table as offices have it: years side by side, places by their names, a row of totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.importing.tables.raw_table import RawRow, letter

_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:/[0-9]{2,4})?", re.ASCII)
_NAMED = re.compile(r"[^\W\d_].*[^\W\d_]")
_TOP = 15


def described_as_wide(rows: Sequence[RawRow]) -> str:
    """A German sentence on how such a table is laid out, or nothing for any other.

    It has at least two years in one row and, in at least two rows below, a text to their left.
    """
    for index, row in enumerate(rows[:_TOP]):
        years = [column for column, cell in enumerate(row.cells) if _YEAR.fullmatch(cell.strip())]
        beside = [cell.strip() for cell in row.cells[years[0] :] if cell.strip()] if years else []
        if len(years) < 2 or any(cell[0].isdigit() and not _YEAR.fullmatch(cell) for cell in beside):
            continue
        below = rows[index + 1 :]
        left = range(years[0])
        named = {column: sum(1 for one in below if _is_name(one, column)) for column in left}
        column = max(named, key=lambda one: named[one], default=None)
        if column is None or named[column] < 2:
            continue
        first, last = letter(years[0]), letter(years[-1])
        shown = ", ".join(dict.fromkeys(row.cells[one].strip() for one in years[:6]))
        return (
            f"Das ist eine breite Tabelle: Die Jahre stehen nebeneinander (Zeile {row.number}, Spalten "
            f"{first} bis "
            f"{last}: {shown}), die Gebiete als Namen statt als Schlüssel (Spalte {letter(column)}). Weder "
            "check noch "
            "import liest sie so."
        )
    return ""


def _is_name(row: RawRow, column: int) -> bool:
    return column < len(row.cells) and _NAMED.search(row.cells[column]) is not None
