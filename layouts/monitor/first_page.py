"""What the Monitor's HTML shows before Dash has drawn it, and where scripts do not run: heading, key figures,
table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.indicators.findings.model import PictureFinding
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.setting_values import MONITOR_FIRST, PORTAL_FIRST
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.findings import sentence
from layouts.monitor.views import FirstFigure, key_figures
from layouts.shell import MONITOR, header


@dataclass(frozen=True, slots=True)
class FirstPage:
    """An answer's figures of one year, as texts.

    `columns` head the table: places, value, counts. `rows` hold a text for each of them, in order of the
    names; counts are empty where the indicator has none. `source` credits the figures. Of thousands of places
    only some are rows: `rest` is the address of the table of all, and the words of the link to it.
    """

    title: str
    year: str
    subtitle: str
    figures: Sequence[FirstFigure]
    columns: tuple[str, str, str]
    rows: Sequence[tuple[str, str, str]]
    source: str
    finding: PictureFinding | None = None
    rest: tuple[str, str] | None = None


def first_page(
    shown: FirstPage, *, words: DistrictWords, lang: str, theme: str, start: str = MONITOR_FIRST
) -> html.Div:
    """assets/monitor/first-page.js removes it, by its class, as soon as Dash has drawn the page that
    stays."""
    main = html.Main(
        [
            html.Div(
                html.Div(
                    [
                        html.H1(
                            [
                                html.Span(shown.title, className="bl-h"),
                                " ",
                                html.Span(shown.year, className="bl-of-year"),
                            ]
                        ),
                        html.Div(html.Span(shown.subtitle), className="bl-sub"),
                    ]
                ),
                className="bl-title",
            ),
            html.P(sentence(shown.finding), className="bl-finding"),
            key_figures(lang, shown.figures),
            html.P(say(lang, "loading"), className="bl-waiting", role="status"),
            html.Noscript(
                [html.P(say(lang, "no_scripts")), *_rest(shown), _table(shown), html.P(shown.source)]
            ),
        ],
        className="bl-main",
    )
    panel = html.Aside(className="bl-filter", **attributes({"aria-hidden": "true"}))
    frame = html.Div([panel, main], className="bl-shell")
    return html.Div(
        [header(MONITOR if start == PORTAL_FIRST else "/", words, lang, theme, start), frame],
        className="bl-starting",
        lang=lang,
    )


def _rest(shown: FirstPage) -> list[Component]:
    if shown.rest is None:
        return []
    address, words = shown.rest
    return [html.P(html.A(words, href=address))]


def _table(shown: FirstPage) -> html.Table:
    counted = any(counts for *_, counts in shown.rows)
    width = len(shown.columns) if counted else len(shown.columns) - 1

    def line(texts: Sequence[str], cell: type[Component]) -> html.Tr:
        return html.Tr(
            [html.Th(texts[0], scope="col" if cell is html.Th else "row"), *map(cell, texts[1:width])]
        )

    return html.Table(
        [
            html.Caption(f"{shown.title} {shown.year}"),
            html.Thead(line(shown.columns, html.Th)),
            html.Tbody([line(row, html.Td) for row in shown.rows]),
        ],
        className="table table-sm",
    )
