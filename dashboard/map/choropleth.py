"""The map as one SVG text: every layer, label point and name; colours come from CSS classes set later."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape
from math import sqrt

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.map.patterns import halftone, hatching
from dashboard.map.status_symbols import CLASSES

AT_FULL_EXTENT, FROM_TWOFOLD, FROM_FOURFOLD = 0, 1, 2
"""From which zoom on an area may bear its name: `data-tier` on the path."""
_ALL_NAMED = 30  # a map of so few areas names them all at full extent
_TOWN = 2500  # inhabitants that make a town where town rights are not known
_VILLAGE = 1000  # inhabitants above which a municipality is named from twofold zoom on
_MANY = 1000  # above so many areas towns no longer tell the few important names from the rest
# Where towns do not decide: how many of the most populous are named at full extent, and from twofold zoom on.
_FIRST, _SECOND = 24, 200
_NOT_XML = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_CELLS = 20
_STROKE, _NUMBER = re.compile("M[^M]*"), re.compile(r"-?[\d.]+")
_FEW_PITCH, _FEW_DOT = 4 * sqrt(2), 1.3  # dots 4 px apart on a grid turned by 45 degrees; their radius
_HATCH_PITCH = 6 * sqrt(2)  # lines 6 px apart at 45 degrees, as an upright tile


def choropleth(
    geometry: MapGeometry,
    *,
    labels: Mapping[str, int],
    title: str,
    towns: Collection[str] = (),
    names: Mapping[str, str] | None = None,
    idprefix: str = "karte",
    palette: str = "see",
    classes: int = 5,
) -> str:
    """The map without values, in map units, layers from the ground upwards.

    `labels` is the population by key: it orders the names and, with `towns` (keys of places with town
    rights), decides from which zoom on an area is named. `names` replaces the geometry's names. `title` is
    the accessible name of the list of areas, until a script says what they show. `bl-zoom` groups are moved
    and scaled together; `bl-circles`, `bl-names`, `bl-pills` and `bl-rubber` stay empty here: whoever shows
    the map fills them, and `bl-edges` with the outlines of the areas. What is `bl-still` looks the same in
    every year: a browser may keep it as a picture of its own. The style sheet expects the prefix "karte".
    """
    called = {shape.key: shape.name for shape in geometry.areas} | dict(names or {})
    tiers = label_tiers(geometry, labels, towns)
    x, y, width, height = geometry.view_box
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bl-map" id="{_text(idprefix)}"',
        f' viewBox="{_numbers((x, y, width, height))}" data-level="{_text(geometry.level)}"',
        f' data-status="{geometry.status.isoformat()}" data-extent="{_numbers(_extent(geometry))}"',
        f' data-palette="{_text(palette)}" data-classes="{classes}" data-unit="{geometry.unit_m}">',
        *_definitions(geometry, idprefix),
        '<g class="bl-zoom"><g class="bl-context" aria-hidden="true">',
        *(_context(shape) for shape in geometry.context),
        f'</g><g class="bl-areas" role="listbox" aria-multiselectable="true" tabindex="0" aria-label="{_text(title)}">',
        *(
            _area(shape, called[shape.key], labels.get(shape.key, 0), tiers[shape.key], idprefix)
            for shape in geometry.areas
        ),
        '</g></g><g class="bl-still" aria-hidden="true"><g class="bl-zoom bl-lines"><g class="bl-edges"></g>',
        f'<use class="bl-inner-casing" href="#{_text(idprefix)}-inner"/>',
        f'<use class="bl-inner" href="#{_text(idprefix)}-inner"/>',
        f'<path class="bl-outline" d="{_text(geometry.outline)}"/>',
        *_own_district(geometry),
        "</g></g>",
        '<g class="bl-above" aria-hidden="true"><g class="bl-zoom bl-circles"></g>',
        '<g class="bl-zoom"><path class="bl-dotted"/></g>',
        '<g class="bl-zoom bl-marks"></g><g class="bl-names"></g><g class="bl-pills"></g>',
        '<path class="bl-rubber"/></g></svg>',
    ]
    return "".join(parts)


def label_tiers(
    geometry: MapGeometry, labels: Mapping[str, int], towns: Collection[str] = ()
) -> dict[str, int]:
    """For each area the zoom from which on it may bear its name, as coded by AT_FULL_EXTENT and its
    neighbours.

    Few areas are all named. Municipalities of a district: towns (else those above 2,500 inhabitants) at full
    extent, those above 1,000 inhabitants from twofold. Else the most populous first.
    """
    keys = [shape.key for shape in geometry.areas]
    if len(keys) <= _ALL_NAMED:
        return dict.fromkeys(keys, AT_FULL_EXTENT)
    if geometry.level == "gemeinde" and len(keys) <= _MANY:
        named = towns or {key for key in keys if labels.get(key, 0) > _TOWN}
        return {key: _municipal_tier(key in named, labels.get(key, 0)) for key in keys}
    ranked = sorted(keys, key=lambda key: (-labels.get(key, 0), key))
    steps = (*[AT_FULL_EXTENT] * _FIRST, *[FROM_TWOFOLD] * (_SECOND - _FIRST))
    return {key: steps[place] if place < len(steps) else FROM_FOURFOLD for place, key in enumerate(ranked)}


def _municipal_tier(town: bool, inhabitants: int) -> int:
    if town:
        return AT_FULL_EXTENT
    return FROM_TWOFOLD if inhabitants > _VILLAGE else FROM_FOURFOLD


def _definitions(geometry: MapGeometry, idprefix: str) -> Iterator[str]:
    """Patterns with their grounds, and the inner lines, which are drawn twice."""
    prefix, more = _text(idprefix), ' class="bl-pattern"'
    yield "<defs>"
    for number in range(CLASSES):
        name, ground = f"{prefix}-few-{number}", f'class="c{number}"'
        yield halftone(name, _FEW_PITCH, _FEW_DOT, ground, 'class="bl-dot"', more)
    yield hatching(
        f"{prefix}-hatch", _HATCH_PITCH, 1.0, 'class="bl-hatch-ground"', 'class="bl-hatch-line"', more
    )
    yield f'<g id="{prefix}-inner">'
    for strokes in _by_cell(geometry.inner_lines, _extent(geometry)):
        yield f'<path vector-effect="non-scaling-stroke" d="{_text(strokes)}"/>'
    yield "</g></defs>"


def _own_district(geometry: MapGeometry) -> Iterator[str]:
    """Its border on a map of more than it, over a halo."""
    if geometry.own:
        yield f'<path class="bl-own-casing" d="{_text(geometry.own)}"/>'
        yield f'<path class="bl-own" d="{_text(geometry.own)}"/>'


def _area(shape: Shape, name: str, inhabitants: int, tier: int, idprefix: str) -> str:
    return (
        f'<path class="bl-area" role="option" aria-selected="false" id="{_text(idprefix)}-{_text(shape.key)}"'
        f' data-key="{_text(shape.key)}" data-at="{_numbers((*shape.point, *shape.box))}" data-pop="{inhabitants}"'
        f' data-tier="{tier}" aria-label="{_text(name)}" fill-rule="evenodd" d="{_text(shape.path)}"/>'
    )


def _context(shape: Shape) -> str:
    return (
        f'<path data-name="{_text(shape.name)}" data-at="{_numbers((*shape.point, *shape.box))}"'
        f' fill-rule="evenodd" d="{_text(shape.path)}"/>'
    )


def _extent(geometry: MapGeometry) -> tuple[float, float, float, float]:
    """x0, y0, x1, y1 around all areas: what "fit" shows."""
    if not geometry.areas:
        x, y, width, height = geometry.view_box
        return x, y, x + width, y + height
    x0, y0, x1, y1 = zip(*(shape.box for shape in geometry.areas), strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{round(value, 2):g}" for value in values)


def _by_cell(path: str, extent: tuple[float, float, float, float]) -> list[str]:
    """The strokes of a path gathered by where they begin, in a grid of _CELLS times _CELLS over the extent.

    A browser paints in tiles and strokes a whole path anew for each tile that its box meets: in one path
    thousands of lines between areas take longer than the areas.
    """
    x0, y0, x1, y1 = extent
    cells: dict[tuple[int, int], list[str]] = {}
    for stroke in _STROKE.findall(path):
        x, y = (float(number) for number in _NUMBER.findall(stroke)[:2])
        cell = (int((x - x0) / (x1 - x0 or 1) * _CELLS), int((y - y0) / (y1 - y0 or 1) * _CELLS))
        cells.setdefault(cell, []).append(stroke)
    return ["".join(strokes) for strokes in cells.values()]


def _text(value: str) -> str:
    """Safe inside a quoted attribute; characters that XML cannot hold are dropped."""
    return escape(_NOT_XML.sub("", value))
