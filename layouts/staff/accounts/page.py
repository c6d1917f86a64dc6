"""Konten und Rechte: the list of accounts, what each role may do, and the form for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.staff.accounts.account import Account
from dashboard.staff.moments import moment
from dashboard.staff.rights import Role
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner, choice_field, one_button, staff_form, text_field
from layouts.staff.screens import ACCOUNTS
from layouts.staff.shell import card, heading, notice, table


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What was filled in for a new account."""

    name: str = ""
    role: str = Role.EDITOR.value
    carrier: str = ""


def accounts_page(
    owner: FormOwner, found: Sequence[Account], own: Account, now: datetime, given: NewAccount, failed: str
) -> html.Div:
    """`failed` says why a new account was not added."""
    lang = owner.lang
    heads = [say(lang, f"staff_accounts_{one}") for one in ("name", "role", "state", "last")]
    rows = [_row(owner, one, own, now) for one in found]
    return html.Div(
        [
            heading(say(lang, "staff_accounts"), sub=say(lang, "staff_accounts_lead")),
            html.Div(
                [
                    card(
                        say(lang, "staff_accounts_list"),
                        table([*heads, ""], rows, label=say(lang, "staff_accounts_list")),
                        note=say(lang, "staff_accounts_note"),
                    ),
                    html.Div([_new(owner, given, failed), _roles(lang)], className="bl-staff-stack"),
                ],
                className="bl-staff-cols",
            ),
        ],
        className="bl-staff-screen",
    )


def link_made(owner: FormOwner, account: Account, address: str) -> html.Div:
    """The link that sets a password: it is shown this once, because the store holds only its digest."""
    lang = owner.lang
    return html.Div(
        [
            heading(say(lang, "staff_link_for", name=account.name)),
            card(
                say(lang, "staff_link"),
                html.Div(
                    [
                        html.P(say(lang, "staff_link_text")),
                        Input(
                            type="text",
                            readOnly=True,
                            value=address,
                            className="form-control bl-staff-link",
                            **attributes({"aria-label": say(lang, "staff_link")}),
                        ),
                        html.P(
                            html.A(say(lang, "staff_back_to_accounts"), href=ACCOUNTS, className="bl-link")
                        ),
                    ],
                    className="bl-staff-card-body",
                ),
            ),
        ],
        className="bl-staff-screen",
    )


def _row(owner: FormOwner, one: Account, own: Account, now: datetime) -> list[Component | str]:
    lang = owner.lang
    last = moment(one.last_sign_in, now, lang) if one.last_sign_in else say(lang, "staff_never")
    you: list[Component | str] = [" ", html.Small(say(lang, "staff_you"))] if one.id == own.id else []
    return [
        html.Div([html.Strong(one.name), *you]),
        _role_form(owner, one),
        _state(one, lang),
        last,
        _acts(owner, one),
    ]


def _state(one: Account, lang: str) -> html.Span:
    if one.locked:
        return html.Span([icon("lock"), say(lang, "staff_state_locked")], className="bl-state-word is-bad")
    if not one.has_password:
        return html.Span([icon("clock"), say(lang, "staff_state_invited")], className="bl-state-word")
    return html.Span([icon("check"), say(lang, "staff_state_active")], className="bl-state-word is-ok")


def _role_form(owner: FormOwner, one: Account) -> html.Form:
    lang = owner.lang
    named = say(lang, "staff_role_of", name=one.name)
    return staff_form(
        f"{ACCOUNTS}/{one.id}/rolle",
        [
            html.Select(
                [
                    html.Option(
                        say(lang, f"staff_role_{role.value}"), value=role.value, selected=role is one.role
                    )
                    for role in Role
                ],
                className="form-select form-select-sm",
                **attributes({"name": "role", "aria-label": named}),
            ),
            Input(type="hidden", name="carrier", value=one.carrier),
            html.Button(
                say(lang, "staff_change"),
                type="submit",
                className="btn btn-outline-secondary bl-small-button",
                **attributes({"aria-label": f"{say(lang, 'staff_change')}: {named}"}),
            ),
        ],
        owner,
        className="bl-inline-form",
    )


def _acts(owner: FormOwner, one: Account) -> html.Div:
    lang, base = owner.lang, f"{ACCOUNTS}/{one.id}"
    small = "btn btn-outline-secondary bl-small-button"
    lock = one_button(
        f"{base}/sperre",
        say(lang, "staff_unlock" if one.locked else "staff_lock"),
        owner,
        class_name=small,
        about=one.name,
        locked="nein" if one.locked else "ja",
    )
    if one.locked:
        return html.Div([lock], className="bl-row-acts")
    link = one_button(f"{base}/link", say(lang, "staff_new_link"), owner, class_name=small, about=one.name)
    out = one_button(
        f"{base}/abmelden", say(lang, "staff_end_sessions"), owner, class_name=small, about=one.name
    )
    return html.Div([link, out, lock], className="bl-row-acts")


def _new(owner: FormOwner, given: NewAccount, failed: str) -> html.Section:
    lang = owner.lang
    roles = [(role.value, say(lang, f"staff_role_{role.value}")) for role in Role]
    form = staff_form(
        f"{ACCOUNTS}/neu",
        [
            *([notice(failed, problem=True)] if failed else []),
            text_field(
                "name",
                say(lang, "staff_name"),
                given.name,
                hint=say(lang, "staff_name_hint"),
                required=True,
                maxLength=80,
            ),
            choice_field("role", say(lang, "staff_accounts_role"), roles, given.role),
            text_field(
                "carrier", say(lang, "staff_carrier"), given.carrier, hint=say(lang, "staff_carrier_hint")
            ),
            html.Button(say(lang, "staff_add"), type="submit", className="btn btn-primary"),
        ],
        owner,
        className="bl-staff-form",
    )
    return card(say(lang, "staff_accounts_new"), form)


def _roles(lang: str) -> html.Section:
    """What each role may do."""
    said = [
        html.Div(
            [html.Dt(say(lang, f"staff_role_{role.value}")), html.Dd(say(lang, f"staff_may_{role.value}"))]
        )
        for role in Role
    ]
    return card(say(lang, "staff_roles"), html.Dl(said, className="bl-staff-terms"))
