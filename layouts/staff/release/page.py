"""Freigaben: the list of drafts, and one of them with all that can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.domain.releases.step import ReleaseStep, StepKind
from dashboard.staff.jobs.job import StaffJob
from dashboard.staff.moments import moment
from dashboard.staff.release.flow import LONGEST_REASON, DraftState
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, asked_first, one_button, staff_form
from layouts.staff.jobs.bar import job_address
from layouts.staff.screens import RELEASES
from layouts.staff.shell import card, heading, notice, table


@dataclass(frozen=True, slots=True)
class DraftParts:
    """What is said of a draft. `files` and `measures` are names; `may_release`: whether this account may release it
    now, `hindrance` the sentence why not, empty where it is not its turn. `job` is the one that publishes it,
    `preview` the address of what would change, empty where there is none."""

    version: str
    note: str
    state: DraftState
    steps: Sequence[ReleaseStep]
    files: Sequence[str] = ()
    measures: Sequence[str] = ()
    may_edit: bool = False
    may_release: bool = False
    hindrance: str = ""
    job: StaffJob | None = None
    preview: str = ""


def drafts_page(
    owner: FormOwner, drafts: Sequence[DraftParts], discarded: Sequence[DraftParts], now: datetime
) -> html.Div:
    """The list of drafts, newest first, and those that were thrown away."""
    lang = owner.lang
    content: list[Component] = [
        heading(say(lang, "staff_release"), sub=say(lang, "staff_release_sub")),
        drafts_card(drafts, lang, now),
    ]
    if discarded:
        title = say(lang, "staff_release_discarded")
        heads = [say(lang, f"staff_release_{one}") for one in ("draft", "state")]
        rows = [[_named(one, lang), _step_words(one.steps[-1], lang, now)] for one in discarded if one.steps]
        content.append(card(title, table(heads, rows, label=title)))
    return html.Div(content, className="bl-staff-screen")


def drafts_card(drafts: Sequence[DraftParts], lang: str, now: datetime) -> html.Section:
    """The drafts as a card, for the overview, too."""
    title = say(lang, "staff_release_drafts")
    heads = [*(say(lang, f"staff_release_{one}") for one in ("draft", "state", "by")), ""]
    rows = [
        [_named(one, lang), state_word(one, lang), _drafted(one, lang, now), _look(one, lang)]
        for one in drafts
    ]
    shown: Component = table(heads, rows, label=title)
    if not rows:
        shown = html.P(say(lang, "staff_release_none"), className="bl-staff-empty")
    return card(title, shown, note=say(lang, "staff_release_drafts_note"))


def draft_page(
    owner: FormOwner, draft: DraftParts, now: datetime, more: Sequence[Component] = ()
) -> html.Div:
    """One draft: what it brings, what happened to it, and what may be done next; `more` are cards about what it is made
    of."""
    lang = owner.lang
    links = [
        html.A(say(lang, "staff_release_preview"), href=draft.preview, className="btn btn-outline-secondary")
    ]
    return html.Div(
        [
            heading(
                say(lang, "staff_release_title", version=draft.version),
                *(links if draft.preview else []),
                sub=draft.note,
            ),
            card(
                say(lang, "staff_release_next"),
                html.Div(_acts(owner, draft), className="bl-staff-card-body bl-release-acts"),
                end=state_word(draft, lang),
            ),
            html.Div([_content(draft, lang), _way(draft, lang, now)], className="bl-release-columns"),
            *more,
        ],
        className="bl-staff-screen",
    )


def state_word(draft: DraftParts, lang: str) -> html.Span:
    """Whose turn it is."""
    yours = draft.state is DraftState.SUBMITTED and draft.may_release
    words = say(lang, "staff_release_yours" if yours else f"staff_draft_state_{draft.state.value}")
    return html.Span(words, className=f"bl-draft-state is-{'yours' if yours else draft.state.value}")


def _acts(owner: FormOwner, draft: DraftParts) -> list[Component]:
    lang, here = owner.lang, f"{RELEASES}/{draft.version}"
    if draft.job is not None:
        to_job = html.A(
            say(lang, "staff_release_to_job"),
            href=job_address(draft.job),
            className="btn btn-outline-secondary bl-own-width",
        )
        return [notice(say(lang, "staff_release_runs")), to_job]
    shown: list[Component] = []
    if draft.hindrance:
        shown.append(notice(draft.hindrance))
    if draft.may_release:
        shown += [_release(owner, draft, here), _refuse(owner, draft, here)]
    if not draft.may_edit:
        return shown
    if draft.state is DraftState.SUBMITTED:
        shown.append(_act(owner, here, "take_back", "zurueckholen"))
    else:
        shown.append(_act(owner, here, "submit", "zur-freigabe", main=True))
    shown.append(_act(owner, here, "discard", "verwerfen"))
    return shown


def _act(owner: FormOwner, here: str, name: str, path: str, *, main: bool = False) -> html.Div:
    lang = owner.lang
    look = "btn btn-primary" if main else "btn btn-outline-secondary"
    label = say(lang, f"staff_release_{name}")
    button: Component = one_button(f"{here}/{path}", label, owner, class_name=look)
    if name == "discard":
        sure = one_button(f"{here}/{path}", say(lang, "staff_discard_for_good"), owner, class_name=look)
        button = asked_first(label, sure, lang)
    return html.Div([html.P(say(lang, f"staff_release_{name}_means")), button], className="bl-release-act")


def _release(owner: FormOwner, draft: DraftParts, here: str) -> html.Div:
    lang = owner.lang
    narrow = html.Details(
        [
            html.Summary(say(lang, "staff_release_more")),
            html.Label(
                [
                    Input(type="checkbox", name="eng", value="ja", className="form-check-input"),
                    html.Span(say(lang, "staff_release_narrow")),
                ],
                className="bl-release-check",
            ),
            html.P(say(lang, "staff_release_narrow_means"), className="bl-field-hint"),
        ],
        className="bl-release-more",
    )
    button = html.Button(say(lang, "staff_release_release"), type="submit", className="btn btn-primary")
    form = staff_form(f"{here}/freigeben", [narrow, button], owner, className="bl-release-form")
    return html.Div([html.P(say(lang, "staff_release_release_means")), form], className="bl-release-act")


def _refuse(owner: FormOwner, draft: DraftParts, here: str) -> html.Div:
    lang = owner.lang
    fields = [
        html.Label(say(lang, "staff_release_reason"), htmlFor="grund"),
        html.Textarea(
            id="grund",
            rows=2,
            maxLength=LONGEST_REASON,
            required=True,
            className="form-control",
            **attributes({"name": "grund"}),
        ),
        html.Button(say(lang, "staff_release_refuse"), type="submit", className="btn btn-outline-secondary"),
    ]
    form = staff_form(f"{here}/zurueckgeben", fields, owner, className="bl-release-form")
    return html.Div(form, className="bl-release-act")


def _content(draft: DraftParts, lang: str) -> html.Section:
    said = [
        ("files", html.Ul([html.Li(one) for one in draft.files]) if draft.files else None),
        ("measures", html.Ul([html.Li(one) for one in draft.measures]) if draft.measures else None),
    ]
    terms = [
        html.Div([html.Dt(say(lang, f"staff_release_{name}")), html.Dd(shown)])
        for name, shown in said
        if shown is not None
    ]
    return card(say(lang, "staff_release_content"), html.Dl(terms, className="bl-staff-terms"))


def _way(draft: DraftParts, lang: str, now: datetime) -> html.Section:
    steps = [
        html.Li(
            [
                html.Time(moment(one.at, now, lang), dateTime=one.at.isoformat()),
                html.Span(_deed(one, lang)),
            ]
        )
        for one in draft.steps
    ]
    return card(say(lang, "staff_release_way"), html.Ol(steps, className="bl-staff-list"))


def _deed(step: ReleaseStep, lang: str) -> list[str | Component]:
    said: list[str | Component] = [f"{step.account} {say(lang, f'staff_step_{step.kind.value}')}"]
    if step.reason:
        said.append(html.Span(step.reason, className="bl-release-reason"))
    return said


def _step_words(step: ReleaseStep, lang: str, now: datetime) -> list[str | Component]:
    return [*_deed(step, lang), html.Small(f" {moment(step.at, now, lang)}")]


def _named(draft: DraftParts, lang: str) -> list[Component]:
    note = draft.note or ", ".join(draft.files) or say(lang, "staff_release_no_note")
    return [html.Strong(note), html.Br(), html.Small(draft.version)]


def _drafted(draft: DraftParts, lang: str, now: datetime) -> list[Component | str]:
    step = next((one for one in draft.steps if one.kind is StepKind.DRAFTED), None)
    if step is None:
        return [say(lang, "staff_release_unknown")]
    return [step.account, html.Br(), html.Small(moment(step.at, now, lang))]


def _look(draft: DraftParts, lang: str) -> html.A:
    main = draft.may_release
    return html.A(
        say(lang, "staff_release_check" if main else "staff_release_look"),
        href=f"{RELEASES}/{draft.version}",
        className=f"btn {'btn-primary' if main else 'btn-outline-secondary'} bl-small-button",
    )
