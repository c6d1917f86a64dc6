"""The page `/netzwerk`: dates, bodies as a list and as a graph, organisations, meetings, agreements; complete as
HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.network.coming import CALENDAR
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.network.bodies import bodies_card
from layouts.network.conference import conferences_card
from layouts.network.meetings import dates_card, meetings_card
from layouts.network.organisations import agreements_card, found_words, organisations_card, search_form
from layouts.network.parts import NetworkParts
from layouts.shell import footer, icon


def network_page(parts: NetworkParts, notices: Sequence[Component]) -> html.Main:
    """The whole page below the head."""
    lang = parts.lang
    cards = list(_cards(parts)) if parts.view.whole else [_empty(parts)]
    last = [say(lang, "network_examples_said")] if parts.examples else []
    last.append(say(lang, "network_version", version=parts.version))
    return html.Main(
        [
            html.Div(list(notices), role="status"),
            _title(parts),
            *cards,
            html.Div([html.P(" ".join(last)), footer(lang)], className="bl-foot"),
        ],
        className="bl-network",
        id="inhalt",
        tabIndex=-1,
    )


def _cards(parts: NetworkParts) -> Iterator[Component]:
    shown = parts.view.shown
    if parts.view.wanted:
        yield html.P(found_words(parts), className="bl-network-found", role="status")
    else:
        yield dates_card(parts)
    if shown.bodies:
        yield bodies_card(parts)
    if parts.graph:
        yield _graph(parts)
    if shown.organisations:
        yield organisations_card(parts)
    if shown.meetings:
        yield meetings_card(parts)
    if shown.agreements:
        yield agreements_card(parts)
    if shown.conferences:
        yield conferences_card(parts)


def _title(parts: NetworkParts) -> html.Div:
    lang = parts.lang
    badge = "network_badge" if parts.only_examples else "network_badge_some"
    marks = [html.Span(say(lang, badge), className="bl-example")] if parts.examples else []
    return html.Div(
        [
            html.Div(
                [
                    html.H1(say(lang, "network_title")),
                    html.Div(
                        [html.Span(parts.words.say(lang, "network_lead")), *marks],
                        className="bl-sub",
                    ),
                ]
            ),
            *(
                [search_form(parts), html.Div(_actions(parts), className="bl-actions")]
                if parts.view.whole
                else []
            ),
        ],
        className="bl-title bl-network-title",
    )


def _actions(parts: NetworkParts) -> list[Component]:
    lang = parts.lang
    return [
        html.A(
            [icon("calendar"), html.Span(say(lang, "network_calendar"))],
            href=f"{CALENDAR}{parts.query}",
            className="btn bl-quiet",
            title=say(lang, "network_calendar_title"),
        ),
        html.Button(
            [icon("print"), html.Span(say(lang, "network_print"))],
            id=ids.NETWORK_PRINT,
            type="button",
            className="btn bl-quiet",
        ),
    ]


def _graph(parts: NetworkParts) -> html.Section:
    """The picture in a frame that can be moved where it is wider than the screen, and its links as text."""
    lang = parts.lang
    title = say(lang, "network_graph_title")
    frame = {"role": "region", "aria-label": title}
    return html.Section(
        [
            html.H2(title),
            html.P(say(lang, "network_graph_hint"), className="bl-network-note"),
            html.Div(
                InlineMarkup(parts.graph), className="bl-network-frame", tabIndex=0, **attributes(frame)
            ),
            html.Details(
                [
                    html.Summary(say(lang, "network_graph_text")),
                    html.Ul([html.Li(one) for one in parts.links]),
                ],
                className="bl-network-as-text",
            ),
        ],
        className="bl-card bl-network-card",
        id="netz",
    )


def _empty(parts: NetworkParts) -> html.Section:
    """What will stand here, and who fills it."""
    lang = parts.lang
    return html.Section(
        [
            html.H2(say(lang, "network_empty", name=parts.words.full_name)),
            html.P(say(lang, "network_empty_how")),
            html.P(say(lang, "network_empty_staff")),
        ],
        className="bl-card bl-network-card bl-network-empty",
    )
