"""Step 3: unknown tables as they came, what each column and name is taken for, and the form that decides it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.staff.intake.intake import Intake, IntakeState, IntakeTable
from dashboard.staff.intake.sheet_view import RowKind, SheetView
from dashboard.staff.intake.steps import mapped_of
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner
from layouts.staff.intake.cards import column_card, name_cards, placeholder_card
from layouts.staff.intake.choices import MappingChoices
from layouts.staff.intake.sheet import sheet_table
from layouts.staff.intake.steps import StepPart, act_form
from layouts.staff.shell import card, notice


@dataclass(frozen=True, slots=True)
class MappedTable:
    """An unknown table and its sheets; `problem` is a sentence where it could not be opened. `whole` are the sheets of
    which all rows are shown, `suggested` a name for the mapping."""

    table: IntakeTable
    sheets: tuple[SheetView, ...]
    suggested: str = ""
    problem: str = ""
    whole: bool = False
    known: Mapping[str, str] = field(default_factory=dict)


def mapping_step(
    intake: Intake, tables: Sequence[MappedTable], choices: MappingChoices, owner: FormOwner
) -> StepPart:
    """The third step."""
    lang = owner.lang
    if not intake.tables:
        return StepPart("", say(lang, "intake_mapping_later"))
    if not intake.unknown:
        return StepPart(say(lang, "intake_mapping_none_short"), say(lang, "intake_mapping_none"))
    open_tables = [one for one in intake.unknown if not mapped_of(intake, one.key).settled]
    decided = sum(len(mapped_of(intake, one.key).places) for one in intake.unknown)
    short = (
        say(lang, "intake_mapping_open", count=len(open_tables))
        if open_tables
        else say(lang, "intake_mapping_decided", count=decided)
    )
    content = html.Div([_table(intake, one, choices, owner) for one in tables], className="bl-intake-mapped")
    return StepPart(short, say(lang, "intake_mapping_sentence"), content)


def _table(intake: Intake, one: MappedTable, choices: MappingChoices, owner: FormOwner) -> Component:
    lang, mapped = owner.lang, mapped_of(intake, one.table.key)
    if one.problem:
        return html.Div(notice(one.problem, problem=True), id=f"tabelle-{one.table.key}")
    head = html.Div(
        [
            html.H3(one.table.name),
            *(
                [html.Span([icon("check"), say(lang, "intake_settled")], className="bl-state-word is-ok")]
                if mapped.settled
                else []
            ),
        ],
        className="bl-intake-table-head",
    )
    parts = [_sheet(intake, one, sheet, choices, owner) for sheet in one.sheets]
    if not one.sheets:
        parts = [notice(say(lang, "intake_no_sheets"), problem=True)]
    body: list[Component] = [head, *parts]
    if one.sheets and intake.state is IntakeState.OPEN:
        body.append(_foot(one, mapped.remembered, mapped.settled, owner))
    return act_form(
        intake,
        "zuordnen",
        body,
        owner,
        fields={"tabelle": one.table.key},
        class_name="bl-intake-table",
        id_=f"tabelle-{one.table.key}",
    )


def _sheet(
    intake: Intake, one: MappedTable, sheet: SheetView, choices: MappingChoices, owner: FormOwner
) -> Component:
    lang = owner.lang
    count = sum(row.kind is RowKind.PLACE for row in sheet.rows)
    named = say(lang, "intake_sheet", sheet=sheet.name) if sheet.name else ""
    note = ", ".join(filter(None, (named, say(lang, "intake_rows", count=count))))
    legend = html.Span(say(lang, "intake_colours"), className="bl-intake-legend")
    left: list[Component] = [
        card(
            say(lang, "intake_as_it_came"),
            *([notice(say(lang, "intake_sheet_hidden"))] if sheet.hidden else []),
            *([notice(say(lang, "intake_sheet_turned"))] if sheet.turned else []),
            sheet_table(sheet, choices, lang, whole=one.whole),
            _more_rows(intake, one, lang),
            note=note,
            end=legend,
        ),
        column_card(sheet, choices, lang),
    ]
    if sheet.remembered:
        left.insert(0, notice(say(lang, "intake_remembered", name=sheet.remembered)))
    totals = [row for row in sheet.rows if row.kind is RowKind.TOTAL]
    left += [notice(_total_words(row.label, row.agrees, lang), problem=row.agrees is False) for row in totals]
    right = [name_cards(sheet, choices, lang), placeholder_card(sheet, choices, lang)]
    return html.Div(
        [html.Div(left), html.Div([one for one in right if one is not None])], className="bl-intake-columns"
    )


def _total_words(label: str, agrees: bool | None, lang: str) -> str:
    key = {True: "intake_total_agrees", False: "intake_total_differs", None: "intake_total_unchecked"}[agrees]
    return say(lang, key, row=label)


def _more_rows(intake: Intake, one: MappedTable, lang: str) -> Component:
    query = "" if one.whole else "?zeilen=alle"
    label = say(lang, "intake_fewer_rows" if one.whole else "intake_all_rows")
    return html.P(
        html.A(
            label,
            href=f"/einspielen/{intake.number}{query}#tabelle-{one.table.key}",
            className="bl-link",
        ),
        className="bl-intake-more",
    )


def _foot(one: MappedTable, remembered: str, settled: bool, owner: FormOwner) -> Component:
    lang = owner.lang
    field_id = f"merken-{one.table.key}"
    return html.Div(
        [
            html.Div(
                [
                    html.Label(say(lang, "intake_remember"), htmlFor=field_id),
                    Input(
                        id=field_id,
                        name="merken",
                        type="text",
                        value=remembered or ("" if settled else one.suggested),
                        className="form-control",
                        maxLength=120,
                        **attributes({"aria-describedby": f"{field_id}-hinweis"}),
                    ),
                    html.P(
                        say(lang, "intake_remember_hint"),
                        id=f"{field_id}-hinweis",
                        className="bl-field-hint",
                    ),
                ],
                className="bl-form-field",
            ),
            html.Div(
                [
                    _button("pruefen", say(lang, "intake_look_again"), "btn btn-outline-secondary"),
                    _button("uebernehmen", say(lang, "intake_settle"), "btn btn-primary"),
                ],
                className="bl-row-acts",
            ),
        ],
        className="bl-card bl-intake-foot",
    )


def _button(value: str, label: str, class_name: str) -> html.Button:
    return html.Button(
        label, type="submit", className=class_name, **attributes({"name": "tun", "value": value})
    )
