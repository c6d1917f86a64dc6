"""Organisations with the bodies that they sit in, and agreements with their parties."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.domain.definitions.network import Agreement
from dashboard.network.model import OrganisationView
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.network.parts import Content, NetworkParts, example_mark, plain_words, words


def search_form(parts: NetworkParts) -> html.Form:
    """One field in which an organisation is named; the page shows where it takes part."""
    lang, wanted = parts.lang, parts.view.wanted
    names = [plain_words(one.name, lang) for one in parts.view.whole.organisations]
    language = [Input(type="hidden", name="sprache", value=lang)] if lang != "de" else []
    again: list[Component] = []
    if wanted:
        again = [html.A(say(lang, "network_search_all"), href=f"/netzwerk{parts.query}", className="bl-link")]
    return html.Form(
        [
            *language,
            html.Label(say(lang, "network_search"), htmlFor="network-search"),
            Input(
                id="network-search",
                type="search",
                value=wanted,
                className="form-control",
                autoComplete="off",
                maxLength="80",
                **attributes({"name": "organisation", "list": "network-names"}),
            ),
            html.Datalist([html.Option(value=name) for name in names], id="network-names"),
            html.Button(say(lang, "network_search_go"), type="submit", className="btn bl-quiet"),
            *again,
        ],
        action="/netzwerk",
        method="get",
        role="search",
        className="bl-network-search",
    )


def found_words(parts: NetworkParts) -> str:
    """What the search has found, as a sentence; empty where nothing was searched for."""
    lang, view = parts.lang, parts.view
    if not view.wanted:
        return ""
    if not view.organisations:
        return say(lang, "network_found_none", wanted=view.wanted)
    count = len(view.bodies)
    one, many = say(lang, "network_body_one"), say(lang, "network_body_many")
    return say(lang, "network_found", wanted=view.wanted, bodies=formats.counted(count, one, many, lang))


def organisations_card(parts: NetworkParts) -> html.Section:
    """All organisations with where they take part."""
    lang = parts.lang
    return html.Section(
        [
            html.H2(say(lang, "network_organisations")),
            html.P(say(lang, "network_no_persons"), className="bl-network-note"),
            organisation_table(parts.view.organisations, parts),
        ],
        className="bl-card bl-network-card",
        id="organisationen",
    )


def organisation_table(found: Sequence[OrganisationView], parts: NetworkParts) -> html.Table:
    """A table that becomes a list on a phone."""
    lang = parts.lang
    heads = [say(lang, f"network_{name}") for name in ("name", "of_kind", "sits_in")]
    return html.Table(
        [
            html.Caption(say(lang, "network_organisations"), className="visually-hidden"),
            html.Thead(html.Tr([html.Th(name, scope="col") for name in heads])),
            html.Tbody([_row(one, parts, heads) for one in found]),
        ],
        className="bl-network-table",
    )


def _row(one: OrganisationView, parts: NetworkParts, heads: list[str]) -> html.Tr:
    lang, organisation = parts.lang, one.organisation
    name: Content = [words(organisation.name, lang), *example_mark(organisation, lang)]
    if organisation.web:
        name += [
            " ",
            html.A(
                say(lang, "network_web"),
                href=organisation.web,
                className="bl-link",
                rel="noopener",
                **attributes(
                    {"aria-label": f"{plain_words(organisation.name, lang)}: {say(lang, 'network_web')}"}
                ),
            ),
        ]
    shown = {body.body.key for body in parts.view.bodies}
    bodies: Content = []
    for body in one.bodies:
        bodies += [", "] if bodies else []
        said = words(body.name, lang)
        bodies.append(
            html.A(said, href=f"#gremium-{body.key}", className="bl-link") if body.key in shown else said
        )
    return html.Tr(
        [
            html.Th(name, scope="row"),
            html.Td(say(lang, f"network_of_{organisation.kind}"), **attributes({"data-label": heads[1]})),
            html.Td(
                bodies or [say(lang, "network_sits_nowhere")],
                **attributes({"data-label": heads[2]}),
            ),
        ],
        id=f"organisation-{organisation.key}",
        tabIndex=-1,
    )


def agreements_card(parts: NetworkParts) -> html.Section:
    """Agreements by day."""
    lang = parts.lang
    found = [agreement_article(one, parts) for one in parts.view.shown.agreements]
    return html.Section(
        [
            html.H2(say(lang, "network_agreements")),
            html.Div(found, className="bl-network-agreements"),
        ],
        className="bl-card bl-network-card",
        id="vereinbarungen",
    )


def agreement_article(one: Agreement, parts: NetworkParts) -> html.Article:
    """An agreement with its parties and term."""
    lang = parts.lang
    title = f"vereinbarung-{one.key}"
    parties: Content = []
    for key in one.parties:
        organisation = parts.view.organisation(key)
        if organisation is not None:
            parties += [", "] if parties else []
            parties.append(words(organisation.name, lang))
    facts: list[tuple[str, Content]] = [
        (say(lang, "network_parties"), parties),
        (say(lang, "network_agreed"), [formats.day(one.day, lang)]),
        (
            say(lang, "network_valid"),
            [formats.day(one.ends, lang) if one.ends else say(lang, "network_open_end")],
        ),
    ]
    content: list[Component] = [
        html.H3([words(one.name, lang), *example_mark(one, lang)], id=f"{title}-name"),
        *([html.P(words(one.text, lang))] if one.text is not None else []),
        html.Dl(
            [html.Div([html.Dt(name), html.Dd(said)]) for name, said in facts], className="bl-network-facts"
        ),
    ]
    if one.link:
        label = f"{say(lang, 'network_wording')}: {plain_words(one.name, lang)}"
        link = html.A(
            say(lang, "network_wording"),
            href=one.link,
            className="bl-link",
            rel="noopener",
            **attributes({"aria-label": label}),
        )
        content.append(html.P(link, className="bl-network-links"))
    return html.Article(
        content,
        className="bl-network-agreement",
        id=title,
        tabIndex=-1,
        **attributes({"aria-labelledby": f"{title}-name"}),
    )
