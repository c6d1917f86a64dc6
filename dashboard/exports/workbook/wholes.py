"""The sheet of several wholes: one row for each piece of each bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from dashboard.charts.composition.parts import CompositionParts, CompositionRow
from dashboard.exports.workbook.columns import (
    PLAIN_NUMBER,
    TEXT,
    VALUE,
    WHOLE,
    Formats,
    TableColumn,
    Unit,
    write_rows,
)
from dashboard.exports.workbook.composition import PART_HEADS, PartRow, part_rows
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class WholePart:
    """A row of the sheet: which whole, what 100 % are, and what is known of one part of it."""

    whole: str
    base: str
    row: PartRow


def whole_parts(
    whole: str, base: str, parts: CompositionParts, rows: Sequence[CompositionRow], place: str = ""
) -> Iterator[WholePart]:
    """The rows of some bars; `place` names that of bars which are its years."""
    for row in rows:
        for one in part_rows(parts, row, place or row.name):
            yield WholePart(whole, base, one)


def wholes_sheet(book: Workbook, rows: Sequence[WholePart], formats: Formats, lang: str) -> None:
    """Adds the sheet; none without rows."""
    if rows:
        sheet = book.add_worksheet(say(lang, "sheet_composition"))
        write_rows(sheet, _columns(lang), rows, lambda _: Unit.of("percent", 1, lang), formats)


def _columns(lang: str) -> list[TableColumn[WholePart]]:
    kinds = ((PLAIN_NUMBER, 8), (TEXT, 26), (TEXT, 30), (VALUE, 12), (WHOLE, 12), (TEXT, 60))

    def cell(at: int) -> Callable[[WholePart], object]:
        return lambda one: one.row[at]

    return [
        TableColumn(say(lang, "composition_whole"), TEXT, 26, lambda one: one.whole),
        TableColumn(say(lang, "export_column_unit"), TEXT, 26, lambda one: one.base),
        *(
            TableColumn(say(lang, f"composition_{name}"), kind, width, cell(at))
            for at, (name, (kind, width)) in enumerate(zip(PART_HEADS, kinds, strict=True))
        ),
    ]
