"""A view as another website shows it in a frame: title, content, sources and the way to the whole page, no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.report.figures import map_key
from layouts.report.parts import FigureView

TABLE_REGION = "bl-embedded-table"


@dataclass(frozen=True, slots=True)
class EmbeddedView:
    """What a frame shows. `owner` says whose figures these are, `example` marks example data, `facts` are sources,
    dates and data version; `whole` is the address of the whole page."""

    lang: str
    owner: str
    title: str
    subtitle: str
    example: str
    content: Sequence[Component]
    facts: Sequence[str]
    whole: str
    notices: Sequence[str] = ()


def embedded_view(view: EmbeddedView) -> html.Main:
    """The whole frame."""
    lang = view.lang
    under: list[Component] = [html.Span(view.subtitle)] if view.subtitle else []
    under += [html.Span(view.example, className="bl-example")] if view.example else []
    return html.Main(
        [
            html.Header(
                [
                    html.P(view.owner, className="bl-embedded-owner"),
                    html.H1(view.title),
                    *([html.P(under, className="bl-embedded-sub")] if under else []),
                ],
                className="bl-embedded-title",
            ),
            *(
                [html.Div([html.P(one) for one in view.notices], className="bl-notice")]
                if view.notices
                else []
            ),
            html.Div(list(view.content), className="bl-embedded-content"),
            html.Footer(
                [
                    html.Div([html.P(one) for one in view.facts if one]),
                    html.A(say(lang, "embedding_whole"), href=view.whole, className="btn btn-primary"),
                ],
                className="bl-embedded-facts",
            ),
        ],
        className="bl-embedded-view",
        id="inhalt",
    )


def drawn(view: FigureView, lang: str) -> list[Component]:
    """A map or chart in three widths, of which the style sheet shows the one that fits."""
    if not view.drawings:
        return [html.Div(html.P(say(lang, "export_empty")), className="bl-empty bl-state")]
    picture = html.Div(
        [html.Div(InlineMarkup(svg), className=f"bl-report-{width}") for width, svg in view.drawings],
        className="bl-report-drawing",
        role="img",
        **attributes({"aria-label": view.said}),
    )
    caption = [html.P(view.caption, className="bl-report-caption")] if view.caption else []
    inside = [*caption, picture, *([map_key(view.legend)] if view.legend else [])]
    return [
        html.Div(html.Div(inside, className="bl-report-view"), className="bl-report-views bl-report-alone")
    ]


def plain_table(heads: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> html.Div:
    """A table whose first column names its rows; it scrolls within itself, by keys as well."""
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
                html.Tbody(
                    [
                        html.Tr([html.Th(row[0], scope="row"), *(html.Td(text) for text in row[1:])])
                        for row in rows
                    ]
                ),
            ]
        ),
        className=TABLE_REGION,
        tabIndex=0,
        role="region",
        **attributes({"aria-label": caption}),
    )


def numbers(shown: Sequence[tuple[str, str, str]]) -> html.Dl:
    """Label, number and what has to be known of it."""
    return html.Dl(
        [
            html.Div([html.Dt(label), html.Dd([html.B(number), *([html.Span(note)] if note else [])])])
            for label, number, note in shown
        ],
        className="bl-embedded-numbers",
    )
