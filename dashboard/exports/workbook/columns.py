"""A worksheet of typed columns: words, numbers in a row's unit, counts and years, each in its format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.figure import Figure, TestedDifference
from dashboard.exports.workbook.view import FONT, difference_format, head_of, height, number_format, printed
from dashboard.indicators.wording.statuses import status_word, word_beside
from dashboard.texts import say

R = TypeVar("R")

TEXT, VALUE, WHOLE, PLAIN_NUMBER = "text", "value", "whole", "plain"
"""How a column is written: words, a number in the row's unit, a count, or a number without a point (a
year)."""
DIFFERENCE = "difference"
"""A difference of two numbers in the row's unit: of percentages it is points."""
DECIMAL = "decimal"
"""A number without a unit."""
DAY = "day"
"""A date."""
_WIDEST = 60  # characters
_DATE = "dd.mm.yyyy"
_PATTERNS = {WHOLE: "#,##0", PLAIN_NUMBER: "", DECIMAL: "0.00"}


@dataclass(frozen=True, slots=True)
class Unit:
    """How the values of a row are written, and their differences."""

    value: str
    difference: str

    @classmethod
    def of(cls, unit: str, decimals: int, lang: str) -> Unit:
        """Excel's number formats of values and differences in this unit."""
        return cls(number_format(unit, decimals), difference_format(unit, decimals, lang))


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """One column of rows of a kind: `cell` is what a row has in it, None stays empty. `unit` is the column's
    own where it is not that of the rows."""

    name: str
    kind: str
    width: int
    cell: Callable[[R], object]
    unit: Unit | None = None


def figure_word(figure: Figure, lang: str) -> str:
    """What stands beside a number, and instead of a missing one: few cases, or the figure's status."""
    if figure.value is None:
        return figure.text
    return say(lang, "at_least") if figure.at_least else word_beside(figure.few, figure.status, lang)


def status_said(figure: Figure, lang: str) -> str:
    """The word of a figure's status; that its number is a lower bound."""
    return say(lang, "at_least") if figure.at_least else status_word(figure.status, lang)


class Formats:
    """The formats of a workbook, each made once: Excel refuses files with thousands of them."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}
        self.words = book.add_format({**FONT, "indent": 1})  # away from the number on their left
        self.long_words = book.add_format({**FONT, "indent": 1, "text_wrap": True})
        self._head_of_words, self._head_of_numbers = head_of(book), head_of(book, "right")
        self._head_of_words.set_indent(1)

    def head(self, kind: str) -> Format:
        """How the name of a column of this kind looks."""
        return self._head_of_words if kind == TEXT else self._head_of_numbers

    def of(self, pattern: str) -> Format:
        """The book's format of a pattern, made once; text where the pattern is empty."""
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({**FONT, "num_format": pattern} if pattern else FONT)
        return self._made[pattern]


def figure_columns(lang: str, level: str, figure: Callable[[R], Figure]) -> list[TableColumn[R]]:
    """Everything that is published of a figure; `level` is the confidence as it is written (`95 %`)."""
    yes = say(lang, "export_yes")
    return [
        TableColumn(say(lang, "column_wert"), VALUE, 12, lambda row: figure(row).value),
        TableColumn(say(lang, "column_untergrenze", level=level), VALUE, 16, lambda row: figure(row).lower),
        TableColumn(say(lang, "column_obergrenze", level=level), VALUE, 16, lambda row: figure(row).upper),
        TableColumn(say(lang, "column_zaehler"), WHOLE, 10, lambda row: figure(row).numerator),
        TableColumn(say(lang, "column_nenner"), WHOLE, 10, lambda row: figure(row).denominator),
        TableColumn(say(lang, "column_status"), TEXT, 16, lambda row: status_said(figure(row), lang)),
        TableColumn(say(lang, "few"), TEXT, 13, lambda row: yes if figure(row).few else None),
    ]


def value_columns(name: str, lang: str, figure: Callable[[R], Figure | None]) -> list[TableColumn[R]]:
    """A figure among others: its value under its place's name, and what stands beside or instead of it."""

    def value(row: R) -> float | None:
        found = figure(row)
        return found.value if found else None

    def word(row: R) -> str | None:
        found = figure(row)
        return figure_word(found, lang) if found else None

    return [
        TableColumn(name, VALUE, 14, value),
        TableColumn(say(lang, "export_column_status_of", name=name), TEXT, 14, word),
    ]


def compared_columns(
    name: str, lang: str, compared: Callable[[R], TestedDifference | None]
) -> list[TableColumn[R]]:
    """A difference, and whether it is more than chance."""

    def value(row: R) -> float | None:
        found = compared(row)
        return found.value if found else None

    def word(row: R) -> str | None:
        found = compared(row)
        return found.word if found else None

    return [
        TableColumn(name, DIFFERENCE, 16, value),
        TableColumn(say(lang, "export_column_word", what=name), TEXT, 24, word),
    ]


def rank_columns(
    lang: str, rank: Callable[[R], int | None], ranked: Callable[[R], int]
) -> list[TableColumn[R]]:
    """A rank, and among how many; both empty where nobody is ranked."""
    return [
        TableColumn(say(lang, "export_column_rank"), WHOLE, 8, rank),
        TableColumn(
            say(lang, "export_column_ranked"), WHOLE, 9, lambda row: ranked(row) if rank(row) else None
        ),
    ]


def write_rows(
    sheet: Worksheet,
    columns: Sequence[TableColumn[R]],
    rows: Sequence[R],
    unit: Callable[[R], Unit],
    formats: Formats,
) -> None:
    """Rows under named columns; `unit` is that of a row's values. Every text is written as text, `2019–2021`
    under numbers of years as well: nothing in it becomes a formula or an address."""
    cells = [[column.cell(row) for column in columns] for row in rows]
    widths = [_width(column, [of_row[at] for of_row in cells]) for at, column in enumerate(columns)]
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.write_string(0, at, column.name, formats.head(column.kind))
        sheet.set_column(at, at, width)
    sheet.set_row(0, height([column.name for column in columns], widths))
    for line, (row, given) in enumerate(zip(rows, cells, strict=True), start=1):
        of_row = unit(row)
        said = [
            str(cell) if column.kind == TEXT and cell is not None else ""
            for column, cell in zip(columns, given, strict=True)
        ]
        if any(len(words) > width for words, width in zip(said, widths, strict=True)):
            sheet.set_row(line, height(said, widths))
        for at, (column, cell) in enumerate(zip(columns, given, strict=True)):
            if cell is None or cell == "":
                continue
            if column.kind == TEXT:
                # what is longer than its column would lie over the sheets beside it when it is printed
                look = formats.long_words if len(said[at]) > widths[at] else formats.words
                sheet.write_string(line, at, said[at], look)
            elif isinstance(cell, str):
                sheet.write_string(line, at, cell, formats.of(""))
            elif isinstance(cell, date):
                sheet.write_datetime(line, at, cell, formats.of(_DATE))
            else:
                chosen = column.unit or of_row
                own = chosen.difference if column.kind == DIFFERENCE else chosen.value
                sheet.write_number(line, at, cell, formats.of(_PATTERNS.get(column.kind, own)))
    sheet.freeze_panes(1, 2)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    printed(sheet, widths)


def _width(column: TableColumn[R], cells: Sequence[object]) -> int:
    """A column of words is as wide as its longest, a note apart."""
    longest = max((len(str(cell)) + 3 for cell in cells if cell is not None), default=0)
    return max(column.width, min(longest, _WIDEST)) if column.kind == TEXT else column.width
