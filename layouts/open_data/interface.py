"""The page of the interface for programs: rules, licences, statuses, and each address with an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.open_data.files import PATH
from dashboard.open_data.interface.parameters import PARAMETERS
from dashboard.open_data.interface.routes import GROUPS, MachineRoute
from dashboard.open_data.interface.statuses import STATUSES
from dashboard.open_data.query import CatalogueQuery
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import footer

DOCUMENT = "/api/v1/openapi.json"
_RULES = ("version", "hidden", "format", "licence", "limits")


@dataclass(frozen=True, slots=True)
class TriedRoute:
    """An address, and an example of it with the server's own name, empty where there is none to show."""

    route: MachineRoute
    example: str


@dataclass(frozen=True, slots=True)
class InterfaceParts:
    """`query` is the state of the page that links keep, `licences` are those of the sources of the data version."""

    query: CatalogueQuery
    routes: Sequence[TriedRoute]
    licences: Sequence[str]
    version: str
    root: str


def interface_page(parts: InterfaceParts, notices: Sequence[Component]) -> html.Main:
    """The whole page below the head."""
    lang = parts.query.lang
    return html.Main(
        [
            html.Div(list(notices), role="status"),
            html.Div(
                html.Div(
                    [
                        html.H1(say(lang, "interface_title")),
                        html.Div(say(lang, "interface_lead"), className="bl-sub"),
                        html.A(
                            say(lang, "interface_back"), href=parts.query.address(PATH), className="bl-link"
                        ),
                    ]
                ),
                className="bl-title bl-data-title",
            ),
            _rules(parts),
            _contents(lang),
            *(_group(parts, one) for one in GROUPS),
            html.Div(footer(lang), className="bl-foot"),
        ],
        className="bl-data bl-interface",
        id="inhalt",
        tabIndex=-1,
    )


def _rules(parts: InterfaceParts) -> html.Section:
    lang = parts.query.lang
    document = f"{DOCUMENT}?sprache={lang}" if lang != "de" else DOCUMENT
    rules = [
        html.Li(
            say(lang, f"interface_rule_{one}", **({"version": parts.version} if one == "version" else {}))
        )
        for one in _RULES
    ]
    described = html.Li(
        [say(lang, "interface_rule_openapi"), " ", html.A(say(lang, "open_data_link_openapi"), href=document)]
    )
    rows = [
        html.Tr([html.Th(str(one), scope="row"), html.Td(say(lang, f"interface_status_{one}"))])
        for one in STATUSES
    ]
    heads = [html.Th(say(lang, f"interface_{one}"), scope="col") for one in ("status", "meaning")]
    return html.Section(
        [
            html.H2(say(lang, "interface_rules")),
            html.Ul([*rules, described]),
            html.H3(say(lang, "interface_licences")),
            html.Ul([html.Li(one) for one in parts.licences]),
            html.H3(say(lang, "interface_statuses")),
            html.Table(
                [html.Thead(html.Tr(heads)), html.Tbody(rows)], className="bl-table bl-interface-statuses"
            ),
            html.P(say(lang, "interface_problem"), className="bl-data-quiet"),
        ],
        className="bl-card bl-interface-card",
    )


def _contents(lang: str) -> html.Nav:
    links = [
        html.A(say(lang, f"interface_group_{one}"), href=f"#{one}", className="bl-chip") for one in GROUPS
    ]
    return html.Nav(
        links, className="bl-chips", **attributes({"aria-label": say(lang, "interface_contents")})
    )


def _group(parts: InterfaceParts, group: str) -> html.Section:
    lang = parts.query.lang
    shown = [one for one in parts.routes if one.route.group == group]
    return html.Section(
        [
            html.H2(say(lang, f"interface_group_{group}"), id=f"{group}"),
            *(part for one in shown for part in _route(one, lang)),
        ],
        className="bl-card bl-interface-card",
    )


def _route(one: TriedRoute, lang: str) -> Iterator[Component]:
    """What it is, how it is asked, an example to follow, and its parameters, which open on demand."""
    route = one.route
    method = "POST" if route.body else "GET"
    yield html.H3(say(lang, f"interface_route_{route.key}"), id=f"adresse-{route.key}")
    yield html.P(html.Code(f"{method} {route.path}"), className="bl-interface-path")
    if one.example:
        yield html.P(
            [f"{say(lang, 'interface_example')}: ", html.A(one.example, href=one.example)],
            className="bl-interface-example",
        )
    yield html.P([f"{say(lang, 'interface_answers')}: ", ", ".join(route.types)], className="bl-data-quiet")
    statuses = ", ".join(str(status) for status in route.statuses)
    yield html.P(f"{say(lang, 'interface_status')}: {statuses}", className="bl-data-quiet")
    if route.nearest:
        yield html.P(say(lang, f"interface_nearest_{route.nearest}"), className="bl-data-quiet")
    if not route.parts and not route.query:
        yield html.P(say(lang, "interface_no_parameters"), className="bl-data-quiet")
        return
    names = dict.fromkeys(
        (*(f"{{{name}}}" for name in route.parts), *(PARAMETERS[key].name for key in route.query))
    )
    yield html.Details(
        [
            html.Summary(f"{say(lang, 'interface_parameters')} ({len(names)})"),
            html.Dl([part for pair in _parameters(route, lang) for part in pair]),
        ],
        className="bl-interface-parameters",
    )


def _parameters(route: MachineRoute, lang: str) -> Iterator[tuple[html.Dt, html.Dd]]:
    for name in route.parts:
        yield _described(
            f"{{{name}}}", say(lang, f"parameter_{name}"), route.choices.get(name, ()), True, lang
        )
    for key in route.query:
        facts = PARAMETERS[key]
        needed = key in route.needed
        yield _described(facts.name, say(lang, f"parameter_{key}"), facts.values, needed, lang)


def _described(
    name: str, text: str, values: Sequence[str], needed: bool, lang: str
) -> tuple[html.Dt, html.Dd]:
    mark: list[Component | str] = []
    if needed:
        mark = [" ", html.Span(say(lang, "interface_needed"), className="bl-interface-needed")]
    said = f"{text}. {say(lang, 'interface_values', values=', '.join(values))}" if values else text
    return html.Dt([html.Code(name), *mark]), html.Dd(said)
