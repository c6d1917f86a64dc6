"""A new invitation: for whom, which institutions, until when; and its link, which is shown once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.staff.invitations.invitation import LONGEST, LONGEST_NOTE, SHORTEST, USUAL, Invitation
from dashboard.staff.invitations.operators import NOBODY, Operator
from dashboard.staff.moments import short_day
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, choice_field, staff_form, text_field
from layouts.staff.invitations.list_page import key_notice
from layouts.staff.screens import INVITATIONS
from layouts.staff.shell import card, heading, notice

NEW = f"{INVITATIONS}/neu"


@dataclass(frozen=True, slots=True)
class NewInvitationForm:
    """What the page shows: `operators` to choose from, `shown` the chosen one and those spelled alike
    with those of their institutions that have all `words` in their names, `ticked` keys of
    institutions. `failed` says why no invitation was made."""

    owner: FormOwner
    operators: Sequence[Operator]
    lasting: bool
    chosen: str = ""
    words: str = ""
    shown: Sequence[Operator] = ()
    ticked: Collection[str] = field(default_factory=frozenset)
    called: str = ""
    days: str = str(USUAL)
    note: str = ""
    failed: str = ""


def new_invitation_page(form: NewInvitationForm) -> html.Div:
    """First the operator, then its institutions."""
    lang = form.owner.lang
    back = html.A(say(lang, "staff_invite_back"), href=INVITATIONS, className="btn btn-outline-secondary")
    return html.Div(
        [
            heading(say(lang, "staff_invite"), back, sub=say(lang, "staff_invitations_lead")),
            *key_notice(form.lasting, lang),
            _which(form),
            *([_form(form)] if form.shown else []),
        ],
        className="bl-staff-screen",
    )


def _which(form: NewInvitationForm) -> html.Section:
    lang = form.owner.lang
    title = say(lang, "staff_invite_which")
    if not form.operators:
        return card(title, html.P(say(lang, "staff_invite_none"), className="bl-staff-empty"))
    names = [(one.name, f"{_named(one.name, lang)} ({len(one.institutions)})") for one in form.operators]
    choice = html.Form(
        [
            choice_field(
                "traeger",
                say(lang, "staff_invite_operator"),
                [("", say(lang, "staff_invite_choose")), *names],
                form.chosen,
            ),
            text_field("suche", say(lang, "staff_invite_words"), form.words, kind="search", maxLength=100),
            html.Button(say(lang, "staff_invite_show"), type="submit", className="btn btn-outline-secondary"),
        ],
        action=NEW,
        method="get",
        className="bl-invite-which",
    )
    return card(title, choice, note=say(lang, "staff_invite_which_note"))


def _named(operator: str, lang: str) -> str:
    return say(lang, "staff_invite_nobody") if operator == NOBODY else operator


def _form(form: NewInvitationForm) -> html.Section:
    lang = form.owner.lang
    content: list[Component] = [notice(form.failed, problem=True)] if form.failed else []
    content.append(Input(type="hidden", name="traeger", value=form.chosen))
    content.append(Input(type="hidden", name="suche", value=form.words))
    content += [_institutions(one, form) for one in form.shown]
    content += [
        text_field("name", say(lang, "staff_invite_called"), form.called, required=True, maxLength=120),
        text_field(
            "tage",
            say(lang, "staff_invite_days_field"),
            form.days,
            kind="number",
            min=SHORTEST,
            max=LONGEST,
            required=True,
        ),
        html.Div(
            [
                html.Label(say(lang, "staff_invite_note"), htmlFor="hinweis"),
                html.Textarea(
                    form.note,
                    id="hinweis",
                    rows=3,
                    maxLength=LONGEST_NOTE,
                    className="form-control",
                    **attributes({"name": "hinweis", "aria-describedby": "hinweis-hint"}),
                ),
                html.P(say(lang, "staff_invite_note_hint"), id="hinweis-hint", className="bl-field-hint"),
            ],
            className="bl-form-field",
        ),
        html.Button(say(lang, "staff_invite_now"), type="submit", className="btn btn-primary"),
    ]
    return card(
        say(lang, "staff_invite_institutions"),
        staff_form(NEW, content, form.owner, className="bl-staff-form bl-invite-form"),
        note=say(lang, "staff_invite_institutions_note"),
    )


def _institutions(one: Operator, form: NewInvitationForm) -> html.Fieldset:
    lang = form.owner.lang
    own = one.name == form.chosen
    legend = _named(one.name, lang) if own else say(lang, "staff_invite_alike", name=one.name)
    hint = say(lang, "staff_invite_alike_hint") if one.name != form.chosen else ""
    boxes = [
        html.Label(
            [
                Input(
                    type="checkbox",
                    name="schluessel",
                    value=each.key,
                    checked=each.key in form.ticked,
                    className="bl-entries-tick",
                ),
                html.Span(each.name),
            ],
            className="bl-entries-check",
        )
        for each in one.institutions
    ]
    return html.Fieldset(
        [
            html.Legend(legend),
            *([html.P(hint, className="bl-field-hint")] if hint else []),
            html.Div(boxes, className="bl-invite-boxes"),
        ],
        className="bl-invite-group",
    )


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """A link that was just made, and the text that goes with it. `sign_in` and `public` are addresses."""

    owner: FormOwner
    invitation: Invitation
    address: str
    sign_in: str
    public: str
    lasting: bool
    now: datetime


def invitation_mail(link: InvitationLink) -> str:
    """The text to send."""
    lang, invitation = link.owner.lang, link.invitation
    return say(
        lang,
        "staff_invite_mail_text",
        operator=invitation.operator,
        institutions="\n".join(f"- {one.name}" for one in invitation.institutions),
        link=link.address,
        day=short_day(invitation.expires_at.astimezone().date(), lang),
        sign_in=link.sign_in,
        public=link.public,
        note=f"\n{invitation.note}\n" if invitation.note else "",
    )


def invitation_link_page(link: InvitationLink) -> html.Div:
    """The link, shown this once, because the store holds a digest alone; and the text."""
    lang, invitation = link.owner.lang, link.invitation
    back = html.A(say(lang, "staff_invite_back"), href=INVITATIONS, className="btn btn-outline-secondary")
    day = short_day(invitation.expires_at.astimezone().date(), lang)
    mail = invitation_mail(link)
    label = say(lang, "staff_invite_mail")
    shown = html.Div(
        [
            html.P(say(lang, "staff_invite_link_text", day=day)),
            Input(
                type="text",
                id="einladung-link",
                readOnly=True,
                value=link.address,
                className="form-control bl-staff-link",
                **attributes({"aria-label": say(lang, "staff_invite_link")}),
            ),
            _copy("einladung-link", "staff_invite_copy", lang),
        ],
        className="bl-staff-card-body",
    )
    text = html.Div(
        [
            html.Label(label, htmlFor="einladung-text", className="visually-hidden"),
            html.Textarea(
                mail,
                id="einladung-text",
                readOnly="readonly",
                rows=mail.count("\n") + 5,
                className="form-control bl-template-text",
            ),
            _copy("einladung-text", "staff_invite_copy_text", lang),
        ],
        className="bl-staff-card-body",
    )
    return html.Div(
        [
            heading(say(lang, "staff_invite_link_for", operator=invitation.operator), back),
            *key_notice(link.lasting, lang),
            card(say(lang, "staff_invite_link"), shown),
            card(label, text, note=say(lang, "staff_invite_mail_note")),
        ],
        className="bl-staff-screen",
    )


def _copy(of: str, label: str, lang: str) -> html.Button:
    """A button that a script shows and makes copy."""
    told = {"data-copy": of, "data-copied": say(lang, "staff_invite_copied"), "hidden": "hidden"}
    return html.Button(
        say(lang, label), type="button", className="btn btn-outline-secondary", **attributes(told)
    )
