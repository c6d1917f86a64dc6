"""Contents of frames that are words and tables: findings of a place, courses, figures of integration."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.profile.model import Profile
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.embedding.view import plain_table
from layouts.integration.figures import key_figures
from layouts.integration.parts import IntegrationParts
from layouts.integration.table import course_table


def profile_content(profile: Profile) -> list[Component]:
    """What is striking about a place, each with its way to the Monitor."""
    lang = profile.lang
    rows = [
        html.Li(
            [
                html.Span(one.text),
                " ",
                html.A(
                    say(lang, "profile_see"),
                    href=f"/?{profile.monitor(one.query)}",
                    className="bl-link",
                    **attributes({"aria-label": say(lang, "profile_see_of", text=one.text)}),
                ),
            ]
        )
        for one in profile.findings
    ]
    return [
        html.H2(say(lang, "profile_findings")),
        html.Ul(rows, className="bl-embedded-list"),
        html.P(profile.marks),
    ]


def course_list(parts: IntegrationParts) -> list[Component]:
    """Key figures and courses as the address filters them."""
    lang = parts.lang
    if not parts.every:
        return [html.P(say(lang, "integration_none", district=parts.words.full_name))]
    shown: list[Component] = [key_figures(parts)]
    if parts.choice.sites:
        shown.append(course_table(parts, parts.choice.sites, say(lang, "integration_timeline")))
    else:
        shown.append(html.P(say(lang, "integration_nothing")))
    return shown


def indicator_list(parts: IntegrationParts) -> list[Component]:
    """The theme's indicators, newest figure of the district."""
    if not parts.indicators:
        return []
    lang, title = parts.lang, say(parts.lang, "integration_indicators")
    rows = [
        (one.name, one.value, one.year, one.counts, say(lang, "profile_example") if one.example else "")
        for one in parts.indicators
    ]
    heads = [say(lang, f"report_column_{one}") for one in ("what", "value", "when", "counts")]
    return [html.H2(title), plain_table((*heads, say(lang, "embedding_hint")), rows, title)]
