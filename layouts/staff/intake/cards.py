"""The fields of the mapping: columns, doubtful names, and texts in the place of numbers."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.observation import Status
from dashboard.indicators.wording.statuses import status_word
from dashboard.staff.intake.days import is_other_day
from dashboard.staff.intake.mapping_form import OTHER, column_field
from dashboard.staff.intake.sheet_view import ColumnView, PlaceCard, PlaceOption, SheetView
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.intake.choices import (
    LEFT_OUT,
    ROLES,
    STATUSES,
    TOTAL,
    MappingChoices,
    measure_groups,
    place_groups,
    select,
)
from layouts.staff.intake.sheet import column_id
from layouts.staff.shell import card, table


def column_card(sheet: SheetView, choices: MappingChoices, lang: str) -> Component:
    """What each column is, to be changed; open where somebody has to look at one."""
    shown = [one for one in sheet.columns if one.head or one.role != "out"]
    heads = [
        say(lang, f"intake_column_{one}")
        for one in ("letter", "head", "role", "measure", "year", "breakdown")
    ]
    rows = [_column_row(sheet, one, choices, lang) for one in shown]
    body = html.Table(
        [
            html.Thead(html.Tr([html.Th(one, scope="col") for one in heads])),
            html.Tbody(rows),
        ],
        className="bl-table bl-intake-fields",
    )
    return html.Details(
        [
            html.Summary(
                [
                    html.Strong(say(lang, "intake_columns")),
                    html.Span(
                        say(lang, "intake_columns_asked", count=sheet.asked)
                        if sheet.asked
                        else say(lang, "intake_columns_certain")
                    ),
                ]
            ),
            html.Div(
                body,
                className="bl-staff-table",
                role="region",
                tabIndex=0,
                **attributes({"aria-label": say(lang, "intake_columns")}),
            ),
        ],
        open=bool(sheet.asked),
        className="bl-card bl-intake-details",
    )


def _column_row(sheet: SheetView, one: ColumnView, choices: MappingChoices, lang: str) -> html.Tr:
    def label(key: str) -> str:
        return f"{say(lang, f'intake_column_{key}')}, {say(lang, 'intake_column_is', column=one.label)}"

    measure = choices.measures.get(one.measure)
    about: list[Component] = []
    if measure and one.role == "figures":
        about.append(html.Small(f"{measure.unit}, {measure.reporting_date}"))
        if is_other_day(measure.day, sheet.day):
            about.append(html.Small(say(lang, "intake_other_day", day=sheet.day), className="bl-intake-warn"))
    return html.Tr(
        [
            html.Th(one.label, scope="row"),
            html.Td(one.head or "–"),
            html.Td(
                select(
                    column_field("rolle", sheet, one),
                    [("", [(role, say(lang, f"intake_role_{role}")) for role in ROLES])],
                    one.role,
                    label("role"),
                )
            ),
            html.Td(
                [
                    select(
                        column_field("merkmal", sheet, one),
                        measure_groups(one.candidates, choices, lang),
                        one.measure,
                        label("measure"),
                    ),
                    *about,
                ]
            ),
            html.Td(
                [
                    Input(
                        type="text",
                        name=column_field("jahr", sheet, one),
                        value=str(one.year or ""),
                        maxLength=4,
                        className="form-control bl-intake-year",
                        inputmode="numeric",
                        **attributes({"aria-label": label("year")}),
                    ),
                    *([html.Small(say(lang, "intake_school_year"))] if one.school_year else []),
                ]
            ),
            html.Td(
                select(
                    column_field("gliederung", sheet, one),
                    [("", [("", say(lang, "intake_whole")), *choices.breakdowns.items()])],
                    one.breakdown,
                    label("breakdown"),
                )
            ),
        ],
        id=column_id(sheet, one),
        className="is-asked" if one.asked else "",
    )


def name_cards(sheet: SheetView, choices: MappingChoices, lang: str) -> Component:
    """Names: how many are certain, and a card for each that somebody has to decide."""
    note = say(
        lang, "intake_names_count", certain=sheet.certain, spelled=sheet.spelled, asked=len(sheet.cards)
    )
    return card(
        say(lang, "intake_names"),
        *[_name_card(sheet, one, choices, lang) for one in sheet.cards],
        _another_name(sheet, choices, lang),
        note=note,
    )


def _name_card(sheet: SheetView, one: PlaceCard, choices: MappingChoices, lang: str) -> html.Fieldset:
    where = ", ".join(one.rows[:4]) + (" …" if len(one.rows) > 4 else "")
    options: list[Component] = [_option(one, option, lang) for option in one.options]
    out = say(lang, "intake_out_former" if one.former else "intake_out_name")
    options.append(_radio(one, LEFT_OUT, say(lang, "intake_row_out"), out))
    if one.chosen == TOTAL:
        options.append(_radio(one, TOTAL, say(lang, "intake_row_total"), ""))
    options.append(
        html.Div(
            [
                _radio(one, OTHER, say(lang, "intake_another_place"), ""),
                select(
                    f"{OTHER}-{one.field}",
                    place_groups(choices, lang),
                    "",
                    say(lang, "intake_another_place_for", name=one.text),
                ),
            ],
            className="bl-intake-other",
        )
    )
    return html.Fieldset(
        [
            html.Legend(
                [
                    f"„{one.text}“" if lang == "de" else f"“{one.text}”",
                    html.A(
                        say(lang, "intake_in_row", row=where),
                        href=f"#zeile-{sheet.index}-{one.rows[0]}" if one.rows else "",
                    ),
                ]
            ),
            *options,
        ],
        className="bl-intake-card",
    )


def _option(one: PlaceCard, option: PlaceOption, lang: str) -> html.Label:
    words = say(lang, "intake_count_to", name=option.name) if one.former else option.name
    also = ""
    if option.row:
        also = say(lang, "intake_with_row" if one.former else "intake_also_in_row", row=option.row)
    about = " · ".join(filter(None, (option.key, option.reason(lang), also)))
    return _radio(one, option.key, words, about)


def _radio(one: PlaceCard, value: str, words: str, about: str) -> html.Label:
    return html.Label(
        [
            Input(
                type="radio",
                name=one.field,
                value=value,
                checked=value == one.chosen,
                className="form-check-input",
            ),
            html.Span([words, *([html.Small(about)] if about else [])]),
        ],
        className="bl-intake-option",
    )


def _another_name(sheet: SheetView, choices: MappingChoices, lang: str) -> Component:
    """A field for a name that was taken for certain and is meant otherwise."""
    names = [("", [("", say(lang, "intake_choose_name")), *((one, one) for one in sheet.names)])]
    return html.Details(
        [
            html.Summary(say(lang, "intake_other_name")),
            html.Div(
                [
                    select(f"anders-{sheet.index}", names, "", say(lang, "intake_choose_name")),
                    select(
                        f"anders-ort-{sheet.index}",
                        place_groups(choices, lang),
                        "",
                        say(lang, "intake_choose_place"),
                    ),
                ]
            ),
        ],
        className="bl-intake-another",
    )


def placeholder_card(sheet: SheetView, choices: MappingChoices, lang: str) -> Component | None:
    """Texts in the place of numbers, how often, and what they stand for."""
    if not sheet.placeholders:
        return None
    statuses = [(one, status_word(Status[one.upper()], lang)) for one in STATUSES]
    rows = []
    for one in sheet.placeholders:
        groups = [
            (
                "",
                [
                    ("", say(lang, "intake_choose_status")),
                    *statuses,
                    (LEFT_OUT, say(lang, "intake_cell_out")),
                ],
            )
        ]
        rows.append(
            [
                html.Span(one.text, className="bl-intake-sign"),
                str(one.count),
                select(one.field, groups, one.status, say(lang, "intake_stands_for", text=one.text)),
            ]
        )
    heads = [say(lang, f"intake_sign_{key}") for key in ("text", "count", "status")]
    return card(say(lang, "intake_signs"), table(heads, rows, label=say(lang, "intake_signs")))
