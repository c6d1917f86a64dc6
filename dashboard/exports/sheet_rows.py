"""A worksheet of typed columns: words, numbers in a row's unit, counts and years, each in its format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.profile import Figure
from dashboard.exports.workbook import FONT, difference_format, number_format, printed
from dashboard.texts import say

TEXT, VALUE, WHOLE, PLAIN_NUMBER = "text", "value", "whole", "plain"
"""How a column is written: words, a number in the row's unit, a count, or a number without a point (a year)."""
DIFFERENCE = "difference"
"""A difference of two numbers in the row's unit: of percentages it is points."""
DECIMAL = "decimal"
"""A number without a unit."""
_PATTERNS = {WHOLE: "#,##0", PLAIN_NUMBER: "", DECIMAL: "0.00"}


@dataclass(frozen=True, slots=True)
class Unit:
    """How the values of a row are written, and their differences."""

    value: str
    difference: str

    @classmethod
    def of(cls, unit: str, decimals: int, lang: str) -> Unit:
        return cls(number_format(unit, decimals), difference_format(unit, decimals, lang))


@dataclass(frozen=True, slots=True)
class Column:
    """`unit` is the column's own where it is not that of the rows."""

    name: str
    kind: str
    width: int
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row: `unit` is that of its values; None stays empty."""

    unit: Unit
    cells: Sequence[object]


def status_word(figure: Figure, lang: str) -> str:
    """What stands beside a number, and instead of a missing one: few cases, or the figure's status."""
    if figure.value is None:
        return figure.text
    return say(lang, "few") if figure.few else say(lang, f"status_{figure.status.key}")


class Formats:
    """The formats of a workbook, each made once: Excel refuses files with thousands of them."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def of(self, pattern: str) -> Format:
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({**FONT, "num_format": pattern} if pattern else FONT)
        return self._made[pattern]


def write_rows(
    sheet: Worksheet, columns: Sequence[Column], lines: Sequence[Line], formats: Formats, head: Format
) -> None:
    """Rows under named columns. Every text is written as text: nothing in it becomes a formula or an address."""
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.name, head)
        sheet.set_column(at, at, column.width)
    for number, line in enumerate(lines, start=1):
        for at, (column, cell) in enumerate(zip(columns, line.cells, strict=True)):
            if cell is None or cell == "":
                continue
            if column.kind == TEXT:
                sheet.write_string(number, at, str(cell), formats.of(""))
            else:
                unit = column.unit or line.unit
                own = unit.difference if column.kind == DIFFERENCE else unit.value
                sheet.write_number(number, at, cell, formats.of(_PATTERNS.get(column.kind, own)))
    sheet.freeze_panes(1, 2)
    if lines:
        sheet.autofilter(0, 0, len(lines), len(columns) - 1)
    printed(sheet)
