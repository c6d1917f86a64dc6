"""The map's box: an empty canvas that the scripts fill, its tools, tooltip and hint."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.texts.map import MAP_WORDS
from layouts import ids

TOOLS = ("in", "away", "box", "lasso", "fit")
"""The map's buttons from top to bottom: keys of their names and their icons."""
_MODES = ("box", "lasso")
_SPOKEN = ("map", "framed", "grouped", "selected", "deselected")
_HIDDEN: dict[str, Any] = {"aria-hidden": "true"}


def map_frame(lang: str) -> html.Div:
    """The box that `lupe.map.load` fills. Scripts own the inside of canvas and tooltip: no callback writes there."""
    words = MAP_WORDS[lang]
    spoken: dict[str, Any] = {f"data-{event}": words[event] for event in _SPOKEN}
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
    attributes: dict[str, Any] = {"aria-label": name, "data-tool": tool}
    if tool in _MODES:
        attributes["aria-pressed"] = "false"
    return html.Button(html.Span(className=f"bl-mapicon {tool}", **_HIDDEN), type="button", title=name, **attributes)
