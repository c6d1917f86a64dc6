"""Einladungen: what was made, and who may edit which institutions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.staff.invitations.invitation import Invitation, InvitationState
from dashboard.staff.moments import moment, short_day
from dashboard.texts import say
from layouts.shell import icon
from layouts.staff.forms import FormOwner, one_button
from layouts.staff.screens import INVITATIONS
from layouts.staff.shell import card, heading, notice, table

_SMALL = "btn btn-outline-secondary bl-small-button"
_ICONS = {
    InvitationState.OPEN: "hourglass",
    InvitationState.ACCEPTED: "check",
    InvitationState.EXPIRED: "clock",
    InvitationState.WITHDRAWN: "dash",
}


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One institution that an account may edit, in words. `hint` says what is no longer as when it was granted, else
    empty."""

    account: int
    account_name: str
    locked: bool
    key: str
    institution: str
    since: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class InvitationsParts:
    """What the page shows; `may_invite` adds what changes something, `lasting` is whether links outlast the next
    start of the program."""

    owner: FormOwner
    invitations: Sequence[Invitation]
    access: Sequence[AccessLine]
    now: datetime
    may_invite: bool
    lasting: bool


def invitations_page(parts: InvitationsParts) -> html.Div:
    """The screen."""
    lang = parts.owner.lang
    new = html.A(say(lang, "staff_invite"), href=f"{INVITATIONS}/neu", className="btn btn-primary")
    return html.Div(
        [
            heading(
                say(lang, "staff_invitations"),
                *([new] if parts.may_invite else []),
                sub=say(lang, "staff_invitations_lead"),
            ),
            *key_notice(parts.lasting, lang),
            _list(parts),
            _access(parts),
        ],
        className="bl-staff-screen",
    )


def key_notice(lasting: bool, lang: str) -> list[Component]:
    """That links end with the next start, where they do."""
    return [] if lasting else [notice(say(lang, "staff_invite_key_missing"))]


def _list(parts: InvitationsParts) -> html.Section:
    lang = parts.owner.lang
    title = say(lang, "staff_invitations_list")
    if not parts.invitations:
        return card(title, html.P(say(lang, "staff_invitations_none"), className="bl-staff-empty"))
    heads = [say(lang, f"staff_invite_head_{one}") for one in ("operator", "institutions", "made", "state")]
    rows = [_row(one, parts) for one in parts.invitations]
    shown = table([*heads, ""], rows, label=title)
    return card(title, shown, note=say(lang, "staff_invitations_list_note"))


def _row(one: Invitation, parts: InvitationsParts) -> list[Component | str]:
    owner, lang = parts.owner, parts.owner.lang
    state = one.state_at(parts.now)
    names = ", ".join(each.name for each in one.institutions[:3])
    more = f" (+{len(one.institutions) - 3})" if len(one.institutions) > 3 else ""
    acts = []
    if parts.may_invite and one.may_renew():
        base = f"{INVITATIONS}/{one.number}"
        renew = say(lang, "staff_invite_renew")
        acts.append(one_button(f"{base}/erneuern", renew, owner, class_name=_SMALL, about=one.operator))
        if state is InvitationState.OPEN:
            withdraw = say(lang, "staff_invite_withdraw")
            acts.append(
                one_button(f"{base}/zurueckziehen", withdraw, owner, class_name=_SMALL, about=one.operator)
            )
    note: list[Component] = [html.Br(), html.Small(one.note)] if one.note else []
    return [
        html.Div([html.Strong(one.operator), *note], className="bl-invite-name"),
        html.Div([names, more], className="bl-invite-name"),
        say(lang, "staff_invite_made", by=one.made_by, at=moment(one.made_at, parts.now, lang)),
        html.Span(
            [icon(_ICONS[state]), _state(one, state, parts.now, lang)],
            className=f"bl-state-word{' is-ok' if state is InvitationState.ACCEPTED else ''}",
        ),
        html.Div(acts, className="bl-row-acts"),
    ]


def _state(one: Invitation, state: InvitationState, now: datetime, lang: str) -> str:
    at = moment(one.closed_at, now, lang) if one.closed_at else ""
    day = short_day(one.expires_at.astimezone().date(), lang)
    return say(lang, f"staff_invite_state_{state.value}", day=day, by=one.closed_by, at=at)


def _access(parts: InvitationsParts) -> html.Section:
    owner, lang = parts.owner, parts.owner.lang
    title = say(lang, "staff_invite_access")
    note = say(lang, "staff_invite_access_note")
    if not parts.access:
        empty = html.P(say(lang, "staff_invite_access_none"), className="bl-staff-empty")
        return card(title, empty, note=note)
    rows: list[list[Component | str]] = []
    for one in parts.access:
        account: list[Component | str] = [html.Strong(one.account_name)]
        if one.locked:
            account += [" ", html.Small(say(lang, "staff_invite_locked"))]
        institution: list[Component | str] = [one.institution]
        if one.hint:
            institution += [html.Br(), html.Small(one.hint)]
        act = one_button(
            f"{INVITATIONS}/zugang/{one.account}/entziehen",
            say(lang, "staff_invite_take_away"),
            owner,
            class_name=_SMALL,
            about=f"{one.account_name}, {one.institution}",
            schluessel=one.key,
        )
        rows.append(
            [
                html.Div(account, className="bl-invite-name"),
                html.Div(institution, className="bl-invite-name"),
                one.since,
                html.Div(act, className="bl-row-acts") if parts.may_invite else "",
            ]
        )
    heads = [say(lang, f"staff_invite_head_{one}") for one in ("account", "institution", "since")]
    return card(title, table([*heads, ""], rows, label=title), note=note)
