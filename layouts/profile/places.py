"""The page without a place: all that have a profile by Amt, and what is said of a key that is none."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.profile.addresses import PATH, address
from layouts.shell import footer, text_page

Group = tuple[str, str, Sequence[tuple[str, str]]]
"""Key and name of an Amt, empty where there is none, with keys and names of its municipalities."""


def places_page(groups: Sequence[Group], lang: str, query: str, credit: str) -> Component:
    """`/gemeinde` without a key: all places by Amt; the search stands in the head of every page."""
    return html.Main(
        [
            html.H1(say(lang, "profile_places")),
            html.P(say(lang, "profile_places_lead"), className="bl-profile-lead"),
            html.Div(
                [_group(key, name, places, query) for key, name, places in groups],
                className="bl-profile-places",
            ),
            html.Div([html.P(credit), footer(lang)], className="bl-foot"),
        ],
        className="bl-profile bl-profile-choose",
        id="inhalt",
        tabIndex=-1,
    )


def unknown_page(key: str, lang: str) -> Component:
    """For a key that is no place of this monitor."""
    sentences = [
        html.P(say(lang, "profile_unknown", asked=key)),
        html.P(html.A(say(lang, "profile_choose"), href=PATH, className="bl-link")),
    ]
    return text_page(say(lang, "page_missing"), sentences, lang)


def _group(key: str, name: str, places: Sequence[tuple[str, str]], query: str) -> html.Section:
    heading = html.A(name, href=address(key, query)) if key else name
    links = [html.Li(html.A(one, href=address(other, query))) for other, one in places]
    return html.Section([html.H2(heading), *([html.Ul(links)] if links else [])])
