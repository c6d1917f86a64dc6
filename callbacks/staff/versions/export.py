"""Differences as files: CSV as everywhere, and a workbook that is written row by row."""

from __future__ import annotations

import io
from collections.abc import Iterable

from xlsxwriter import Workbook

from dashboard.exports.rows import german_csv
from dashboard.staff.versions.difference_text import DifferenceWords
from dashboard.staff.versions.differences import Difference
from dashboard.texts import say

MOST_ROWS = 100_000
"""Of a workbook: writing it takes ten seconds. CSV takes all."""
_WIDTHS = (38, 18, 20, 12, 26, 7, 12, 12, 12, 22, 16, 16, 18, 18, 24)


def differences_csv(rows: Iterable[Difference], words: DifferenceWords, note: str) -> bytes:
    """A row for each difference; `note` says at the end which versions these are."""
    return german_csv(words.heads(), (words.file_row(one) for one in rows), (note,))


def differences_workbook(rows: Iterable[Difference], words: DifferenceWords, note: str) -> bytes:
    """The same as .xlsx: texts as texts, numbers as numbers, the head stays in view."""
    stream = io.BytesIO()
    with Workbook(stream, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(say(words.lang, "staff_differences"))
        head = book.add_format({"bold": True, "bottom": 1})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for column, name in enumerate(words.heads()):
            sheet.write_string(0, column, name, head)
        sheet.freeze_panes(1, 0)
        for row, one in zip(range(1, MOST_ROWS + 1), rows, strict=False):
            for column, value in enumerate(words.file_row(one)):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value)
        about = book.add_worksheet(say(words.lang, "staff_versions"))
        about.set_column(0, 0, 80)
        about.write_string(0, 0, note)
    return stream.getvalue()
