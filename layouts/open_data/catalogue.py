"""The catalogue: search, themes, and a row for each data set."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.open_data.query import SEARCH
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.open_data.parts import ListedDataset, OpenDataParts
from layouts.shell import icon

PANEL = "kennzahl"
"""Where on the page the chosen data set stands."""
_HEADS = ("name", "theme", "levels", "years", "source", "next", "guide")


def ask(parts: OpenDataParts) -> html.Form:
    """The search, which works without scripts, and the themes beside it."""
    lang, query = parts.lang, parts.query
    hidden = [
        Input(type="hidden", name=name, value=value) for name, value in query.parameters() if name != SEARCH
    ]
    return html.Form(
        [
            *hidden,
            html.Div(
                [
                    icon("search"),
                    Input(
                        id=ids.OPEN_DATA_SEARCH,
                        type="search",
                        name=SEARCH,
                        value=query.search,
                        placeholder=say(lang, "open_data_search"),
                        maxLength=80,
                        autoComplete="off",
                        **attributes({"aria-label": say(lang, "open_data_search")}),
                    ),
                ],
                className="bl-input bl-data-search",
            ),
            html.Button(say(lang, "open_data_search_go"), type="submit", className="btn bl-quiet bl-data-go"),
            html.Nav(
                _chips(parts),
                className="bl-chips",
                **attributes({"aria-label": say(lang, "open_data_themes")}),
            ),
        ],
        action="/daten",
        method="get",
        role="search",
        className="bl-data-ask",
    )


def _chips(parts: OpenDataParts) -> list[Component]:
    lang, query = parts.lang, parts.query
    everything = not query.theme and not query.official
    chips = [
        _chip(
            say(lang, "open_data_all", count=parts.total),
            query.address(theme="", official=False, search="", every=False),
            everything,
        )
    ]
    chips += [
        _chip(
            one.name, query.address(theme="" if one.key == query.theme else one.key), one.key == query.theme
        )
        for one in parts.chips
    ]
    if parts.has_examples:
        address = query.address(official=not query.official)
        chips.append(_chip(say(lang, "open_data_official"), address, query.official))
    return chips


def _chip(text: str, address: str, chosen: bool) -> Component:
    said = {"aria-current": "true"} if chosen else {}
    return html.A(text, href=address, className="bl-chip", **attributes(said))


def catalogue(parts: OpenDataParts) -> html.Section:
    """The table of all data sets; those that are not asked for are hidden, and the script shows them again."""
    lang, query = parts.lang, parts.query
    found = [one for one in parts.rows if one.found]
    head = html.Thead(
        html.Tr(
            [
                html.Th(
                    say(lang, f"open_data_head_{name}"),
                    scope="col",
                    className="n" if name == "years" else f"bl-{name}",
                )
                for name in _HEADS
            ]
        )
    )
    body = html.Tbody([_row(parts, one) for one in parts.rows])
    return html.Section(
        [
            html.H2(say(lang, "open_data_catalogue"), className="visually-hidden"),
            html.Table([head, body], className="bl-table bl-data-table"),
            html.P(
                say(lang, "open_data_none", search=query.search),
                id=ids.OPEN_DATA_NONE,
                className="bl-data-none",
                hidden=True if found else None,
            ),
            html.Div(_foot(parts, found), className="bl-data-foot"),
        ],
        className="bl-card bl-data-catalogue",
        id=ids.OPEN_DATA_CATALOGUE,
        **attributes(
            {
                "data-found": say(lang, "open_data_found", found="{found}", all="{all}"),
                "data-all": say(lang, "open_data_count", count="{count}"),
            }
        ),
    )


def _foot(parts: OpenDataParts, found: list[ListedDataset]) -> list[Component]:
    lang, query = parts.lang, parts.query
    more = sum(not one.first for one in parts.rows)
    said: list[Component] = []
    if more:
        text = say(lang, "open_data_more_one" if more == 1 else "open_data_more", count=more)
        said.append(
            html.A(
                text,
                href=query.address(every=True, search=""),
                id=ids.OPEN_DATA_MORE,
                className="bl-link",
                hidden=True if query.search else None,
            )
        )
    count = say(lang, "open_data_found", found=len(found), all=len(parts.rows))
    every = say(lang, "open_data_count", count=len(parts.rows))
    said.append(
        html.Span(
            count if len(found) < len(parts.rows) else every,
            id=ids.OPEN_DATA_COUNT,
            role="status",
            className="bl-data-count",
        )
    )
    if any(one.example for one in found):
        said.append(html.Span(parts.words.say(lang, "open_data_example_said"), className="bl-data-said"))
    return said


def _row(parts: OpenDataParts, one: ListedDataset) -> html.Tr:
    lang, data = parts.lang, one.dataset
    chosen = parts.panel is not None and parts.panel.dataset.key == data.key
    link = html.A(
        data.title[lang],
        href=f"{parts.query.address(data.page)}#{PANEL}",
        **attributes({"aria-current": "true"} if chosen else {}),
    )
    sources: list[Component | str] = [one.sources] if one.sources else []
    if one.more_sources:
        sources.append(f" {say(lang, 'open_data_more_sources', count=one.more_sources)}")
    if one.example:
        sources += [", "] if sources else []
        sources.append(html.B(say(lang, "open_data_example"), className="bl-data-example"))
    cells: list[Component] = [
        html.Th(link, scope="row"),
        html.Td(data.theme_name[lang], className="bl-theme"),
        html.Td(one.levels, className="bl-levels"),
        html.Td(one.years, className="n"),
        html.Td(sources, className="bl-source"),
        html.Td(
            one.next_delivery or html.Span(say(lang, "open_data_next_unknown"), className="bl-data-quiet"),
            className="bl-next",
        ),
        html.Td(_guide(data.area, one.area_name), className="bl-guide"),
    ]
    return html.Tr(
        cells,
        className="on" if chosen else None,
        hidden=None if (one.found if parts.query.search else one.first) else True,
        **attributes({"data-words": one.searched, "data-first": "1" if one.first else ""}),
    )


def _guide(area: str, name: str) -> list[Component | str]:
    return [html.Abbr(area, title=name), html.Span(f" {name}", className="bl-guide-name")] if area else []
