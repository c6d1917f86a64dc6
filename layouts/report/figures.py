"""A numbered figure: title, one or two views, how to read it, source, and all of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.report.document import ShownFigure
from dashboard.texts import say
from layouts.attributes import attributes, styled
from layouts.markup import InlineMarkup
from layouts.report.parts import (
    ANNEX,
    FigureView,
    KeyEntry,
    MapKey,
    ReportAddress,
    ReportParts,
    definition_anchor,
    figure_anchor,
    monitor_query,
)
from layouts.report.tables import rows_table, series_table
from layouts.shell import icon

_PICTURES = {"verlauf": "zeitreihe", "tabelle": "rangfolge"}
"""Pictures of views that have another name there."""
_TABLE = "tabelle"


def figure_card(figure: ShownFigure, views: Sequence[FigureView], parts: ReportParts) -> html.Figure:
    """The card of a figure; `views` are its sides."""
    lang, number = parts.lang, figure.number
    name = say(lang, "report_figure", number=number)
    badge = [html.Span(figure.badge, className="bl-example")] if figure.badge else []
    return html.Figure(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H3([html.Span(name), " ", figure.title]),
                            html.P([html.Span(figure.subtitle), *badge]),
                        ]
                    ),
                    html.Div(_actions(figure, parts.address), className="bl-actions"),
                ],
                className="bl-report-figure-head",
            ),
            html.Div(
                [
                    html.Div(
                        [*_view(one, figure, lang), *([_reading(figure, lang)] if one is views[-1] else [])],
                        className="bl-report-view",
                    )
                    for one in views
                ],
                className="bl-report-views" if len(views) > 1 else "bl-report-views bl-report-alone",
            ),
            html.Details(
                [
                    html.Summary(
                        [icon("table"), html.Span(say(lang, "report_table"))],
                        **attributes({"aria-label": say(lang, "report_table_of", number=number)}),
                    ),
                    rows_table(figure, lang),
                    *([series_table(figure, lang)] if figure.series and len(figure.years) > 1 else []),
                ],
                className="bl-report-table",
            ),
            html.Figcaption(
                [
                    figure.sources,
                    " ",
                    html.A(
                        say(lang, "report_meaning"),
                        href=parts.address.to(ANNEX, definition_anchor(figure.selection.indicator)),
                        className="bl-link",
                    ),
                ]
            ),
        ],
        className="bl-card bl-report-figure",
        id=figure_anchor(number),
        **attributes({"aria-label": f"{name}: {figure.title}"}),
    )  # fmt: skip


def _embedding(figure: ShownFigure, at: ReportAddress) -> str:
    """The way to the figure's code for other websites."""
    address = replace(at, chapter="").to("")
    return f"/einbetten{address}{'&' if '?' in address else '?'}abbildung={figure.number}"


def _actions(figure: ShownFigure, at: ReportAddress) -> list[Component]:
    """The Monitor as it was, each view as a picture, and the code for other websites."""
    lang = at.lang
    return [
        html.A(
            [icon("onward"), html.Span(say(lang, "report_open"))],
            href=f"/?{monitor_query(figure)}",
            className="btn bl-quiet bl-report-open",
            **attributes({"aria-label": say(lang, "report_open_of", number=figure.number)}),
        ),
        *(_picture(figure, picture, lang) for picture in _pictures(figure)),
        html.A(
            [icon("onward"), html.Span(say(lang, "embedding_page"))],
            href=_embedding(figure, at),
            className="btn bl-quiet",
            **attributes({"aria-label": say(lang, "embedding_figure", number=figure.number)}),
        ),
    ]


def _pictures(figure: ShownFigure) -> tuple[str, ...]:
    """The pictures of its views, each once: a table and a ranking have the same."""
    return tuple(dict.fromkeys(_PICTURES.get(view, view) for view in figure.views))


def _picture(figure: ShownFigure, shown: str, lang: str) -> html.A:
    """A picture of the figure; it says which where there are several."""
    name, said = say(lang, "export_picture"), say(lang, "report_picture_of", number=figure.number)
    if len(_pictures(figure)) > 1:
        called = say(lang, f"view_{shown}")
        name, said = f"{name}: {called}", f"{said}: {called}"
    return html.A(
        [icon("picture"), html.Span(name)],
        href=f"/bild/{shown}.png?{figure.query}",
        className="btn bl-quiet",
        download="",
        **attributes({"aria-label": said}),
    )


def _reading(figure: ShownFigure, lang: str) -> html.P:
    """What the figure says of its first place, and how to read it."""
    said = " ".join(one for one in (figure.finding, figure.reading) if one)
    return html.P(
        [html.B(say(lang, "report_reading")), " ", said], className="bl-report-note bl-report-reading"
    )


def _view(view: FigureView, figure: ShownFigure, lang: str) -> list[Component]:
    """One side of the figure."""
    if view.view == _TABLE:
        return [rows_table(figure, lang)]
    if not view.drawings:
        return [html.Div(html.P(say(lang, "report_empty_view")), className="bl-empty bl-state")]
    drawn = html.Div(
        [html.Div(InlineMarkup(svg), className=f"bl-report-{width}") for width, svg in view.drawings],
        className="bl-report-drawing",
        role="img",
        **attributes({"aria-label": view.said}),
    )
    caption = [html.P(view.caption, className="bl-report-caption")] if view.caption else []
    return [*caption, drawn, *([map_key(view.legend)] if view.legend else [])]


def map_key(key: MapKey) -> html.Div:
    """The legend of a map: what its colours and signs mean, and how many places bear them."""
    symbols = [_symbol(one) for one in key.symbols]
    return html.Div(
        [
            html.Div([html.B(key.heading), html.Span(key.note)], className="bl-legend-head"),
            *(
                [
                    html.Div(
                        [_class(one) for one in key.classes],
                        className="bl-classes",
                        **styled({"--n": str(len(key.classes))}),
                    )
                ]
                if key.classes
                else []
            ),
            *([html.Div(symbols, className="bl-stats")] if symbols else []),
            *([html.Div([_circle(*one) for one in key.circles], className="bl-report-circles")] if key.circles else []),
        ],
        className="bl-legend",
        **attributes({"data-classes": str(len(key.classes))}),
    )  # fmt: skip


def _class(entry: KeyEntry) -> html.Div:
    return html.Div(
        [html.I(**styled({"--c": entry.colour})), html.Span(entry.label), html.Em(entry.count)],
        className="bl-class",
    )


def _symbol(entry: KeyEntry) -> html.Span:
    look = styled({"--c": entry.colour}) if entry.colour else {}
    return html.Span(
        [
            html.I(entry.mark, className=f"bl-sign {entry.sign}", **look, **attributes({"aria-hidden": "true"})),
            html.Span(entry.label),
            html.Em(entry.count),
        ],
        className="bl-stat",
    )  # fmt: skip


def _circle(text: str, radius: float) -> html.Span:
    return html.Span([html.I(**styled({"--r": f"{radius:.1f}px"})), html.Span(text)])
