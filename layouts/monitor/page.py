"""The Monitor page: filters, title, map, views and series, key figures, source line: in the order of
reading, which is the order on screen at every size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.indicators.findings.model import PictureFinding
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.cards import series_card
from layouts.choices import IndicatorOption
from layouts.findings import sentence
from layouts.monitor.components import Drawer, Location, Still, Store
from layouts.monitor.controls import Controls
from layouts.monitor.exports import export_actions, keep_action
from layouts.monitor.filter_panel import filter_panel
from layouts.monitor.map import map_frame
from layouts.monitor.tour import tour_wording
from layouts.monitor.views import FirstFigure, key_figures, tabs_card
from layouts.own_words import own_wording, target_button
from layouts.shell import footer, icon


@dataclass(frozen=True, slots=True)
class MonitorHead:
    """What an answer puts around its figures: title, notices and source line, and what the stores hold.

    `query` is the whole state, `places` the selected keys, `view` the tab. `own_words` are notes and targets of the
    reader's own as the address has them, `own` what is shown of them. `slab`, `series` and `map` are
    addresses that the scripts ask, `options` the searchable list of indicators.
    """

    query: str
    places: Sequence[str]
    year: int | None
    slab: str
    series: str
    map: str
    options: Sequence[IndicatorOption]
    indicator: str
    view: str
    composition: str
    own_words: str
    own: Mapping[str, object]
    title: str
    subtitle: str
    notice: list[Component]
    source_fixed: list[Component | str]

    def option_props(self) -> list[dict[str, str]]:
        """The searchable list as the browser keeps it."""
        return [asdict(one) for one in self.options]


@dataclass(frozen=True, slots=True)
class FirstDrawing:
    """What the page shows before its scripts have drawn: key figures, the year beside the title and the
    finding.

    `start` is what `show` in assets/monitor/figures.js is called with for the first drawing, as JSON.
    """

    figures: Sequence[FirstFigure]
    year_label: str
    finding: PictureFinding | None
    start: str


def monitor(controls: Controls, head: MonitorHead, first: FirstDrawing, lang: str) -> html.Div:
    """`controls` and `head` hold what the owner callback will later put into the same places."""
    return html.Div(
        [
            html.Aside(
                filter_panel(controls, lang),
                className="bl-filter",
                id=ids.MONITOR_FILTER,
                **attributes({"aria-label": say(lang, "filter")}),
            ),
            html.Main(
                [
                    html.Div(head.notice, id=ids.MONITOR_NOTICE, role="status"),
                    Still(_title(head, first.year_label, lang)),
                    Still(_finding(first.finding, lang)),
                    Still(_views(head.view, lang)),
                    Still(key_figures(lang, first.figures)),
                    html.Div(
                        [
                            html.P(
                                [
                                    html.Span(id=ids.MONITOR_SOURCE),
                                    " ",
                                    html.Span(head.source_fixed, id=ids.MONITOR_SOURCE_FIXED),
                                ]
                            ),
                            html.Button(
                                [icon("info"), say(lang, "definition_open")],
                                id=ids.MONITOR_DEFINITION_OPEN,
                                className="btn bl-quiet bl-definition-open",
                                type="button",
                            ),
                            Still(target_button(lang, ids.MONITOR_OWN_TARGET)),
                            Still(footer(lang)),
                        ],
                        className="bl-foot",
                    ),
                ],
                className="bl-main",
                id="inhalt",
                tabIndex=-1,
                **attributes({"data-start": first.start}),
            ),
            own_wording(lang),
            tour_wording(lang),
            Drawer(ids.MONITOR_DEFINITION, say(lang, "definition_open"), say(lang, "close")),
        ],
        className="bl-shell",
    )


def stores(head: MonitorHead) -> list[Component]:
    """What the page keeps in the browser: the state as keys, never figures."""
    return [
        Location(id=ids.URL),
        Store(id=ids.MONITOR_QUERY, data=head.query),
        Store(id=ids.MONITOR_SELECTION, data=head.places),
        Store(id=ids.MONITOR_SHOWN_YEAR, data=head.year),
        Store(id=ids.MONITOR_ASKED_YEAR),
        Store(id=ids.MONITOR_SLAB, data=head.slab),
        Store(id=ids.MONITOR_SERIES_SOURCE, data=head.series),
        Store(id=ids.MONITOR_DRAWN),
        Store(id=ids.MONITOR_MAP_SOURCE, data=head.map),
        Store(id=ids.MONITOR_INDICATOR_OPTIONS, data=head.option_props()),
        Store(id=ids.MONITOR_INDICATOR, data=head.indicator),
        Store(id=ids.MONITOR_VIEW, data=head.view),
        Store(id=ids.MONITOR_COMPOSITION_WORDS, data=head.composition),
        Store(id=ids.MONITOR_OWN, data=head.own_words),
        Store(id=ids.MONITOR_OWN_SHOWN, data=dict(head.own)),
    ]


def source_fixed(before: str, after: str) -> list[Component | str]:
    """What the source line says in every year, around the place for the year."""
    return [f"{before} ", html.Span(id=ids.MONITOR_SOURCE_YEAR), f" · {after}"]


def notice(sentences: Sequence[str], lang: str, *, newer: bool) -> list[Component]:
    """What could not be shown as asked, in sentences; `newer` offers the current data version beside an older
    one."""
    if not sentences:
        return []
    parts: list[Component] = [html.P(sentence) for sentence in sentences]
    if newer:
        parts.append(
            html.Button(
                say(lang, "notice_newer"),
                className="bl-link bl-plain",
                type="button",
                **attributes({"data-newer": "1"}),
            )
        )
    parts.append(
        html.Button(
            icon("close"),
            className="btn bl-quiet",
            type="button",
            **attributes({"aria-label": say(lang, "close"), "data-dismiss": "notice"}),
        )
    )
    return [html.Div(parts, className="bl-notice")]


def _finding(found: PictureFinding | None, lang: str) -> html.P:
    """The sentence of the year, and what the button says that unfolds it on a low screen."""
    said = {f"data-{key}": say(lang, f"finding_{key}") for key in ("unfold", "fold")}
    return html.P(sentence(found), id=ids.MONITOR_FINDING, className="bl-finding", **attributes(said))


def _views(view: str, lang: str) -> html.Div:
    """Map, tabs and time series; `view` is the open tab."""
    map_card = html.Section(
        [map_frame(lang), html.Div(id=ids.MONITOR_LEGEND, className="bl-legend")],
        className="bl-card bl-mapcard",
        **attributes({"aria-label": say(lang, "map")}),
    )
    return html.Div([map_card, tabs_card(view, lang), series_card(lang)], className="bl-views")


def _title(head: MonitorHead, year_label: str, lang: str) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.H1(
                        [
                            html.Span(head.title, id=ids.MONITOR_TITLE, className="bl-h"),
                            " ",
                            html.Span(year_label, id=ids.MONITOR_TITLE_YEAR, className="bl-of-year"),
                        ]
                    ),
                    html.Div(
                        [
                            html.Span(head.subtitle, id=ids.MONITOR_SUBTITLE),
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
                        **attributes({"aria-expanded": "false", "aria-controls": ids.MONITOR_FILTER}),
                    ),
                    html.Button(
                        [icon("link"), html.Span(say(lang, "link"))],
                        id=ids.MONITOR_LINK,
                        className="btn bl-quiet",
                        type="button",
                        **attributes(
                            {
                                "data-label": say(lang, "link"),
                                "data-done": say(lang, "link_copied"),
                                "data-failed": say(lang, "link_failed"),
                            }
                        ),
                    ),
                    *export_actions(lang),
                    keep_action(lang),
                    html.A(
                        say(lang, "comparison_open"),
                        id=ids.MONITOR_COMPARISON_LINK,
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
