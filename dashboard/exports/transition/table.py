"""The flow of all years as a table for people and programs: an Excel workbook, and a CSV with the same columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook

from dashboard.exports.caption import Caption
from dashboard.exports.rows import german_csv
from dashboard.exports.workbook.view import FONT, PLAIN, facts_sheet, head_of, printed, properties
from dashboard.texts import say

_WIDTHS = (8, 26, 26, 12, 40)
FlowRow = tuple[int, str, str, int | None, str]
"""Year, certificate, destination, persons (None where there is no number) and what is said of it."""


@dataclass(frozen=True, slots=True)
class FlowSheet:
    """All streams of all years; `notes` say what has to be known of them."""

    caption: Caption
    rows: Sequence[FlowRow]
    notes: Sequence[str]

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        named = ("year", "certificate", "destination", "persons", "said")
        return tuple(say(self.caption.lang, f"flow_column_{name}") for name in named)


def flow_workbook(made: FlowSheet) -> bytes:
    """Sheets Daten and Metadaten. A stream without a number has an empty cell, and a word why."""
    lang, buffer = made.caption.lang, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties(properties(made.caption.title, made.caption.link))
        head, text = head_of(book), book.add_format(FONT)
        whole = book.add_format({**FONT, "num_format": "#,##0"})
        sheet = book.add_worksheet(say(lang, "sheet_data"))
        for column, (name, width) in enumerate(zip(made.heads, _WIDTHS, strict=True)):
            sheet.write_string(0, column, name, head)
            sheet.set_column(column, column, width)
        for line, row in enumerate(made.rows, start=1):
            for column, one in enumerate(row):
                if isinstance(one, str):
                    sheet.write_string(line, column, one, text)
                elif one is not None:
                    sheet.write_number(line, column, one, whole if column == 3 else text)
        sheet.freeze_panes(1, 1)
        if made.rows:
            sheet.autofilter(0, 0, len(made.rows), len(_WIDTHS) - 1)
        printed(sheet, _WIDTHS)
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_metadata")), _facts(made), head)
    return buffer.getvalue()


def flow_csv(made: FlowSheet) -> bytes:
    """The same columns, with all that the table says of itself as `#` lines at the end."""
    return german_csv(made.heads, made.rows, (f"{label}: {text}" for label, text in _facts(made)))


def _facts(made: FlowSheet) -> list[tuple[str, str]]:
    label = say(made.caption.lang, "export_label_notice")
    return [*made.caption.entries(), *((label, one) for one in made.notes)]
