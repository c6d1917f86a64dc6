"""The tab of inclusion: indicators, and places without barriers as a list and on the map."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import entry_address, example_word
from layouts.integration.figures import indicator_section
from layouts.integration.map import map_figure
from layouts.integration.parts import AccessibleRow, InclusionParts, IntegrationParts


def inclusion_view(parts: IntegrationParts, shown: InclusionParts) -> html.Div:
    """Indicators above, then list and map."""
    lang = parts.lang
    return html.Div(
        [
            indicator_section(shown.indicators, say(lang, "integration_inclusion"), lang),
            html.Div(
                [
                    _places(parts, shown),
                    html.Section(
                        [
                            html.Div(html.H2(say(lang, "integration_map")), className="bl-cap"),
                            map_figure(shown.map, shown.map_said),
                        ],
                        className="bl-card",
                        **attributes({"aria-label": say(lang, "integration_map")}),
                    ),
                ],
                className="bl-int-cols",
            ),
        ],
        className="bl-int-stack",
    )


def _places(parts: IntegrationParts, shown: InclusionParts) -> html.Section:
    lang, place = parts.lang, parts.place
    note = (
        say(lang, "integration_inclusion_note", place=place.name)
        if place
        else say(lang, "integration_inclusion_note_all")
    )
    found: list[Component] = []
    if not any(shown.counts.values()):
        found.append(html.P(say(lang, "integration_inclusion_empty"), className="bl-int-none"))
    else:
        counts = {key: formats.number(count, 0, lang) for key, count in shown.counts.items()}
        said = say(lang, "integration_inclusion_count", **counts)
        found.append(html.P(said[0].upper() + said[1:], className="bl-int-sentence"))
        if shown.nearest:
            found.append(html.P(html.B(shown.nearest), className="bl-int-sentence"))
        if shown.rows:
            found.append(html.Ul([_row(one, parts) for one in shown.rows], className="bl-hits"))
        else:
            found.append(html.P(say(lang, "integration_inclusion_none"), className="bl-int-none"))
        link = html.A(say(lang, "integration_inclusion_on_map"), href=shown.on_map, className="bl-link")
        count = formats.number(shown.more, 0, lang)
        more = [say(lang, "integration_inclusion_more", count=count), " "] if shown.more else []
        found.append(html.P([*more, link], className="bl-int-sentence"))
    return html.Section(
        [
            html.Div([html.H2(say(lang, "integration_inclusion_places")), html.P(note)], className="bl-cap"),
            *found,
        ],
        className="bl-card",
        **attributes({"aria-label": say(lang, "integration_inclusion_places")}),
    )


def _row(one: AccessibleRow, parts: IntegrationParts) -> html.Li:
    lang = parts.lang
    said: list[Component | str] = [" · ".join(part for part in (one.kind, one.town, one.focus) if part)]
    if one.example:
        said += [" · ", example_word(lang)]
    return html.Li(
        html.Div(
            [
                html.Div(
                    [
                        html.A(one.name, href=entry_address(one.key, parts.suffix), className="bl-hit-name"),
                        html.Span(one.km),
                    ],
                    className="bl-hit-first",
                ),
                html.Div([html.Span(said), html.Span(one.access)], className="bl-hit-second"),
            ]
        ),
        className="bl-hit bl-int-hit",
    )
