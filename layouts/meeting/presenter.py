"""The window of whoever presents: a frame that its scripts fill with what the running presentation tells."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from dashboard.texts.meeting import script_texts
from layouts import ids
from layouts.attributes import attributes

PATH = "/praesentation/referent"


def presenter_content(lang: str) -> Component:
    """What stands there until the presentation is heard of, and without scripts."""
    return html.Div(
        [
            html.Main(
                [
                    html.H1(say(lang, "meeting_presenter"), className="visually-hidden"),
                    html.Div(
                        html.P(say(lang, "meeting_presenter_alone"), className="bl-presenter-alone"),
                        id=ids.PRESENTER,
                        **attributes({"data-words": script_texts(lang)}),
                    ),
                ],
                id="inhalt",
                className="bl-presenter",
                tabIndex=-1,
            ),
            html.Div(
                id=ids.LIVE, className="visually-hidden", role="status", **attributes({"aria-live": "polite"})
            ),
        ],
        lang=lang,
    )
