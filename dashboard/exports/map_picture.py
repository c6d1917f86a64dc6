"""The coloured map as it stands in a picture: areas by class, signs, borders, names and selected places.

The shapes are those of the page's map. Its style sheet cannot be used: programs that open a picture know neither custom
properties nor lines that keep their width.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.exports import paint
from dashboard.exports.map_labels import (
    PILL_HEIGHT,
    SIGN,
    Box,
    Label,
    Project,
    names_on,
    pill_box,
    pills,
    sign_box,
)
from dashboard.exports.paint import PAINTS, Paint, number, safe
from dashboard.exports.signs import DOTTED, HIDDEN, NOT_APPLICABLE, WRITTEN, Sign
from dashboard.figures import style
from dashboard.figures.choropleth import AT_FULL_EXTENT, label_tiers
from dashboard.figures.circles import LARGEST_SHARE, Circle, drawn
from dashboard.figures.outline import Point
from dashboard.figures.style import Theme

_MANY = 1000  # areas above which lines are hairlines and a halftone would be a grey
_MARGIN = 0.985
# Line widths in px at 1920: those of the page, made stronger for the wall.
_BORDER, _AMT, _AMT_CASING, _OUTLINE, _SELECTED, _SELECTED_CASING = 1.1, 1.7, 4.3, 2.9, 4.2, 8.4


@dataclass(frozen=True, slots=True)
class Ground:
    """What is drawn: boundaries, names and inhabitants by key, and towns, whose names come first."""

    geometry: MapGeometry
    names: Mapping[str, str]
    population: Mapping[str, int]
    towns: Sequence[str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A map fitted into a box of the picture: how its units become px, and all its texts."""

    scale: float
    project: Project
    names: Sequence[Label]
    pills: Sequence[Label]
    signs: Sequence[tuple[str, Point, float]]


def placed(ground: Ground, signs: Mapping[str, Sign], selection: Sequence[str], box: Box) -> Placed:
    """Fits the map into `box` (px) and finds room for its names."""
    shapes = ground.geometry.areas
    x0, y0, x1, y1 = _extent(shapes)
    scale = min((box[2] - box[0]) / (x1 - x0), (box[3] - box[1]) / (y1 - y0)) * _MARGIN
    left = (box[0] + box[2] - scale * (x0 + x1)) / 2
    top = (box[1] + box[3] - scale * (y0 + y1)) / 2

    def project(at: Point) -> Point:
        return at[0] * scale + left, at[1] * scale + top

    by_key = {shape.key: shape for shape in shapes}
    chosen = pills(by_key, ground.names, selection, project, box)
    written = []
    if len(shapes) <= _MANY:
        for shape in shapes:
            sign = signs.get(shape.key)
            if sign and sign.kind in WRITTEN:
                room = min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) * scale
                written.append((WRITTEN[sign.kind], project(shape.point), SIGN if room > SIGN else SIGN * 0.8))
    taken = [*(pill_box(pill) for pill in chosen), *(sign_box(at, size) for _, at, size in written)]
    tiers = label_tiers(ground.geometry, ground.population, ground.towns)
    wanted = [key for key, tier in tiers.items() if tier == AT_FULL_EXTENT and key not in selection]
    strong = ground.geometry.level == "gemeinde"
    names = names_on(shapes, ground.names, ground.population, wanted, project, box, taken, strong=strong)
    return Placed(scale, project, names, chosen, written)


def map_picture(
    ground: Ground, signs: Mapping[str, Sign], selection: Sequence[str], box: Box, theme: Theme = "light"
) -> str:
    """SVG of the map inside `box`; an area without a sign counts as not reported."""
    colours, at = PAINTS[theme], placed(ground, signs, selection, box)
    x, y = at.project((0.0, 0.0))
    unit = 1 / at.scale  # of a px, in map units
    few = sorted({sign.colour for sign in signs.values() if sign.few})
    halftones = {} if len(ground.geometry.areas) > _MANY else {colour: f"wenige-{i}" for i, colour in enumerate(few)}
    parts = [
        "<defs>",
        *(_halftone(name, colour, unit, colours) for colour, name in halftones.items()),
        _hatch(unit, colours),
        f'</defs><g transform="translate({x:.3f} {y:.3f}) scale({at.scale:.5f})" stroke-linejoin="round">',
        *_areas(ground, signs, colours, theme, halftones, unit),
        *_lines(ground, signs, colours, unit),
        *drawn(circles_of(ground, signs, at.scale, box), colours.map_district, 1.1 * unit),
        *_selected(ground, selection, colours, theme, unit),
        "</g>",
        *_texts(at, colours, theme),
    ]
    return "".join(parts)


def circles_of(ground: Ground, signs: Mapping[str, Sign], scale: float, box: Box) -> list[Circle]:
    """The circles of all places that have one, in map units."""
    largest = LARGEST_SHARE * min(box[2] - box[0], box[3] - box[1]) / scale
    return [
        Circle(shape.key, *shape.point, sign.circle * largest, sign.colour, 1.0 if sign.inside else 0.25)
        for shape in ground.geometry.areas
        if (sign := signs.get(shape.key)) is not None and sign.circle
    ]


def _areas(
    ground: Ground,
    signs: Mapping[str, Sign],
    colours: Paint,
    theme: Theme,
    halftones: Mapping[str, str],
    unit: float,
) -> Iterator[str]:
    border = (0.4 if len(ground.geometry.areas) > _MANY else _BORDER) * unit
    yield f'<g fill-rule="evenodd" stroke="{colours.map_border}" stroke-width="{border:.4f}">'
    for shape in ground.geometry.areas:
        sign = signs.get(shape.key)
        fill = _fill(sign, colours, theme, halftones)
        pale = ' fill-opacity="0.22"' if sign and not sign.inside else ""
        said = f"{ground.names[shape.key]}: {sign.text}" if sign else ground.names[shape.key]
        yield f'<path data-key="{shape.key}" fill="{fill}"{pale} d="{shape.path}"><title>{safe(said)}</title></path>'
    yield "</g>"


