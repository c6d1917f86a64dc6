"""Two maps beside each other, in the same classes: what is public, and the draft with changed places outlined."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dash import html

from dashboard.staff.preview.view import MainChange, MapPair, PlaceFill
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.staff.shell import card

_HATCH = (
    '<defs><pattern id="{id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="bl-hatch-ground" width="7" height="7"/><line class="bl-hatch-line" x1="0" y1="0" x2="0" y2="7" '
    'stroke-width="2"/></pattern></defs>'
)

_MANY = 40
"""Changed places from which on their outlines are thin."""


def map_card(main: MainChange, maps: MapPair, public: str, lang: str) -> html.Section:
    """Both maps with their legend."""
    changed = (
        say(lang, "preview_map_changed_one")
        if maps.changed == 1
        else say(lang, "preview_map_changed", count=maps.changed)
    )
    before, after = say(lang, "preview_map_public", version=public), say(lang, "preview_map_draft")
    pair = html.Div(
        [
            html.Figure(
                [html.Figcaption(before), _svg(main, maps, maps.before, before, lang, outlined=False)]
            ),
            html.Figure(
                [
                    html.Figcaption([html.B(after), f", {changed}"]),
                    _svg(main, maps, maps.after, after, lang, outlined=True),
                ]
            ),
        ],
        className="bl-preview-maps",
    )
    keys = [html.Span([_swatch(f"c{at}"), text]) for at, text in enumerate(maps.labels)]
    keys += [html.Span([_swatch(one), say(lang, f"preview_{one}")]) for one in ("hidden", "none")]
    legend = html.Div([*keys, html.Span(say(lang, "preview_same_classes"))], className="bl-preview-legend")
    return card(say(lang, "preview_maps"), pair, legend, note=f"{main.name}, {main.year}")


def _swatch(name: str) -> html.I:
    return html.I(className=f"bl-preview-swatch is-{name}", **attributes({"aria-hidden": "true"}))


def _svg(
    main: MainChange, maps: MapPair, fills: Sequence[PlaceFill], which: str, lang: str, *, outlined: bool
) -> InlineMarkup:
    id_ = "hatch-after" if outlined else "hatch-before"
    label = say(lang, "preview_map_label", which=which, name=main.name, year=main.year)
    areas = [
        f'<path class="is-{_class(one)}" d="{maps.paths[one.key]}">'
        f"<title>{escape(one.name)}: {escape(one.text)}</title></path>"
        for one in fills
    ]
    lines = [f'<path class="bl-preview-outline" d="{maps.outline}"/>']
    if outlined:
        lines += [
            f'<path class="bl-preview-changed" d="{maps.paths[one.key]}"/>' for one in fills if one.changed
        ]
    many = " is-many" if maps.changed > _MANY else ""
    x0, y0, width, height = maps.view_box
    return InlineMarkup(
        f'<svg class="bl-preview-map{many}" viewBox="{x0:g} {y0:g} {width:g} {height:g}" role="img" '
        f'aria-label="{escape(label)}" data-hatch="{id_}">{_HATCH.format(id=id_)}{"".join(areas)}{"".join(lines)}</svg>'
    )


def _class(one: PlaceFill) -> str:
    return f"c{one.fill}" if one.fill.isdigit() else one.fill
