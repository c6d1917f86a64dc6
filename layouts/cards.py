"""Cards that several pages show, and the place in a card where a script draws a chart."""

from __future__ import annotations

from dash import html

from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.exploring import explore_button


def series_card(lang: str) -> html.Section:
    """The time series; charts/time-series.js places what
    `dashboard.charts.series.parts` describes."""
    return html.Section(
        [
            html.Div(
                [
                    html.H2(say(lang, "series")),
                    html.P(id=ids.MONITOR_SERIES_CAPTION),
                    explore_button("zeitreihe", say(lang, "series"), lang),
                ],
                className="bl-cap",
            ),
            plot(ids.MONITOR_SERIES, "bl-plot-series", lang, empty=say(lang, "series_empty")),
        ],
        className="bl-card bl-card-series",
        **attributes({"aria-label": say(lang, "series")}),
    )


def plot(id_: str, class_name: str, lang: str, empty: str = "") -> html.Div:
    """The place where a script draws, what stands there while it is fetched, and its empty state."""
    return html.Div(
        [
            html.Div(id=id_, className="bl-layer", **attributes({"aria-hidden": "true"})),
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
