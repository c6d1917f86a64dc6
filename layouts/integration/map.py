"""The map as a picture with words: SVG of the product's own painter in the colours of the page."""

from __future__ import annotations

from html import escape

from dash import html

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.integration.parts import IntegrationParts
from layouts.markup import InlineMarkup

BOX = (0.0, 0.0, 860.0, 600.0)
"""Px of the drawing, about twice as large as on the page."""


def map_figure(svg: str, said: str) -> html.Figure:
    """`svg` is what the painter made inside BOX, `said` the same in words."""
    box = " ".join(f"{edge:g}" for edge in BOX)
    drawn = f'<svg viewBox="{box}" role="img" aria-label="{escape(said)}">{svg}</svg>'
    return html.Figure(InlineMarkup(drawn), className="bl-int-map")


def map_card(parts: IntegrationParts) -> html.Section:
    """Courses by municipality as discs with their number, gaps as dashed numbers, the circle around the
    place."""
    lang, place = parts.lang, parts.place
    note = say(lang, "integration_map_note")
    circle = (
        say(lang, "integration_map_radius", km=parts.view.near_km, place=place.name, count=parts.inside)
        if place
        else ""
    )
    more = [html.P(circle, className="bl-int-rule")] if circle else []
    return html.Section(
        [
            html.Div([html.H2(say(lang, "integration_map")), html.P(note)], className="bl-cap"),
            map_figure(parts.map, parts.map_said),
            *more,
        ],
        className="bl-card",
        **attributes({"aria-label": say(lang, "integration_map")}),
    )
