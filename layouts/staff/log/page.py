"""Protokoll: a line for each act, with filters above and pages below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.formats import counted
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.moments import full_moment
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner, choice_field, staff_form, text_field
from layouts.staff.screens import LOG
from layouts.staff.shell import card, heading, table


@dataclass(frozen=True, slots=True)
class LogParts:
    """`query` is the filter as the address says it, `total` how many lines fit it, `at` the page of `last` + 1, `names`
    all that the log has."""

    owner: FormOwner
    query: Mapping[str, str]
    lines: Sequence[Act]
    total: int
    at: int
    last: int
    names: Sequence[str]
    now: datetime


def log_page(parts: LogParts) -> html.Div:
    """The filter, the lines, and the way to earlier ones."""
    owner, lang = parts.owner, parts.owner.lang
    csv = staff_form(
        f"{LOG}.csv",
        [
            *[Input(type="hidden", name=name, value=value) for name, value in parts.query.items()],
            html.Button(
                [icon("down"), say(lang, "staff_log_csv")],
                type="submit",
                className="btn btn-outline-secondary",
            ),
        ],
        owner,
        className="bl-one-button",
    )
    heads = [say(lang, f"staff_log_{one}") for one in ("at", "who", "what", "subject", "before", "after")]
    rows = [_row(one, lang) for one in parts.lines]
    count = counted(parts.total, say(lang, "staff_log_one"), say(lang, "staff_log_many"), lang)
    shown: Component = table(heads, rows, label=say(lang, "staff_log"))
    if not rows:
        shown = html.P(say(lang, "staff_log_empty"), className="bl-staff-empty")
    return html.Div(
        [
            heading(say(lang, "staff_log"), csv, sub=say(lang, "staff_log_lead")),
            _filter(parts),
            card(count, shown, *_pages(parts)),
        ],
        className="bl-staff-screen",
    )


def act_words(one: Act, lang: str) -> str:
    """What was done, in the words of the log."""
    return say(lang, f"staff_act_{one.kind.value}")


def _row(one: Act, lang: str) -> list[Component | str]:
    return [
        html.Time(full_moment(one.at, lang), dateTime=one.at.isoformat()),
        one.account or "–",
        act_words(one, lang),
        one.subject,
        one.before,
        one.after,
    ]


def _filter(parts: LogParts) -> html.Form:
    lang, query = parts.owner.lang, parts.query
    everyone = [("", say(lang, "staff_log_everyone")), *((one, one) for one in parts.names if one)]
    kinds = sorted(
        ((one.value, say(lang, f"staff_act_{one.value}")) for one in ActKind), key=lambda one: one[1]
    )
    return html.Form(
        [
            choice_field("konto", say(lang, "staff_log_who"), everyone, query.get("konto", "")),
            choice_field(
                "was",
                say(lang, "staff_log_what"),
                [("", say(lang, "staff_log_all")), *kinds],
                query.get("was", ""),
            ),
            text_field("von", say(lang, "staff_log_from"), query.get("von", ""), kind="date"),
            text_field("bis", say(lang, "staff_log_until"), query.get("bis", ""), kind="date"),
            text_field(
                "suche", say(lang, "staff_log_words"), query.get("suche", ""), kind="search", maxLength=200
            ),
            html.Button(say(lang, "staff_log_show"), type="submit", className="btn btn-primary"),
        ],
        action=LOG,
        method="get",
        className="bl-card bl-staff-filter",
    )


def _pages(parts: LogParts) -> list[Component]:
    lang = parts.owner.lang
    if not parts.last:
        return []
    links: list[Component] = []
    if parts.at > 0:
        links.append(
            html.A(say(lang, "staff_newer"), href=_address(parts, parts.at - 1), className="bl-link")
        )
    links.append(html.Span(say(lang, "staff_page_of", page=parts.at + 1, last=parts.last + 1)))
    if parts.at < parts.last:
        links.append(
            html.A(say(lang, "staff_older"), href=_address(parts, parts.at + 1), className="bl-link")
        )
    named = attributes({"aria-label": say(lang, "staff_pages")})
    return [html.Nav(links, className="bl-staff-pages", **named)]


def _address(parts: LogParts, at: int) -> str:
    return f"{LOG}?{urlencode({**parts.query, 'ab': at})}"
