"""The Sitzungsmappe: the button that keeps a view, and the page of kept scenes that `folder-list.js` fills."""

from __future__ import annotations

import json

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from dashboard.texts.folder import FOLDER
from layouts import ids
from layouts.shell import footer, icon

PATH = "/praesentation"


def keep_action(lang: str) -> html.Button:
    """ "Merken" in the Monitor's title row."""
    return html.Button(
        [icon("keep"), html.Span(say(lang, "folder_keep"))],
        id=ids.MONITOR_KEEP,
        className="btn bl-quiet",
        type="button",
        title=say(lang, "folder_keep_title"),
        **{"data-words": _words(lang)},
    )


def presentation_page(lang: str, version: str) -> html.Main:
    """The page around the scenes, which live in the browser alone; `version` is the data version in force."""
    return html.Main(
        [
            html.Div(
                [
                    html.Div([html.H1(say(lang, "folder")), html.P(say(lang, "folder_lead"))]),
                    html.Div(_actions(lang), className="bl-actions", id=ids.FOLDER_ACTIONS, hidden=True),
                ],
                className="bl-title",
            ),
            html.Div(id=ids.FOLDER_TOLD, className="bl-told"),
            html.Div(id=ids.FOLDER_SCENES, **{"data-words": _words(lang), "data-version": version}),
            html.Div(footer(lang), className="bl-foot"),
        ],
        className="bl-folder",
        id="inhalt",
        tabIndex=-1,
    )


def _actions(lang: str) -> list[Component]:
    return [
        _action("present", "folder_present", lang, "btn btn-primary"),
        _action("pptx", "folder_pptx", lang),
        _action("pdf", "folder_pdf", lang),
        _action("link", "folder_link", lang),
        _action("save", "folder_save", lang),
        _action("open", "folder_open", lang),
        _action("clear", "folder_clear", lang),
    ]


def _action(name: str, key: str, lang: str, look: str = "btn bl-quiet") -> html.Button:
    more = {"title": say(lang, f"{key}_title")} if f"{key}_title" in FOLDER[lang] else {}
    return html.Button(say(lang, key), type="button", className=look, **{"data-folder": name, **more})


def _words(lang: str) -> str:
    """What the scripts say, with the places of names and numbers in braces."""
    return json.dumps({key.removeprefix("folder_"): text for key, text in FOLDER[lang].items()}, ensure_ascii=False)
