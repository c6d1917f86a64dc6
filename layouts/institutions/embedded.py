"""The map alone, for a frame on another website: hits beside it, what its marks mean, and the way to the whole page."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboard.institutions.view import TABS
from dashboard.map.kind_shapes import symbols
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import kind_sign
from layouts.institutions.filters import PATH
from layouts.institutions.map import map_card
from layouts.institutions.page import PageParts, failure, hit_list, partial_note
from layouts.institutions.script_data import script_data
from layouts.markup import InlineMarkup


def embedded_page(parts: PageParts) -> html.Div:
    """All that the frame shows; it has no tabs, whatever the address says."""
    view = replace(parts.filters.view, tab=TABS[0])
    lang, query = view.language, view.to_query()
    badge = (
        [html.Span(say(lang, "institutions_examples_some"), className="bl-example")] if parts.examples else []
    )
    head = html.Div(
        [html.H1(say(lang, "institutions_page")), *badge],
        className="bl-embedded-head",
    )
    return html.Div(
        [
            InlineMarkup(symbols()),
            html.Main(
                [
                    html.Div(list(parts.notices), id="institutions-notice", role="status"),
                    failure(lang),
                    html.Div(
                        [map_card(view, head, False), hit_list(parts)], className="bl-institutions-views"
                    ),
                    _kinds(parts),
                    html.Div(
                        [
                            *partial_note(parts),
                            html.P(parts.credits),
                            html.A(
                                say(lang, "embed_whole"),
                                id="institutions-whole",
                                href=f"{PATH}?{query}" if query else PATH,
                                className="btn btn-primary",
                            ),
                        ],
                        className="bl-embedded-foot",
                    ),
                ],
                className="bl-institutions-main",
                id="inhalt",
            ),
            html.Div(id="shell-live", className="visually-hidden", role="status"),
        ],
        className="bl-institutions bl-embedded",
        id="institutions",
        lang=lang,
        **attributes(script_data(view, parts.suffix, parts.addresses) | {"data-embedded": "1"}),
    )


def _kinds(parts: PageParts) -> html.Ul:
    """What the marks on the map stand for: in the page the filter says it."""
    view, found = parts.filters.view, parts.filters.matches.kinds
    return html.Ul(
        [
            html.Li([kind_sign(kind), html.Span(f"{kind.plural[view.language]} {found[kind.key]}")])
            for kind in parts.filters.kinds
            if view.shows(kind.key) and found.get(kind.key)
        ],
        className="bl-embedded-kinds",
        **attributes({"aria-label": say(view.language, "embed_kinds")}),
    )
