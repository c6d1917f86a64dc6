"""Five stations on one line: question, indicator, value, course, counts, verdict."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.charts.transition.course import course, course_words
from dashboard.texts import say
from dashboard.transition.stations import Station
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.words import verdict_button


def station_line(stations: Sequence[Station], lang: str) -> html.Section:
    """The line with its stations from left to right; on a phone from top to bottom."""
    return html.Section(
        [
            html.Div(
                [html.H2(say(lang, "stations")), html.P(say(lang, "stations_lead"))],
                className="bl-cap",
            ),
            html.Ol([html.Li(list(_station(one, lang))) for one in stations], className="bl-stations"),
        ],
        className="bl-card bl-stations-card",
        **attributes({"aria-label": say(lang, "stations")}),
    )


def _station(one: Station, lang: str) -> list[Component]:
    name = html.A(one.name, href=f"/?{one.query}", className="bl-link")
    head = [html.P(say(lang, f"station_{one.key}"), className="bl-station-question"), html.H3(name)]
    if one.own is None:
        return [*head, html.P(say(lang, "station_none"), className="bl-station-said")]
    drawing = course(one)
    changed = _change(one, lang) if one.change and one.change.text else ""
    said = [part for part in (one.own.counts, changed, one.around) if part]
    alt = attributes({"aria-label": course_words(one, lang)}) if drawing else {}
    return [
        *head,
        html.Div(
            [
                html.B(one.own.text),
                *([html.Span(InlineMarkup(drawing), role="img", **alt)] if drawing else []),
            ],
            className="bl-station-value",
        ),
        html.P(
            [
                say(lang, "station_of", year=one.year, place=one.whose),
                *([html.Span(say(lang, "profile_example"), className="bl-station-example")] if one.example else []),
            ],
            className="bl-station-of",
        ),
        html.P(" · ".join(said), className="bl-station-said"),
        *([verdict_button(one.change.verdict, one.change.word, one.change.sentence)] if one.change else []),
    ]  # fmt: skip


def _change(one: Station, lang: str) -> str:
    """How the line through five years runs."""
    since = (one.year or 0) - 4
    return say(lang, "station_change", year=since, change=one.change.text if one.change else "")
