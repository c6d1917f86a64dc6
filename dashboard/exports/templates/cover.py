"""The first sheet of a template: what is asked for, for whom, until when, where to, and how to fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.templates.template import Template
from dashboard.exports.templates.styles import TemplateStyles
from dashboard.exports.workbook.view import height
from dashboard.formats import day
from dashboard.texts import say

_A4 = 9
_WIDTHS = (24, 112)
_ROOM = 1.0
_ON_ONE_PAGE = 5
"""Explained measures with which the sheet is still read when it is one page."""
_STEPS = ("sheet", "numbers", "decimals", "empty", "check", "send")


def write_cover(
    sheet: Worksheet,
    styles: TemplateStyles,
    template: Template,
    sheets: Sequence[str],
    terms: Mapping[str, str],
    lang: str,
    *,
    decimals: bool,
) -> None:
    """Writes the sheet. `sheets` are the names of those to be filled in, `terms` explain each measure by name."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    title = say(lang, "template_cover_title", title=template.title)
    sheet.merge_range(0, 0, 0, 1, title, styles.title)
    sheet.set_row(0, height([title], [sum(_WIDTHS) / 1.6]) * 1.5)
    greeting = say(lang, "template_cover_greeting", count=_count(template, lang))
    sheet.merge_range(1, 0, 1, 1, greeting, styles.text)
    sheet.set_row(1, height([greeting], [sum(_WIDTHS)], _ROOM) + 6)
    line = 3
    for label, text in _facts(template, lang):
        line = _pair(sheet, styles, line, label, text)
    line = _section(sheet, styles, line + 1, say(lang, "template_cover_how"))
    steps = [one for one in _STEPS if decimals or one != "decimals"]
    for number, step in enumerate(steps, start=1):
        named = ", ".join(f"„{one}“" if lang == "de" else f"“{one}”" for one in sheets)
        text = say(lang, f"template_cover_step_{step}", sheets=named)
        line = _pair(sheet, styles, line, f"{number}.", text, styles.step)
    if template.earlier:
        line = _pair(sheet, styles, line, "", say(lang, "template_cover_earlier"))
    line = _pair(sheet, styles, line, "", say(lang, "template_cover_wrong_name"))
    line = _section(sheet, styles, line + 1, say(lang, "template_cover_terms"))
    for name, text in terms.items():
        line = _pair(sheet, styles, line, name, text)
    sheet.hide_gridlines(2)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1 if len(terms) <= _ON_ONE_PAGE else 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.5, bottom=0.5)
    sheet.print_area(0, 0, line - 1, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _count(template: Template, lang: str) -> str:
    cells = template.open_cells()
    if len(cells) == 1:
        return say(lang, "template_cover_cells_one")
    return say(lang, "template_cover_cells", cells=len(cells), rows=len({place for place, _ in cells}))


def _facts(template: Template, lang: str) -> Iterator[tuple[str, str]]:
    yield say(lang, "template_cover_for"), template.area_name
    yield say(lang, "template_cover_what"), template.title
    yield say(lang, "template_cover_years"), ", ".join(map(str, template.years))
    deadline = day(template.deadline, lang) if template.deadline else say(lang, "template_cover_no_deadline")
    yield say(lang, "template_cover_deadline"), deadline
    yield say(lang, "template_cover_return"), template.return_to or say(lang, "template_cover_no_return")
    issued = day(template.issued_on, lang)
    number = say(lang, "template_cover_number_text", number=template.number, day=issued)
    yield say(lang, "template_cover_number"), number


def _pair(
    sheet: Worksheet, styles: TemplateStyles, line: int, label: str, text: str, look: Format | None = None
) -> int:
    """Writes a label and its text; gives the next line."""
    sheet.write_string(line, 0, label, look or styles.label_wrapped)
    sheet.write_string(line, 1, text, styles.text)
    tall = max(height([label], [_WIDTHS[0]]), height([text], [_WIDTHS[1]], _ROOM))
    sheet.set_row(line, tall + 3)
    return line + 1


def _section(sheet: Worksheet, styles: TemplateStyles, line: int, title: str) -> int:
    sheet.write_string(line, 0, title, styles.section)
    sheet.write_blank(line, 1, None, styles.section)
    sheet.set_row(line, 21)
    return line + 1
