"""The map of a slide: one native shape per area, to be recoloured and moved by whoever gives the talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.exports import slide_xml as xml
from dashboard.exports.map_labels import PILL_HEIGHT, Box
from dashboard.exports.map_picture import Ground, Placed, circles_of, placed
from dashboard.exports.paint import PAINTS
from dashboard.exports.signs import DOTTED, HIDDEN, NOT_APPLICABLE, Sign
from dashboard.exports.slide_xml import Ids, Run
from dashboard.figures import style
from dashboard.figures.outline import rings
from dashboard.texts import say

VIEW = (650.0, 62.0, 1872.0, 912.0)
FEW_PATTERN, HIDDEN_PATTERN = "pct25", "wdUpDiag"  # LibreOffice hatches what PowerPoint dots
_LABEL_GROUND = 0.74  # opacity: few programs draw an edge around letters
_PAINT, _INK = PAINTS["light"], style.COLOURS["light"]  # slides are light: they are printed and projected


def map_shapes(
    ids: Ids, ground: Ground, signs: Mapping[str, Sign], selection: Sequence[str], described: str, lang: str
) -> list[str]:
    """Three groups: the areas, the lines above them, and the names."""
    at = placed(ground, signs, selection, VIEW)
    box = (VIEW[0], VIEW[1], VIEW[2] - VIEW[0], VIEW[3] - VIEW[1])
    return [
        xml.group(ids, say(lang, "view_karte"), described, box, list(_areas(ids, ground, signs, at, lang))),
        xml.group(ids, *_named("borders", lang), box, list(_lines(ids, ground, selection, at, lang))),
        *_circles(ids, ground, signs, at, box, lang),
        xml.group(ids, *_named("names", lang), box, list(_texts(ids, at, lang))),
    ]


def fill_of(sign: Sign | None) -> str:
    """The fill of an area in DrawingML; few cases are light dots on the class's colour."""
    if sign is None or sign.kind in DOTTED:
        return xml.solid(_INK.surface)
    if sign.kind == HIDDEN:
        return xml.pattern(HIDDEN_PATTERN, _PAINT.status_hatch, _PAINT.status_hatch_bg)
    if sign.kind == NOT_APPLICABLE:
        return xml.solid(_PAINT.status_na)
    if not sign.colour:
        return xml.solid(_PAINT.status_zero)
    if sign.circle:
        return xml.solid(_INK.inset)
    if sign.few:
        return xml.pattern(FEW_PATTERN, _PAINT.map_border, sign.colour)
    return xml.solid(sign.colour, 1.0 if sign.inside else 0.22)


def _named(what: str, lang: str) -> tuple[str, str]:
    words = say(lang, f"alt_{what}")
    return words, words


def _areas(ids: Ids, ground: Ground, signs: Mapping[str, Sign], at: Placed, lang: str) -> Iterator[str]:
    plain = xml.edge(_PAINT.map_border, 1.1)
    dotted = xml.edge(_PAINT.status_missing, 2.4, "sysDot")
    for shape in ground.geometry.areas:
        name, sign = ground.names[shape.key], signs.get(shape.key)
        said = say(lang, "alt_area", name=name, text=sign.text) if sign else name
        missing = sign is None or sign.kind in DOTTED
        outline = [[at.project(point) for point in ring] for ring in rings(shape.path)]
        yield xml.freeform(ids, name, said, outline, fill_of(sign), dotted if missing else plain)


def _circles(ids: Ids, ground: Ground, signs: Mapping[str, Sign], at: Placed, box: Box, lang: str) -> Iterator[str]:
    """A group of its own, where numbers are circles."""
    found = sorted(circles_of(ground, signs, at.scale, VIEW), key=lambda one: -one.radius)
    shapes = []
    for one in found:
        (x, y), radius = at.project((one.x, one.y)), one.radius * at.scale
        name, look = ground.names[one.key], xml.edge(_PAINT.map_district, 1.1)
        said = say(lang, "alt_area", name=name, text=signs[one.key].text)
        place = (x - radius, y - radius, 2 * radius, 2 * radius)
        shapes.append(xml.ellipse(ids, name, said, place, xml.solid(one.fill, one.opacity), look))
    if shapes:
        yield xml.group(ids, *_named("circles", lang), box, shapes)


def _lines(ids: Ids, ground: Ground, selection: Sequence[str], at: Placed, lang: str) -> Iterator[str]:
    geometry = ground.geometry
    drawn = (
        ("inner", geometry.inner_lines, ((_PAINT.map_halo, 4.3, 0.85), (_PAINT.map_amt, 1.7, 0.85))),
        ("outline", geometry.outline, ((_PAINT.map_district, 2.9, 1.0),)),
    )
    for what, path, strokes in drawn:
        lines = [[at.project(point) for point in ring] for ring in rings(path)]
        for colour, width, opacity in strokes if lines else ():
            look = xml.edge(colour, width, opacity=opacity)
            closed = what == "outline"
            yield xml.freeform(ids, *_named(what, lang), lines, xml.NO_FILL, look, closed=closed)
    paths = {shape.key: shape.path for shape in geometry.areas}
    for mark, key in enumerate(selection):
        if key not in paths:
            continue
        outline = [[at.project(point) for point in ring] for ring in rings(paths[key])]
        name = say(lang, "alt_selected", name=ground.names[key])
        for colour, width in ((_PAINT.map_halo, 8.4), (_INK.places[mark % len(_INK.places)], 4.2)):
            yield xml.freeform(ids, name, name, outline, xml.NO_FILL, xml.edge(colour, width))


def _texts(ids: Ids, at: Placed, lang: str) -> Iterator[str]:
    for label in at.names:
        wide, high = label.width + 4, label.size * 1.24
        box = (label.x - wide / 2, label.y - high / 2, wide, high)
        run = Run(label.text, label.size, _INK.ink, label.weight > 400)
        ground = xml.solid(_PAINT.map_halo, _LABEL_GROUND)
        yield xml.text(
            ids, label.text, label.text, box, [run], align="ctr", anchor="ctr", wrap=False, fill=ground, round_=0.3,
            lang=lang,
        )  # fmt: skip
    for words, (x, y), size in at.signs:
        box = (x - size, y - size * 0.75, 2 * size, size * 1.5)
        yield xml.text(
            ids, words, words, box, [Run(words, size, _INK.ink_2, True)], align="ctr", anchor="ctr", lang=lang
        )
    for pill in at.pills:
        tone = xml.solid(_INK.places[pill.mark % len(_INK.places)])
        box = (pill.x - pill.width / 2, pill.y - PILL_HEIGHT / 2, pill.width, PILL_HEIGHT)
        run, look = Run(pill.text, pill.size, _PAINT.on_accent, True), xml.edge(_PAINT.map_halo, 2.6)
        yield xml.text(
            ids, pill.text, pill.text, box, [run], align="ctr", anchor="ctr", wrap=False, fill=tone, line=look,
            round_=0.5, lang=lang,
        )  # fmt: skip
