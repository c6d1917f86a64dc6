"""The stage of a scene of another page than the Monitor: one picture that fills the screen."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from layouts import ids
from layouts.attributes import attributes
from layouts.markup import InlineMarkup


def stage_picture(headline: str, picture: str, year: int = 0, years: Sequence[int] = ()) -> html.Main:
    """`picture` is SVG with its title and description, in the colours of the page. Of a picture that has `years` the
    stage steps through them: assets/meeting/stage/drawn.js asks for the same page in another year."""
    stepped = {"data-year": str(year), "data-years": " ".join(map(str, years))} if years else {}
    return html.Main(
        [html.H1(headline, className="visually-hidden"), InlineMarkup(picture)],
        id=ids.STAGE_DRAWN,
        className="bl-stage-drawn",
        **attributes(stepped),
    )
