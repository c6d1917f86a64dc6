"""What the comparing page compares: the column of places, indicator, year, level and comparison."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.fields import search_field
from layouts.shell import icon

COMBOBOX = ("search", "none", "found")
"""Wordings of a searchable list: see assets/search/combobox.js."""


def choices(lang: str) -> list[Component]:
    """Places, indicator, year, level and comparison; the scripts fill what is empty here."""
    words = {f"data-{key}": say(lang, f"indicator_{key}", count="{count}") for key in COMBOBOX}
    return [
        html.H2(say(lang, "comparison_places")),
        html.Ol(id=ids.COMPARISON_PLACES, className="bl-comparison-places"),
        html.Div(
            search_field(
                "place", ids.MONITOR_PLACE_PICKER, lang, "chosen", "formerly", "unanswered", everywhere=True
            ),
            id=ids.COMPARISON_SEARCH,
        ),
        html.P(say(lang, "comparison_full"), id=ids.COMPARISON_FULL, className="bl-note", hidden=True),
        html.Details(
            [html.Summary(id=ids.COMPARISON_SIMILAR_TITLE), html.Div(id=ids.COMPARISON_SIMILAR)],
            id=f"{ids.COMPARISON_SIMILAR}-field",
            className="bl-comparison-similar",
            hidden=True,
        ),
        html.Hr(),
        html.Div(
            [
                html.Label(say(lang, "indicator"), htmlFor=f"{ids.COMPARISON_INDICATOR}-input"),
                html.Div(id=ids.COMPARISON_INDICATOR, className="bl-combobox", **attributes(words)),
            ],
            className="bl-field",
        ),
        html.Div(id=ids.COMPARISON_OFFICIAL, className="form-check form-switch bl-official"),
        html.P(id=f"{ids.COMPARISON_OFFICIAL}-note", className="bl-note"),
        _year(lang),
        html.Div(
            [
                html.Div(say(lang, "level"), className="bl-lab"),
                html.Div(id=ids.COMPARISON_LEVEL, className="bl-seg"),
            ],
            className="bl-field",
            role="group",
            **attributes({"aria-label": say(lang, "level")}),
        ),
        select_field(ids.COMPARISON_AGAINST, say(lang, "comparison_against")),
    ]


def _year(lang: str) -> html.Div:
    """As on the Monitor; on a phone it stays at the thumb."""
    return html.Div(
        [
            html.Div(
                [
                    html.Label(say(lang, "year"), htmlFor=ids.COMPARISON_YEAR),
                    html.B(id=f"{ids.COMPARISON_YEAR}-label"),
                ],
                className="bl-lab",
            ),
            html.Div(
                [
                    html.Button(
                        icon("play"),
                        id=f"{ids.COMPARISON_YEAR}-play",
                        className="bl-play",
                        type="button",
                        **attributes(
                            {
                                "aria-label": say(lang, "play"),
                                "data-play": say(lang, "play"),
                                "data-pause": say(lang, "pause"),
                            }
                        ),
                    ),
                    html.Div(id=f"{ids.COMPARISON_YEAR}-range", className="bl-comparison-range"),
                ],
                className="bl-slider",
            ),
            html.Div(id=f"{ids.COMPARISON_YEAR}-ticks", className="bl-ticks"),
        ],
        className="bl-field bl-year",
    )


def select_field(id_: str, label: str) -> html.Div:
    """A label and the place where a script puts its list."""
    return html.Div(
        [html.Label(label, htmlFor=f"{id_}-select"), html.Div(id=id_)],
        className="bl-field",
        id=f"{id_}-field",
    )
