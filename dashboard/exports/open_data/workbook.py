"""A value table as an Excel workbook: values, metadata, definition."""

from __future__ import annotations

import io
from datetime import UTC

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.open_data.value_table import COLUMNS, NUMBERS, ValueTable
from dashboard.exports.workbook.view import (
    FONT,
    PLAIN,
    facts_sheet,
    head_of,
    height,
    number_format,
    printed,
    properties,
)
from dashboard.texts import say

_WIDTHS = (22, 11, 12, 26, 7, 18, 12, 13, 12, 11, 11, 15, 11, 16)  # characters
_COUNTS = ("zaehler", "nenner")


def workbook(table: ValueTable) -> bytes:
    """Sheets Werte, Metadaten and Definition. A cell without a published number is empty, never a zero or a text."""
    buffer, lang = io.BytesIO(), table.lang
    with Workbook(buffer, PLAIN) as book:
        # The same version gives the same bytes: the file bears the day of its data.
        made = table.made.astimezone(UTC).replace(tzinfo=None) if table.made.tzinfo else table.made
        about = properties(table.title, f"/daten/{table.indicator.key}?stand={table.version}")
        book.set_properties({**about, "created": made})
        head = head_of(book)
        _values(book, book.add_worksheet(say(lang, "open_data_sheet_values")), table)
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_metadata")), table.facts(), head)
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_definition")), table.definition(), head)
    return buffer.getvalue()


def _values(book: Workbook, sheet: Worksheet, table: ValueTable) -> None:
    head, text = head_of(book), book.add_format(FONT)
    indicator = table.indicator
    value = book.add_format({**FONT, "num_format": number_format(indicator.unit, indicator.decimals)})
    whole = book.add_format({**FONT, "num_format": "#,##0"})
    for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, width)
    sheet.set_row(0, height(COLUMNS, _WIDTHS))
    for line, row in enumerate(table.rows, start=1):
        for column, (name, one) in enumerate(zip(COLUMNS, row, strict=True)):
            if one is None or one == "":
                continue
            if isinstance(one, str):
                sheet.write_string(line, column, one, text)
            elif name in NUMBERS:
                sheet.write_number(line, column, one, whole if name in _COUNTS else value)
            else:
                sheet.write_number(line, column, one, text)  # the year: a number without a point in it
    sheet.freeze_panes(1, 4)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(COLUMNS) - 1)
    printed(sheet, _WIDTHS, names=4)
