"""What stands beside the map: key figures, the card of the time series and the card whose tabs are the other
views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.domain.selection import VIEWS
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.cards import plot
from layouts.exploring import explore_button
from layouts.monitor.composition import composition_panel

_FIGURES = 5  # in the strip of a selected place


@dataclass(frozen=True, slots=True)
class FirstFigure:
    """A figure of the strip: whose it is, its text, and the cases behind it ("263 von 432"), empty
    without."""

    name: str
    text: str
    counts: str


def key_figures(lang: str, figures: Sequence[FirstFigure] = ()) -> html.Dl:
    """The strip of key figures: those of the first answer, until monitor/key-figures/key-figures.js draws all
    of them."""
    known = [
        html.Div(
            [
                html.Dt(html.Span(one.name)),
                html.Dd(
                    [
                        html.Div(html.B(one.text), className="bl-big"),
                        html.Div(one.counts, className="bl-second"),
                    ]
                ),
            ],
            className="bl-figure",
        )
        for one in figures
    ]
    waiting = [
        html.Div(
            [html.Dt(html.Span(className="bl-skel")), html.Dd(html.Span(className="bl-skel"))],
            className="bl-figure",
        )
        for _ in range(_FIGURES - len(known))
    ]
    return html.Dl(
        [*known, *waiting],
        id=ids.MONITOR_FIGURES,
        className="bl-figures",
        **attributes(
            {"aria-label": say(lang, "key_figures"), "data-more": say(lang, "other_places", count="{count}")}
        ),
    )


def tabs_card(view: str, lang: str) -> html.Section:
    """The card with ranking, distribution, composition, funnel and table; `view` is the open one.

    Closed views keep their place unseen, so that opening one needs no new drawing."""
    opened = view if view in VIEWS else VIEWS[0]
    bodies: dict[str, Component | list[Component]] = {
        "rangfolge": [
            html.Div(id=ids.MONITOR_CHOSEN, className="bl-chosen", hidden=True),
            plot(ids.MONITOR_RANKING, "bl-plot-ranking", lang),
        ],
        "verteilung": plot(ids.MONITOR_DISTRIBUTION, "bl-plot-distribution", lang),
        "zusammensetzung": composition_panel(lang),
        "trichter": plot(ids.MONITOR_FUNNEL, "bl-plot-funnel", lang, empty=say(lang, "funnel_none")),
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
                        **attributes({"aria-label": say(lang, "tabs")}),
                    ),
                    html.P(id=ids.MONITOR_SUMMARY),
                    explore_button("", say(lang, "explore_open_view"), lang),
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
                        **attributes({"aria-labelledby": f"monitor-tab-{name}"}),
                    )
                    for name in VIEWS
                ]
                + [_no_values(), error_notice(lang)],
                className="bl-panels",
            ),
            html.P(id=ids.MONITOR_MARKS, className="bl-marks", hidden=True),
        ],
        className="bl-card bl-card-tabs",
        **attributes({"aria-label": say(lang, "tabs")}),
    )


def error_notice(lang: str) -> html.Div:
    """Hidden until a script emits "error": what happened, that the selection is kept, a reference and one
    button."""
    return html.Div(
        html.Div(
            [
                html.P(**attributes({"data-text": say(lang, "error_title")})),
                html.P(
                    **attributes(
                        {
                            "data-text": say(lang, "error_text", reference="{reference}"),
                            "data-plain": say(lang, "error_text_plain"),
                        }
                    )
                ),
                html.Button(
                    say(lang, "retry"),
                    type="button",
                    className="btn btn-primary",
                    **attributes({"data-retry": "1"}),
                ),
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
        **attributes(
            {
                "aria-selected": "true" if opened else "false",
                "aria-controls": f"monitor-panel-{name}",
                "data-view": name,
            }
        ),
    )


def _no_values() -> html.Div:
    """For a year without any value: monitor/panels.js writes the sentence and the year that the button
    shows."""
    return html.Div(
        html.Div([html.H3(), html.Button(type="button", className="btn btn-primary")]),
        id="monitor-empty",
        className="bl-veil bl-state",
        hidden=True,
    )
