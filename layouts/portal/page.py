"""The page `/portal`: one search, doors by life stage, the map, what is new, the next dates; complete as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.map.kind_shapes import symbols
from dashboard.texts import say
from layouts.markup import InlineMarkup
from layouts.portal.cards import dates_card, doors, map_card, mission_card, news_card
from layouts.portal.parts import SIGN_LANGUAGE, PortalParts, ShownHits
from layouts.portal.search import found_list, search_form, tries
from layouts.shell import footer


def portal_page(
    parts: PortalParts, notices: Sequence[Component] = (), hits: ShownHits | None = None
) -> html.Main:
    """The whole page below the head; with `hits` where somebody has searched without scripts."""
    lang = parts.lang
    found = [found_list(parts, hits)] if hits else []
    map_ = map_card(parts)
    hero = html.Div(
        [
            html.H1(parts.words.say(lang, "portal_title")),
            html.P(say(lang, "portal_lead" if map_ else "portal_lead_figures"), className="bl-portal-lead"),
            search_form(parts, hits),
            *(found or tries(parts)),
        ],
        className="bl-portal-hero",
    )
    last = [news_card(parts), dates_card(parts), *mission_card(parts)]
    return html.Main(
        [
            InlineMarkup(symbols()),
            *([html.Div(list(notices), role="status")] if notices else []),
            html.Div(
                [hero, *doors(parts), *map_],
                className=" ".join(
                    (
                        "bl-portal-first",
                        *(() if map_ else ("is-without-map",)),
                        *(("is-found",) if found else ()),
                    )
                ),
            ),
            html.Div(last, className="bl-portal-last"),
            html.Div([_stand(parts), *_sign_language(parts), footer(lang)], className="bl-foot"),
        ],
        className="bl-portal",
        id="inhalt",
        tabIndex=-1,
    )


def _stand(parts: PortalParts) -> html.P:
    if parts.made is None:
        return html.P(say(parts.lang, "portal_stand_undated", version=parts.version))
    day = formats.day(parts.made, parts.lang)
    return html.P(say(parts.lang, "portal_stand", day=day, version=parts.version))


def _sign_language(parts: PortalParts) -> list[Component]:
    """Only where the district has videos."""
    if not parts.signed:
        return []
    name = say(parts.lang, "sign_language_page")
    return [html.P(html.A(name, href=f"{SIGN_LANGUAGE}{parts.suffix}", className="bl-link"))]
