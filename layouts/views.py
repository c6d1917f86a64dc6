"""What stands beside the map: key figures, the card of the time series and the card whose tabs are the other views."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.texts import say
from layouts import ids

VIEWS = ("rangfolge", "verteilung", "trichter", "tabelle")
"""Names of the tabs, in order: the values of `ansicht` in the URL and of the store `monitor-view`."""


def key_figures(lang: str) -> html.Dl:
    """The strip of key figures; view-figures.js fills it from the slab, the year and the selection."""
    waiting = [
        html.Div(
            [html.Dt(html.Span(className="bl-skel")), html.Dd(html.Span(className="bl-skel"))], className="bl-figure"
        )
        for _ in range(5)
    ]
    return html.Dl(waiting, id=ids.MONITOR_FIGURES, className="bl-figures", **{"aria-label": say(lang, "key_figures")})


def series_card(lang: str) -> html.Section:
    """The time series; view-series.js draws what `dashboard.figures.time_series` describes."""
    return html.Section(
        [
            html.Div(
                [html.H2(say(lang, "series")), html.P(id=ids.MONITOR_SERIES_CAPTION)],
                className="bl-cap",
            ),
            _plot(ids.MONITOR_SERIES, "bl-plot-series", lang, empty=say(lang, "series_empty")),
        ],
        className="bl-card bl-card-series",
        **{"aria-label": say(lang, "series")},
    )


def tabs_card(view: str, lang: str) -> html.Section:
    """The card with ranking, distribution, funnel and table; `view` is the open one.

    Closed views keep their place unseen, so that opening one needs no new drawing."""
    opened = view if view in VIEWS else VIEWS[0]
    bodies: dict[str, Any] = {
        "rangfolge": _plot(ids.MONITOR_RANKING, "bl-plot-ranking", lang),
        "verteilung": _plot(ids.MONITOR_DISTRIBUTION, "bl-plot-distribution", lang),
        "trichter": _plot(ids.MONITOR_FUNNEL, "bl-plot-funnel", lang, empty=say(lang, "funnel_none")),
        "tabelle": html.Div(id=ids.MONITOR_TABLE, className="bl-tablebox"),
    }
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [_tab(name, name == opened, lang) for name in VIEWS],
                        id=ids.MONITOR_TABS,
                        role="tablist",
                        className="bl-tablist",
                        **{"aria-label": say(lang, "tabs")},
                    ),
                    html.P(id=ids.MONITOR_SUMMARY),
                ],
                className="bl-tabs",
            ),
            html.Div(
                [
                    html.Div(
                        bodies[name],
                        id=f"monitor-panel-{name}",
                        className="bl-panel" if name == opened else "bl-panel bl-off",
                        role="tabpanel",
                        **{"aria-labelledby": f"monitor-tab-{name}"},
                    )
                    for name in VIEWS
                ]
                + [_no_values(), error_notice(lang)],
                className="bl-panels",
            ),
            html.P(id=ids.MONITOR_MARKS, className="bl-marks", hidden=True),
        ],
        className="bl-card bl-card-tabs",
        **{"aria-label": say(lang, "tabs")},
    )


def error_notice(lang: str) -> html.Div:
    """Hidden until a script emits "error": what happened, that the selection is kept, a reference and one button."""
    return html.Div(
        html.Div(
            [
                html.P(**{"data-text": say(lang, "error_title")}),
                html.P(
                    **{
                        "data-text": say(lang, "error_text", reference="{reference}"),
                        "data-plain": say(lang, "error_text_plain"),
                    }
                ),
                html.Button(say(lang, "retry"), type="button", className="btn btn-primary", **{"data-retry": "1"}),
            ],
            className="bl-alert",
        ),
        id="monitor-error",
        className="bl-veil",
        role="alert",
        hidden=True,
    )


def _tab(name: str, opened: bool, lang: str) -> html.Button:
    return html.Button(
        say(lang, f"tab_{name}"),
        id=f"monitor-tab-{name}",
        type="button",
        role="tab",
        tabIndex=0 if opened else -1,
        **{
            "aria-selected": "true" if opened else "false",
            "aria-controls": f"monitor-panel-{name}",
            "data-view": name,
        },
    )


def _plot(id_: str, class_name: str, lang: str, empty: str = "") -> html.Div:
    """The place where a script draws, what stands there while it is fetched, and its empty state."""
    return html.Div(
        [
            html.Div(id=id_, className="bl-layer", **{"aria-hidden": "true"}),
            html.Div(
                [
                    html.Div(className="bl-skel bl-skel-short"),
                    html.Div(className="bl-skel bl-skel-plot"),
                    html.P(say(lang, "loading")),
                ],
                className="bl-loading",
                hidden=True,
            ),
            *([html.Div(html.H3(empty), className="bl-empty bl-state", hidden=True)] if empty else []),
        ],
        className=f"bl-plot {class_name}",
    )


def _no_values() -> html.Div:
    """For a year without any value: panels.js writes the sentence and the year that the button shows."""
    return html.Div(
        html.Div([html.H3(), html.Button(type="button", className="btn btn-primary")]),
        id="monitor-empty",
        className="bl-veil bl-state",
        hidden=True,
    )
