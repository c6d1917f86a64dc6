"""The three tables of the first screen: drafts, what is due, themes on show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dash import html
from dash.development.base_component import Component

from dashboard.formats import number
from dashboard.staff.moments import moment, short_day
from dashboard.staff.overview.rows import DraftRow, DueRow, ThemeRow
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.shell import icon
from layouts.staff.shell import table

_ICONS = {
    "staff_draft_state_submitted": "hourglass",
    "staff_draft_state_refused": "alert",
}


def drafts_table(rows: Sequence[DraftRow], now: datetime, lang: str) -> html.Div:
    """A row for each draft; those that wait for whoever looks stand out."""
    heads = [say(lang, f"staff_draft_{one}") for one in ("name", "kind", "state", "by")]
    cells = [
        [
            html.Div([html.Strong(one.name) if one.waits else one.name, _small(one.detail)]),
            say(lang, one.kind),
            _state(one, lang),
            html.Div([one.by or "–", _small(moment(one.at, now, lang))]),
            _to(one, lang),
        ]
        for one in rows
    ]
    return table([*heads, ""], cells, label=say(lang, "staff_drafts"), marked=[one.waits for one in rows])


def due_table(rows: Sequence[DueRow], today: date, lang: str) -> html.Div:
    """A row for each thing that is due."""
    heads = [say(lang, f"staff_due_{one}") for one in ("what", "who", "on", "state")]
    cells = []
    for one in rows:
        late = one.days_late(today)
        on = short_day(one.on, lang) if one.on else say(lang, "staff_due_always")
        link = html.A(
            one.act,
            href=one.path,
            className="bl-link",
            **attributes({"aria-label": f"{one.act}: {one.what}"}),
        )
        cells.append([one.what, one.who, on, _lateness(one, late, lang), link if one.path else ""])
    return table([*heads, ""], cells, label=say(lang, "staff_due"))


def themes_table(rows: Sequence[ThemeRow], lang: str) -> html.Div:
    """A row for each theme."""
    heads = [say(lang, f"staff_theme_{one}") for one in ("name", "indicators", "newest", "official", "empty")]
    cells = [
        [
            one.name,
            number(one.indicators, 0, lang),
            str(one.newest) if one.newest else "–",
            _share(one, lang),
            number(one.empty, 0, lang),
        ]
        for one in rows
    ]
    return table(heads, cells, label=say(lang, "staff_now_public"))


def _state(one: DraftRow, lang: str) -> html.Span:
    words = say(lang, "staff_waits_for_you" if one.waits else one.state)
    return html.Span([icon(_ICONS.get(one.state, "pencil")), words], className="bl-state-word")


def _to(one: DraftRow, lang: str) -> Component | str:
    if not one.path:
        return ""
    words = say(lang, "staff_check" if one.waits else "staff_go_on")
    named = attributes({"aria-label": f"{words}: {one.name}"})
    return html.A(words, href=one.path, className="btn btn-outline-secondary bl-small-button", **named)


def _lateness(one: DueRow, late: int, lang: str) -> html.Span:
    if late > 0:
        said = say(lang, "staff_late_day" if late == 1 else "staff_late_days", count=late)
        return html.Span([icon("alert"), said], className="bl-state-word is-bad")
    if one.on is not None and not one.state:
        key = "staff_due_today" if not late else "staff_in_a_day" if late == -1 else "staff_in_days"
        return html.Span([icon("dash"), say(lang, key, count=-late)], className="bl-state-word")
    return html.Span([icon("dash"), one.state], className="bl-state-word")


def _share(one: ThemeRow, lang: str) -> html.Div:
    """How many of the theme's indicators have official figures: a bar, and the number as words."""
    share = 100 * one.official / one.indicators if one.indicators else 0
    said = say(lang, "staff_of", count=number(one.official, 0, lang), all=number(one.indicators, 0, lang))
    filled = InlineMarkup(f'<span style="width:{share:.0f}%"></span>')
    bar = html.Span(filled, className="bl-staff-share", **attributes({"aria-hidden": "true"}))
    return html.Div([bar, html.Small(said)], className="bl-staff-shared")


def _small(text: str) -> html.Small | None:
    return html.Small(text) if text else None
