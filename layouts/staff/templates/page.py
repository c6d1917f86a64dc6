"""Vorlagen: the board, what is known of one template, the form for new ones, and what came back last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.domain.templates.template import Template
from dashboard.formats import day
from dashboard.staff.moments import moment
from dashboard.staff.templates.board import BoardCell, TemplateBoard, TemplateState
from dashboard.staff.templates.reminder import MailText
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.screens import TEMPLATES
from layouts.staff.shell import card, heading
from layouts.staff.templates.board import board_card, state_word
from layouts.staff.templates.new_template import NewTemplate, TemplateChoices, new_template_card

_MOST_FINDINGS = 6
_BUTTON = "btn btn-outline-secondary bl-small-button"


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding of a file that came back; `row` 0 and `column` empty where it is about more."""

    sheet: str
    row: int
    column: str
    message: str
    level: str


@dataclass(frozen=True, slots=True)
class ChosenTemplate:
    """The template that is shown beside the board, where it stands, and what was wrong with its last file."""

    template: Template
    cell: BoardCell
    file: str
    findings: Sequence[ShownFinding]


@dataclass(frozen=True, slots=True)
class ChosenSet:
    """The request that was chosen or just issued: the number of its first template, its title, how many workbooks, and
    the letter that goes with them."""

    key: str
    title: str
    count: int
    letter: MailText


@dataclass(frozen=True, slots=True)
class CameLast:
    """One line of what came back last."""

    at: datetime
    name: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class TemplatesParts:
    """Everything the screen shows; `may_edit` whether the account may issue and read."""

    owner: FormOwner
    now: datetime
    board: TemplateBoard
    choices: TemplateChoices
    filled: NewTemplate
    last: Sequence[CameLast]
    may_edit: bool
    template: ChosenTemplate | None = None
    chosen: ChosenSet | None = None


def templates_page(parts: TemplatesParts) -> html.Div:
    """The screen."""
    owner, lang = parts.owner, parts.owner.lang
    number = parts.template.template.number if parts.template else ""
    left: Component = (
        board_card(parts.board, number, lang)
        if parts.board.rows
        else card(
            say(lang, "templates_board"), html.P(say(lang, "templates_none"), className="bl-staff-empty")
        )
    )
    side: list[Component] = []
    if parts.chosen is not None:
        side.append(_issued_card(parts.chosen, lang))
    if parts.template is not None:
        side.append(_template_card(parts.template, lang))
    if parts.may_edit:
        side.append(_upload_card(owner))
    side.append(_last_card(parts))
    if parts.may_edit:
        side.append(new_template_card(owner, parts.choices, parts.filled))
    return html.Div(
        [
            heading(
                say(lang, "templates_title"),
                *_acts(parts),
                sub=say(lang, "templates_lead", moment=moment(parts.now, parts.now, lang)),
            ),
            html.Div(
                [html.Div(left, className="bl-template-main"), html.Div(side, className="bl-template-side")],
                className="bl-staff-cols bl-template-cols",
            ),
        ],
        className="bl-staff-screen",
    )


def _acts(parts: TemplatesParts) -> list[Component]:
    lang, due = parts.owner.lang, parts.board.due
    acts: list[Component] = []
    if parts.board.rows:
        acts.append(_link(f"{TEMPLATES}/stand.csv", "down", say(lang, "templates_csv")))
    if due and parts.may_edit:
        words = (
            say(lang, "templates_remind_one") if due == 1 else say(lang, "templates_remind_many", count=due)
        )
        acts.append(_link(f"{TEMPLATES}/erinnern", "envelope", words))
    if parts.may_edit:
        acts.append(
            html.A(
                [icon("box-in"), say(lang, "templates_read")], href="#einlesen", className="btn btn-primary"
            )
        )
    return acts


def _link(href: str, picture: str, words: str, look: str = "btn btn-outline-secondary") -> html.A:
    return html.A([icon(picture), words], href=href, className=look)


def _issued_card(chosen: ChosenSet, lang: str) -> html.Section:
    count = chosen.count
    words = say(lang, "templates_zip_one") if count == 1 else say(lang, "templates_zip_many", count=count)
    letter = html.Details(
        [
            html.Summary(say(lang, "templates_letter")),
            html.Pre(f"{chosen.letter.subject}\n\n{chosen.letter.text}", className="bl-template-mail"),
        ],
        className="bl-template-some",
    )
    body = html.Div(
        [
            html.P(say(lang, "templates_issued_lead", count=count)),
            html.Div(
                _link(f"{TEMPLATES}/mappen/{chosen.key}.zip", "down", words, "btn btn-primary"),
                className="bl-row-acts",
            ),
            letter,
        ],
        className="bl-staff-card-body",
    )
    return card(say(lang, "templates_issued_here", title=chosen.title), body, id_="ausgegeben")