def _fill(sign: Sign | None, colours: Paint, theme: Theme, halftones: Mapping[str, str]) -> str:
    if sign is None or sign.kind in DOTTED:
        return style.COLOURS[theme].surface
    if sign.kind == HIDDEN:
        return "url(#schraffur)"
    if sign.kind == NOT_APPLICABLE:
        return colours.status_na
    if not sign.colour:
        return colours.status_zero
    if sign.circle:
        return style.COLOURS[theme].inset
    return f"url(#{halftones[sign.colour]})" if sign.few and sign.colour in halftones else sign.colour


def _lines(ground: Ground, signs: Mapping[str, Sign], colours: Paint, unit: float) -> Iterator[str]:
    geometry = ground.geometry
    missing = [one.path for one in geometry.areas if one.key not in signs or signs[one.key].kind in DOTTED]
    yield '<g fill="none">'
    if missing:
        yield (
            f'<path stroke="{colours.status_missing}" stroke-width="{3 * unit:.4f}" stroke-linecap="round"'
            f' stroke-dasharray="{0.1 * unit:.4f} {6.2 * unit:.4f}" d="{"".join(missing)}"/>'
        )
    if geometry.inner_lines:
        for stroke, width in ((colours.map_halo, _AMT_CASING), (colours.map_amt, _AMT)):
            look = f'stroke="{stroke}" stroke-width="{width * unit:.4f}" stroke-opacity="0.85"'
            yield f'<path {look} d="{geometry.inner_lines}"/>'
    outline = f'stroke="{colours.map_district}" stroke-width="{_OUTLINE * unit:.4f}"'
    yield f'<path {outline} d="{geometry.outline}"/></g>'


def _selected(ground: Ground, selection: Sequence[str], colours: Paint, theme: Theme, unit: float) -> Iterator[str]:
    paths = {shape.key: shape.path for shape in ground.geometry.areas if shape.key in selection}
    tones = style.COLOURS[theme].places
    yield '<g fill="none">'
    for mark, key in enumerate(selection):
        if key in paths:
            for stroke, width in ((colours.map_halo, _SELECTED_CASING), (tones[mark % len(tones)], _SELECTED)):
                yield f'<path stroke="{stroke}" stroke-width="{width * unit:.4f}" d="{paths[key]}"/>'
    yield "</g>"


def _texts(at: Placed, colours: Paint, theme: Theme) -> Iterator[str]:
    ink, tones = style.COLOURS[theme], style.COLOURS[theme].places
    halo = paint.halo(colours.map_halo, 4.6)
    for label in at.names:
        yield paint.text(
            label.x, label.y + label.size * 0.35, label.text, label.size, ink.ink, label.weight, "middle", halo
        )
    for words, (x, y), size in at.signs:
        yield paint.text(x, y + size * 0.35, words, size, ink.ink_2, 600, "middle")
    for pill in at.pills:
        tone = tones[pill.mark % len(tones)]
        look = f' rx="{number(PILL_HEIGHT / 2)}" stroke="{colours.map_halo}" stroke-width="2.6"'
        yield paint.rect(pill.x - pill.width / 2, pill.y - PILL_HEIGHT / 2, pill.width, PILL_HEIGHT, tone, look)
        yield paint.text(pill.x, pill.y + pill.size * 0.34, pill.text, pill.size, colours.on_accent, 700, "middle")


def _halftone(name: str, colour: str, unit: float, colours: Paint) -> str:
    """White dots on the class's colour: 4 px apart on a grid turned by 45 degrees, larger for the wall."""
    pitch = 8 * unit  # whole px: parts of one blur the edge of the tile
    spots = ((0.0, 0.0), (pitch, 0.0), (0.0, pitch), (pitch, pitch), (pitch / 2, pitch / 2))
    dots = "".join(f'<circle cx="{x:.4f}" cy="{y:.4f}" r="{1.8 * unit:.4f}"/>' for x, y in spots)
    return _tile(name, pitch, colour, f'<g fill="{colours.map_border}" fill-opacity="0.86" stroke="none">{dots}</g>')


def _hatch(unit: float, colours: Paint) -> str:
    size, over = 12 * unit, unit
    far, near = size + over, size - over
    # A diagonal and the two corners that it cuts off in the neighbouring tiles.
    path = f"M{-over:.4f} {far:.4f}L{far:.4f} {-over:.4f}M{-over:.4f} {over:.4f}L{over:.4f} {-over:.4f}"
    path += f"M{near:.4f} {far:.4f}L{far:.4f} {near:.4f}"
    stroke = f'stroke="{colours.status_hatch}" stroke-width="{1.5 * unit:.4f}" stroke-opacity="0.8"'
    return _tile("schraffur", size, colours.status_hatch_bg, f'<path fill="none" {stroke} d="{path}"/>')


def _tile(name: str, size: float, ground: str, content: str) -> str:
    side = f'width="{size:.4f}" height="{size:.4f}"'
    # resvg hands a pattern's content the stroke of the area that it fills.
    tile = f'<pattern id="{name}" patternUnits="userSpaceOnUse" {side}><rect {side} fill="{ground}" stroke="none"/>'
    return f"{tile}{content}</pattern>"


def _extent(shapes: Sequence[Shape]) -> Box:
    boxes = [shape.box for shape in shapes] or [(0.0, 0.0, 1.0, 1.0)]
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip
