"""What the comparing page compares: the column of places, indicator, year, level and comparison."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids
from layouts.filter_panel import search_field
from layouts.shell import icon

COMBOBOX = ("search", "none", "found")
"""Wordings of a searchable list: see assets/picker.js."""


def choices(lang: str) -> list[Component]:
    """Places, indicator, year, level and comparison; the scripts fill what is empty here."""
    words: dict[str, Any] = {f"data-{key}": say(lang, f"indicator_{key}", count="{count}") for key in COMBOBOX}
    return [
        html.H2(say(lang, "side_places")),
        html.Ol(id=ids.SIDE_PLACES, className="bl-side-places"),
        html.Div(search_field("place", ids.MONITOR_PLACE_PICKER, lang, "chosen", "formerly"), id=ids.SIDE_SEARCH),
        html.P(say(lang, "side_full"), id=ids.SIDE_FULL, className="bl-note", hidden=True),
        html.Details(
            [html.Summary(id=ids.SIDE_SIMILAR_TITLE), html.Div(id=ids.SIDE_SIMILAR)],
            id=f"{ids.SIDE_SIMILAR}-field",
            className="bl-side-similar",
            hidden=True,
        ),
        html.Hr(),
        html.Div(
            [
                html.Label(say(lang, "indicator"), htmlFor=f"{ids.SIDE_INDICATOR}-input"),
                html.Div(id=ids.SIDE_INDICATOR, className="bl-combobox", **words),
            ],
            className="bl-field",
        ),
        html.Div(id=ids.SIDE_OFFICIAL, className="form-check form-switch bl-official"),
        html.P(id=f"{ids.SIDE_OFFICIAL}-note", className="bl-note"),
        _year(lang),
        html.Div(
            [html.Div(say(lang, "level"), className="bl-lab"), html.Div(id=ids.SIDE_LEVEL, className="bl-seg")],
            className="bl-field",
            role="group",
            **{"aria-label": say(lang, "level")},
        ),
        select_field(ids.SIDE_COMPARISON, say(lang, "side_against")),
    ]


def _year(lang: str) -> html.Div:
    """As on the Monitor; on a phone it stays at the thumb."""
    return html.Div(
        [
            html.Div(
                [html.Label(say(lang, "year"), htmlFor=ids.SIDE_YEAR), html.B(id=f"{ids.SIDE_YEAR}-label")],
                className="bl-lab",
            ),
            html.Div(
                [
                    html.Button(
                        icon("play"),
                        id=f"{ids.SIDE_YEAR}-play",
                        className="bl-play",
                        type="button",
                        **{
                            "aria-label": say(lang, "play"),
                            "data-play": say(lang, "play"),
                            "data-pause": say(lang, "pause"),
                        },
                    ),
                    html.Div(id=f"{ids.SIDE_YEAR}-range", className="bl-side-range"),
                ],
                className="bl-slider",
            ),
            html.Div(id=f"{ids.SIDE_YEAR}-ticks", className="bl-ticks"),
        ],
        className="bl-field bl-year",
    )


def select_field(id_: str, label: str) -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=f"{id_}-select"), html.Div(id=id_)], className="bl-field", id=f"{id_}-field"
    )
