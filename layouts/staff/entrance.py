"""Sign-in, and the page of a link that sets a password."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.staff.accounts.account import SHORTEST_PASSWORD
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.staff.forms import CSRF_FIELD, text_field
from layouts.staff.screens import SIGN_IN


def sign_in_page(lang: str, token: str, onward: str, name: str, failed: str, said: str = "") -> html.Div:
    """The form. `onward` is where somebody wanted to go, `failed` why the last try did not work, `said` what was done
    before."""
    return _box(
        say(lang, "staff_sign_in"),
        [
            html.P(say(lang, "staff_sign_in_lead"), className="bl-outside-lead"),
            *([html.P(said, className="bl-staff-done", role="status")] if said else []),
            *([html.P(failed, className="bl-staff-problem", role="alert")] if failed else []),
            html.Form(
                [
                    Input(type="hidden", name=CSRF_FIELD, value=token),
                    Input(type="hidden", name="weiter", value=onward),
                    text_field(
                        "name",
                        say(lang, "staff_name"),
                        name,
                        autoComplete="username",
                        required=True,
                        maxLength=80,
                    ),
                    text_field(
                        "password",
                        say(lang, "staff_password"),
                        kind="password",
                        autoComplete="current-password",
                        required=True,
                        maxLength=256,
                    ),
                    html.Button(say(lang, "staff_sign_in_now"), type="submit", className="btn btn-primary"),
                ],
                action=SIGN_IN,
                method="post",
            ),
            html.P(say(lang, "staff_forgotten"), className="bl-field-hint"),
        ],
    )


def link_page(lang: str, token: str, action: str, name: str, failed: str) -> html.Div:
    """The form for a new password of an account; without a name the link is void."""
    if not name:
        return _box(say(lang, "staff_link_void"), [html.P(say(lang, "staff_link_void_text"))])
    return _box(
        say(lang, "staff_set_password"),
        [
            html.P(say(lang, "staff_set_password_lead", name=name), className="bl-outside-lead"),
            *([html.P(failed, className="bl-staff-problem", role="alert")] if failed else []),
            html.Form(
                [
                    Input(type="hidden", name=CSRF_FIELD, value=token),
                    *new_password_fields(lang),
                    html.Button(
                        say(lang, "staff_set_password_now"), type="submit", className="btn btn-primary"
                    ),
                ],
                action=action,
                method="post",
            ),
        ],
    )


def new_password_fields(lang: str) -> list[Component]:
    """A new password, twice."""
    return [
        text_field(
            "password",
            say(lang, "staff_new_password"),
            kind="password",
            hint=say(lang, "staff_password_hint", least=SHORTEST_PASSWORD),
            autoComplete="new-password",
            required=True,
            maxLength=256,
        ),
        text_field(
            "again",
            say(lang, "staff_again"),
            kind="password",
            autoComplete="new-password",
            required=True,
            maxLength=256,
        ),
    ]


def _box(title: str, content: list[Component]) -> html.Div:
    return html.Div([html.H1(title), *content], className="bl-card bl-outside-box")
