"""Conferences: named on the page of the network, and each on a page of its own with programme, registration, papers
and results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.domain.definitions.network import Conference
from dashboard.network.coming import CALENDAR, conference_address
from dashboard.network.wording import when
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.network.parts import (
    Content,
    NetworkParts,
    example_mark,
    german,
    link_list,
    plain_words,
    words,
)
from layouts.shell import footer, icon


def conferences_card(parts: NetworkParts) -> html.Section:
    """The next conference first, then those that were."""
    lang, today = parts.lang, parts.view.today
    found = parts.view.shown.conferences
    ordered = [one for one in found if one.day >= today]
    ordered += [one for one in reversed(found) if one.day < today]
    items = []
    for one in ordered:
        to = "network_to_conference" if one.day >= today else "network_to_results"
        label = f"{say(lang, to)}: {plain_words(one.name, lang)}"
        where: Content = [when(one.day, one.begins, one.ends, lang)]
        where += [" · ", german(one.place, lang)] if one.place else []
        items.append(
            html.Article(
                [
                    html.H3([words(one.name, lang), *example_mark(one, lang)]),
                    html.P(where, className="bl-network-where"),
                    html.P(
                        html.A(
                            say(lang, to),
                            href=f"{conference_address(one)}{parts.query}",
                            className="bl-link",
                            **attributes({"aria-label": label}),
                        ),
                        className="bl-network-links",
                    ),
                ],
                className="bl-network-agreement",
            )
        )
    return html.Section(
        [
            html.H2(say(lang, "network_conferences")),
            html.Div(items, className="bl-network-agreements"),
        ],
        className="bl-card bl-network-card",
        id="konferenzen",
    )


def conference_page(parts: NetworkParts, one: Conference, notices: Sequence[Component]) -> html.Main:
    """A conference; before it one registers, after it stands what came of it."""
    lang = parts.lang
    last = [say(lang, "network_examples_said")] if one.example else []
    last.append(say(lang, "network_version", version=parts.version))
    back = html.A(say(lang, "network_back"), href=f"/netzwerk{parts.query}", className="bl-link")
    return html.Main(
        [
            html.Div(list(notices), role="status"),
            html.P(back, className="bl-network-back"),
            *conference_parts(parts, one, html.H1),
            html.Div([html.P(" ".join(last)), footer(lang)], className="bl-foot"),
        ],
        className="bl-network",
        id="inhalt",
        tabIndex=-1,
    )


def conference_parts(
    parts: NetworkParts, one: Conference, heading: Callable[..., Component] = html.H3
) -> list[Component]:
    """Everything that is said of a conference, its name as a `heading`."""
    lang = parts.lang
    where: Content = [when(one.day, one.begins, one.ends, lang)]
    where += [" · ", german(one.place, lang)] if one.place else []
    over = one.day < parts.view.today
    cards = [_programme(one, lang)]
    if one.results is not None:
        cards.insert(0 if over else 1, _results(one, lang))
    if one.papers:
        cards.append(_card(say(lang, "network_papers"), link_list(one.papers, lang), "unterlagen"))
    head = [
        heading([words(one.name, lang), *example_mark(one, lang)]),
        html.P(where, className="bl-network-when"),
        *([html.P(words(one.text, lang), className="bl-network-lead")] if one.text is not None else []),
        _registration(one, over=over, lang=lang, query=parts.query),
    ]
    return [html.Section(head, className="bl-card bl-network-card bl-network-conference"), *cards]


def _registration(one: Conference, *, over: bool, lang: str, query: str) -> html.Div:
    if over:
        said = say(lang, "network_registration_over", day=formats.day(one.day, lang))
        return html.Div(html.P(said), className="bl-network-registration")
    date = html.A(
        [icon("calendar"), html.Span(say(lang, "network_save_date"))],
        href=f"{CALENDAR}?konferenz={one.key}{query.replace('?', '&')}",
        className="btn bl-quiet",
    )
    if not one.registration:
        none = html.P(say(lang, "network_registration_none"))
        return html.Div([date, none], className="bl-network-registration")
    subject = say(lang, "network_registration_subject", name=plain_words(one.name, lang))
    mail = html.A(
        [icon("envelope"), html.Span(say(lang, "network_registration"))],
        href=f"mailto:{one.registration}?subject={quote(subject)}",
        className="btn btn-primary",
    )
    said = say(lang, "network_registration_said", mail=one.registration)
    return html.Div([mail, date, html.P(said)], className="bl-network-registration")


def _programme(one: Conference, lang: str) -> html.Section:
    if not one.programme:
        content: Component = html.P(say(lang, "network_programme_none"), className="bl-network-none")
    else:
        content = html.Ol(
            [
                html.Li(
                    [
                        html.Span(
                            say(lang, "network_clock", time=item.begins) if item.begins else "",
                            className="bl-network-clock",
                        ),
                        html.Span(words(item.title, lang)),
                    ]
                )
                for item in one.programme
            ],
            className="bl-network-programme",
        )
    return _card(say(lang, "network_programme"), content, "programm")


def _results(one: Conference, lang: str) -> html.Section:
    assert one.results is not None
    said = words(one.results, lang)
    return _card(say(lang, "network_results"), html.P(said, className="bl-network-lead"), "ergebnisse")


def _card(title: str, content: Component, key: str) -> html.Section:
    return html.Section([html.H2(title), content], className="bl-card bl-network-card", id=key)
