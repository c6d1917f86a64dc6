"""The five steps: the bar above, a section for each, and the forms that act on the intake as it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.staff.intake.intake import Intake, IntakeState, Step
from dashboard.staff.intake.steps import StepState
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner, staff_form

INTAKES = "/einspielen"


@dataclass(frozen=True, slots=True)
class StepPart:
    """What stands in the section of a step. `short` is what the bar says of it, `sentence` what stands beside its
    title, `acts` at the right of it; `content` is None where there is nothing yet."""

    short: str
    sentence: str
    content: Component | None = None
    acts: tuple[Component, ...] = ()


def intake_path(intake: Intake, act: str = "") -> str:
    """The address of an intake, or of an act on it."""
    return f"{INTAKES}/{intake.number}{f'/{act}' if act else ''}"


def act_form(
    intake: Intake,
    act: str,
    children: Sequence[Component | str],
    owner: FormOwner,
    *,
    fields: Mapping[str, str] | None = None,
    files: bool = False,
    class_name: str = "",
    id_: str = "",
) -> html.Form:
    """A form that acts on the intake as it is shown: it sends its revision along."""
    hidden = [
        Input(type="hidden", name=name, value=value)
        for name, value in {"stand": str(intake.revision), **(fields or {})}.items()
    ]
    named = attributes({"id": id_} if id_ else {})
    return staff_form(
        intake_path(intake, act), [*hidden, *children], owner, files=files, className=class_name, **named
    )


def act_button(
    intake: Intake,
    act: str,
    label: str,
    owner: FormOwner,
    *,
    sign: str = "",
    about: str = "",
    class_name: str = "bl-text-button",
    fields: Mapping[str, str] | None = None,
) -> html.Form:
    """A form that is nothing but a button."""
    named = {"aria-label": f"{label}: {about}"} if about else {}
    words: list[Component | str] = [icon(sign), label] if sign else [label]
    button = html.Button(words, type="submit", className=class_name, **attributes(named))
    return act_form(intake, act, [button], owner, fields=fields, class_name="bl-one-button")


def step_bar(parts: Mapping[Step, StepPart], states: Mapping[Step, StepState], lang: str) -> html.Nav:
    """The bar of the five steps, each a link to its section."""
    entries = []
    for step, part in parts.items():
        here = {"aria-current": "step"} if states[step] is StepState.NOW else {}
        said = say(lang, f"intake_state_{states[step]}")
        entries.append(
            html.Li(
                html.A(
                    [
                        _mark(step, states[step]),
                        html.Span(
                            [
                                html.B(say(lang, f"intake_step_{step.name.lower()}")),
                                html.Span(f" ({said})", className="visually-hidden"),
                                html.Small(part.short),
                            ]
                        ),
                    ],
                    href=f"#schritt-{step.value}",
                    **attributes(here),
                )
            )
        )
    return html.Nav(
        html.Ol(entries),
        className="bl-intake-steps",
        **attributes({"aria-label": say(lang, "intake_steps")}),
    )


def step_section(
    intake: Intake, step: Step, part: StepPart, state: StepState, owner: FormOwner
) -> html.Section:
    """One step. It can be taken back where something was done in it."""
    lang = owner.lang
    acts = list(part.acts)
    if intake.state is IntakeState.OPEN and _was_done(intake, step):
        acts.append(
            act_button(
                intake,
                "zuruecknehmen",
                say(lang, "intake_back"),
                owner,
                sign="reset",
                about=say(lang, f"intake_step_{step.name.lower()}"),
                class_name="bl-text-button bl-quiet-button",
                fields={"schritt": str(step.value)},
            )
        )
    title = html.H2(say(lang, f"intake_step_{step.name.lower()}"), id=f"schritt-{step.value}-titel")
    return html.Section(
        [
            _mark(step, state),
            html.Div(
                [
                    html.Div(
                        [title, html.P(part.sentence), html.Div(acts, className="bl-end")],
                        className="bl-intake-step-head",
                    ),
                    *([part.content] if part.content is not None else []),
                ]
            ),
        ],
        id=f"schritt-{step.value}",
        className=f"bl-intake-step is-{state}",
        **attributes({"aria-labelledby": f"schritt-{step.value}-titel"}),
    )


def _was_done(intake: Intake, step: Step) -> bool:
    return {
        Step.FILES: bool(intake.files),
        Step.RECOGNISED: bool(intake.tables),
        Step.MAPPING: bool(intake.mappings),
        Step.FINDINGS: bool(intake.amendments),
        Step.PREVIEW: intake.step is Step.PREVIEW,
    }[step]


def _mark(step: Step, state: StepState) -> html.Span:
    content = icon("check") if state is StepState.DONE else str(step.value)
    return html.Span(content, className=f"bl-intake-mark is-{state}", **attributes({"aria-hidden": "true"}))
