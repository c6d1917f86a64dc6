"""The Monitor page: filter panel, title, key figures, map, series and views, source line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids
from layouts.controls import Controls
from layouts.exports import export_actions
from layouts.filter_panel import filter_panel
from layouts.map import map_frame
from layouts.presentation import keep_action
from layouts.shell import footer, icon
from layouts.views import key_figures, series_card, tabs_card


def monitor(controls: Controls, head: dict[str, Any], lang: str, view: str) -> html.Div:
    """`controls` and `head` hold what the owner callback will later put into the same places; `view` names the tab.

    `head["start"]` is what `show` in assets/monitor.js is called with for the first drawing, as JSON.
    """
    return html.Div(
        [
            html.Aside(
                filter_panel(controls, lang),
                className="bl-filter",
                id=ids.MONITOR_FILTER,
                **{"aria-label": say(lang, "filter")},
            ),
            html.Main(
                [
                    html.Div(head["notice"], id=ids.MONITOR_NOTICE, role="status"),
                    _title(head, lang),
                    key_figures(lang),
                    html.Div(
                        [
                            html.Section(
                                [map_frame(lang), html.Div(id=ids.MONITOR_LEGEND, className="bl-legend")],
                                className="bl-card bl-mapcard",
                                **{"aria-label": say(lang, "map")},
                            ),
                            html.Div(
                                [
                                    series_card(lang),
                                    tabs_card(view, lang),
                                ],
                                className="bl-right",
                            ),
                        ],
                        className="bl-views",
                    ),
                    html.Div(
                        [
                            html.P(
                                [
                                    html.Span(id=ids.MONITOR_SOURCE),
                                    " ",
                                    html.Span(head["source_fixed"], id=ids.MONITOR_SOURCE_FIXED),
                                ]
                            ),
                            html.Button(
                                [icon("info"), say(lang, "meaning")],
                                id=ids.MONITOR_DEFINITION_OPEN,
                                className="btn bl-quiet bl-meaning",
                                type="button",
                            ),
                            footer(lang),
                        ],
                        className="bl-foot",
                    ),
                ],
                className="bl-main",
                id="inhalt",
                tabIndex=-1,
                **{"data-start": head["start"]},
            ),
            dbc.Offcanvas(
                [],
                id=ids.MONITOR_DEFINITION,
                title=say(lang, "meaning"),
                placement="end",
                is_open=False,
            ),
        ],
        className="bl-shell",
    )


def stores(head: dict[str, Any]) -> list[Component]:
    return [
        dcc.Location(id=ids.URL, refresh=False),
        dcc.Store(id=ids.MONITOR_QUERY, data=head["query"]),
        dcc.Store(id=ids.MONITOR_SELECTION, data=head["places"]),
        dcc.Store(id=ids.MONITOR_SHOWN_YEAR, data=head["year"]),
        dcc.Store(id=ids.MONITOR_ASKED_YEAR),
        dcc.Store(id=ids.MONITOR_SLAB, data=head["slab"]),
        dcc.Store(id=ids.MONITOR_SERIES_SOURCE, data=head["series"]),
        dcc.Store(id=ids.MONITOR_DRAWN),
        dcc.Store(id=ids.MONITOR_MAP_SOURCE, data=head["map"]),
        dcc.Store(id=ids.MONITOR_INDICATOR_OPTIONS, data=head["options"]),
        dcc.Store(id=ids.MONITOR_INDICATOR, data=head["indicator"]),
        dcc.Store(id=ids.MONITOR_VIEW, data=head["view"]),
    ]


def source_fixed(before: str, after: str) -> list[Any]:
    """What the source line says in every year, around the place for the year."""
    return [f"{before} ", html.Span(id=ids.MONITOR_SOURCE_YEAR), f" · {after}"]


def notice(sentences: Sequence[str], lang: str, *, newer: bool) -> list[Component]:
    """What could not be shown as asked, in sentences; `newer` offers the current data version beside an older one."""
    if not sentences:
        return []
    parts: list[Component] = [html.P(sentence) for sentence in sentences]
    if newer:
        parts.append(
            html.Button(say(lang, "notice_newer"), className="bl-link bl-plain", type="button", **{"data-newer": "1"})
        )
    parts.append(
        html.Button(
            icon("close"),
            className="btn bl-quiet",
            type="button",
            **{"aria-label": say(lang, "close"), "data-dismiss": "notice"},
        )
    )
    return [html.Div(parts, className="bl-notice")]


def _title(head: dict[str, Any], lang: str) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.H1(
                        [
                            html.Span(head["title"], id=ids.MONITOR_TITLE, className="bl-h"),
                            " ",
                            html.Span(id=ids.MONITOR_TITLE_YEAR),
                        ]
                    ),
                    html.Div(
                        [
                            html.Span(head["subtitle"], id=ids.MONITOR_SUBTITLE),
                            html.Span(id=ids.MONITOR_BADGE),
                            html.Span(id=ids.MONITOR_PROVENANCE, className="bl-provenance"),
                        ],
                        className="bl-sub",
                    ),
                ]
            ),
            html.Div(
                [
                    html.Button(
                        [icon("filter"), say(lang, "filter")],
                        id=ids.MONITOR_FILTER_OPEN,
                        className="btn bl-quiet bl-only-small",
                        type="button",
                        **{"aria-expanded": "false", "aria-controls": ids.MONITOR_FILTER},
                    ),
                    html.Button(
                        [icon("link"), html.Span(say(lang, "link"))],
                        id=ids.MONITOR_LINK,
                        className="btn bl-quiet",
                        type="button",
                        **{
                            "data-label": say(lang, "link"),
                            "data-done": say(lang, "link_copied"),
                            "data-failed": say(lang, "link_failed"),
                        },
                    ),
                    *export_actions(lang),
                    keep_action(lang),
                    html.A(
                        say(lang, "side_open"),
                        id=ids.MONITOR_SIDE,
                        href="/vergleich",
                        hidden=True,
                        className="btn bl-quiet",
                    ),
                ],
                className="bl-actions",
            ),
        ],
        className="bl-title",
    )
