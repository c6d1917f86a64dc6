"""Step 4 of an intake: each table with findings, the rows they stand in, and the list beside it."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.staff.intake.findings.views import FoundTable, FoundTables
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.intake.findings.addresses import CellAddress, act_address, list_address
from layouts.staff.intake.findings.cards import counted, finding_list
from layouts.staff.intake.findings.sheet import found_sheet
from layouts.staff.shell import card


@dataclass(frozen=True, slots=True)
class FindingsParts:
    """What step 4 shows. `editing` is the cell that is being changed, `asked` the finding whose reason is being
    written; `accept` are suffixes of files. `may_edit`: the intake can still be changed."""

    number: int
    revision: int
    found: FoundTables
    editing: CellAddress | None = None
    asked: str = ""
    accept: str = ".xlsx,.xls,.ods,.csv,.txt,.zip,.geojson,.gpkg"
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
        sheets.append(found_sheet(parts.number, parts.revision, table, sheet, parts.editing, owner))
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
        note=f"{table.name}. {say(lang, 'found_click' if table.editable else 'found_no_click')}",
        end=_tools(parts, table, owner),
    )
    return html.Div([left, listed], className="bl-found-both")


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
