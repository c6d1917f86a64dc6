"""The button beside a chart that opens it large; assets/exports/explore.js makes the dialog."""

from __future__ import annotations

import json

from dash import html

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import icon

_WORDS = (
    "tools", "zoom", "pan", "select", "in", "out", "all", "keys", "chosen", "chosen_none", "save", "busy", "failed",
    "offline",
)  # fmt: skip
"""Keys of the wording that the dialog needs, without their beginning."""


def explore_button(view: str, name: str, lang: str) -> html.Button:
    """`view` is the chart's name in `/bild/`, empty for that of the open tab; `name` is what readers call it."""
    words = {key: say(lang, f"explore_{key}", count="{count}", names="{names}") for key in _WORDS}
    more = {
        "title": name,
        "close": say(lang, "close"),
        "retry": say(lang, "retry"),
        "empty": say(lang, "export_empty"),
    }
    return html.Button(
        [icon("explore"), html.Span(say(lang, "explore"))],
        type="button",
        className="btn bl-quiet bl-explore",
        title=say(lang, "explore_title"),
        **attributes(
            {
                "aria-label": say(lang, "explore_of", view=name),
                "aria-haspopup": "dialog",
                "data-explore": view,
                "data-words": json.dumps(words | more, ensure_ascii=False),
            }
        ),
    )
