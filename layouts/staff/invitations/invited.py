"""What an operator sees who opens an invitation."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.staff.invitations.invitation import Invitation
from dashboard.staff.moments import short_day
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.staff.entrance import new_password_fields
from layouts.staff.forms import CSRF_FIELD, text_field


@dataclass(frozen=True, slots=True)
class InvitedForm:
    """What was filled in, and why it did not work: for a new account, and for one that there is."""

    name: str = ""
    failed: str = ""
    own_name: str = ""
    own_failed: str = ""


def invited_page(lang: str, token: str, action: str, invitation: Invitation, given: InvitedForm) -> html.Div:
    """Whose institutions they are, until when, and the two ways to accept."""
    until = short_day(invitation.expires_at.astimezone().date(), lang)
    about: list[Component] = [
        html.H1(say(lang, "staff_invited")),
        html.P(say(lang, "staff_invited_lead", operator=invitation.operator), className="bl-outside-lead"),
        html.Ul([html.Li(one.name) for one in invitation.institutions], className="bl-invited-list"),
    ]
    if invitation.note:
        note = say(lang, "staff_invited_note", note=invitation.note)
        about.append(html.P(note, className="bl-staff-notice bl-invited-note", role="note"))
    about.append(html.P(say(lang, "staff_invited_until", day=until), className="bl-field-hint"))
    return html.Div(
        [
            html.Section(about, className="bl-card bl-outside-box"),
            html.Div([_new(lang, token, action, given), _own(lang, token, action, given)]),
        ],
        className="bl-invited",
    )


def void_page(lang: str, said: str = "") -> html.Div:
    """That a link does not count: the same for every reason. `said` stands there instead of it."""
    return html.Div(
        [
            html.H1(say(lang, "staff_invited_void")),
            html.P(said or say(lang, "staff_invited_void_text")),
        ],
        className="bl-card bl-outside-box",
    )


def _new(lang: str, token: str, action: str, given: InvitedForm) -> html.Section:
    form = html.Form(
        [
            Input(type="hidden", name=CSRF_FIELD, value=token),
            text_field(
                "name",
                say(lang, "staff_name"),
                given.name,
                hint=say(lang, "staff_invited_name_hint"),
                autoComplete="username",
                required=True,
                maxLength=80,
            ),
            *new_password_fields(lang),
            html.Button(say(lang, "staff_invited_new_now"), type="submit", className="btn btn-primary"),
        ],
        action=f"{action}/konto",
        method="post",
    )
    return html.Section(
        [html.H2(say(lang, "staff_invited_new")), *_failed(given.failed), form],
        className="bl-card bl-outside-box",
    )


def _own(lang: str, token: str, action: str, given: InvitedForm) -> html.Section:
    form = html.Form(
        [
            Input(type="hidden", name=CSRF_FIELD, value=token),
            text_field(
                "konto",
                say(lang, "staff_name"),
                given.own_name,
                autoComplete="username",
                required=True,
                maxLength=80,
            ),
            text_field(
                "kennwort",
                say(lang, "staff_password"),
                kind="password",
                hint=say(lang, "staff_invited_have_hint"),
                autoComplete="current-password",
                required=True,
                maxLength=256,
            ),
            html.Button(
                say(lang, "staff_invited_have_now"), type="submit", className="btn btn-outline-secondary"
            ),
        ],
        action=f"{action}/anmelden",
        method="post",
    )
    return html.Section(
        [html.H2(say(lang, "staff_invited_have")), *_failed(given.own_failed), form],
        className="bl-card bl-outside-box",
    )


def _failed(sentence: str) -> list[Component]:
    return [html.P(sentence, className="bl-staff-problem", role="alert")] if sentence else []
