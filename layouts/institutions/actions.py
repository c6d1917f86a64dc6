"""Buttons of the title row that take the present state of the Bildungslandkarte away or keep it; exports/keep.js
gives them the addresses of the moment."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.institutions.view import InstitutionView
from dashboard.texts import say
from dashboard.texts.meeting import script_texts
from layouts.attributes import attributes
from layouts.embedding.code import PATH as CODE
from layouts.institutions.filters import PATH
from layouts.shell import icon


def picture_actions(view: InstitutionView) -> list[Component]:
    """A picture and a slide; without scripts of the state that the page was opened in."""
    query, lang = view.to_query(), view.language
    return [
        _file("picture", f"/bild{PATH}.png", query, say(lang, "export_picture"), lang),
        _file("slides", f"{PATH}/folie.pptx", query, say(lang, "export_slides"), lang),
        html.A(
            [icon("onward"), html.Span(say(lang, "embedding_page"))],
            href=f"{CODE}{PATH}?{query}" if query else f"{CODE}{PATH}",
            className="btn bl-quiet",
            title=say(lang, "embedding_action"),
            **attributes({"data-export": "embedding"}),
        ),
    ]


def _file(what: str, path: str, query: str, words: str, lang: str) -> html.A:
    return html.A(
        [icon(what), html.Span(words)],
        href=f"{path}?{query}" if query else path,
        className="btn bl-quiet",
        download="",
        title=say(lang, f"institutions_save_{what}"),
        **attributes({"data-export": what}),
    )


def keep_view(lang: str) -> html.Button:
    """ "Merken", for the Sitzungsmappe."""
    return html.Button(
        [icon("keep"), html.Span(say(lang, "meeting_keep"))],
        id="institutions-keep",
        className="btn bl-quiet",
        type="button",
        title=say(lang, "meeting_keep_title"),
        **attributes({"data-words": script_texts(lang)}),
    )
