"""The stage of a scene of the Bildungslandkarte: one picture that fills the screen."""

from __future__ import annotations

from dash import html

from layouts.markup import InlineMarkup


def stage_picture(headline: str, picture: str) -> html.Main:
    """`picture` is SVG with its title and description, in the colours of the page."""
    return html.Main(
        [html.H1(headline, className="visually-hidden"), InlineMarkup(picture)], className="bl-stage-drawn"
    )
