"""The frame around every screen of staff: the dark band above, the column of screens at the left, what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.staff.accounts.account import Account
from dashboard.staff.jobs.job import StaffJob
from dashboard.staff.rights import Right
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.shell import icon, switches
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.jobs.bar import job_bar
from layouts.staff.screens import FOOT, HELP, OVERVIEW, OWN_ACCOUNT, SIGN_OUT, WORK, Screen, screen_of


@dataclass(frozen=True, slots=True)
class StaffFrame:
    """What the frame says. `open_to` are the addresses that this account may open, `waiting` how much waits on a
    screen, by address. `said` are sentences about what was just done, each with whether it went wrong. `version` is
    the one on show, empty where there is none; `job` is the one that runs or comes next."""

    owner: FormOwner
    account: Account
    path: str
    theme: str
    open_to: frozenset[str]
    public_url: str
    version: str = ""
    waiting: Mapping[str, int] = field(default_factory=dict)
    said: Sequence[tuple[str, bool]] = ()
    job: StaffJob | None = None


def staff_shell(content: Component, frame: StaffFrame) -> html.Div:
    """A whole page of staff."""
    lang = frame.owner.lang
    return html.Div(
        [
            html.A(say(lang, "skip"), href="#inhalt", className="bl-skip"),
            _band(frame),
            *([job_bar(frame.job, lang)] if frame.job else []),
            html.Div(
                [
                    _side(frame),
                    html.Main(
                        [*[_sentence(*one) for one in frame.said], content],
                        id="inhalt",
                        className="bl-staff-main",
                        tabIndex=-1,
                    ),
                ],
                className="bl-staff",
                id=ids.PAGE,
            ),
            _live(),
        ],
        lang=lang,
    )


def outside(content: Component, lang: str, theme: str) -> html.Div:
    """A page for whoever is not signed in: the band without anything of the inside."""
    return html.Div(
        [
            html.A(say(lang, "skip"), href="#inhalt", className="bl-skip"),
            html.Header(
                [*_brand(lang), html.Div(switches(lang, theme), className="bl-band-end")], className="bl-band"
            ),
            html.Main(content, id="inhalt", className="bl-outside", tabIndex=-1),
            _live(),
        ],
        lang=lang,
    )


def heading(title: str, *more: Component | str, sub: str = "") -> html.Div:
    """The title of a screen, a line below it, and its acts at the right."""
    return html.Div(
        [
            html.Div([html.H1(title), *([html.P(sub)] if sub else [])]),
            *([html.Div(list(more), className="bl-staff-acts")] if more else []),
        ],
        className="bl-staff-title",
    )


def card(
    title: str, *content: Component | str, note: str = "", end: Component | None = None, id_: str = ""
) -> html.Section:
    """A white card with a title; `note` stands beside it, `end` at its right."""
    named = attributes({"id": id_} if id_ else {})
    cap = [
        html.H2(title),
        *([html.P(note)] if note else []),
        *([html.Div(end, className="bl-end")] if end else []),
    ]
    return html.Section(
        [html.Div(cap, className="bl-cap"), *content], className="bl-card bl-staff-card", **named
    )


def table(
    heads: Sequence[str | Component],
    rows: Sequence[Sequence[Any]],
    *,
    label: str,
    marked: Sequence[bool] = (),
) -> html.Div:
    """A plain table. In a narrow window each row becomes a list of its cells with their heads; in between it scrolls
    sideways. A cell is a text or components; an empty head names a column of acts. `marked` are the rows that stand
    out."""
    named = [attributes({"data-head": one} if one and isinstance(one, str) else {}) for one in heads]
    return html.Div(
        html.Table(
            [
                html.Thead(html.Tr([html.Th(one, scope="col") if one else html.Td("") for one in heads])),
                html.Tbody(
                    [
                        html.Tr(
                            [html.Td(cell, **more) for cell, more in zip(row, named, strict=True)],
                            className="is-marked" if mark else None,
                        )
                        for row, mark in zip(
                            rows, [*marked, *repeat(False, len(rows) - len(marked))], strict=True
                        )
                    ]
                ),
            ],
            className="bl-table bl-table-stacks",
        ),
        className="bl-staff-table",
        role="region",
        tabIndex=0,
        **attributes({"aria-label": label}),
    )


def notice(sentence: str, *, problem: bool = False) -> html.P:
    """One sentence that stands out: what is in the way, or what has to be known."""
    kind = "bl-staff-problem" if problem else "bl-staff-notice"
    return html.P(sentence, className=kind, role="alert" if problem else "note")


def _sentence(sentence: str, problem: bool) -> html.P:
    kind = "bl-staff-problem" if problem else "bl-staff-done"
    return html.P(
        [icon("alert" if problem else "check"), html.Span(sentence)],
        className=kind,
        role="alert" if problem else "status",
    )


def _brand(lang: str, href: str = "/") -> list[Component]:
    return [
        html.A(
            [html.Span(className="bl-logo", **attributes({"aria-hidden": "true"})), say(lang, "brand")],
            href=href,
            className="bl-brand",
        ),
        html.Strong(say(lang, "staff"), className="bl-band-name"),
    ]


def _band(frame: StaffFrame) -> html.Header:
    lang = frame.owner.lang
    shown = (
        say(lang, "staff_public_version", version=frame.version)
        if frame.version
        else say(lang, "staff_public_none")
    )
    said = "staff_band" if frame.account.may(Right.SEE) else "staff_band_operator"
    return html.Header(
        [
            *_brand(lang),
            html.P([icon("lock"), say(lang, said)], className="bl-band-note"),
            html.Div(
                [
                    html.Span(shown, className="bl-band-version"),
                    html.A(
                        [icon("explore"), say(lang, "staff_public_page")],
                        href=frame.public_url,
                        target="_blank",
                        rel="noopener",
                    ),
                    _who(frame),
                    staff_form(
                        SIGN_OUT,
                        [html.Button(say(lang, "staff_sign_out"), type="submit", className="bl-band-link")],
                        frame.owner,
                    ),
                ],
                className="bl-band-end",
            ),
        ],
        className="bl-band",
    )


def _who(frame: StaffFrame) -> html.Details:
    """The account, its own page, language and brightness."""
    lang, account = frame.owner.lang, frame.account
    role = say(lang, f"staff_role_{account.role.value}")
    return html.Details(
        [
            html.Summary([icon("person"), html.Span(f"{account.name} · {role}"), icon("chevron")]),
            html.Div(
                [html.A(say(lang, "staff_own_account"), href=OWN_ACCOUNT), *switches(lang, frame.theme)],
                className="bl-band-menu",
            ),
        ],
        className="bl-band-who",
    )


def _side(frame: StaffFrame) -> html.Nav:
    lang = frame.owner.lang
    work, foot = ([one for one in group if one.path in frame.open_to] for group in (WORK, FOOT))
    if not frame.account.may(Right.SEE):
        work = [one for one in work if one.path != OVERVIEW]  # it only leads on to the screen of their own
    return html.Nav(
        [
            html.Ul([html.Li(_entry(one, frame)) for one in work]),
            html.Ul([html.Li(_entry(one, frame)) for one in foot], className="bl-side-foot"),
        ],
        className="bl-side",
        **attributes({"aria-label": say(lang, "staff_screens")}),
    )


def _entry(screen: Screen, frame: StaffFrame) -> html.A:
    lang, path = frame.owner.lang, screen.path
    here = screen_of(frame.path) == screen
    href = f"{HELP}?seite={quote(frame.path, safe='/')}" if path == HELP and not here else path
    count = frame.waiting.get(path, 0)
    words: list[Component | str] = [icon(screen.icon), html.Span(say(lang, screen.name))]
    if count:
        told = html.Span(f" {say(lang, 'staff_waiting')}", className="visually-hidden")
        words.append(html.Span([str(count), told], className="bl-side-count"))
    return html.A(words, href=href, **attributes({"aria-current": "page"} if here else {}))


def _live() -> html.Div:
    return html.Div(
        id=ids.LIVE, className="visually-hidden", role="status", **attributes({"aria-live": "polite"})
    )
