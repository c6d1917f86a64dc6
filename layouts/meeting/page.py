"""The Sitzungsmappe: the page of scenes kept in the browser that `scene-list.js` fills."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from dashboard.texts.meeting import MEETING, script_texts
from layouts import ids
from layouts.attributes import attributes
from layouts.meeting.offline import OfflineOffer, offline_card
from layouts.shell import footer

PATH = "/praesentation"


def presentation_page(lang: str, version: str, offered: OfflineOffer) -> html.Main:
    """The page around the scenes, which live in the browser alone; `version` is the data version in force, and
    `offered` what can be kept for when there is no network."""
    return html.Main(
        [
            html.Div(
                [
                    html.Div([html.H1(say(lang, "meeting_folder")), html.P(say(lang, "meeting_lead"))]),
                    html.Div(_actions(lang), className="bl-actions", id=ids.MEETING_ACTIONS, hidden=True),
                ],
                className="bl-title",
            ),
            html.Div(id=ids.MEETING_TOLD, className="bl-meeting-told"),
            html.Div(
                id=ids.MEETING_SCENES,
                **attributes({"data-words": script_texts(lang), "data-version": version}),
            ),
            offline_card(offered, lang),
            html.Div(footer(lang), className="bl-foot"),
        ],
        className="bl-meeting",
        id="inhalt",
        tabIndex=-1,
    )


def _actions(lang: str) -> list[Component]:
    return [
        _action("present", "meeting_present", lang, "btn btn-primary"),
        _action("pptx", "meeting_pptx", lang),
        _action("pdf", "meeting_pdf", lang),
        _action("link", "meeting_link", lang),
        _action("save", "meeting_save", lang),
        _action("open", "meeting_open", lang),
        _action("clear", "meeting_clear", lang),
    ]


def _action(name: str, key: str, lang: str, look: str = "btn bl-quiet") -> html.Button:
    more = {"title": say(lang, f"{key}_title")} if f"{key}_title" in MEETING[lang] else {}
    return html.Button(
        say(lang, key), type="button", className=look, **attributes({"data-folder": name, **more})
    )
