"""The forms in which a chapter can be previewed: as the page, as pages of paper, and as a file of Word."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.staff.editions.words import edition_address

FORMS = ("web", "pdf", "word")
FILES = (("pdf", "pdf"), ("docx", "word"))
"""Files of a draft, with the names of their forms."""


def form_switch(lang: str) -> html.Div:
    """Buttons that choose the form; scripts show them, since they alone make another preview."""
    buttons = [
        html.Button(
            say(lang, f"staff_editions_as_{one}"),
            type="button",
            className="btn",
            **attributes({"data-preview-as": one, "aria-pressed": "true" if one == FORMS[0] else "false"}),
        )
        for one in FORMS
    ]
    named = attributes({"aria-label": say(lang, "staff_editions_as")})
    return html.Div(buttons, className="bl-seg", role="group", hidden=True, id="preview-as", **named)


def draft_links(edition: str, lang: str) -> list[Component]:
    """The whole edition as it is saved, as files."""
    return [
        html.A(
            say(lang, f"staff_editions_draft_{name}"),
            href=edition_address(edition, f"/entwurf.{kind}"),
            className="btn btn-outline-secondary",
            download="",
        )
        for kind, name in FILES
    ]


def paper_preview(pages: Sequence[bytes], edition: str, lang: str) -> list[Component]:
    """Pictures of the pages."""
    pictures = [
        html.Img(
            src=f"data:image/png;base64,{base64.b64encode(page).decode()}",
            alt=say(lang, "staff_editions_page_alt", page=number, pages=len(pages)),
        )
        for number, page in enumerate(pages, 1)
    ]
    note = html.P(say(lang, "staff_editions_paper_note"), className="bl-field-hint")
    return [note, html.Div(pictures, className="bl-paper-pages"), html.P(draft_links(edition, lang)[0])]


def word_preview(edition: str, lang: str) -> list[Component]:
    """That Word sets its pages itself, and the file."""
    return [
        html.P(say(lang, "staff_editions_word_note")),
        html.P(draft_links(edition, lang)[1]),
    ]
