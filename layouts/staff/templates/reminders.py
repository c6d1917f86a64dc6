"""What is written to those who are late: texts to copy, a link for the e-mail program, and a note that it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard.staff.templates.reminder import MailText
from dashboard.texts import say
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner, staff_form
from layouts.staff.screens import TEMPLATES
from layouts.staff.shell import card, heading


@dataclass(frozen=True, slots=True)
class Reminders:
    """The texts, each with the number of its template; `question` where they ask about findings."""

    owner: FormOwner
    mails: Sequence[tuple[str, MailText]]
    question: bool = False


def reminders_page(parts: Reminders) -> html.Div:
    """A card for each text, and one button that notes all of them."""
    owner, lang = parts.owner, parts.owner.lang
    back = html.A(say(lang, "templates_back"), href=TEMPLATES, className="btn btn-outline-secondary")
    title = say(lang, "templates_ask" if parts.question else "templates_reminder")
    sub = say(lang, "templates_reminder_lead" if parts.mails else "templates_reminder_nobody")
    note = []
    if parts.mails and not parts.question:
        numbers = [Input(type="hidden", name="nr", value=number) for number, _ in parts.mails]
        button = html.Button(say(lang, "templates_note"), type="submit", className="btn btn-primary")
        note = [staff_form(f"{TEMPLATES}/erinnert", [*numbers, button], owner, className="bl-one-button")]
    return html.Div(
        [heading(title, back, *note, sub=sub), *[_mail(number, one, lang) for number, one in parts.mails]],
        className="bl-staff-screen",
    )


def _mail(number: str, mail: MailText, lang: str) -> html.Section:
    id_ = f"text-{number.lower()}"
    lines = mail.text.count("\n") + 1 + len(mail.text) // 90
    link = []
    if mail.link:
        link = [
            html.A(
                [icon("envelope"), say(lang, "templates_mail")],
                href=mail.link,
                className="btn btn-outline-secondary",
            )
        ]
    body = html.Div(
        [
            html.P(html.Strong(mail.subject)),
            html.Label(
                say(lang, "templates_text_of", name=mail.name), htmlFor=id_, className="visually-hidden"
            ),
            html.Textarea(
                mail.text, id=id_, readOnly="readonly", rows=lines, className="form-control bl-template-text"
            ),
            html.Div(link, className="bl-row-acts"),
        ],
        className="bl-staff-card-body",
    )
    return card(mail.name, body, note=number)
