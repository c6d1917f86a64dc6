"""The form on an institution's page that says what is wrong there; it works without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.report import WRONG
from dashboard.institutions.reports.form import MOST_LETTERS, TEXT, TOKEN, TRAP, WHAT
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import in_language

PART = "hinweis"
"""Where the form stands on the page, and what its address ends with."""


@dataclass(frozen=True, slots=True)
class WrongEntryParts:
    """What the form says. `action` is where it is sent to, empty where there is no form; `contact` whom to tell
    then, empty where the Impressum says it. `wrong` and `text` are what was filled in before, `failed` says why
    that was not stored, `saved` that it was."""

    lang: str
    action: str
    token: str
    contact: str
    wrong: Sequence[str] = ()
    text: str = ""
    failed: str = ""
    saved: bool = False


def wrong_entry(parts: WrongEntryParts) -> html.Section:
    """The form, or whom to tell where there is none."""
    lang = parts.lang
    title = html.H2(say(lang, "report_title"), id=f"{PART}-title")
    content: list[Component] = (
        [_form(parts, title)] if parts.action else [html.Div([title, html.P(_told(parts))])]
    )
    if parts.saved:  # above the form: whoever opens a shared address has something to say, too
        content.insert(0, html.P(say(lang, "report_saved"), role="status", className="bl-wrong-said"))
    return html.Section(
        content,
        id=PART,
        className="bl-card bl-entry-part bl-wrong",
        **attributes({"aria-labelledby": f"{PART}-title"}),
    )


def contact_words(contact: str, lang: str) -> str:
    """Whom to tell, for the end of a sentence: as the office wants it, else where it stands."""
    return contact or say(lang, "report_imprint")


def _told(parts: WrongEntryParts) -> list[Component | str]:
    """The sentence with a link that can be followed."""
    lang, contact = parts.lang, parts.contact
    if not contact:
        link = html.A(say(lang, "page_impressum"), href=in_language("/impressum", lang), className="bl-link")
        return [say(lang, "report_off_imprint"), " ", link]
    before, _, after = say(lang, "report_off", contact="\0").partition("\0")
    address = "@" in contact and not any(one.isspace() for one in contact)
    return [
        before,
        html.A(contact, href=f"mailto:{contact}", className="bl-link") if address else contact,
        after,
    ]


def _form(parts: WrongEntryParts, title: Component) -> html.Form:
    lang = parts.lang
    failed = [html.P(parts.failed, id=f"{PART}-failed", role="alert", className="bl-wrong-failed")]
    return html.Form(
        [
            html.Div(
                [
                    title,
                    html.P(say(lang, "report_lead")),
                    html.P(say(lang, "report_private"), className="bl-note"),
                    *(failed if parts.failed else []),
                ]
            ),
            html.Fieldset(
                [
                    html.Legend(say(lang, "report_what")),
                    html.Div([_choice(one, parts) for one in WRONG], className="bl-chips"),
                ]
            ),
            html.Div(
                [
                    html.Label(say(lang, "report_text"), htmlFor=f"{PART}-text"),
                    html.Textarea(
                        parts.text,
                        id=f"{PART}-text",
                        name=TEXT,
                        rows=3,
                        className="form-control",
                        autoComplete="off",
                        maxLength=MOST_LETTERS,
                        **attributes({"aria-describedby": f"{PART}-hint"}),
                    ),
                    html.P(
                        say(lang, "report_text_hint", most=MOST_LETTERS),
                        id=f"{PART}-hint",
                        className="bl-note",
                    ),
                    html.Label(
                        [
                            say(lang, "report_trap"),
                            Input(type="text", name=TRAP, value="", tabIndex=-1, autoComplete="off"),
                        ],
                        className="bl-wrong-trap",
                        **attributes({"aria-hidden": "true"}),
                    ),
                    Input(type="hidden", name=TOKEN, value=parts.token),
                ]
            ),
            html.Button(say(lang, "report_send"), type="submit", className="btn btn-primary"),
        ],
        action=parts.action,
        method="post",
    )


def _choice(one: str, parts: WrongEntryParts) -> html.Label:
    ticked = Input(type="checkbox", name=WHAT, value=one, checked=one in parts.wrong)
    return html.Label([ticked, html.Span(say(parts.lang, f"report_what_{one}"), className="bl-chip")])
