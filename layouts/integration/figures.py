"""Key figures of the courses, and the theme's indicators beside them."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.integration.words import weeks_words
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import example_word
from layouts.integration.parts import IndicatorLine, IntegrationParts


def key_figures(parts: IntegrationParts) -> html.Dl:
    """Five numbers with what they count."""
    made, lang = parts.figures, parts.lang

    def count(number: int) -> str:
        return formats.number(number, 0, lang)

    unknown = made.unknown_seats
    seats = [say(lang, "integration_figure_free_of")]
    if unknown:
        one = say(lang, "integration_figure_unknown_one")
        seats = [one if unknown == 1 else say(lang, "integration_figure_unknown", count=count(unknown))]
    below = say(lang, "integration_figure_below_one" if made.below == 1 else "integration_figure_below")
    soon = say(lang, "integration_figure_soon_one" if made.soon == 1 else "integration_figure_soon")
    waiting: list[Component | str] = [html.B(count(made.waiting)), say(lang, "integration_figure_waiting")]
    if made.hidden:
        once = say(lang, "integration_figure_hidden_one")
        hidden = say(lang, "integration_figure_hidden", count=count(made.hidden))
        waiting.append(once if made.hidden == 1 else hidden)
    longest = (
        say(lang, "integration_figure_nobody") if made.longest is None else weeks_words(made.longest, lang)
    )
    number, _, unit = longest.partition(" ")
    return html.Dl(
        [
            _figure(say(lang, "integration_figure_courses"), count(made.courses), "",
                    [html.B(count(made.soon)), soon]),
            _figure(say(lang, "integration_figure_free"), count(made.free), "", seats),
            _figure(say(lang, "integration_figure_overlaps"), count(made.overlaps), "",
                    [html.B(count(made.below)), below]),
            _figure(say(lang, "integration_figure_gaps"), count(made.gaps), "", waiting),
            _figure(
                say(lang, "integration_figure_longest"),
                "" if made.longest is None else number,
                longest if made.longest is None else unit,
                [say(lang, "integration_figure_target")],
            ),
        ],
        className="bl-figures bl-int-figures",
    )  # fmt: skip


def _figure(label: str, value: str, unit: str, second: Sequence[Component | str]) -> html.Div:
    return html.Div(
        [
            html.Dt(label),
            html.Dd(
                [
                    html.Div([html.B(value), html.Span(unit)], className="bl-big"),
                    html.Div(
                        [html.Span(one) if isinstance(one, str) else one for one in second],
                        className="bl-second",
                    ),
                ]
            ),
        ],
        className="bl-figure",
    )


def indicator_cards(lines: Sequence[IndicatorLine], lang: str) -> html.Dl:
    """The newest figures of the district, each with the state's and what the difference is worth."""
    return html.Dl([_indicator(one, lang) for one in lines], className="bl-figures bl-int-indicators")


def _indicator(one: IndicatorLine, lang: str) -> html.Div:
    second: list[Component | str] = [one.year]
    if one.land:
        second += ["·", say(lang, "integration_indicators_land"), html.B(one.land)]
    if one.verdict:
        second += ["·", one.verdict]
    if one.example:
        second.append(example_word(lang))
    name = html.A(one.name, href=f"/?{one.query}", className="bl-link")
    return html.Div(
        [
            html.Dt(name),
            html.Dd(
                [
                    html.Div([html.B(one.value), html.Span(one.counts)], className="bl-big"),
                    html.Div(
                        [html.Span(part) if isinstance(part, str) else part for part in second],
                        className="bl-second",
                    ),
                ]
            ),
        ],
        className="bl-figure",
    )


def indicator_section(lines: Sequence[IndicatorLine], heading: str, lang: str) -> html.Section:
    """A card of indicators; a sentence where there are none."""
    shown: Component = (
        indicator_cards(lines, lang)
        if lines
        else html.P(say(lang, "integration_indicators_none"), className="bl-int-none")
    )
    return html.Section(
        [
            html.Div(
                [html.H2(heading), html.P(say(lang, "integration_indicators_note"))], className="bl-cap"
            ),
            shown,
        ],
        className="bl-card bl-int-indicator-card",
        **attributes({"aria-label": heading}),
    )
