"""The map's box: an empty canvas that the scripts fill, its tools, tooltip and hint."""

from __future__ import annotations

from dash import html

from dashboard.texts.map import MAP_WORDS
from layouts import ids
from layouts.attributes import attributes

TOOLS = ("in", "away", "box", "lasso", "fit")
"""The map's buttons from top to bottom: keys of their names and their icons."""
_MODES = ("box", "lasso")
_SPOKEN = ("map", "framed", "framed-many", "framed-more", "framed-none", "selected", "deselected", "close")
_HIDDEN = attributes({"aria-hidden": "true"})


def map_frame(lang: str) -> html.Div:
    """The box that `lupe.map.load` fills. Scripts own the inside of canvas and tooltip: no callback writes
    there."""
    words = MAP_WORDS[lang]
    spoken = attributes({f"data-{event}": words[event] for event in _SPOKEN})
    return html.Div(
        [
            html.P(words["keys"], className="visually-hidden", id="monitor-map-keys"),
            html.Div(className="bl-mapcanvas"),
            html.Div([_tool(tool, words[tool]) for tool in TOOLS], className="bl-maptools"),
            html.Div(words["hint"], className="bl-maphint", **_HIDDEN),
            html.Div(className="bl-tip", role="tooltip", hidden=True),
        ],
        id=ids.MONITOR_MAP,
        className="bl-mapbox",
        **spoken,
    )


def _tool(tool: str, name: str) -> html.Button:
    given = {"aria-label": name, "data-tool": tool} | ({"aria-pressed": "false"} if tool in _MODES else {})
    return html.Button(
        html.Span(className=f"bl-mapicon {tool}", **_HIDDEN),
        type="button",
        title=name,
        **attributes(given),
    )
