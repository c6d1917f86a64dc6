"""A sheet to be filled in: a row for each place, a column for each measure, breakdown and year."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.templates.marks import CHECK_MARK, KEY_MARK, NAME_MARK
from dashboard.domain.templates.template import OPERATOR, Template, TemplateColumn, TemplatePlace
from dashboard.exports.templates.cell_rules import (
    CheckedRow,
    check_formula,
    is_high,
    is_jump,
    is_number,
    is_wrong,
    validation,
)
from dashboard.exports.templates.styles import TemplateStyles
from dashboard.exports.workbook.view import height
from dashboard.texts import say

_A4 = 9
_TITLE, _HINT, _MARKS, _MEASURES, _BREAKDOWNS, _YEARS = range(6)
FIRST_ROW = 6
"""The first row of a place, counted from 0."""
_FIRST_COLUMN = 2
_KEY_WIDTH, _NAME_WIDTH, _WIDTH, _CHECK_WIDTH = 11, 30, 11, 15
_LONGEST_NOTE = 900


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """What a column is called: its measure, its breakdown, and the note at its head."""

    measure: str
    breakdown: str
    note: str


@dataclass(frozen=True, slots=True)
class FiguresSheet:
    """One sheet while it is written. `words` by key of the column; `decimals` are measures that may have digits
    behind the comma."""

    book: Workbook
    sheet: Worksheet
    styles: TemplateStyles
    template: Template
    columns: Sequence[TemplateColumn]
    words: Mapping[str, ColumnWords]
    decimals: Collection[str]
    lang: str

    def write(self) -> None:
        """Writes everything: heads, rows, rules, and how it is printed."""
        self._widths()
        self._heads()
        for line, place in enumerate(self.template.places, start=FIRST_ROW):
            self._row(line, place)
        self._page()

    @property
    def _last_column(self) -> int:
        return _FIRST_COLUMN + len(self.columns)

    def _widths(self) -> None:
        self.sheet.set_column(0, 0, max(_KEY_WIDTH, *(len(one.key) + 2 for one in self.template.places)))
        longest = max(len(one.name) for one in self.template.places)
        self.sheet.set_column(1, 1, min(max(_NAME_WIDTH, longest + 2), 60))
        self.sheet.set_column(_FIRST_COLUMN, self._last_column - 1, _WIDTH)
        self.sheet.set_column(self._last_column, self._last_column, _CHECK_WIDTH)

    def _heads(self) -> None:
        sheet, styles, lang = self.sheet, self.styles, self.lang
        title = f"{self.template.title} · {self.template.area_name}"
        sheet.write_string(_TITLE, 0, title, styles.title)
        sheet.set_row(_TITLE, 26)
        hint = say(lang, "template_hint")
        last = max(self._last_column, 5)
        sheet.merge_range(_HINT, 0, _HINT, last, hint, styles.hint)
        room = _KEY_WIDTH + _NAME_WIDTH + _WIDTH * (last - _FIRST_COLUMN) + _CHECK_WIDTH
        sheet.set_row(_HINT, height([hint], [min(room, 150)], 1.0) + 4)
        marks = (KEY_MARK, NAME_MARK, *(f"#{one.key}" for one in self.columns), CHECK_MARK)
        for column, mark in enumerate(marks):
            sheet.write_string(_MARKS, column, mark)
        sheet.set_row(_MARKS, None, None, {"hidden": True})
        who = "institution" if self.template.kind == OPERATOR else "municipality"
        for column, key in ((0, "template_head_key"), (1, f"template_head_{who}")):
            self._head_cell(column, say(lang, key))
        self._head_cell(self._last_column, say(lang, "template_head_check"))
        self._groups(_MEASURES, [self.words[one.key].measure for one in self.columns])
        broken = [(one.measure, self.words[one.key].breakdown) for one in self.columns]
        self._groups(_BREAKDOWNS, [words for _, words in broken], apart=[key for key, _ in broken])
        if not any(one.breakdown for one in self.columns):
            sheet.set_row(_BREAKDOWNS, None, None, {"hidden": True})
        for at, one in enumerate(self.columns, start=_FIRST_COLUMN):
            known = say(lang, "template_head_earlier", year=one.year)
            head = styles.head_asked if one.asked else styles.head
            sheet.write_string(_YEARS, at, str(one.year) if one.asked else known, head)
            note = self.words[one.key].note[:_LONGEST_NOTE]
            sheet.write_comment(
                _YEARS, at, note, {"x_scale": 2.6, "y_scale": 2.4, "author": "Bildungslupe", "font_size": 9}
            )
        sheet.set_row(_YEARS, 32 if any(not one.asked for one in self.columns) else 18)

    def _head_cell(self, column: int, text: str) -> None:
        for row in (_MEASURES, _BREAKDOWNS):
            self.sheet.write_blank(row, column, None, self.styles.group)
        self.sheet.write_string(_YEARS, column, text, self.styles.group)

    def _groups(self, row: int, texts: Sequence[str], apart: Sequence[str] = ()) -> None:
        """Neighbours that say the same share one cell."""
        keys = list(zip(apart, texts, strict=True)) if apart else [("", one) for one in texts]
        first = 0
        tallest = 15
        for at in range(1, len(keys) + 1):
            if at < len(keys) and keys[at] == keys[first]:
                continue
            left, right = first + _FIRST_COLUMN, at - 1 + _FIRST_COLUMN
            tallest = max(tallest, height([texts[first]], [(at - first) * _WIDTH]))
            if left == right:
                self.sheet.write_string(row, left, texts[first], self.styles.group)
            else:
                self.sheet.merge_range(row, left, row, right, texts[first], self.styles.group)
            first = at
        self.sheet.set_row(row, tallest + 3)

    def _row(self, line: int, place: TemplatePlace) -> None:
        sheet, styles = self.sheet, self.styles
        sheet.write_string(line, 0, place.key, styles.name)
        sheet.write_string(line, 1, place.name, styles.name)
        cells: list[str] = []
        between = 0  # of the known ones, how many stand before the last open cell
        wholes: list[str] = []
        highest: dict[str, int] = {}
        known: list[str] = []
        for at, one in enumerate(self.columns, start=_FIRST_COLUMN):
            if not self.template.is_open(place.key, one):
                text = self.template.earlier.get((place.key, one.key), "")
                self._known(line, at, text)
                known += [text] if cells else []
                continue
            cell, whole = xl_rowcol_to_cell(line, at), one.measure not in self.decimals
            limit = self.template.limits.get((place.key, one.key))
            sheet.write_blank(line, at, None, styles.open_whole if whole else styles.open_decimal)
            said = self.words[one.key]
            heading = f"{place.name}, {said.breakdown if one.breakdown else ''} {one.year}"
            sheet.data_validation(
                line, at, line, at, validation(cell, " ".join(heading.split()), limit, self.lang, whole=whole)
            )
            cells.append(cell)
            between = len(known)
            wholes += [cell] if whole else []
            self._mark(line, at, is_wrong(cell, whole=whole), wrong=True)
            if limit is not None:
                highest[cell] = limit.highest
                self._mark(line, at, is_high(cell, limit), wrong=limit.certain)
            before = self._before(place, one)
            if before is not None:
                self._mark(line, at, is_jump(cell, before), wrong=False)
        if cells:
            row = CheckedRow(f"{cells[0]}:{cells[-1]}", len(cells), known[:between], wholes, highest)
            formula = check_formula(row, self.lang)
            sheet.write_formula(
                line, self._last_column, formula, styles.check, say(self.lang, "template_check_empty")
            )
        else:
            sheet.write_blank(line, self._last_column, None, styles.check)

    def _known(self, line: int, column: int, text: str) -> None:
        """A published figure as a number where it is a whole one, so that it can be reckoned with."""
        if is_number(text):
            self.sheet.write_number(line, column, int(text.replace(".", "")), self.styles.known_number)
        elif text:
            self.sheet.write_string(line, column, text, self.styles.known)
        else:
            self.sheet.write_blank(line, column, None, self.styles.known)

    def _before(self, place: TemplatePlace, column: TemplateColumn) -> int | None:
        """What is published of the year before, where that is a whole number."""
        for one in self.columns:
            if (one.measure, one.breakdown, one.year) == (column.measure, column.breakdown, column.year - 1):
                text = self.template.earlier.get((place.key, one.key), "")
                return int(text.replace(".", "")) if is_number(text) else None
        return None

    def _mark(self, line: int, column: int, formula: str, *, wrong: bool) -> None:
        look = self.styles.wrong if wrong else self.styles.unusual
        self.sheet.conditional_format(
            line, column, line, column, {"type": "formula", "criteria": f"={formula}", "format": look}
        )

    def _page(self) -> None:
        sheet, template = self.sheet, self.template
        last = FIRST_ROW + len(template.places) - 1
        sheet.freeze_panes(FIRST_ROW, _FIRST_COLUMN)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.repeat_rows(_MEASURES, _YEARS)
        sheet.repeat_columns(0, 1)
        sheet.print_area(0, 0, last, self._last_column)
        footer = say(self.lang, "template_footer", number=template.number, area=template.area_name)
        sheet.set_footer(f"&L{footer.replace('&', '&&')}&R&P / &N")
        sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:A{last + 1}"})
        # Screen readers for Windows say the heads of a region whose name begins so.
        corner = f"$A${_YEARS + 1}:${xl_col_to_name(self._last_column)}${last + 1}"
        quoted = sheet.get_name().replace("'", "''")
        number = self.book.worksheets().index(sheet)
        region = f"A{_YEARS + 1}.{xl_col_to_name(self._last_column)}{last + 1}.{number}"
        self.book.define_name(f"TitleRegion{number}.{region}", f"='{quoted}'!{corner}")
        sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
        first = next(
            (at for at, one in enumerate(self.columns, start=_FIRST_COLUMN) if one.asked), _FIRST_COLUMN
        )
        sheet.set_selection(FIRST_ROW, first, FIRST_ROW, first)
