"""Rows with findings, and how a cell is changed: each is a link, and the one that is changed is a form."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.staff.intake.findings.views import (
    MOST_OPENED,
    CellMark,
    CellView,
    FoldedRows,
    FoundRow,
    FoundSheet,
    FoundTable,
)
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.intake.findings.addresses import CellAddress, act_address, findings_address

_MARKS = {CellMark.ERROR: "is-error", CellMark.HINT: "is-hint", CellMark.CHANGED: "is-changed"}
LONGEST = 500


def found_sheet(
    number: int,
    revision: int,
    table: FoundTable,
    sheet: FoundSheet,
    editing: CellAddress | None,
    opened: CellAddress | None,
    owner: FormOwner,
) -> html.Div:
    """A sheet of a table as people know it from Excel: letters above, numbers at the left."""
    lang = owner.lang
    label = say(lang, "found_in_sheet", sheet=sheet.name) if sheet.name else say(lang, "found_in_table")
    letters = [html.Th(one, scope="col", className="bl-found-letter") for one in sheet.columns]
    corner = html.Td(
        html.Span(say(lang, "found_row_head"), className="visually-hidden"), className="bl-found-number"
    )
    rows = [
        _fold(number, table, sheet, one, lang)
        if isinstance(one, FoldedRows)
        else _row(number, revision, table, sheet, one, editing, opened.text if opened else "", owner)
        for one in sheet.rows
    ]
    return html.Div(
        html.Table([html.Thead(html.Tr([corner, *letters])), html.Tbody(rows)], className="bl-found-sheet"),
        className="bl-found-scroll",
        role="region",
        tabIndex=0,
        **attributes({"aria-label": f"{table.name}: {label}"}),
    )


def _fold(number: int, table: FoundTable, sheet: FoundSheet, one: FoldedRows, lang: str) -> html.Tr:
    """How many rows are not shown, as a link that shows them."""
    words = say(lang, "found_fold_one") if one.count == 1 else say(lang, "found_fold", count=one.count)
    first = CellAddress(table.key, sheet.index, one.first, "A")
    act = say(lang, "found_fold_open")
    more = say(lang, "found_fold_some", count=MOST_OPENED) if one.count > MOST_OPENED else act
    link = html.A(
        [words, ", ", html.Span(more, className="bl-found-unfold")],
        href=findings_address(number, opened=first.text, at=first),
        className="bl-found-link",
    )
    return html.Tr(
        [html.Td("…", className="bl-found-number"), html.Td(link, colSpan=len(sheet.columns))],
        className="bl-found-fold",
    )


def _row(
    number: int,
    revision: int,
    table: FoundTable,
    sheet: FoundSheet,
    row: FoundRow,
    editing: CellAddress | None,
    opened: str,
    owner: FormOwner,
) -> html.Tr:
    kind = "bl-found-head" if row.head else "bl-found-out" if row.left_out else ""
    reached = any(cell.mark is not CellMark.NONE for cell in row.cells)
    cells = []
    for cell in row.cells:
        at = CellAddress(table.key, sheet.index, row.number, cell.column)
        if editing == at and table.editable and not row.left_out:
            cells.append(_form(number, revision, at, cell, opened, owner))
        else:
            fixed = row.left_out or not table.editable
            cells.append(_cell(number, at, cell, opened, owner.lang, fixed=fixed, reached=reached))
    title = [str(row.number)]
    if row.left_out:
        title.append(f" ({say(owner.lang, 'found_row_out')})")
    head = html.Th(
        [title[0], *[html.Span(one, className="visually-hidden") for one in title[1:]]],
        scope="row",
        className="bl-found-number",
    )
    return html.Tr([head, *cells], className=kind)


def _cell(
    number: int, at: CellAddress, cell: CellView, opened: str, lang: str, *, fixed: bool, reached: bool
) -> html.Td:
    classes = " ".join(filter(None, (_MARKS.get(cell.mark, ""), "is-number" if cell.number else "")))
    text = _shown(cell.text)
    said: list[Component | str] = [text]
    if cell.mark is not CellMark.NONE:
        word = {CellMark.ERROR: "found_error", CellMark.HINT: "found_hint", CellMark.CHANGED: "found_mended"}[
            cell.mark
        ]
        said.append(html.Span(f" ({say(lang, word)})", className="visually-hidden"))
    if fixed:
        return html.Td(said, className=classes, id=at.anchor)
    name = f"{at.column}{at.row}"
    empty = [] if text else [html.Span(say(lang, "found_cell", cell=name), className="visually-hidden")]
    named = attributes(
        {"title": say(lang, "found_cell_of", cell=name, text=cell.original)} if cell.original else {}
    )
    # A stop at each of a thousand cells would help nobody: tabs reach the rows with a finding, arrow keys of the
    # script and the form below the table every cell.
    stops = attributes({} if reached else {"tabIndex": "-1"})
    address = findings_address(number, at, opened=opened)
    link = html.A([*said, *empty], href=address, className="bl-found-link", **stops, **named)
    return html.Td(link, className=classes, id=at.anchor)


def _shown(text: str) -> str:
    """What stands in a cell; one that another cell covers shows nothing."""
    return "" if text.startswith("[verbunden ") else text


def _form(
    number: int, revision: int, at: CellAddress, cell: CellView, opened: str, owner: FormOwner
) -> html.Td:
    lang, name = owner.lang, f"{at.column}{at.row}"
    fields = [
        Input(type="hidden", name="stand", value=str(revision)),
        Input(type="hidden", name="zelle", value=at.text),
        Input(type="hidden", name="alt", value=cell.text),
        Input(type="hidden", name="offen", value=opened),
        Input(
            type="text",
            name="neu",
            value=_shown(cell.text),
            maxLength=LONGEST,
            autoFocus=True,
            autoComplete="off",
            className="form-control bl-found-input",
            **attributes({"aria-label": say(lang, "found_cell", cell=name)}),
        ),
        html.Button(say(lang, "found_save"), type="submit", className="btn btn-primary bl-small-button"),
        html.A(
            say(lang, "found_cancel"),
            href=findings_address(number, opened=opened, at=at),
            className="bl-link",
        ),
    ]
    return html.Td(
        staff_form(act_address(number, "zelle"), fields, owner, className="bl-found-form"),
        className="is-edited",
        id=at.anchor,
    )
