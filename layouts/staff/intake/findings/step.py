"""Step 4 of an intake: each table with findings, the rows they stand in, and the list beside it."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.staff.intake.findings.views import FoundRow, FoundTable, FoundTables
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.intake.findings.addresses import (
    CellAddress,
    act_address,
    findings_address,
    list_address,
)
from layouts.staff.intake.findings.cards import counted, finding_list
from layouts.staff.intake.findings.sheet import found_sheet
from layouts.staff.shell import card


@dataclass(frozen=True, slots=True)
class FindingsParts:
    """What step 4 shows. `editing` is the cell that is being changed, `asked` the finding whose reason is being
    written; `opened` is the first cell of a fold that is open; `accept` are suffixes of files. `may_edit`: the
    intake can still be changed."""

    number: int
    revision: int
    found: FoundTables
    editing: CellAddress | None = None
    asked: str = ""
    opened: CellAddress | None = None
    accept: str = ".xlsx,.xls,.ods,.csv,.txt,.zip,.geojson,.json,.xml,.gpkg"
    may_edit: bool = True


def findings_lead(found: FoundTables, lang: str) -> str:
    """The sentence beside the title of the step."""
    if found.errors:
        return (
            say(lang, "found_hold_one") if found.errors == 1 else say(lang, "found_hold", count=found.errors)
        )
    whole = any(one.findings or one.changes or one.rows_out for one in found.tables)
    return say(lang, "found_free" if whole else "found_clean")


def onward(parts: FindingsParts, owner: FormOwner) -> Component:
    """The button to the preview, or why there is none yet."""
    lang = owner.lang
    if parts.found.errors:
        return html.Div(
            [
                html.Span(say(lang, "found_onward_held"), className="bl-found-held"),
                html.Button(
                    say(lang, "found_onward"),
                    type="button",
                    disabled=True,
                    className="btn btn-outline-secondary",
                ),
            ],
            className="bl-found-onward",
        )
    fields = [
        Input(type="hidden", name="stand", value=str(parts.revision)),
        html.Button(say(lang, "found_onward"), type="submit", className="btn btn-primary"),
    ]
    return staff_form(act_address(parts.number, "weiter"), fields, owner, className="bl-found-onward")


def findings_step(parts: FindingsParts, owner: FormOwner) -> html.Div:
    """All tables with something to say."""
    shown = [one for one in parts.found.tables if one.findings or one.changes or one.rows_out]
    return html.Div([_table(parts, one, owner) for one in shown], className="bl-found")


def _table(parts: FindingsParts, table: FoundTable, owner: FormOwner) -> html.Div:
    lang = owner.lang
    sheets: list[Component] = []
    for sheet in table.sheets:
        if sheet.name and len(table.sheets) > 1:
            sheets.append(html.H3(sheet.name, className="bl-found-name"))
        sheets.append(
            found_sheet(parts.number, parts.revision, table, sheet, parts.editing, parts.opened, owner)
        )
    listed = card(
        counted(table, lang),
        *finding_list(parts.number, parts.revision, table, parts.asked, owner),
        id_=f"befunde-{table.key}",
    )
    if not sheets:
        return html.Div([html.H3(table.name, className="bl-found-name"), listed], className="bl-found-alone")
    left = card(
        say(lang, "found_in_table"),
        *sheets,
        html.P(say(lang, "found_key"), className="bl-found-key"),
        *([_cell_form(parts, table, owner)] if table.editable and parts.may_edit else []),
        note=f"{table.name}. {say(lang, 'found_click' if table.editable else 'found_no_click')}",
        end=_tools(parts, table, owner),
    )
    return html.Div([left, listed], className="bl-found-both")


def _cell_form(parts: FindingsParts, table: FoundTable, owner: FormOwner) -> html.Form:
    """Leads to a cell by row and letter, also to one in a fold; says so where the file has no such cell."""
    lang, asked = owner.lang, parts.editing if parts.editing and parts.editing.table == table.key else None
    row, column = f"zeile-{table.key}", f"spalte-{table.key}"
    names = [(sheet.index, sheet.name) for sheet in table.sheets]
    which: list[Component] = [Input(type="hidden", name="blatt", value=str(names[0][0]))]
    if len(names) > 1:
        which = [
            html.Label(say(lang, "found_sheet"), htmlFor=f"blatt-{table.key}"),
            html.Select(
                [html.Option(name, value=str(index)) for index, name in names],
                id=f"blatt-{table.key}",
                name="blatt",
                className="form-select",
            ),
        ]
    fields = [
        Input(type="hidden", name="tabelle", value=table.key),
        html.Span(say(lang, "found_change_cell"), className="bl-found-change"),
        *which,
        html.Label(say(lang, "found_row_head"), htmlFor=row),
        Input(id=row, name="zeile", type="number", min=1, required=True, className="form-control"),
        html.Label(say(lang, "found_column"), htmlFor=column),
        Input(
            id=column,
            name="spalte",
            required=True,
            maxLength=3,
            pattern="[A-Za-z]+",
            autoComplete="off",
            className="form-control",
        ),
        html.Button(
            say(lang, "found_go_to_cell"),
            type="submit",
            className="btn btn-outline-secondary bl-small-button",
        ),
    ]
    if asked is not None and not _has(table, asked):
        said = say(lang, "found_no_cell", cell=f"{asked.column}{asked.row}")
        fields.append(html.P(said, role="alert", className="bl-field-problem"))
    return html.Form(
        fields, action=f"/einspielen/{parts.number}", method="get", className="bl-found-cell-form"
    )


def _has(table: FoundTable, at: CellAddress) -> bool:
    """Whether a cell is shown and can be changed."""
    return any(
        sheet.index == at.sheet
        and at.column in sheet.columns
        and any(isinstance(row, FoundRow) and row.number == at.row and not row.left_out for row in sheet.rows)
        for sheet in table.sheets
    )


def _tools(parts: FindingsParts, table: FoundTable, owner: FormOwner) -> html.Div:
    lang = owner.lang
    links = [
        html.A(
            [icon("down"), say(lang, f"found_list_{kind}")],
            href=list_address(parts.number, kind),
            className="btn btn-outline-secondary bl-small-button",
        )
        for kind in ("csv", "xlsx")
    ]
    if parts.opened is not None and parts.opened.table == table.key:
        closed = html.A(
            say(lang, "found_fold_close"),
            href=findings_address(parts.number),
            className="btn btn-outline-secondary bl-small-button",
        )
        links.insert(0, closed)
    file_id = f"datei-{table.key}"
    form = staff_form(
        act_address(parts.number, "datei"),
        [
            Input(type="hidden", name="stand", value=str(parts.revision)),
            Input(type="hidden", name="tabelle", value=table.key),
            html.Label(say(lang, "found_new_file"), htmlFor=file_id),
            Input(
                type="file",
                name="datei",
                id=file_id,
                accept=parts.accept,
                required=True,
                className="form-control",
            ),
            html.P(say(lang, "found_new_file_hint"), className="bl-field-hint"),
            html.Button(
                say(lang, "found_new_file_send"), type="submit", className="btn btn-primary bl-small-button"
            ),
        ],
        owner,
        files=True,
        className="bl-found-replace",
    )
    opener = html.Summary(say(lang, "found_new_file"), className="btn btn-outline-secondary bl-small-button")
    return html.Div(
        [*links, html.Details([opener, form], className="bl-found-file")], className="bl-found-tools"
    )
