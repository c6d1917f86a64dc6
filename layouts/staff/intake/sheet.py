"""A sheet as it came: rows and columns called as Excel does, and above each column what it is taken for."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.staff.intake.days import day_in
from dashboard.staff.intake.sheet_view import (
    ColumnView,
    NameState,
    RowKind,
    RowView,
    SheetView,
    excerpt,
)
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.staff.intake.choices import MappingChoices

MOST_ROWS = 2000
"""Rows that a page shows; a table of more is shown in excerpts."""
_LONGEST = 200
_STATES = {
    NameState.ASKED: "is-asked",
    NameState.SPELLED: "is-known",
    NameState.DECIDED: "is-decided",
}


def sheet_table(sheet: SheetView, choices: MappingChoices, lang: str, *, whole: bool) -> Component:
    """The sheet, or an excerpt; scrolls where it does not fit."""
    rows = sheet.rows if whole and len(sheet.rows) <= MOST_ROWS else excerpt(sheet)
    width = len(sheet.columns)
    label = say(lang, "intake_sheet_label", sheet=sheet.name)
    return html.Div(
        html.Table(
            [
                html.Thead(
                    [
                        html.Tr(
                            [html.Td("", className="bl-sheet-at"), *[_label(one) for one in sheet.columns]]
                        ),
                        html.Tr(
                            [
                                html.Td("", className="bl-sheet-at"),
                                *[_taken_for(sheet, one, choices, lang) for one in sheet.columns],
                            ]
                        ),
                    ]
                ),
                html.Tbody(
                    [
                        _between(row, width, lang) if isinstance(row, int) else _row(sheet, row, width, lang)
                        for row in rows
                    ]
                ),
            ],
            className="bl-sheet",
        ),
        className="bl-sheet-frame",
        role="region",
        tabIndex=0,
        **attributes({"aria-label": label}),
    )


def _label(one: ColumnView) -> html.Td:
    return html.Td(one.label, className="bl-sheet-at")


def _taken_for(sheet: SheetView, one: ColumnView, choices: MappingChoices, lang: str) -> html.Th:
    above, below = column_words(one, choices, lang)
    asked = " is-asked" if one.asked else ""
    words = [html.Span(above), html.B(below)]
    if one.asked:
        words.append(html.Span(say(lang, "intake_please_look"), className="visually-hidden"))
    return html.Th(
        html.A(
            words,
            href=f"#{column_id(sheet, one)}",
            title=say(lang, "intake_change_column", column=one.label),
        ),
        scope="col",
        className=f"bl-sheet-role{asked}{' is-out' if one.role == 'out' else ''}",
    )


def column_id(sheet: SheetView, one: ColumnView) -> str:
    """The id of the row in which a column is decided."""
    return f"spalte-{sheet.index}-{one.letters}"


def column_words(one: ColumnView, choices: MappingChoices, lang: str) -> tuple[str, str]:
    """What a column is taken for: a small line, and a strong one."""
    if one.role != "figures":
        return say(lang, "intake_column_is", column=one.label), say(lang, f"intake_role_{one.role}")
    measure = choices.measures.get(one.measure)
    name = measure.name if measure else say(lang, "intake_measure_open")
    above = say(lang, "intake_measure_year", year=one.year) if one.year else say(lang, "intake_measure_alone")
    more = choices.breakdowns.get(one.breakdown, one.breakdown)
    return above, f"{name}, {more}" if more else name


def _row(sheet: SheetView, row: RowView, width: int, lang: str) -> html.Tr:
    label = html.Th(row.label, scope="row", className="bl-sheet-at", id=f"zeile-{sheet.index}-{row.label}")
    if row.kind in (RowKind.TITLE, RowKind.NOTE):
        words = " ".join(cell for cell in row.cells if cell)
        day = day_in(words) if row.kind is RowKind.TITLE else ""
        said = say(lang, "intake_why_day", day=day) if day else say(lang, f"intake_why_{row.kind}")
        why = html.Span(said, className="bl-sheet-why")
        return html.Tr([label, html.Td([why, _cut(words)], colSpan=width)], className="is-out")
    cells = [_cell(sheet, row, at, text, lang) for at, text in enumerate(row.cells)]
    out = row.kind in (RowKind.TOTAL, RowKind.LEFT_OUT)
    kind = "is-head" if row.kind is RowKind.HEAD else "is-out" if out else ""
    return html.Tr([label, *cells], className=kind)


def _cell(sheet: SheetView, row: RowView, at: int, text: str, lang: str) -> html.Td:
    figures = sheet.columns[at].role == "figures" if at < len(sheet.columns) else False
    names = ["is-number"] if figures or _is_figure(text) else []
    words: list[Component | str] = [_cut(text)]
    if at == row.name:
        names.append(_STATES.get(row.state, ""))
        if row.state is NameState.ASKED:
            words.append(html.Span(f" {say(lang, 'intake_please_look')}", className="visually-hidden"))
        if row.kind in (RowKind.TOTAL, RowKind.LEFT_OUT):
            words.append(html.Span(f" {say(lang, f'intake_why_{row.kind}')}", className="bl-sheet-why"))
    return html.Td(words, className=" ".join(filter(None, names)), title=text if len(text) > 24 else "")


def _is_figure(text: str) -> bool:
    return text.replace(".", "").replace(",", "").isdigit() and len(text) < 12


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _between(count: int, width: int, lang: str) -> html.Tr:
    return html.Tr(
        [
            html.Th("…", scope="row", className="bl-sheet-at"),
            html.Td(say(lang, "intake_rows_between", count=count), colSpan=width),
        ],
        className="is-out",
    )
