"""One intake: its title, the bar of steps, and the five steps below each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html

from dashboard.staff.intake.conflict import change_words, clock
from dashboard.staff.intake.intake import Intake, IntakeState, Step
from dashboard.staff.intake.steps import state_of
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner
from layouts.staff.intake.steps import INTAKES, StepPart, act_button, act_form, step_bar, step_section
from layouts.staff.shell import heading, notice


def intake_page(
    intake: Intake, parts: Mapping[Step, StepPart], owner: FormOwner, errors: int = 0
) -> html.Div:
    """The page; `errors` are those that hold the findings up."""
    lang = owner.lang
    states = {step: state_of(intake, step, errors) for step in parts}
    sub = say(
        lang, "intake_sub", state=say(lang, f"intake_is_{intake.state}"), at=clock(intake.changed_at, lang)
    )
    acts = []
    if intake.state is IntakeState.OPEN:
        acts = [
            html.A([icon("keep"), say(lang, "intake_later")], href=INTAKES, className="bl-text-button"),
            act_button(
                intake,
                "verwerfen",
                say(lang, "intake_discard"),
                owner,
                sign="trash",
                class_name="bl-text-button",
            ),
        ]
    if intake.state is IntakeState.DISCARDED:
        acts = [act_button(intake, "aufnehmen", say(lang, "intake_reopen"), owner, sign="reset")]
    return html.Div(
        [
            heading(intake.name or say(lang, "intake_unnamed"), *acts, sub=sub),
            *([_name_form(intake, owner)] if intake.state is IntakeState.OPEN else []),
            *(
                [notice(say(lang, f"intake_closed_{intake.state}", draft=intake.draft))]
                if intake.state is not IntakeState.OPEN
                else []
            ),
            step_bar(parts, states, lang),
            *[step_section(intake, step, part, states[step], owner) for step, part in parts.items()],
            _history(intake, lang),
        ],
        className="bl-staff-screen bl-intake",
    )


def _name_form(intake: Intake, owner: FormOwner) -> html.Details:
    lang = owner.lang
    return html.Details(
        [
            html.Summary(say(lang, "intake_rename")),
            act_form(
                intake,
                "umbenennen",
                [
                    html.Label(say(lang, "intake_name"), htmlFor="name"),
                    Input(
                        id="name",
                        name="name",
                        type="text",
                        value=intake.name,
                        maxLength=120,
                        className="form-control",
                    ),
                    html.Button(
                        say(lang, "intake_save"), type="submit", className="btn btn-outline-secondary"
                    ),
                ],
                owner,
                class_name="bl-intake-rename",
            ),
        ],
        className="bl-intake-rename-box",
    )


def _history(intake: Intake, lang: str) -> html.Details:
    return html.Details(
        [
            html.Summary(say(lang, "intake_history", count=len(intake.changes))),
            html.Ol([html.Li(change_words(one, lang)) for one in intake.changes[:50]]),
        ],
        className="bl-intake-history",
    )


def intakes_page(intakes: Sequence[Intake], owner: FormOwner, begin: html.Form | None) -> html.Div:
    """The list of intakes; `begin` is the form that starts one with its first files, None for whoever
    may only look."""
    lang = owner.lang
    open_ones = [one for one in intakes if one.state is IntakeState.OPEN]
    closed = [one for one in intakes if one.state is not IntakeState.OPEN]
    return html.Div(
        [
            heading(say(lang, "staff_intake"), sub=say(lang, "intake_list_sub")),
            *([begin] if begin is not None else []),
            _list(open_ones, say(lang, "intake_list_open"), say(lang, "intake_list_none"), lang),
            *([_list(closed, say(lang, "intake_list_closed"), "", lang)] if closed else []),
        ],
        className="bl-staff-screen bl-intake",
    )


def _list(intakes: Sequence[Intake], title: str, none: str, lang: str) -> html.Section:
    entries = [
        html.Li(
            [
                html.A(
                    one.name or say(lang, "intake_unnamed"),
                    href=f"{INTAKES}/{one.number}",
                    className="bl-link",
                ),
                html.Span(
                    say(
                        lang,
                        "intake_list_entry",
                        state=say(lang, f"intake_is_{one.state}"),
                        files=len(one.files),
                        by=one.by,
                        at=clock(one.changed_at, lang),
                    ),
                    className="bl-end",
                ),
            ]
        )
        for one in intakes
    ]
    body = (
        html.Ul(entries, className="bl-staff-list") if entries else html.P(none, className="bl-staff-empty")
    )
    return html.Section(
        [html.Div(html.H2(title), className="bl-cap"), body],
        className="bl-card bl-staff-card",
        **attributes({"aria-label": title}),
    )
