"""Meldungen: a card for each report, with what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.report import EntryReport
from dashboard.formats import counted
from dashboard.staff.moments import short_day
from dashboard.texts import say
from layouts.shell import icon
from layouts.staff.forms import FormOwner, asked_first, one_button
from layouts.staff.screens import REPORTS
from layouts.staff.shell import card, heading, notice, table


@dataclass(frozen=True, slots=True)
class ReportsParts:
    """`found` are the reports, newest first, None where there is no store; with `every` those that are done, too.
    `public_url` is where readers see the entries."""

    owner: FormOwner
    found: Sequence[EntryReport] | None
    public_url: str
    every: bool
    may_edit: bool


def reports_page(parts: ReportsParts) -> html.Div:
    """The screen."""
    lang = parts.owner.lang
    other = html.A(
        say(lang, "staff_reports_open_only" if parts.every else "staff_reports_every"),
        href=REPORTS if parts.every else f"{REPORTS}?erledigte=1",
        className="bl-link",
    )
    if parts.found is None:
        shown: Component = notice(say(lang, "staff_reports_off"))
    elif not parts.found:
        shown = card(
            say(lang, "staff_reports"),
            html.P(say(lang, "staff_no_reports"), className="bl-staff-empty"),
            end=other,
        )
    else:
        count = counted(len(parts.found), say(lang, "staff_report_one"), say(lang, "staff_report_many"), lang)
        heads = [say(lang, f"staff_report_{one}") for one in ("on", "entry", "wrong", "text")]
        rows = [_row(one, parts) for one in parts.found]
        shown = card(count, table([*heads, ""], rows, label=say(lang, "staff_reports")), end=other)
    return html.Div(
        [heading(say(lang, "staff_reports"), sub=say(lang, "staff_reports_lead")), shown],
        className="bl-staff-screen",
    )


def _row(one: EntryReport, parts: ReportsParts) -> list[Component | str]:
    lang = parts.owner.lang
    entry = f"{parts.public_url}/einrichtung/{quote(one.institution, safe='')}"
    wrong = ", ".join(say(lang, f"report_what_{what}") for what in one.wrong)
    return [
        html.Time(short_day(one.received_on, lang), dateTime=one.received_on.isoformat()),
        html.A(one.name, href=entry, className="bl-link", target="_blank", rel="noopener"),
        wrong,
        html.P(one.text or "–", className="bl-staff-report"),
        _acts(one, parts),
    ]


def _acts(one: EntryReport, parts: ReportsParts) -> Component:
    lang, owner = parts.owner.lang, parts.owner
    small, about = "btn btn-outline-secondary bl-small-button", f"{one.name}, {one.number}"
    if one.done_on is not None:
        said = say(lang, "staff_report_done_on", day=short_day(one.done_on, lang))
        done: Component = html.Span([icon("check"), said], className="bl-state-word is-ok")
    else:
        done = one_button(
            f"{REPORTS}/{one.number}/erledigt",
            say(lang, "staff_report_close"),
            owner,
            class_name=small,
            about=about,
        )
    if not parts.may_edit:
        return done if one.done_on is not None else html.Span()
    sure = one_button(
        f"{REPORTS}/{one.number}/geloescht",
        say(lang, "staff_remove_for_good"),
        owner,
        class_name=small,
        about=about,
    )
    remove = asked_first(say(lang, "staff_report_remove"), sure, lang, class_name=small, about=about)
    return html.Div([done, remove], className="bl-row-acts")
