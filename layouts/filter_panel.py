"""The filter panel: every control with its label, in reading order."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids
from layouts.comparison import similar_field
from layouts.controls import Controls
from layouts.shell import icon


def filter_panel(controls: Controls, lang: str) -> list[Component]:
    return [
        html.Div(
            [
                html.H2(say(lang, "filter")),
                html.Button(
                    icon("close"),
                    className="btn bl-quiet",
                    id=ids.MONITOR_FILTER_CLOSE,
                    type="button",
                    **{"aria-label": say(lang, "filter_close")},
                ),
            ],
            className="bl-filter-head bl-only-small",
        ),
        _field(say(lang, "theme"), dbc.Select(id=ids.MONITOR_THEMA, **controls.theme), target=ids.MONITOR_THEMA),
        search_field("indicator", ids.MONITOR_INDICATOR_PICKER, lang),
        dbc.Checklist(id=ids.MONITOR_OFFICIAL, switch=True, class_name="bl-official", **controls.official),
        html.P(controls.official_note, id=ids.MONITOR_OFFICIAL_NOTE, className="bl-note"),
        _year(controls, lang),
        _group(say(lang, "pooling"), _segments(ids.MONITOR_POOLING, controls.pooling), target=ids.MONITOR_POOLING),
        html.P(controls.pooling_note, id=ids.MONITOR_POOLING_NOTE, className="bl-note"),
        html.Hr(),
        _group(say(lang, "level"), _segments(ids.MONITOR_LEVEL, controls.level), target=ids.MONITOR_LEVEL),
        html.P(controls.level_note, id=ids.MONITOR_LEVEL_NOTE, className="bl-note"),
        _group(
            say(lang, "territory"),
            _segments(ids.MONITOR_TERRITORY, controls.territory),
            target=ids.MONITOR_TERRITORY,
            hidden=controls.hidden["territory"],
        ),
        _group(
            say(lang, "extent"),
            _segments(ids.MONITOR_EXTENT, controls.extent),
            target=ids.MONITOR_EXTENT,
            hidden=controls.hidden["extent"],
        ),
        search_field("place", ids.MONITOR_PLACE_PICKER, lang, "chosen", "formerly"),
        _field(
            say(lang, "breakdown"),
            dbc.Select(id=ids.MONITOR_BREAKDOWN, **controls.breakdown),
            target=ids.MONITOR_BREAKDOWN,
            hidden=controls.hidden["breakdown"],
        ),
        _field(
            controls.amt_label,
            dbc.Select(id=ids.MONITOR_AMT, **controls.amt),
            target=ids.MONITOR_AMT,
            hidden=controls.hidden["amt"],
        ),
        _field(
            say(lang, "size"),
            dbc.Select(id=ids.MONITOR_SIZE, **controls.size),
            target=ids.MONITOR_SIZE,
            hidden=controls.hidden["size"],
        ),
        html.Hr(),
        _group(
            say(lang, "comparison"),
            dbc.Checklist(
                id=ids.MONITOR_COMPARISON,
                class_name="bl-chips",
                input_class_name="btn-check",
                label_class_name="bl-chip",
                inline=True,
                **controls.comparison,
            ),
            target=ids.MONITOR_COMPARISON,
        ),
        html.P(controls.comparison_note, id=ids.MONITOR_COMPARISON_NOTE, className="bl-note"),
        similar_field(controls.similar, controls.weights, lang, hidden=controls.hidden["similar"]),
        _group(say(lang, "display"), _segments(ids.MONITOR_DISPLAY, controls.display), target=ids.MONITOR_DISPLAY),
        _field(
            say(lang, "base_year"),
            dbc.Select(id=ids.MONITOR_BASE_YEAR, **controls.base_year),
            target=ids.MONITOR_BASE_YEAR,
            hidden=controls.hidden["base_year"],
        ),
        _field(
            say(lang, "classes"), dbc.Select(id=ids.MONITOR_CLASSES, **controls.classes), target=ids.MONITOR_CLASSES
        ),
        _field(
            say(lang, "breaks"),
            html.Div(
                [
                    dbc.Input(id=ids.MONITOR_BREAKS, value=controls.breaks, debounce=True, autocomplete="off"),
                    html.P(say(lang, "breaks_hint"), id=ids.MONITOR_BREAKS_NOTE, className="bl-note", role="status"),
                ]
            ),
            target=ids.MONITOR_BREAKS,
            hidden=controls.hidden["breaks"],
        ),
        _group(
            say(lang, "count"),
            _segments(ids.MONITOR_COUNT, controls.count),
            target=ids.MONITOR_COUNT,
            hidden=controls.hidden["count"],
        ),
        _group(
            say(lang, "palette"),
            _segments(ids.MONITOR_PALETTE, controls.palette, "bl-palettes"),
            target=ids.MONITOR_PALETTE,
            hidden=controls.hidden["palette"],
        ),
        html.Button(
            [icon("reset"), say(lang, "reset")], id=ids.MONITOR_RESET, className="btn bl-quiet bl-reset", type="button"
        ),
    ]


def _year(controls: Controls, lang: str) -> html.Div:
    return html.Div(
        [
            html.Div(
                [html.Label(say(lang, "year"), htmlFor=ids.MONITOR_YEAR), html.B(id=ids.MONITOR_YEAR_LABEL)],
                className="bl-lab",
            ),
            html.Div(
                [
                    html.Button(
                        icon("play"),
                        id=ids.MONITOR_PLAY,
                        className="bl-play",
                        type="button",
                        **{
                            "aria-label": say(lang, "play"),
                            "data-play": say(lang, "play"),
                            "data-pause": say(lang, "pause"),
                        },
                    ),
                    dbc.Input(id=ids.MONITOR_YEAR, type="range", class_name="form-range", step=1, **controls.year),
                ],
                className="bl-slider",
            ),
            html.Div(ticks(controls), className="bl-ticks", id=ids.MONITOR_TICKS),
        ],
        className="bl-field bl-year",
    )


def ticks(controls: Controls) -> list[Component]:
    """First and last year below the slider."""
    return [html.Span(end) for end in controls.ticks]


def search_field(what: str, id_: str, lang: str, *more: str) -> html.Div:
    """A field that assets/picker.js makes a combobox of; `more` names further wording that its script speaks with."""
    words: dict[str, Any] = {
        f"data-{key}": say(lang, f"{what}_{key}", count="{count}", name="{name}")
        for key in ("search", "none", "found", *more)
    }
    return html.Div(
        [
            html.Label(say(lang, what), htmlFor=f"monitor-{what}-input"),
            html.Div(id=id_, className="bl-combobox", **words),
        ],
        className="bl-field",
    )


def _field(label: str, control: Component, *, target: str, hidden: bool = False, wrapper: str = "") -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=target), control],
        className="bl-field",
        id=wrapper or f"{target}-field",
        hidden=hidden,
    )


def _group(label: str, control: Component, *, target: str, hidden: bool = False) -> html.Div:
    """A field whose control is a group of buttons: labelled by the group itself."""
    return html.Div(
        [html.Div(label, className="bl-lab", id=f"{target}-label"), control],
        className="bl-field",
        id=f"{target}-field",
        hidden=hidden,
        role="group",
        **{"aria-labelledby": f"{target}-label"},
    )


def _segments(id_: str, props: dict[str, Any], class_name: str = "") -> dbc.RadioItems:
    return dbc.RadioItems(
        id=id_,
        class_name=f"bl-seg {class_name}".strip(),
        input_class_name="btn-check",
        label_class_name="btn",
        label_checked_class_name="active",
        inline=True,
        **props,
    )
