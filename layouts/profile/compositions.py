"""The section of a profile that shows what wholes are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup


@dataclass(frozen=True, slots=True)
class ProfileComposition:
    """One whole: what it is called, what 100 % are, its bars as SVG, the same in words, what has to be known, and
    the query that opens it in the Monitor."""

    key: str
    title: str
    base: str
    drawing: str
    said: str
    caption: str
    query: str


def composition_section(given: Sequence[ProfileComposition], lang: str) -> list[Component]:
    """Nothing where the place has no such whole."""
    if not given:
        return []
    heading = say(lang, "composition_profile")
    figures = [_figure(one, lang) for one in given]
    return [
        html.Section(
            [html.H2(heading), html.Div(figures, className="bl-profile-wholes")],
            className="bl-card bl-profile-compositions",
            **attributes({"aria-label": heading}),
        )
    ]


def _figure(one: ProfileComposition, lang: str) -> html.Figure:
    name = html.H3([one.title, " ", html.Small(one.base)])
    drawn = html.Div(
        InlineMarkup(one.drawing),
        className="bl-profile-whole",
        role="img",
        **attributes({"aria-label": one.said}),
    )
    link = html.A(
        say(lang, "composition_open"),
        href=f"/?{one.query}",
        className="bl-link",
        **attributes({"aria-label": say(lang, "composition_open_of", name=one.title)}),
    )
    caption = html.Figcaption([f"{one.caption} " if one.caption else "", link])
    return html.Figure([name, drawn, caption])
