"""The filters of the page: place, year and sex."""

from __future__ import annotations

from urllib.parse import parse_qsl

from dash import html

from dashboard.domain.selection import Selection
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.transition.parts import PATH, Choices

SEXES = (("", "all"), ("geschlecht:w", "women"), ("geschlecht:m", "men"))


def filter_form(choices: Choices, lang: str) -> html.Form:
    """Place, year and sex; a form that works without scripts."""
    asked = choices.asked
    carried = replace_query(asked)
    return html.Form(
        [
            *(Input(type="hidden", name=name, value=value) for name, value in carried),
            html.Div(
                [
                    html.Label(say(lang, "transition_place"), htmlFor=ids.TRANSITION_PLACE, className="bl-lab"),
                    html.Select(
                        [
                            html.Optgroup(
                                [
                                    html.Option(name, value=key, selected=key == "".join(asked.places[:1]))
                                    for key, name in places
                                ],
                                label=level,
                            )
                            for level, places in choices.places
                        ],
                        id=ids.TRANSITION_PLACE,
                        name="gebiete",
                        className="form-select",
                    ),
                ],
                className="bl-field",
            ),
            *([_year(choices, lang)] if choices.years else []),
            html.Hr(),
            _sexes(choices, lang),
            html.Button(say(lang, "transition_show"), type="submit", className="btn btn-primary bl-transition-submit"),
            html.Div(
                [
                    icon("info"),
                    html.Span(
                        [html.B(say(lang, "transition_protected")), html.Br(), say(lang, "transition_protected_why")]
                    ),
                ],
                className="bl-note bl-transition-note",
            ),
        ],
        action=PATH,
        method="get",
        id=ids.TRANSITION_FORM,
    )  # fmt: skip


def replace_query(asked: Selection) -> list[tuple[str, str]]:
    """The parameters that the fields of the form do not hold."""
    return parse_qsl(asked.to_query(without=("gebiete", "jahr", "gliederung", "ebene")))


def _year(choices: Choices, lang: str) -> html.Div:
    years, year, play = choices.years, choices.asked.year or choices.years[-1], say(lang, "play")
    return html.Div(
        [
            html.Div(
                [
                    html.Label(say(lang, "year"), htmlFor=ids.TRANSITION_YEAR),
                    html.B(str(year), id=f"{ids.TRANSITION_YEAR}-label"),
                ],
                className="bl-lab",
            ),
            html.Div(
                [
                    html.Button(
                        icon("play"),
                        id=f"{ids.TRANSITION_YEAR}-play",
                        type="button",
                        className="bl-play",
                        **attributes(
                            {
                                "aria-label": play,
                                "data-play": play,
                                "data-stop": say(lang, "pause"),
                            }
                        ),
                    ),
                    Input(
                        type="range",
                        id=ids.TRANSITION_YEAR,
                        name="jahr",
                        min=years[0],
                        max=years[-1],
                        step=1,
                        value=year,
                        className="form-range",
                    ),
                ],
                className="bl-slider",
            ),
            html.Div([html.Span(str(years[0])), html.Span(str(years[-1]))], className="bl-ticks"),
        ],
        className="bl-field bl-year",
    )


def _sexes(choices: Choices, lang: str) -> html.Fieldset:
    chosen = choices.asked.breakdown
    return html.Fieldset(
        [
            html.Legend(say(lang, "transition_sex"), className="bl-lab"),
            html.Div(
                [
                    html.Label(
                        [
                            _radio(value, value == chosen),
                            html.Span(say(lang, f"transition_sex_{word}")),
                        ]
                    )
                    for value, word in SEXES
                ],
                className="bl-seg bl-transition-sexes",
            ),
        ],
        className="bl-field",
    )  # fmt: skip


def _radio(value: str, chosen: bool) -> Input:
    checked = {"checked": True} if chosen else {}
    return Input(type="radio", name="gliederung", value=value, **checked)
