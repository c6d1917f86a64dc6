"""The large search: a form that works without scripts, and what it has found there."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from urllib.parse import parse_qsl, quote

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.institution import GROUPS
from dashboard.search.hits import Hit
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.markup import InlineMarkup
from layouts.portal.parts import PortalParts, ShownHits
from layouts.shell import PORTAL, icon

LONGEST = 80
_ICONS = {
    "institution": "house",
    "place": "pin",
    "indicator": "bars",
    "question": "bars",
    "course": "calendar",
    "page": "document",
}


def search_form(parts: PortalParts, hits: ShownHits | None) -> html.Form:
    """assets/portal/search.js makes a combobox of its field; without scripts it leads to the page with the hits."""
    lang = parts.lang
    words = {
        f"data-{name}": say(lang, f"portal_find_{name}", count="{count}")
        for name in ("search", "none", "found", "unanswered", "tip", "enter", "clear")
    }
    if parts.map is None:
        words["data-search"] = say(lang, "portal_find_search_figures")
    along = [
        Input(type="hidden", name=name, value=value) for name, value in parse_qsl(parts.suffix.lstrip("?"))
    ]
    return html.Form(
        [
            html.Label(
                say(lang, "portal_find"), htmlFor=f"{ids.PORTAL_FIND}-input", className="visually-hidden"
            ),
            icon("search"),
            html.Div(
                Input(
                    id=f"{ids.PORTAL_FIND}-input",
                    name="suche",
                    type="text",
                    value=hits.text if hits else "",
                    placeholder=words["data-search"],
                    className="form-control",
                    autoComplete="off",
                    maxLength=LONGEST,
                ),
                id=ids.PORTAL_FIND,
                className="bl-combobox",
                **attributes(words | {"data-icons": _icons(), "data-example": say(lang, "portal_example")}),
            ),
            html.Button(say(lang, "portal_find_go"), type="submit", className="btn btn-primary"),
            *along,
        ],
        action=PORTAL,
        method="get",
        role="search",
        id=ids.PORTAL_SEARCH,
        className="bl-portal-search",
    )


def _icons() -> str:
    return " ".join(f"{kind}:{name}" for kind, name in _ICONS.items())


def tries(parts: PortalParts) -> list[Component]:
    """Searches that find something here, as links to what they find."""
    if not parts.examples:
        return []
    more = parts.suffix.replace("?", "&")
    links = [
        html.A(one, href=f"{PORTAL}?suche={quote(one)}{more}", className="bl-link") for one in parts.examples
    ]
    return [html.P([html.Span(say(parts.lang, "portal_try")), *links], className="bl-portal-try")]


def found_list(parts: PortalParts, hits: ShownHits) -> html.Section:
    """What was found, as links under the names of their groups."""
    lang = parts.lang
    count = len(hits.hits)
    key = "portal_found_one" if count == 1 else "portal_found" if count else "portal_found_none"
    groups: list[Component] = []
    for name, there in groupby(hits.hits, key=lambda one: group_name(one, lang)):
        groups.append(
            html.Div(
                [html.H3(name), html.Ul([html.Li(_hit(one, lang)) for one in there])],
                className="bl-found-group",
            )
        )
    return html.Section(
        [html.H2(say(lang, key, count=count, text=hits.text)), *groups],
        className="bl-card bl-portal-found",
        id=ids.PORTAL_FOUND,
    )


def group_name(hit: Hit, lang: str) -> str:
    """What hits of one kind are called together."""
    return say(lang, f"search_{hit.kind}s")


def _hit(one: Hit, lang: str) -> list[Component | str]:
    """Its mark or icon, its name with what was typed, and what stands beside it."""
    sign: Component | InlineMarkup = icon(_ICONS.get(one.kind, "pin"))
    if one.shape and one.family in GROUPS:
        sign = InlineMarkup(
            f'<svg class="bl-kind k-{GROUPS.index(one.family)}" viewBox="0 0 16 16" aria-hidden="true">'
            f'<use href="#shape-{escape(one.shape)}"/></svg>'
        )
    parts: list[Component | str] = [sign, html.A(list(_marked(one)), href=one.address)]
    if one.note:
        parts.append(html.Span(one.note))
    if one.example and say(lang, "portal_example") not in one.note:
        parts.append(html.B(say(lang, "portal_example"), className="bl-example-word"))
    return parts


def _marked(one: Hit) -> Iterator[Component | str]:
    at = 0
    for begin, end in one.marks:
        yield one.name[at:begin]
        yield html.Mark(one.name[begin:end])
        at = end
    yield one.name[at:]
