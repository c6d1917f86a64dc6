"""Programs that go on with the chosen data set, embedding, and what there is for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.open_data.query import LANGUAGES_OF_CODE, CatalogueQuery
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.open_data.catalogue import PANEL
from layouts.open_data.panel import copy_button
from layouts.open_data.parts import DatasetPanel, OpenDataParts
from layouts.shell import icon

_PARTS = re.compile(r'(?P<text>"[^"\n]*")|(?P<note>#[^\n]*)')


def programs(parts: OpenDataParts, shown: DatasetPanel) -> html.Section:
    """A program in each language; the chosen one is seen, and links choose another without scripts."""
    lang, query = parts.lang, parts.query
    content: list[Component] = [
        html.Div(
            [
                html.H2(say(lang, "open_data_programs")),
                html.Nav(
                    [_tab(one, query, shown) for one in LANGUAGES_OF_CODE],
                    className="bl-seg bl-data-tabs",
                    id=ids.OPEN_DATA_TABS,
                    **attributes({"aria-label": say(lang, "open_data_programs")}),
                ),
            ],
            className="bl-data-codehead",
        ),
        *(_program(one, shown, query, lang) for one in LANGUAGES_OF_CODE),
    ]
    if shown.embedding:
        content.append(_embedding(shown.embedding, lang))
    if parts.links:
        content.append(_standards(parts.links, lang))
    return html.Section(content, className="bl-card bl-data-code")


def _tab(one: str, query: CatalogueQuery, shown: DatasetPanel) -> html.A:
    said = {"aria-current": "true"} if one == query.code else {}
    return html.A(
        say(query.lang, f"open_data_code_{one}"),
        href=f"{query.address(shown.dataset.page, code=one)}#{PANEL}",
        **attributes({"data-code": one, **said}),
    )


def _program(one: str, shown: DatasetPanel, query: CatalogueQuery, lang: str) -> html.Div:
    target = f"{ids.OPEN_DATA_PROGRAM}-{one}"
    return html.Div(
        [
            html.P(say(lang, f"open_data_code_how_{one}"), className="bl-data-quiet"),
            html.Div(
                [
                    copy_button(target, say(lang, "open_data_copy"), lang),
                    _pre(
                        shown.snippets[one],
                        target,
                        say(lang, f"open_data_code_{one}"),
                        notes=one in ("python", "r"),
                    ),
                ],
                className="bl-data-program",
            ),
        ],
        hidden=None if one == query.code else True,
        **attributes({"data-program": one}),
    )


def _embedding(code: str, lang: str) -> html.Div:
    return html.Div(
        [
            html.H3(say(lang, "open_data_embed")),
            html.P(say(lang, "open_data_embed_said"), className="bl-data-quiet"),
            html.Div(
                [
                    copy_button(ids.OPEN_DATA_EMBED, say(lang, "open_data_copy"), lang),
                    _pre(code, ids.OPEN_DATA_EMBED, say(lang, "open_data_embed"), notes=False),
                ],
                className="bl-data-program",
            ),
        ],
        className="bl-data-embed",
    )


def _pre(code: str, target: str, name: str, *, notes: bool) -> html.Pre:
    """A program, texts and notes marked; it can be scrolled by keyboard where it is wider than its place."""
    return html.Pre(
        list(_marked(code, notes=notes)),
        id=target,
        tabIndex=0,
        **attributes({"aria-label": name, "role": "region"}),
    )


def _marked(code: str, *, notes: bool) -> Iterator[Component | str]:
    at = 0
    for found in _PARTS.finditer(code):
        if found.lastgroup == "note" and not notes:
            continue
        yield code[at : found.start()]
        yield html.I(found[0]) if found.lastgroup == "text" else html.Em(found[0])
        at = found.end()
    yield code[at:]


def _standards(links: Mapping[str, str], lang: str) -> html.P:
    """What there is for machines, of that which the app has."""
    named = [
        html.A(say(lang, f"open_data_link_{name}"), href=address, className="bl-link")
        for name, address in links.items()
    ]
    stable = html.Span([icon("check"), say(lang, "open_data_stable")])
    return html.P([*named, stable], className="bl-data-standards")
