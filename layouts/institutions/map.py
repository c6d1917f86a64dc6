"""The card of the map: its tabs, the empty canvas that the scripts fill, its tools, and what the signs mean."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.institutions.view import InstitutionView
from dashboard.texts import say
from dashboard.texts.map import MAP_WORDS
from layouts.attributes import attributes
from layouts.entries.marks import example_word
from layouts.markup import InlineMarkup

TOOLS = ("in", "away", "fit")
_REACHABILITY = attributes({"data-of-tab": "erreichbarkeit"})
_HIDDEN = attributes({"aria-hidden": "true"})


_CLUSTER = (
    '<circle class="bl-cluster" cx="9" cy="9" r="8"/>'
    '<circle class="bl-share k-0" cx="9" cy="9" r="6.5" stroke-dasharray="15 41"/>'
    '<circle class="bl-share k-1" cx="9" cy="9" r="6.5" stroke-dasharray="24 41" stroke-dashoffset="-16"/>'
)
_CATCHMENT = (
    '<path class="bl-catchment-line" d="M4 12l9-9M10 13l10-10M17 13l8-8"/>'
    '<rect class="bl-catchment" x="2" y="2" width="24" height="14" rx="2"/>'
)
_RADIUS = '<path class="bl-radius" d="M2 15Q14-4 26 15"/>'
_APPROXIMATE = (
    '<circle class="bl-approximate" cx="9" cy="9" r="8"/>'
    '<svg class="bl-mark k-3" x="3" y="3" width="12" height="12" viewBox="0 0 16 16">'
    '<use href="#shape-book"/></svg>'
)
"""Signs of the legend, 18 px high."""


def _svg(width: int, content: str) -> InlineMarkup:
    box = f'viewBox="0 0 {width} 18" width="{width}" height="18"'
    return InlineMarkup(f'<svg {box} aria-hidden="true">{content}</svg>')


def map_card(view: InstitutionView, tabs: Component, reachability_legend: Component | bool) -> html.Section:
    """`reachability_legend` stands below the map in the tab of reachability, False without that tab."""
    lang = view.language
    below = (
        [
            html.Div(
                reachability_legend,
                hidden=view.tab != "erreichbarkeit",
                **attributes({"data-of-tab": "erreichbarkeit"}),
            )
        ]
        if isinstance(reachability_legend, Component)
        else []
    )
    return html.Section(
        [
            tabs,
            map_box("institutions-map", lang),
            html.Div(id="institutions-legend", className="bl-figure-legend", hidden=True),
            *below,
            _legend(view),
        ],
        className="bl-card bl-mapcard",
        **attributes({"aria-label": say(lang, "institutions_map")}),
    )


def map_box(id_: str, lang: str) -> html.Div:
    """The box that scripts fill."""
    words = MAP_WORDS[lang]
    return html.Div(
        [
            html.P(
                say(lang, "institutions_map_keys"), className="visually-hidden", id="institutions-map-keys"
            ),
            html.Div(
                html.Noscript(html.P(say(lang, "institutions_map_noscript"), className="bl-state")),
                className="bl-mapcanvas",
            ),
            html.Div(id="institutions-scale", className="bl-scale", **_HIDDEN),
            html.Div(
                [
                    html.Button(
                        html.Span(className=f"bl-mapicon {tool}", **_HIDDEN),
                        type="button",
                        title=words[tool],
                        **attributes({"aria-label": words[tool], "data-tool": tool}),
                    )
                    for tool in TOOLS
                ],
                className="bl-maptools",
            ),
            html.Div(say(lang, "institutions_map_hint"), className="bl-maphint", **_HIDDEN),
            html.Div(className="bl-tip", hidden=True),
        ],
        id=id_,
        className="bl-mapbox",
    )


def _legend(view: InstitutionView) -> html.Div:
    """What marks mean; the filter explains kinds."""
    lang = view.language
    return html.Div(
        [
            html.Span([_svg(18, _CLUSTER), say(lang, "institutions_legend_cluster")]),
            html.Span(
                [
                    _svg(28, _CATCHMENT),
                    say(lang, "institutions_legend_catchment"),
                    html.Span([" ", example_word(lang)], id="institutions-catchment-example", hidden=True),
                ],
                id="institutions-catchment-note",
                hidden=True,
            ),
            html.Span(id="institutions-catchment-parts", hidden=True),
            html.Span(
                [_svg(28, _RADIUS), say(lang, "institutions_legend_radius")], className="bl-strip-radius"
            ),
            html.Span([_svg(18, _APPROXIMATE), say(lang, "institutions_legend_approximate")]),
        ],
        className="bl-strip",
    )
