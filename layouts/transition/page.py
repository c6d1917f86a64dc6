"""The page on the way from school to work: filters, flow, composition and stations, complete as HTML;
assets/transition/ steps through years and makes the flow answer to pointer and keys."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from dashboard.texts.meeting import script_texts
from layouts import ids
from layouts.attributes import attributes
from layouts.embedding.link import embedding_link
from layouts.shell import footer, icon
from layouts.transition.cards import flow_card, whole_card
from layouts.transition.filters import filter_form
from layouts.transition.parts import PATH, Choices, KeyNumber, ShownYear
from layouts.transition.stations import station_line


def transition_page(
    shown: ShownYear, choices: Choices, notices: Sequence[Component], address: str, lang: str
) -> html.Div:
    """The whole page below the head; `address` is where its scripts ask for other years and places."""
    return html.Div(
        [
            html.Aside(
                filter_form(choices, lang),
                className="bl-transition-filter",
                **attributes({"aria-label": say(lang, "transition_filters")}),
            ),
            html.Main(
                [
                    html.Div(list(notices), id=ids.TRANSITION_NOTICE, role="status"),
                    html.Div(list(shown_year(shown, lang)), id=ids.TRANSITION_SHOWN),
                    footer(lang),
                ],
                className="bl-transition-main",
                id="inhalt",
                tabIndex=-1,
            ),
        ],
        className="bl-transition",
        id=ids.TRANSITION,
        **attributes(
            {
                "data-address": address,
                "data-failed": say(lang, "transition_failed"),
                "data-stepped": say(lang, "transition_stepped", year="{year}"),
                "data-copied": say(lang, "link_copied"),
                "data-not-copied": say(lang, "link_failed"),
            }
        ),
    )


def shown_year(shown: ShownYear, lang: str) -> list[Component]:
    """Everything that the year changes."""
    return [
        _title(shown, lang),
        *([_figures(shown.figures, lang)] if shown.figures else []),
        html.Div(
            [flow_card(shown, lang), *([whole_card(shown.whole, lang)] if shown.whole else [])],
            className="bl-transition-pair",
        ),
        station_line(shown.stations, lang),
        html.P(shown.sources, className="bl-transition-sources"),
    ]


def _title(shown: ShownYear, lang: str) -> html.Div:
    badge = [html.Span(say(lang, "badge_all"), className="bl-example")] if shown.example else []
    return html.Div(
        [
            html.Div(
                [
                    html.H1(
                        [say(lang, "transition_title"), " ", html.Span(f"{shown.place} {shown.year or ''}".strip())]
                    ),
                    html.Div([html.Span(say(lang, "transition_lead")), *badge], className="bl-sub"),
                ]
            ),
            html.Div(list(_actions(shown, lang)), className="bl-actions"),
        ],
        className="bl-title bl-transition-title",
    )  # fmt: skip


def _actions(shown: ShownYear, lang: str) -> list[Component]:
    files = (
        ("picture", "/bild/uebergang.png", say(lang, "export_picture")),
        ("slides", f"{PATH}/folie.pptx", say(lang, "export_slides")),
        ("table", f"{PATH}/tabelle.xlsx", say(lang, "export_table")),
    )
    return [
        html.Button(
            [icon("link"), html.Span(say(lang, "link"))],
            id=ids.TRANSITION_LINK,
            type="button",
            className="btn bl-quiet",
        ),
        html.Button(
            [icon("keep"), html.Span(say(lang, "meeting_keep"))],
            id=ids.TRANSITION_KEEP,
            type="button",
            className="btn bl-quiet",
            title=say(lang, "meeting_keep_title"),
            **attributes({"data-words": script_texts(lang), "data-query": shown.query, "data-version": shown.version}),
        ),
        *(
            html.A(
                [icon(sign), html.Span(words)], href=f"{path}?{shown.query}", className="btn bl-quiet", download="",
                **attributes({"data-export": sign}),
            )
            for sign, path, words in files
        ),
        embedding_link(f"{PATH}?{shown.query}", lang),
    ]  # fmt: skip


def _figures(figures: Sequence[KeyNumber], lang: str) -> html.Dl:
    return html.Dl(
        [
            html.Div(
                [
                    html.Dt(one.name),
                    html.Dd(
                        [
                            html.Div([html.B(one.text), html.Span(one.counts)], className="bl-big"),
                            html.Div(
                                [
                                    html.Span(one.said),
                                ],
                                className="bl-second",
                            ),
                        ]
                    ),
                ],
                className="bl-figure",
            )
            for one in figures
        ],
        className="bl-figures bl-transition-figures",
    )  # fmt: skip
