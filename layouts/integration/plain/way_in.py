"""The way from the coordinators' page to the plain one: each language in its own words."""

from __future__ import annotations

from dash import html

from dashboard.integration.plain.view import PlainView
from dashboard.texts import say
from dashboard.texts.languages.language import LANGUAGES
from layouts.attributes import attributes


def way_in(lang: str, home: str) -> html.Nav:
    """Links to the plain page about a place (its key, or empty)."""
    links = [
        html.Li(
            html.A(
                html.Span(one.name, lang=one.tag, dir=one.direction),
                href=PlainView(language=one, home=home).address,
                hrefLang=one.tag,
            )
        )
        for one in LANGUAGES
    ]
    title = say(lang, "integration_plain")
    return html.Nav(
        [html.Span(title), html.Ul(links)], className="bl-plain-way-in", **attributes({"aria-label": title})
    )
