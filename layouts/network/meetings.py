"""Meetings: the next dates at a glance, and each meeting with agenda, papers and its place in the council information
system."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.domain.definitions.network import NetworkMeeting
from dashboard.network.coming import CALENDAR, ComingDate
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
    public_words,
    words,
)

_MOST_DATES = 4


def dates_card(parts: NetworkParts) -> html.Section:
    """The next dates."""
    lang = parts.lang
    if not parts.dates:
        content: Component = html.P(say(lang, "network_coming_none"), className="bl-network-none")
    else:
        items = [html.Li(_date(one, parts)) for one in parts.dates[:_MOST_DATES]]
        content = html.Ol(items, className="bl-network-dates")
    return html.Section(
        [html.H2(say(lang, "network_coming")), content], className="bl-card bl-network-card", id="termine"
    )


def _date(one: ComingDate, parts: NetworkParts) -> Content:
    lang = parts.lang
    address = one.address.removeprefix("/netzwerk") if "#" in one.address else f"{one.address}{parts.query}"
    language = {} if one.title_lang == lang else {"lang": one.title_lang}
    title = html.A(one.title, href=address, className="bl-link", **attributes(language))
    more: Content = [german(one.place, lang), " · "] if one.place else []
    more += [public_words(public=one.public, lang=lang), *example_mark(one, lang)]
    return [
        html.Span(when(one.day, one.begins, one.ends, lang), className="bl-network-when"),
        title,
        html.Span(more, className="bl-network-where"),
    ]


def meetings_card(parts: NetworkParts) -> html.Section:
    """All meetings: those to come, and below them those that were, the last first."""
    lang, today = parts.lang, parts.view.today
    meetings = parts.view.shown.meetings
    coming = [one for one in meetings if one.day >= today]
    past = [one for one in reversed(meetings) if one.day < today]
    content: list[Component] = [_list(coming, parts)] if coming else []
    if past:
        content.append(
            html.Details(
                [html.Summary(say(lang, "network_past", count=len(past))), _list(past, parts)],
                className="bl-network-past",
                open=not coming,
            )
        )
    return html.Section(
        [html.H2(say(lang, "network_meetings")), *content],
        className="bl-card bl-network-card",
        id="sitzungen",
    )


def _list(meetings: Sequence[NetworkMeeting], parts: NetworkParts) -> html.Div:
    return html.Div([meeting_article(one, parts) for one in meetings], className="bl-network-meetings")


def meeting_article(one: NetworkMeeting, parts: NetworkParts) -> html.Article:
    """A meeting with agenda, papers and links."""
    lang = parts.lang
    body = next((of for of in parts.view.whole.bodies if of.key == one.body), None)
    title = f"sitzung-{one.key}"
    where: Content = [when(one.day, one.begins, one.ends, lang)]
    where += [" · ", german(one.place, lang)] if one.place else []
    where += [" · ", public_words(public=one.public, lang=lang)]
    name: Content = [words(body.name, lang), ": "] if body is not None else []
    content: list[Component] = [
        html.H3([*name, words(one.name, lang), *example_mark(one, lang)], id=f"{title}-name"),
        html.P(where, className="bl-network-where"),
    ]
    if one.agenda:
        content += [
            html.H4(say(lang, "network_agenda")),
            html.Ol([html.Li(words(item, lang)) for item in one.agenda], className="bl-network-agenda"),
        ]
    if one.papers:
        content += [html.H4(say(lang, "network_papers")), link_list(one.papers, lang)]
    links = [
        html.A(
            say(lang, "network_save_date"),
            href=f"{CALENDAR}?sitzung={one.key}{parts.query.replace('?', '&')}",
            className="bl-link",
            **attributes({"aria-label": f"{say(lang, 'network_save_date')}: {plain_words(one.name, lang)}"}),
        )
    ]
    if one.oparl:
        links.insert(
            0, html.A(say(lang, "network_oparl"), href=one.oparl, className="bl-link", rel="noopener")
        )
    content.append(html.P(links, className="bl-network-links"))
    return html.Article(
        content,
        className="bl-network-meeting",
        id=title,
        tabIndex=-1,
        **attributes({"aria-labelledby": f"{title}-name"}),
    )
