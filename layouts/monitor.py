"""The Monitor page: filter panel, title, key figures, map, series and views, source line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids
from layouts.comparison import similar_field
from layouts.controls import Controls
from layouts.map import map_frame
from layouts.shell import footer, icon
from layouts.views import key_figures, series_card, tabs_card


def monitor(controls: Controls, head: dict[str, Any], lang: str, figures: dict[str, Any]) -> html.Div:
    """`controls` and `head` hold what the owner callback will later put into the same places."""
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
                                    series_card(figures["series"], figures["caption"], lang),
                                    tabs_card(
                                        figures["view"],
                                        figures["ranking"],
                                        figures["distribution"],
                                        figures["funnel"],
                                        lang,
                                    ),
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
                                    html.Span(head["source_fixed"], id="monitor-source-fixed"),
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
        dcc.Store(id=ids.THEME, data=head["theme"]),
        dcc.Store(id=ids.MONITOR_QUERY, data=head["query"]),
        dcc.Store(id=ids.MONITOR_SELECTION, data=head["places"]),
        dcc.Store(id=ids.MONITOR_SHOWN_YEAR, data=head["year"]),
        dcc.Store(id=ids.MONITOR_SLAB, data=head["slab"]),
        dcc.Store(id=ids.MONITOR_MAP_SOURCE, data=head["map"]),
        dcc.Store(id=ids.MONITOR_INDICATOR_OPTIONS, data=head["options"]),
        dcc.Store(id=ids.MONITOR_INDICATOR, data=head["indicator"]),
        dcc.Store(id=ids.MONITOR_VIEW, data=head["view"]),
    ]


def ticks(controls: Controls) -> list[Component]:
    """First and last year below the slider."""
    return [html.Span(end) for end in controls.ticks]


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
                ],
                className="bl-actions",
            ),
        ],
        className="bl-title",
    )


def _field(label: str, control: Component, *, target: str, hidden: bool = False, wrapper: str = "") -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=target), control],
        className="bl-field",
        id=wrapper or f"{target}-field",
        hidden=hidden,
    )


def _group(label: str, control: Component, *, target: str, hidden: bool = False) -> html.Div:
    """A field whose control is a group of buttons: labelled by the group itself."""
    return html.Div(
        [html.Div(label, className="bl-lab", id=f"{target}-label"), control],
        className="bl-field",
        id=f"{target}-field",
        hidden=hidden,
        role="group",
        **{"aria-labelledby": f"{target}-label"},
    )


def filter_panel(controls: Controls, lang: str) -> list[Component]:
    slider = html.Div(
        [
            html.Div(
                [html.Label(say(lang, "year"), htmlFor=ids.MONITOR_YEAR), html.B(id=ids.MONITOR_YEAR_LABEL)],
                className="bl-lab",
            ),
            html.Div(
                [
                    html.Button(
                        icon("play"),
                        id=ids.MONITOR_PLAY,
                        className="bl-play",
                        type="button",
                        **{
                            "aria-label": say(lang, "play"),
                            "data-play": say(lang, "play"),
                            "data-pause": say(lang, "pause"),
                        },
                    ),
                    dbc.Input(id=ids.MONITOR_YEAR, type="range", class_name="form-range", step=1, **controls.year),
                ],
                className="bl-slider",
            ),
            html.Div(ticks(controls), className="bl-ticks", id=ids.MONITOR_TICKS),
        ],
        className="bl-field bl-year",
    )
    return [
        html.Div(
            [
                html.H2(say(lang, "filter")),
                html.Button(
                    icon("close"),
                    className="btn bl-quiet",
                    id=ids.MONITOR_FILTER_CLOSE,
                    type="button",
                    **{"aria-label": say(lang, "filter_close")},
                ),
            ],
            className="bl-filter-head bl-only-small",
        ),
        _field(say(lang, "theme"), dbc.Select(id=ids.MONITOR_THEMA, **controls.theme), target=ids.MONITOR_THEMA),
        html.Div(
            [
                html.Label(say(lang, "indicator"), htmlFor="monitor-indicator-input"),
                html.Div(
                    id=ids.MONITOR_INDICATOR_PICKER,
                    className="bl-combobox",
                    **{
                        "data-search": say(lang, "indicator_search"),
                        "data-none": say(lang, "indicator_none"),
                        "data-found": say(lang, "indicator_found", count="{count}"),
                    },
                ),
            ],
            className="bl-field",
        ),
        slider,
        _group(say(lang, "pooling"), _segments(ids.MONITOR_POOLING, controls.pooling), target=ids.MONITOR_POOLING),
        html.P(controls.pooling_note, id=ids.MONITOR_POOLING_NOTE, className="bl-note"),
        html.Hr(),
        _group(say(lang, "level"), _segments(ids.MONITOR_LEVEL, controls.level), target=ids.MONITOR_LEVEL),
        html.P(controls.level_note, id=ids.MONITOR_LEVEL_NOTE, className="bl-note"),
        _group(
            say(lang, "territory"),
            _segments(ids.MONITOR_TERRITORY, controls.territory),
            target=ids.MONITOR_TERRITORY,
            hidden=controls.hidden["territory"],
        ),
        _group(
            say(lang, "extent"),
            _segments(ids.MONITOR_EXTENT, controls.extent),
            target=ids.MONITOR_EXTENT,
            hidden=controls.hidden["extent"],
        ),
        _field(
            say(lang, "breakdown"),
            dbc.Select(id=ids.MONITOR_BREAKDOWN, **controls.breakdown),
            target=ids.MONITOR_BREAKDOWN,
            hidden=controls.hidden["breakdown"],
        ),
        _field(
            controls.amt_label,
            dbc.Select(id=ids.MONITOR_AMT, **controls.amt),
            target=ids.MONITOR_AMT,
            hidden=controls.hidden["amt"],
        ),
        _field(
            say(lang, "size"),
            dbc.Select(id=ids.MONITOR_SIZE, **controls.size),
            target=ids.MONITOR_SIZE,
            hidden=controls.hidden["size"],
        ),
        html.Hr(),
        _group(
            say(lang, "comparison"),
            dbc.Checklist(
                id=ids.MONITOR_COMPARISON,
                class_name="bl-chips",
                input_class_name="btn-check",
                label_class_name="bl-chip",
                inline=True,
                **controls.comparison,
            ),
            target=ids.MONITOR_COMPARISON,
        ),
        html.P(controls.comparison_note, id=ids.MONITOR_COMPARISON_NOTE, className="bl-note"),
        similar_field(controls.similar, controls.weights, lang, hidden=controls.hidden["similar"]),
        _group(say(lang, "display"), _segments(ids.MONITOR_DISPLAY, controls.display), target=ids.MONITOR_DISPLAY),
        _field(
            say(lang, "base_year"),
            dbc.Select(id=ids.MONITOR_BASE_YEAR, **controls.base_year),
            target=ids.MONITOR_BASE_YEAR,
            hidden=controls.hidden["base_year"],
        ),
        _field(
            say(lang, "classes"), dbc.Select(id=ids.MONITOR_CLASSES, **controls.classes), target=ids.MONITOR_CLASSES
        ),
        _field(
            say(lang, "breaks"),
            html.Div(
                [
                    dbc.Input(id=ids.MONITOR_BREAKS, value=controls.breaks, debounce=True, autocomplete="off"),
                    html.P(say(lang, "breaks_hint"), id=ids.MONITOR_BREAKS_NOTE, className="bl-note", role="status"),
                ]
            ),
            target=ids.MONITOR_BREAKS,
            hidden=controls.hidden["breaks"],
        ),
        _group(
            say(lang, "count"),
            _segments(ids.MONITOR_COUNT, controls.count),
            target=ids.MONITOR_COUNT,
            hidden=controls.hidden["count"],
        ),
        _group(
            say(lang, "palette"),
            _segments(ids.MONITOR_PALETTE, controls.palette, "bl-palettes"),
            target=ids.MONITOR_PALETTE,
            hidden=controls.hidden["palette"],
        ),
        html.Button(
            [icon("reset"), say(lang, "reset")], id=ids.MONITOR_RESET, className="btn bl-quiet bl-reset", type="button"
        ),
    ]


def _segments(id_: str, props: dict[str, Any], class_name: str = "") -> dbc.RadioItems:
    return dbc.RadioItems(
        id=id_,
        class_name=f"bl-seg {class_name}".strip(),
        input_class_name="btn-check",
        label_class_name="btn",
        label_checked_class_name="active",
        inline=True,
        **props,
    )
