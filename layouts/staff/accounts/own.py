"""Mein Konto: who one is here, and the form for another password."""

from __future__ import annotations

from datetime import datetime

from dash import html

from dashboard.staff.accounts.account import Account
from dashboard.staff.moments import moment
from dashboard.texts import say
from layouts.staff.entrance import new_password_fields
from layouts.staff.forms import FormOwner, one_button, staff_form, text_field
from layouts.staff.screens import OWN_ACCOUNT
from layouts.staff.shell import card, heading, notice


def own_account_page(owner: FormOwner, account: Account, now: datetime, failed: str) -> html.Div:
    """`failed` says why the password was not changed."""
    lang, role = owner.lang, account.role.value
    last = moment(account.last_sign_in, now, lang) if account.last_sign_in else say(lang, "staff_never")
    facts = (
        (say(lang, "staff_accounts_name"), account.name),
        (say(lang, "staff_accounts_role"), say(lang, f"staff_role_{role}")),
        (say(lang, "staff_own_rights"), say(lang, f"staff_may_{role}")),
        (say(lang, "staff_accounts_last"), last),
    )
    password = staff_form(
        f"{OWN_ACCOUNT}/kennwort",
        [
            *([notice(failed, problem=True)] if failed else []),
            text_field(
                "old",
                say(lang, "staff_old_password"),
                kind="password",
                autoComplete="current-password",
                required=True,
                maxLength=256,
            ),
            *new_password_fields(lang),
            html.Button(say(lang, "staff_change_password"), type="submit", className="btn btn-primary"),
        ],
        owner,
        className="bl-staff-form",
    )
    out = html.Div(
        [
            html.P(say(lang, "staff_everywhere_text")),
            one_button(f"{OWN_ACCOUNT}/abmelden", say(lang, "staff_everywhere"), owner),
        ],
        className="bl-staff-card-body",
    )
    return html.Div(
        [
            heading(say(lang, "staff_own_account")),
            html.Div(
                [
                    html.Div(
                        [
                            card(
                                account.name,
                                html.Dl(
                                    [html.Div([html.Dt(name), html.Dd(what)]) for name, what in facts],
                                    className="bl-staff-terms",
                                ),
                            ),
                            card(say(lang, "staff_everywhere"), out),
                        ],
                        className="bl-staff-stack",
                    ),
                    card(say(lang, "staff_change_password"), password),
                ],
                className="bl-staff-halves",
            ),
        ],
        className="bl-staff-screen",
    )
