"""The form for new templates: what, for which years, for whom, until when, and where to send them back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, choice_field, staff_form, text_field
from layouts.staff.screens import TEMPLATES
from layouts.staff.shell import card, notice

EVERYONE, SOME = "alle", "einige"
OPERATOR_START = "traeger:"


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """What the form holds, as somebody has filled it in; `problem` says why that cannot be."""

    measures: Collection[str] = ()
    title: str = ""
    years: str = "1"
    until: str = ""
    breakdowns: bool = True
    whom: str = EVERYONE
    amts: Collection[str] = ()
    deadline: str = ""
    return_to: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TemplateChoices:
    """What can be chosen: measures by theme (key and name), Ämter and towns (key and name), operators by name."""

    themes: Mapping[str, Sequence[tuple[str, str]]]
    offices: Sequence[tuple[str, str]]
    operators: Sequence[str] = field(default_factory=tuple)


def new_template_card(owner: FormOwner, choices: TemplateChoices, filled: NewTemplate) -> html.Section:
    """The card with the form."""
    lang = owner.lang
    fields: list[Component | str] = [
        *([notice(filled.problem, problem=True)] if filled.problem else []),
        _measures(choices, filled, lang),
        text_field(
            "titel",
            say(lang, "templates_new_title"),
            filled.title,
            hint=say(lang, "templates_new_title_hint"),
            maxLength=120,
        ),
        html.Div(
            [
                choice_field(
                    "jahre", say(lang, "templates_new_years"), [(one, one) for one in "12345"], filled.years
                ),
                text_field(
                    "bis",
                    say(lang, "templates_new_until"),
                    filled.until,
                    kind="number",
                    min="1990",
                    max="2099",
                    inputMode="numeric",
                ),
            ],
            className="bl-template-pair",
        ),
        _checkbox("gliederung", "1", say(lang, "templates_new_breakdowns"), chosen=filled.breakdowns),
        choice_field("fuer", say(lang, "templates_new_for"), _whom(choices, lang), filled.whom),
        _offices(choices, filled, lang),
        text_field("frist", say(lang, "templates_new_deadline"), filled.deadline, kind="date"),
        text_field(
            "zurueck",
            say(lang, "templates_new_return"),
            filled.return_to,
            kind="email",
            hint=say(lang, "templates_new_return_hint"),
            maxLength=200,
        ),
        html.Button(say(lang, "templates_new_issue"), type="submit", className="btn btn-primary"),
    ]
    form = staff_form(f"{TEMPLATES}/ausgeben", fields, owner, className="bl-staff-form")
    return card(say(lang, "templates_new"), form, id_="neu")


def _measures(choices: TemplateChoices, filled: NewTemplate, lang: str) -> html.Fieldset:
    groups: list[Component] = []
    for theme, measures in choices.themes.items():
        groups.append(html.H3(theme))
        groups += [_checkbox("merkmal", key, name, chosen=key in filled.measures) for key, name in measures]
    return html.Fieldset(
        [
            html.Legend(say(lang, "templates_new_what")),
            html.P(say(lang, "templates_new_what_hint"), className="bl-field-hint"),
            html.Div(
                groups,
                className="bl-template-choices",
                role="group",
                tabIndex=0,
                **attributes({"aria-label": say(lang, "templates_new_chosen")}),
            ),
        ],
        className="bl-template-fields",
    )


def _whom(choices: TemplateChoices, lang: str) -> list[tuple[str, str]]:
    count = len(choices.offices)
    everyone = (
        say(lang, "templates_new_everyone_one")
        if count == 1
        else say(lang, "templates_new_everyone_many", count=count)
    )
    return [
        (EVERYONE, everyone),
        (SOME, say(lang, "templates_new_some")),
        *(
            (f"{OPERATOR_START}{name}", say(lang, "templates_new_operator", name=name))
            for name in choices.operators
        ),
    ]


def _offices(choices: TemplateChoices, filled: NewTemplate, lang: str) -> html.Details:
    """Counts where the list above says that only some get one."""
    boxes = [_checkbox("amt", key, name, chosen=key in filled.amts) for key, name in choices.offices]
    return html.Details(
        [
            html.Summary(say(lang, "templates_new_offices")),
            html.Div(boxes, className="bl-template-choices is-open"),
        ],
        open=bool(filled.amts),
        className="bl-template-some",
    )


def _checkbox(name: str, value: str, words: str, *, chosen: bool) -> html.Label:
    box = Input(
        type="checkbox",
        name=name,
        value=value,
        className="form-check-input",
        **({"checked": True} if chosen else {}),
    )
    return html.Label([box, html.Span(words)], className="bl-template-check")
