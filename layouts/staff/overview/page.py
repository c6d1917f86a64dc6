"""Übersicht: four figures, drafts, what is due, what is public, reports of readers, what was done last, the stores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.report import EntryReport
from dashboard.formats import day, number
from dashboard.staff.accounts.account import Account
from dashboard.staff.audit import Act
from dashboard.staff.moments import clock, moment, short_day
from dashboard.staff.overview.rows import DraftRow, DueRow, HealthRow, PublicNow, ThemeRow
from dashboard.texts import say
from layouts.shell import icon
from layouts.staff.forms import FormOwner
from layouts.staff.log.page import act_words
from layouts.staff.overview.tables import drafts_table, due_table, themes_table
from layouts.staff.screens import LOG, REPORTS
from layouts.staff.shell import card, heading

_INTAKE, _TEMPLATES, _RELEASE = "/einspielen", "/vorlagen", "/freigaben"
_LAST_REPORTS = 4


@dataclass(frozen=True, slots=True)
class OverviewParts:
    """What the page says. `public` is None where nothing is, `reports` are the open ones, newest first, and how
    many were dealt with this year, or the key of the words why none can be seen. `last` are the newest lines of the
    log."""

    owner: FormOwner
    account: Account
    now: datetime
    district: str
    public: PublicNow | None
    themes: Sequence[ThemeRow]
    drafts: Sequence[DraftRow]
    due: Sequence[DueRow]
    reports: tuple[Sequence[EntryReport], int] | str
    last: Sequence[Act]
    health: Sequence[HealthRow]
    open_to: frozenset[str]
    may_edit: bool


def overview_page(parts: OverviewParts) -> html.Div:
    """The screen."""
    lang, local = parts.owner.lang, parts.now.astimezone()
    part_of_day = "morning" if local.hour < 11 else "day" if local.hour < 18 else "evening"
    weekday = say(lang, f"staff_weekday_{local.weekday()}")
    date = f"{weekday}, {day(local.date(), lang)}"
    return html.Div(
        [
            heading(
                say(lang, f"staff_good_{part_of_day}", name=parts.account.name),
                *_acts(parts),
                sub=" · ".join(one for one in (date, parts.district) if one),
            ),
            _figures(parts),
            html.Div(
                [
                    html.Div([_drafts(parts), _due(parts), _public(parts)], className="bl-staff-stack"),
                    html.Div([_reports(parts), _last(parts), _health(parts)], className="bl-staff-stack"),
                ],
                className="bl-staff-cols",
            ),
        ],
        className="bl-staff-screen",
    )


def _acts(parts: OverviewParts) -> list[Component]:
    lang = parts.owner.lang
    offered = (
        (_TEMPLATES, "table", "staff_give_template", "btn btn-outline-secondary"),
        (_INTAKE, "box-in", "staff_intake", "btn btn-primary"),
    )
    return [
        html.A([icon(sign), say(lang, words)], href=path, className=looks)
        for path, sign, words, looks in offered
        if path in parts.open_to and parts.may_edit
    ]


def _figures(parts: OverviewParts) -> html.Dl:
    lang, public = parts.owner.lang, parts.public
    today = parts.now.astimezone().date()
    waiting = sum(1 for one in parts.drafts if one.waits)
    late = sum(1 for one in parts.due if one.days_late(today) > 0)
    figures = [
        _figure(say(lang, "staff_public"), say(lang, "staff_public_none")),
        _figure(
            say(lang, "staff_drafts"),
            number(len(parts.drafts), 0, lang),
            below=say(lang, "staff_drafts_wait" if waiting else "staff_drafts_none_wait", count=waiting),
        ),
        _figure(
            say(lang, "staff_due"),
            number(len(parts.due), 0, lang),
            below=say(lang, "staff_due_late" if late else "staff_due_none_late", count=late),
        ),
    ]
    if public is not None:
        years = say(lang, "staff_public_years", first=public.first_year, last=public.last_year)
        counts = say(
            lang,
            "staff_public_counts",
            indicators=number(public.indicators, 0, lang),
            municipalities=number(public.municipalities, 0, lang),
        )
        figures[0] = _figure(
            say(lang, "staff_public"),
            public.version,
            beside=say(lang, "staff_since", day=short_day(public.since.astimezone().date(), lang)),
            below=f"{counts}, {years}" if public.first_year else counts,
        )
    if isinstance(parts.reports, str):
        figures.append(_figure(say(lang, "staff_reports_from"), "–", below=say(lang, parts.reports)))
    else:
        found, done = parts.reports
        figures.append(
            _figure(
                say(lang, "staff_reports_from"),
                number(len(found), 0, lang),
                beside=say(lang, "staff_reports_open"),
                below=say(lang, "staff_reports_done", count=number(done, 0, lang)),
            )
        )
    return html.Dl(figures, className="bl-card bl-staff-figures")


def _figure(name: str, value: str, *, beside: str = "", below: str = "") -> html.Div:
    return html.Div(
        [
            html.Dt(name),
            html.Dd([html.Strong(value), html.Span(beside) if beside else None]),
            *([html.Dd(below, className="bl-staff-below")] if below else []),
        ]
    )


def _link(parts: OverviewParts, path: str, words: str) -> html.A | None:
    shown = path in parts.open_to
    return html.A(say(parts.owner.lang, words), href=path, className="bl-link") if shown else None


def _drafts(parts: OverviewParts) -> html.Section:
    lang = parts.owner.lang
    shown: Component = html.P(say(lang, "staff_no_drafts"), className="bl-staff-empty")
    if parts.drafts:
        shown = drafts_table(parts.drafts, parts.now, lang)
    return card(
        say(lang, "staff_drafts"),
        shown,
        note=say(lang, "staff_drafts_note"),
        end=_link(parts, _RELEASE, "staff_all_drafts"),
    )


def _due(parts: OverviewParts) -> html.Section:
    lang = parts.owner.lang
    shown: Component = html.P(say(lang, "staff_nothing_due"), className="bl-staff-empty")
    if parts.due:
        shown = due_table(parts.due, parts.now.astimezone().date(), lang)
    return card(say(lang, "staff_due"), shown, note=say(lang, "staff_due_note"))


def _public(parts: OverviewParts) -> html.Section:
    lang = parts.owner.lang
    note = say(lang, "staff_public_version", version=parts.public.version) if parts.public else ""
    shown: Component = html.P(say(lang, "staff_public_none"), className="bl-staff-empty")
    if parts.themes:
        shown = themes_table(parts.themes, lang)
    return card(
        say(lang, "staff_now_public"),
        shown,
        note=note,
        end=_link(parts, "/merkmale", "staff_all_definitions"),
    )


def _reports(parts: OverviewParts) -> html.Section:
    lang = parts.owner.lang
    found = () if isinstance(parts.reports, str) else parts.reports[0]
    rows = [
        html.Li(
            [
                html.Time(short_day(one.received_on, lang), dateTime=one.received_on.isoformat()),
                html.Div([html.P(_told(one, lang)), html.Small(one.name)]),
            ]
        )
        for one in found[:_LAST_REPORTS]
    ]
    why = parts.reports if isinstance(parts.reports, str) else "staff_no_reports"
    empty = html.P(say(lang, why), className="bl-staff-empty")
    return card(
        say(lang, "staff_reports_from"),
        html.Ul(rows, className="bl-staff-list") if rows else empty,
        end=_link(parts, REPORTS, "staff_all"),
    )


def _told(one: EntryReport, lang: str) -> str:
    """What a reader wrote, shortened; else what they ticked."""
    text = " ".join(one.text.split())
    if text:
        return f"„{text if len(text) <= 120 else text[:119] + '…'}“"
    return ", ".join(say(lang, f"report_what_{what}") for what in one.wrong)


def _last(parts: OverviewParts) -> html.Section:
    lang, today = parts.owner.lang, parts.now.astimezone().date()
    rows = [
        html.Li(
            [
                html.Time(
                    clock(one.at) if one.at.astimezone().date() == today else moment(one.at, parts.now, lang),
                    dateTime=one.at.isoformat(),
                ),
                html.P(_sentence(one, lang)),
            ]
        )
        for one in parts.last
    ]
    return card(
        say(lang, "staff_last"), html.Ul(rows, className="bl-staff-list"), end=_link(parts, LOG, "staff_log")
    )


def _sentence(one: Act, lang: str) -> list[Component | str]:
    """Who has done what, and to what where that is somebody or something else."""
    words: list[Component | str] = [f"{one.account} {act_words(one, lang)}".strip()]
    if one.subject and one.subject != one.account:
        words += [": ", html.Strong(one.subject)]
    return words


def _health(parts: OverviewParts) -> html.Section:
    lang = parts.owner.lang
    rows = [
        html.Li(
            [
                html.Span(say(lang, one.name)),
                html.Span(
                    [icon("check" if one.well else "alert"), one.said],
                    className=f"bl-state-word {'is-ok' if one.well else 'is-bad'}",
                ),
            ]
        )
        for one in parts.health
    ]
    return card(
        say(lang, "staff_health"),
        html.Ul(rows, className="bl-staff-list bl-staff-health"),
        note=say(lang, "staff_health_note", time=clock(parts.now)),
    )