def _template_card(chosen: ChosenTemplate, lang: str) -> html.Section:
    template, cell = chosen.template, chosen.cell
    links = [
        _link(f"{TEMPLATES}/mappe/{template.number}.xlsx", "down", say(lang, "templates_workbook"), _BUTTON)
    ]
    if cell.state is TemplateState.FAULTY:
        query = urlencode({"nr": template.number, "frage": "1"})
        links.insert(
            0, _link(f"{TEMPLATES}/erinnern?{query}", "envelope", say(lang, "templates_ask"), _BUTTON)
        )
    elif cell.state is not TemplateState.DELIVERED:
        query = urlencode({"nr": template.number})
        links.insert(
            0, _link(f"{TEMPLATES}/erinnern?{query}", "envelope", say(lang, "templates_remind_this"), _BUTTON)
        )
    body = html.Div(
        [
            html.P(_sentence(cell, lang)),
            *_findings(chosen, lang),
            html.Div(links, className="bl-row-acts"),
        ],
        className="bl-staff-card-body",
    )
    return card(template.area_name, body, note=template.title, end=state_word(cell, lang), id_="vorlage")


def _sentence(cell: BoardCell, lang: str) -> str:
    when = day(cell.day, lang) if cell.day else ""
    if cell.state is TemplateState.DELIVERED:
        return say(lang, "templates_cell_delivered", day=when, cells=cell.cells)
    if cell.state is TemplateState.PARTIAL:
        filled = cell.cells - cell.missing
        return say(
            lang, "templates_cell_partial", day=when, filled=filled, cells=cell.cells, missing=cell.missing
        )
    if cell.state is TemplateState.FAULTY:
        return say(lang, "templates_cell_faulty", day=when)
    if cell.state is TemplateState.LATE:
        days = (
            say(lang, "templates_days_one")
            if cell.late_days == 1
            else say(lang, "templates_days_many", count=cell.late_days)
        )
        return say(lang, "templates_cell_late", count=days)
    return say(lang, "templates_cell_open")


def _findings(chosen: ChosenTemplate, lang: str) -> list[Component]:
    if not chosen.findings:
        return []
    items = [
        html.Li(
            [html.Small(_place(one, lang)), html.Span(one.message)],
            className="is-bad" if one.level == "error" else "",
        )
        for one in chosen.findings[:_MOST_FINDINGS]
    ]
    more = len(chosen.findings) - _MOST_FINDINGS
    if more > 0:
        items.append(html.Li(say(lang, "templates_finding_more", count=more)))
    return [
        html.H3(say(lang, "templates_findings", file=chosen.file)),
        html.Ul(items, className="bl-template-findings"),
    ]


def _place(one: ShownFinding, lang: str) -> str:
    if one.row and one.column:
        return say(lang, "templates_finding_place", sheet=one.sheet, row=str(one.row), column=one.column)
    if one.row:
        return say(lang, "templates_finding_row", sheet=one.sheet, row=str(one.row))
    return one.sheet or say(lang, "templates_finding_file")


def _upload_card(owner: FormOwner) -> html.Section:
    lang = owner.lang
    fields: list[Component | str] = [
        html.Div(
            [
                html.Label(say(lang, "templates_upload_files"), htmlFor="dateien"),
                Input(
                    id="dateien",
                    name="dateien",
                    type="file",
                    multiple=True,
                    required=True,
                    accept=".xlsx,.ods,.xls,.zip",
                    className="form-control",
                    **{"aria-describedby": "dateien-hint"},
                ),
                html.P(say(lang, "templates_upload_hint"), id="dateien-hint", className="bl-field-hint"),
            ],
            className="bl-form-field",
        ),
        html.Button(say(lang, "templates_upload_read"), type="submit", className="btn btn-primary"),
    ]
    form = staff_form(f"{TEMPLATES}/einlesen", fields, owner, files=True, className="bl-staff-form")
    return card(say(lang, "templates_upload"), form, id_="einlesen")


def _last_card(parts: TemplatesParts) -> html.Section:
    lang = parts.owner.lang
    if not parts.last:
        none = html.P(say(lang, "templates_last_none"), className="bl-staff-empty")
        return card(say(lang, "templates_last"), none)
    items = [
        html.Li(
            [
                html.Time(moment(one.at, parts.now, lang), dateTime=one.at.isoformat()),
                html.Span(f"{one.name}, {one.title}"),
                html.Span(one.words, className="bl-end"),
            ]
        )
        for one in parts.last
    ]
    return card(say(lang, "templates_last"), html.Ul(items, className="bl-staff-list"))
