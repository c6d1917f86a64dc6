"""Step 5 of an intake: the preview, and the way from draft to public."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from dashboard.staff.intake.conflict import clock
from dashboard.staff.intake.intake import Intake
from dashboard.staff.jobs.job import StaffJob
from dashboard.staff.preview.view import PreviewView
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.intake.steps import StepPart
from layouts.staff.jobs.bar import job_waited_for
from layouts.staff.preview.cards import preview_cards
from layouts.staff.shell import card, notice


@dataclass(frozen=True, slots=True)
class PreviewParts:
    """What step 5 shows: a preview, the `job` that makes it, `problem` that prevents it, or nothing where the findings
    are not done. `asks`: whether it may be asked for; `draft` is the version that the intake has become."""

    number: int
    revision: int
    view: PreviewView | None
    problem: str = ""
    draft: str = ""
    job: StaffJob | None = None
    asks: bool = False


def preview_address(number: int) -> str:
    """Step 5 on the page of the intake."""
    return f"/einspielen/{number}#schritt-5"


def preview_step(intake: Intake, parts: PreviewParts, owner: FormOwner) -> StepPart:
    """The preview and the way to release."""
    lang = owner.lang
    if parts.draft:
        short = say(lang, "preview_waits", version=parts.draft)
        return StepPart(short, short, html.Div([_way(intake, parts, owner)], className="bl-preview"))
    short = say(lang, "intake_not_public")
    if parts.job is not None:
        waited = job_waited_for(parts.job, preview_address(parts.number), lang)
        return StepPart(short, say(lang, "preview_being_made"), html.Div(waited))
    if parts.asks:
        return StepPart(short, say(lang, "preview_not_yet"), _asking(parts, owner))
    if parts.view is None:
        return StepPart(short, say(lang, "intake_preview_later"))
    shown = [*preview_cards(parts.view, lang), _way(intake, parts, owner)]
    return StepPart(short, say(lang, "preview_lead"), html.Div(shown, className="bl-preview"))


def _asking(parts: PreviewParts, owner: FormOwner) -> html.Div:
    """Nobody has asked for it, what is public has changed since, or it could not be made."""
    form = _form(parts, "rechnen", "preview_make", "btn btn-primary", owner)
    problem = [notice(parts.problem, problem=True)] if parts.problem else []
    return html.Div([*problem, form], className="bl-preview")


def _way(intake: Intake, parts: PreviewParts, owner: FormOwner) -> html.Section:
    lang = owner.lang
    made = say(lang, "preview_way_draft_text", by=intake.by, at=clock(intake.at, lang))
    steps = [
        ("draft", made, not parts.draft),
        ("release", say(lang, "preview_way_release_text"), bool(parts.draft)),
        ("public", say(lang, "preview_way_public_text"), False),
    ]
    items = [
        html.Li([html.H3(say(lang, f"preview_way_{name}")), html.P(text)], className="is-now" if now else "")
        for name, text, now in steps
    ]
    title = say(lang, "preview_way")
    return card(title, html.Ol(items, className="bl-preview-way"), end=_acts(parts, owner))


def _acts(parts: PreviewParts, owner: FormOwner) -> html.Div:
    lang = owner.lang
    if parts.draft:
        link = html.A(
            say(lang, "preview_to_draft", version=parts.draft),
            href=f"/freigaben/{parts.draft}",
            className="btn btn-primary",
        )
        again = _form(parts, "zurueckholen", "preview_reopen", "btn btn-outline-secondary", owner)
        return html.Div([again, link], className="bl-preview-acts")
    if parts.view is None or parts.view.refused:
        return html.Div()
    hand = _form(parts, "abgeben", "preview_hand_over", "btn btn-primary", owner)
    return html.Div([hand], className="bl-preview-acts")


def _form(parts: PreviewParts, act: str, label: str, look: str, owner: FormOwner) -> html.Form:
    fields = [
        Input(type="hidden", name="stand", value=str(parts.revision)),
        html.Button(say(owner.lang, label), type="submit", className=look),
    ]
    return staff_form(f"/einspielen/{parts.number}/vorschau/{act}", fields, owner, className="bl-one-button")
