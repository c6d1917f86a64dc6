"""Recognises the table as offices have it: years side by side, places by their names, a row of totals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.importing.tables.raw_table import RawRow, letter

_YEAR = re.compile(r"(?:[0-9]{1,2}\.[0-9]{1,2}\.)?(?:19|20)[0-9]{2}(?:/[0-9]{2,4})?", re.ASCII)
_NAMED = re.compile(r"[^\W\d_].*[^\W\d_]")
_KEY = re.compile(r"^\s*[0-9]{5}(?:[0-9 ]{3,})?\s*$", re.ASCII)
_TOP = 15


def described_as_wide(rows: Sequence[RawRow]) -> str:
    """A German sentence on how such a table is laid out, or nothing for any other.

    It has at least two years in one row and, in at least two rows below, a name or a key to their left.
    """
    for index, row in enumerate(rows[:_TOP]):
        years = [column for column, cell in enumerate(row.cells) if _YEAR.fullmatch(cell.strip())]
        beside = [cell.strip() for cell in row.cells[years[0] :] if cell.strip()] if years else []
        if len(years) < 2 or any(cell[0].isdigit() and not _YEAR.fullmatch(cell) for cell in beside):
            continue
        below = rows[index + 1 :]
        named, keyed = (_fullest(below, years[0], pattern) for pattern in (_NAMED, _KEY))
        if keyed is not None:
            places = ""
        elif named is not None:
            places = f", die Gebiete als Namen statt als Schlüssel (Spalte {letter(named)})"
        else:
            continue
        first, last = letter(years[0]), letter(years[-1])
        shown = ", ".join(dict.fromkeys(row.cells[one].strip() for one in years[:6]))
        return (
            f"Das ist eine breite Tabelle: Die Jahre stehen nebeneinander (Zeile {row.number}, Spalten "
            f"{first} bis {last}: {shown}){places}. „flask --app app mapping DATEI“ schlägt vor, wie sie zu lesen ist."
        )
    return ""


def _fullest(rows: Sequence[RawRow], before: int, pattern: re.Pattern[str]) -> int | None:
    """The column left of the years in which most cells are as the pattern says; None where fewer than two
    are."""
    found = {
        column: sum(1 for row in rows if column < len(row.cells) and pattern.search(row.cells[column]))
        for column in range(before)
    }
    column = max(found, key=lambda one: found[one], default=None)
    return column if column is not None and found[column] >= 2 else None
