"""Bodies: what each is for, who sits in it, when it meets."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.definitions.network import NetworkMeeting
from dashboard.network.model import BodyView
from dashboard.network.wording import term, when
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.network.parts import Content, NetworkParts, example_mark, words


def bodies_card(parts: NetworkParts) -> html.Section:
    """All bodies, one beside the other."""
    return html.Section(
        [
            html.H2(say(parts.lang, "network_bodies")),
            html.Div([body_article(one, parts) for one in parts.view.bodies], className="bl-network-bodies"),
        ],
        className="bl-card bl-network-card",
        id="gremien",
    )


def body_article(one: BodyView, parts: NetworkParts) -> html.Article:
    """A body with its tasks, members and meetings."""
    lang, body = parts.lang, one.body
    title = f"gremium-{body.key}"
    tasks: list[Component] = []
    if body.tasks:
        tasks = [html.Ul([html.Li(words(task, lang)) for task in body.tasks], className="bl-network-tasks")]
    return html.Article(
        [
            html.P(
                [say(lang, f"network_kind_{body.kind}"), *example_mark(body, lang)],
                className="bl-network-kind",
            ),
            html.H3(words(body.name, lang), id=f"{title}-name"),
            *tasks,
            html.Dl(_facts(one, parts), className="bl-network-facts"),
        ],
        className="bl-network-body",
        id=title,
        tabIndex=-1,
        **attributes({"aria-labelledby": f"{title}-name"}),
    )


def _facts(one: BodyView, parts: NetworkParts) -> list[Component]:
    lang, body = parts.lang, one.body
    members: Content = [say(lang, "network_members_none")]
    if one.members:
        members = [
            html.Ul(
                [
                    html.Li(
                        html.A(
                            words(member.name, lang),
                            href=f"#organisation-{member.key}",
                            className="bl-network-member",
                        )
                    )
                    for member in one.members
                ],
                className="bl-network-members",
            )
        ]
    facts: list[Component] = [_fact(say(lang, "network_members"), members)]
    if one.parent is not None:
        link = html.A(words(one.parent.name, lang), href=f"#gremium-{one.parent.key}", className="bl-link")
        facts.append(_fact(say(lang, "network_reports_to"), [link]))
    facts.append(_fact(say(lang, "network_next"), _meeting(one.coming, lang)))
    if one.past:
        facts.append(_fact(say(lang, "network_last"), _meeting(one.past, lang)))
    if body.basis is not None or one.agreement is not None:
        basis: Content = [words(body.basis, lang)] if body.basis is not None else []
        if one.agreement is not None:
            basis += [": "] if basis else []
            basis.append(
                html.A(
                    words(one.agreement.name, lang),
                    href=f"#vereinbarung-{one.agreement.key}",
                    className="bl-link",
                )
            )
        facts.append(_fact(say(lang, "network_basis"), basis))
    if period := term(body, lang):
        facts.append(_fact(say(lang, "network_period"), [period]))
    return facts


def _meeting(meetings: tuple[NetworkMeeting, ...], lang: str) -> Content:
    if not meetings:
        return [say(lang, "network_no_meeting")]
    first = meetings[0]
    said = when(first.day, first.begins, first.ends, lang)
    return [html.A(said, href=f"#sitzung-{first.key}", className="bl-link")]


def _fact(name: str, content: Content) -> html.Div:
    return html.Div([html.Dt(name), html.Dd(content)])
