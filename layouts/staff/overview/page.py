"""Übersicht: what is public now, what waits, what was done last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import html

from dashboard.staff.accounts.account import Account
from dashboard.staff.audit import Act
from dashboard.staff.moments import moment
from dashboard.texts import say
from layouts.staff.forms import FormOwner
from layouts.staff.log.page import act_words
from layouts.staff.screens import LOG
from layouts.staff.shell import card, heading


@dataclass(frozen=True, slots=True)
class OverviewParts:
    """What the page says; `version` is the one on show, `last` are the newest lines of the log."""

    owner: FormOwner
    account: Account
    now: datetime
    version: str
    last: Sequence[Act]


def overview_page(parts: OverviewParts) -> html.Div:
    """The screen."""
    lang = parts.owner.lang
    acts = [
        html.Li(
            [
                html.Time(moment(one.at, parts.now, lang), dateTime=one.at.isoformat()),
                html.Span(f"{one.account}: {act_words(one, lang)} {one.subject}"),
            ]
        )
        for one in parts.last
    ]
    more = html.A(say(lang, "staff_log"), href=LOG, className="bl-link")
    return html.Div(
        [
            heading(say(lang, "staff_welcome", name=parts.account.name)),
            card(say(lang, "staff_last"), html.Ul(acts, className="bl-staff-list"), end=more),
        ],
        className="bl-staff-screen",
    )
