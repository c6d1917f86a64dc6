"""The Bildungslandkarte: filters, map and list, complete as HTML; assets/institutions/ makes the map and answers at
once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.institutions.questions import QUESTIONS, answered, asked
from dashboard.institutions.view import ORDERS, TABS, InstitutionView
from dashboard.map.kind_shapes import symbols
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.institutions.actions import keep_view, picture_actions
from layouts.institutions.filters import PATH, FilterParts, filter_form
from layouts.institutions.list_menu import list_menu
from layouts.institutions.map import map_card
from layouts.institutions.rows import InstitutionRow, rows
from layouts.institutions.school import SchoolParts, school_card
from layouts.institutions.script_data import script_data
from layouts.markup import InlineMarkup
from layouts.shell import footer, icon


@dataclass(frozen=True, slots=True)
class ReachabilityParts:
    """What the tab of reachability shows: fields of the filter, the card beside the map, its legend below it, key
    figures above both."""

    fields: Component
    card: Component
    legend: Component
    figures: Component


@dataclass(frozen=True, slots=True)
class PageParts:
    """Everything the page shows. `shown` are the first rows of all hits, `nearest` the sentence of what is nearest
    where there are none; `inside` and `beyond` count institutions of the district and around it, `partly` those of
    the district by kind where it has but a part of a neighbour's register. `addresses` are
    those that scripts fetch from: `address` of all institutions, `catchments`, `map`, `slab`; `suffix` is the
    query that links to entries take along. `credits` are the sources, `unions` keys and names of the Ämter that a list
    can keep to."""

    filters: FilterParts
    words: DistrictWords
    notices: Sequence[Component]
    shown: Sequence[InstitutionRow]
    hits: int
    nearest: str
    inside: int
    beyond: int
    examples: bool
    school: SchoolParts
    addresses: Mapping[str, str]
    suffix: str
    credits: str
    reachability: ReachabilityParts | None = None
    unions: Sequence[tuple[str, str]] = ()
    partly: Sequence[tuple[str, int]] = ()


def address_of(view: InstitutionView) -> str:
    """The page in a state."""
    query = view.to_query()
    return f"{PATH}?{query}" if query else PATH


def institutions_page(parts: PageParts) -> html.Div:
    """The whole page below the head."""
    view, lang = parts.filters.view, parts.filters.view.language
    more = [_of_tab(parts.reachability.fields, "erreichbarkeit", view)] if parts.reachability else []
    return html.Div(
        [
            InlineMarkup(symbols()),
            html.Aside(
                filter_form(parts.filters, *more),
                className="bl-institutions-filters",
                **attributes({"aria-label": say(lang, "institutions_filters")}),
            ),
            html.Main(
                [
                    html.Div(list(parts.notices), id="institutions-notice", role="status"),
                    _title(parts),
                    *partial_note(parts),
                    _ask(view),
                    failure(lang),
                    *(
                        [_of_tab(parts.reachability.figures, "erreichbarkeit", view)]
                        if parts.reachability
                        else []
                    ),
                    html.Div(
                        [
                            map_card(
                                view,
                                _tabs(parts),
                                parts.reachability is not None and parts.reachability.legend,
                            ),
                            _of_tab(hit_list(parts), "einrichtungen", view),
                            _of_tab(school_card(parts.school, view), "schule", view),
                            *(
                                [_of_tab(parts.reachability.card, "erreichbarkeit", view)]
                                if parts.reachability
                                else []
                            ),
                        ],
                        className="bl-institutions-views",
                    ),
                    html.Div([html.P(parts.credits), footer(lang)], className="bl-foot"),
                ],
                className="bl-institutions-main",
                id="inhalt",
                tabIndex=-1,
            ),
            _thumb(lang),
        ],
        className="bl-institutions",
        id="institutions",
        **attributes(script_data(view, parts.suffix, parts.addresses)),
    )


def empty_page(words: DistrictWords, notices: Sequence[Component], lang: str) -> html.Main:
    """Where nothing is published yet."""
    return html.Main(
        [
            html.Div(list(notices), role="status"),
            html.Div(html.H1(say(lang, "institutions_page")), className="bl-title"),
            html.Div(
                [
                    html.H2(say(lang, "institutions_none")),
                    html.P(say(lang, "institutions_none_hint")),
                ],
                className="bl-card bl-institutions-empty",
            ),
            footer(lang),
        ],
        className="bl-institutions-main",
        id="inhalt",
        tabIndex=-1,
    )


def _of_tab(part: Component, tab: str, view: InstitutionView) -> html.Div:
    """A part of one tab, hidden in the others."""
    return html.Div(part, hidden=view.tab != tab, className="bl-of-tab", **attributes({"data-of-tab": tab}))


def _title(parts: PageParts) -> html.Div:
    lang = parts.filters.view.language
    key = "institutions_lead_one" if parts.inside == 1 else "institutions_lead"
    lead = parts.words.say(lang, key, count=parts.inside)
    if parts.beyond:
        lead = f"{lead}, {say(lang, 'institutions_beyond', count=parts.beyond)}"
    badge = (
        [html.Span(say(lang, "institutions_examples_some"), className="bl-example")] if parts.examples else []
    )
    return html.Div(
        [
            html.Div(
                [
                    html.H1(say(lang, "institutions_page")),
                    html.Div([html.Span(lead), *badge], className="bl-sub"),
                ]
            ),
            html.Div(
                [
                    html.Button(
                        [icon("link"), html.Span(say(lang, "link"))],
                        id="institutions-link",
                        type="button",
                        className="btn bl-quiet",
                    ),
                    *picture_actions(parts.filters.view),
                    list_menu(parts.filters.view, parts.unions, parts.words.middle[lang]),
                    keep_view(lang),
                ],
                className="bl-actions",
            ),
        ],
        className="bl-title",
    )


def partial_note(parts: PageParts) -> list[html.P]:
    """Which institutions the district has, where most of them are in no table that was imported."""
    if not parts.partly:
        return []
    lang = parts.filters.view.language
    kinds = ", ".join(f"{name} ({count})" for name, count in parts.partly)
    return [html.P(parts.words.say(lang, "institutions_partly", kinds=kinds), className="bl-sub")]


def _ask(view: InstitutionView) -> html.Div:
    """The search, which works with scripts alone, and questions that lead to filters."""
    lang, chosen = view.language, asked(view)
    words = {
        f"data-{key}": say(lang, f"institutions_search_{key}", count="{count}")
        for key in ("search", "none", "found")
    }
    return html.Div(
        [
            html.Div(
                [
                    html.Label(
                        say(lang, "institutions_search"),
                        htmlFor="institutions-search-input",
                        className="visually-hidden",
                    ),
                    html.Div(id="institutions-search", className="bl-combobox", **attributes(words)),
                ],
                className="bl-ask-search",
            ),
            html.P(say(lang, "institutions_questions"), id="institutions-questions"),
            html.Div(
                [
                    html.A(
                        say(lang, f"institutions_question_{one.key}"),
                        href=address_of(answered(one, replace(view, cutout=()))),
                        className="bl-chip",
                        **attributes({"aria-current": "true"} if one.key == chosen else {}),
                    )
                    for one in QUESTIONS
                ],
                className="bl-chips",
                role="group",
                **attributes({"aria-labelledby": "institutions-questions"}),
            ),
        ],
        className="bl-ask",
    )


def failure(lang: str) -> html.Div:
    """What is said where the entries could not be fetched."""
    return html.Div(
        [
            html.P(say(lang, "institutions_failed")),
            html.Button(
                say(lang, "institutions_again"),
                type="button",
                className="btn btn-primary",
                **attributes({"data-again": ""}),
            ),
        ],
        id="institutions-failed",
        className="bl-alert",
        role="alert",
        hidden=True,
    )


def _tabs(parts: PageParts) -> html.Nav:
    view, lang = parts.filters.view, parts.filters.view.language
    tabs = TABS if parts.reachability else TABS[:2]
    return html.Nav(
        [
            html.A(
                say(lang, f"institutions_tab_{tab}"),
                href=address_of(replace(view, tab=tab)),
                **attributes({"data-tab-link": tab} | ({"aria-current": "true"} if tab == view.tab else {})),
            )
            for tab in tabs
        ],
        className="bl-tabs",
        **attributes({"aria-label": say(lang, "institutions_map")}),
    )


def hit_list(parts: PageParts) -> html.Section:
    """The first hits and how many there are: the map in words."""
    view, lang = parts.filters.view, parts.filters.view.language
    place = parts.filters.places.get(view.place)
    where = ""
    if place and view.radius_km:
        where = say(lang, "institutions_within", km=view.radius_km, place=place.name)
    elif place:
        where = say(lang, "institutions_around", place=place.name)
    key = "institutions_hit" if parts.hits == 1 else "institutions_hits"
    return html.Section(
        [
            html.Div(
                [
                    html.H2(say(lang, key, count=parts.hits), id="institutions-count"),
                    html.P(where, id="institutions-where"),
                    html.Select(
                        [
                            html.Option(
                                say(lang, f"institutions_order_{one}"), value=one, selected=one == view.order
                            )
                            for one in ORDERS
                        ],
                        id="institutions-order",
                        className="form-select form-select-sm bl-end",
                        hidden=place is None,
                        **attributes({"aria-label": say(lang, "institutions_order")}),
                    ),
                ],
                className="bl-cap",
            ),
            html.Ul(rows(parts.shown, lang, parts.suffix), id="institutions-list", className="bl-hits"),
            html.Div(_foot(parts), id="institutions-foot", className="bl-list-foot"),
        ],
        className="bl-card bl-hit-list",
        **attributes({"aria-label": say(lang, "institutions_list")}),
    )


def _foot(parts: PageParts) -> list[Component]:
    """What stands below the first rows, or instead of them."""
    view, lang = parts.filters.view, parts.filters.view.language
    if not parts.hits:
        said = parts.nearest or say(lang, "institutions_nothing_hint")
        return [
            html.Div([html.H3(say(lang, "institutions_nothing")), html.P(said)], className="bl-nothing-found")
        ]
    found: list[Component] = []
    if parts.hits > len(parts.shown):
        query = view.to_query()
        target = f"{PATH}?{query}{'&' if query else ''}liste=alle"
        said = say(lang, "institutions_more_all", count=parts.hits)
        found.append(html.A(said, href=target, className="bl-link"))
    matches = parts.filters.matches
    if view.open_at is not None and matches.unknown_hours:
        found.append(html.P(say(lang, "institutions_unknown_hours", count=matches.unknown_hours)))
    if matches.unknown_access:
        found.append(html.P(say(lang, "institutions_unknown_access", count=matches.unknown_access)))
    return found


def _thumb(lang: str) -> html.Div:
    """On a phone: the way to the filters, at the thumb."""
    return html.Div(
        html.Button(
            [icon("filter"), html.Span(say(lang, "institutions_filters"))],
            type="button",
            className="btn",
            **attributes({"data-filters": "", "aria-expanded": "false"}),
        ),
        className="bl-thumb",
    )
