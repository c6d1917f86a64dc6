"""The page `/daten`: catalogue, the chosen data set with its files, programs and data versions; complete as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.open_data.catalogue import ask, catalogue
from layouts.open_data.panel import panel, versions
from layouts.open_data.parts import OpenDataParts
from layouts.open_data.programs import programs
from layouts.shell import footer, icon

_ICONS = {"feed": "feed", "api": "braces"}
"""Of the addresses for machines that stand beside the title."""


def open_data_page(parts: OpenDataParts, notices: Sequence[Component]) -> html.Main:
    """The whole page below the head."""
    lang, shown = parts.lang, parts.panel
    chosen: list[Component] = []
    if shown is not None:
        beside = [programs(parts, shown)] if shown.snippets else []
        chosen = [html.Div([panel(parts, shown), *beside], className="bl-data-grid")]
    return html.Main(
        [
            html.Div(list(notices), role="status"),
            _title(parts),
            ask(parts),
            catalogue(parts),
            *chosen,
            versions(parts),
            html.Div(
                [
                    html.P(say(lang, "open_data_foot", version=parts.version)),
                    footer(lang),
                ],
                className="bl-foot",
            ),
        ],
        className="bl-data",
        id="inhalt",
        tabIndex=-1,
    )


def _title(parts: OpenDataParts) -> html.Div:
    lang = parts.lang
    size = f", {parts.package_size}" if parts.package_size else ""
    package = (
        [
            html.A(
                [icon("down"), say(lang, "open_data_package") + size],
                href=parts.package,
                className="btn btn-primary",
            )
        ]
        if parts.package
        else []
    )
    apart = [
        html.A(
            [icon(_ICONS[name]), say(lang, f"open_data_link_{name}")], href=address, className="btn bl-quiet"
        )
        for name, address in parts.links.items()
        if name in _ICONS
    ]
    return html.Div(
        [
            html.Div(
                [
                    html.H1(say(lang, "open_data_title")),
                    html.Div(say(lang, "open_data_lead"), className="bl-sub"),
                ]
            ),
            html.Div([*apart, *package], className="bl-actions"),
        ],
        className="bl-title bl-data-title",
    )
