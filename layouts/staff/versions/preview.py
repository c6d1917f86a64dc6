"""What an act on a version would change, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.staff.jobs.job import StaffJob
from dashboard.staff.moments import full_moment
from dashboard.staff.preview.view import PreviewView
from dashboard.staff.versions.entry import VersionEntry
from dashboard.texts import say
from layouts.staff.forms import FormOwner, one_button
from layouts.staff.jobs.bar import job_waited_for
from layouts.staff.preview.cards import preview_cards
from layouts.staff.screens import RELEASES, VERSIONS
from layouts.staff.shell import card, heading
from layouts.staff.versions.version_list import describe


@dataclass(frozen=True, slots=True)
class PreviewPageParts:
    """What the page shows: a preview with the time when it was made, or the `job` that makes it, or neither."""

    owner: FormOwner
    now: datetime
    entry: VersionEntry
    view: PreviewView | None
    made_at: datetime | None
    job: StaffJob | None


def version_preview_page(parts: PreviewPageParts) -> html.Div:
    """The page."""
    lang, entry = parts.owner.lang, parts.entry
    what = "draft" if entry.is_draft else "restore" if entry.may_be_restored else "withdraw"
    body: list[Component]
    if parts.view is not None:
        body = preview_cards(parts.view, lang)
    elif parts.job is not None:
        body = [_going_on(parts.job, f"{VERSIONS}/vorschau/{entry.version}", lang)]
    else:
        body = [_not_yet(parts)]
    onward = (
        (f"{RELEASES}/{entry.version}", say(lang, "staff_preview_to_draft"))
        if entry.is_draft
        else (f"{VERSIONS}?v={entry.version}", say(lang, "staff_preview_to_versions"))
    )
    made = (
        say(lang, "staff_preview_made", when=full_moment(parts.made_at, lang))
        if parts.made_at
        else describe(entry, lang)
    )
    title = say(lang, f"staff_preview_of_{what}", version=entry.version)
    link = html.A(onward[1], href=onward[0], className="btn btn-outline-secondary")
    return html.Div(
        [heading(title, link, sub=made), html.Div(body, className="bl-preview")], className="bl-staff-screen"
    )


def _not_yet(parts: PreviewPageParts) -> html.Section:
    """Nobody has made it, or something has changed since."""
    lang, entry = parts.owner.lang, parts.entry
    button = one_button(
        f"{VERSIONS}/vorschau/{entry.version}/rechnen",
        say(lang, "staff_preview_make"),
        parts.owner,
        class_name="btn btn-primary",
    )
    text = html.P(say(lang, "staff_preview_means"))
    return card(say(lang, "staff_preview"), html.Div([text, button], className="bl-staff-card-body"))


def _going_on(job: StaffJob, here: str, lang: str) -> html.Section:
    """How far the job is."""
    body = html.Div(job_waited_for(job, here, lang), className="bl-staff-card-body")
    return card(say(lang, "staff_preview_being_made"), body)
