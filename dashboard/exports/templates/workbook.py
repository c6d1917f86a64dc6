"""A template as an Excel workbook: instructions, the sheets to be filled in, and the hidden stamp."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from dashboard.domain.templates.stamp import STAMP_SHEET, stamp_rows
from dashboard.domain.templates.template import Template, TemplateColumn
from dashboard.exports.templates.cover import write_cover
from dashboard.exports.templates.figures_sheet import ColumnWords, FiguresSheet
from dashboard.exports.templates.styles import TemplateStyles
from dashboard.exports.workbook.view import PLAIN, properties
from dashboard.texts import say

_ON_ONE_SHEET = 14
"""Columns that fit on a page across; with more each measure has a sheet of its own."""
_LONGEST_SHEET = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What a workbook says about its columns: the catalogue's measures and breakdowns, in a language."""

    catalogue: Catalogue
    lang: str = "de"

    def measure(self, key: str) -> Measure:
        """A measure of the catalogue."""
        return self.catalogue.measures[key]

    def breakdown(self, key: str) -> str:
        """`weiblich`; the total has a word, too."""
        dimension, _, category = key.partition(":")
        if not key:
            return say(self.lang, "template_head_total")
        return self.catalogue.breakdowns[dimension].categories[category][self.lang]

    def definition(self, key: str) -> str:
        """What the indicator says that counts this measure, or that is made of it; empty where none is."""
        every = self.catalogue.indicators.values()
        counting = [one for one in every if one.numerator == (key,) and not one.denominator]
        if counting:
            return counting[0].definition[self.lang]
        using = [one for one in every if key in one.numerator] or [
            one for one in every if key in one.denominator
        ]
        if not using:
            return ""
        name, words = using[0].name[self.lang], using[0].definition[self.lang]
        return say(self.lang, "template_cover_used", indicator=name, definition=words)

    def of_column(self, column: TemplateColumn) -> ColumnWords:
        """Everything that is said of one column."""
        measure = self.measure(column.measure)
        note = say(
            self.lang,
            "template_note",
            name=measure.name[self.lang],
            breakdown=self.breakdown(column.breakdown),
            unit=measure.unit[self.lang],
            date=measure.reporting_date[self.lang],
            definition=self.definition(column.measure),
        ).strip()
        return ColumnWords(measure.name[self.lang], self.breakdown(column.breakdown), note)


def template_workbook(template: Template, words: TemplateWords, decimals: Sequence[str] = ()) -> bytes:
    """The workbook of a template. `decimals` are keys of measures that may have digits behind the comma."""
    buffer, lang = io.BytesIO(), words.lang
    with Workbook(buffer, PLAIN) as book:
        title = say(lang, "template_properties_title", title=template.title, area=template.area_name)
        book.set_properties({**properties(title, template.number), "subject": template.number})
        book.set_calc_mode("auto")
        styles = TemplateStyles.of(book)
        cover = book.add_worksheet(say(lang, "template_sheet_cover"))
        names: list[str] = []
        for name, columns in _sheets(template, words):
            names.append(name)
            sheet = book.add_worksheet(name)
            told = {one.key: words.of_column(one) for one in columns}
            FiguresSheet(book, sheet, styles, template, columns, told, frozenset(decimals), lang).write()
        write_cover(cover, styles, template, names, _terms(template, words), lang, decimals=bool(decimals))
        _write_stamp(book.add_worksheet(STAMP_SHEET), template)
        cover.activate()
    return buffer.getvalue()


def _sheets(template: Template, words: TemplateWords) -> Iterator[tuple[str, tuple[TemplateColumn, ...]]]:
    """Names of the sheets to be filled in, and the columns of each."""
    if len(template.columns) <= _ON_ONE_SHEET:
        yield say(words.lang, "template_sheet_figures"), template.columns
        return
    used: set[str] = set()
    by_measure: dict[str, list[TemplateColumn]] = {}
    for column in template.columns:
        by_measure.setdefault(column.measure, []).append(column)
    for key, columns in by_measure.items():
        name = _FORBIDDEN.sub(" ", words.measure(key).name[words.lang])[:_LONGEST_SHEET].strip()
        if name.casefold() in used:
            name = f"{name[: _LONGEST_SHEET - 4]} ({len(used) + 1})"
        used.add(name.casefold())
        yield name, tuple(columns)


def _terms(template: Template, words: TemplateWords) -> Mapping[str, str]:
    """Name of each measure, and what is counted."""
    terms = {}
    for key in template.measures:
        measure = words.measure(key)
        unit = say(
            words.lang,
            "template_cover_unit",
            unit=measure.unit[words.lang],
            date=measure.reporting_date[words.lang],
        )
        terms[measure.name[words.lang]] = f"{unit} {words.definition(key)}".strip()
    return terms


def _write_stamp(sheet: Worksheet, template: Template) -> None:
    for line, row in enumerate(stamp_rows(template)):
        for column, text in enumerate(row):
            sheet.write_string(line, column, text)
    sheet.protect()
    sheet.very_hidden()
