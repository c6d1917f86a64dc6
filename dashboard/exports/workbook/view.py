"""The table of one view as an Excel workbook: data, metadata and definition."""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.rows import NUMBERS
from dashboard.exports.workbook.composition import PartRow
from dashboard.exports.workbook.table import ViewTable
from dashboard.texts import say

# the table leaves the indicator's column out
_FIRST_NUMBER, _LAST_NUMBER = (
    NUMBERS.start - 1,
    NUMBERS.stop - 2,
)
_COUNTS = (_LAST_NUMBER - 1, _LAST_NUMBER)
_WIDTHS = (12, 26, 7, 16, 12, 18, 18, 10, 10, 16, 16, 40)  # characters
_LABEL_WIDTH, _TEXT_WIDTH = 26, 100
_A4 = 9  # Excel's number of the paper
_LINE = 15  # points that a line of FONT takes
_BOLD, _REGULAR = 0.92, 1.05  # letters of a width, beside the digits that it is measured in
_ACROSS = 220  # characters on A4 across, at about 60 % of their size: smaller is not read
FONT = {"font_name": "Calibri", "font_size": 11}
# Every text is written by write_string, which takes nothing for a formula or an address; this is the second
# lock.
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def properties(title: str, link: str) -> dict[str, str]:
    """What the file says of itself: its title, who made it, and where its figures can be seen."""
    return {"title": title, "author": "Bildungslupe", "comments": link}


@dataclass(frozen=True, slots=True)
class PartsTable:
    """A composition as rows: year, place, part, share in per cent, count and what is said of it. Numbers are None
    where there are none."""

    heads: tuple[str, ...]
    rows: tuple[PartRow, ...]


def workbook(made: ViewTable, parts: PartsTable | None = None) -> bytes:
    """Sheets Daten, Metadaten and Definition, behind the first that of `parts`. A cell without a published number
    is empty, never a zero or a text."""
    lang, buffer = made.caption.lang, io.BytesIO()
    with Workbook(buffer, PLAIN) as book:
        book.set_properties(properties(made.caption.title, made.caption.link))
        head = head_of(book)
        _data(book, book.add_worksheet(say(lang, "sheet_data")), made, head)
        if parts is not None:
            _parts(book, book.add_worksheet(say(lang, "sheet_composition")), parts, head)
        facts = (*made.caption.entries(), *made.licences)
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_metadata")), facts, head)
        facts_sheet(book, book.add_worksheet(say(lang, "sheet_definition")), made.definition, head)
    return buffer.getvalue()


def _parts(book: Workbook, sheet: Worksheet, parts: PartsTable, head: Format) -> None:
    text = book.add_format(FONT)
    share, count = (book.add_format({**FONT, "num_format": one}) for one in ("0.0", "#,##0"))
    for column, (name, width) in enumerate(zip(parts.heads, (8, 26, 30, 12, 12, 60), strict=True)):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, width)
    for line, row in enumerate(parts.rows, start=1):
        for column, one in enumerate(row):
            if isinstance(one, str):
                sheet.write_string(line, column, one, text)
            elif one is not None:
                sheet.write_number(line, column, one, {3: share, 4: count}.get(column, text))
    sheet.freeze_panes(1, 0)


def _data(book: Workbook, sheet: Worksheet, made: ViewTable, head: Format) -> None:
    text = book.add_format(FONT)
    value = book.add_format(
        {**FONT, "num_format": number_format(made.indicator.unit, made.indicator.decimals)}
    )
    whole = book.add_format({**FONT, "num_format": "#,##0"})
    for column, (name, width) in enumerate(zip(made.columns, _WIDTHS, strict=True)):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, width)
    sheet.set_row(0, height(made.columns, _WIDTHS))
    for line, row in enumerate(made.rows, start=1):
        for column, one in enumerate(row):
            if one is None or one == "":
                continue
            if isinstance(one, str):
                sheet.write_string(line, column, one, text)
            elif _FIRST_NUMBER <= column <= _LAST_NUMBER:
                sheet.write_number(line, column, one, whole if column in _COUNTS else value)
            else:
                sheet.write_number(line, column, one, text)  # the year: a number without a point in it
    sheet.freeze_panes(1, 2)
    if made.rows:
        sheet.autofilter(0, 0, len(made.rows), len(made.columns) - 1)
    printed(sheet, _WIDTHS)


def printed(sheet: Worksheet, widths: Sequence[int], names: int = 2) -> None:
    """A4 across with the head of the columns on each page: one beside the other where letters would be too
    small on one, each with the first columns, which name the rows. `widths` in characters."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    named = sum(widths[:names])
    pages = 1 if sum(widths) <= _ACROSS else math.ceil((sum(widths) - named) / (_ACROSS - named))
    if pages > 1:
        sheet.repeat_columns(0, names - 1)
    sheet.fit_to_pages(pages, 0)


def height(names: Sequence[str], widths: Sequence[float], room: float = _BOLD) -> int:
    """Points of a row in which each text wraps within its column's width in characters.

    Not every program finds the height of wrapped lines by itself: without it they lie over the next row.
    """
    wrapped = (
        textwrap.wrap(text, max(1, int(width * room))) for text, width in zip(names, widths, strict=True)
    )
    return _LINE * max(1, *map(len, wrapped))


def head_of(book: Workbook, align: str = "left") -> Format:
    """How the first row of a sheet looks; numbers are named above their right end."""
    head: Format = book.add_format(
        {**FONT, "bold": True, "bg_color": "#F2EDE3", "bottom": 1, "text_wrap": True}
    )
    head.set_align("top")
    head.set_align(align)
    return head


def number_format(unit: str, decimals: int) -> str:
    """How Excel shows values of a unit; only the percent sign is glued on."""
    return "#,##0" + ("." + "0" * decimals if decimals else "") + ('"\u00a0%"' if unit == "percent" else "")


def difference_format(unit: str, decimals: int, lang: str) -> str:
    """The same for differences of such values: with their sign, and "Punkte" where the values are
    percentages."""
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    word = f'"\u00a0{say(lang, "export_points")}"' if unit == "percent" else ""
    return f'+{plain}{word};"\u2212"{plain}{word};{plain}{word}'


def facts_sheet(book: Workbook, sheet: Worksheet, facts: Sequence[tuple[str, str]], head: Format) -> None:
    """Label and words, row by row."""
    text = book.add_format({**FONT, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, _LABEL_WIDTH, text)
    sheet.set_column(1, 1, _TEXT_WIDTH, text)
    for line, (label, words) in enumerate(facts):
        sheet.write_string(line, 0, label, head)
        sheet.write_string(line, 1, words, text)
        sheet.set_row(line, max(height([label], [_LABEL_WIDTH]), height([words], [_TEXT_WIDTH], _REGULAR)))
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
