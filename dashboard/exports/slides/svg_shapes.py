"""Small drawings as native shapes: the few elements of SVG that spines and sparklines are made of."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids
from dashboard.map.outline import rings


def native(ids: Ids, drawing: Drawing, box: tuple[float, float, float, float]) -> str:
    """The drawing as a group of shapes, as large as the box (x, y, width, height) allows and in its
    middle."""
    x, y, width, height = box
    scale = min(width / drawing.width, height / drawing.height)
    left, top = x + (width - drawing.width * scale) / 2, y + (height - drawing.height * scale) / 2
    root = fromstring(drawing.svg())
    inner = root.find("{http://www.w3.org/2000/svg}svg")
    units = float(inner.get("viewBox").split()[2]) if inner is not None else drawing.width
    pen = _Pen(ids, drawing.alt, scale * drawing.width / units, left, top)
    shapes = [shape for element in root.iter() for shape in pen.draw(element)]
    return xml.group(
        ids, drawing.alt[:60], drawing.alt, (left, top, drawing.width * scale, drawing.height * scale), shapes
    )


class _Pen:
    """Draws one element after the other; each bears the words of the whole."""

    def __init__(self, ids: Ids, words: str, scale: float, left: float, top: float) -> None:
        self.ids, self.words, self.scale, self.left, self.top = ids, words, scale, left, top

    def draw(self, element: Element) -> Iterator[str]:
        tag = element.tag.rpartition("}")[2]
        given = {name: element.get(name, "") for name in ("x", "y", "width", "height", "cx", "cy", "r", "rx")}
        number = {name: float(text) for name, text in given.items() if text}
        if tag == "line":
            ends = [(float(element.get(f"x{at}", 0)), float(element.get(f"y{at}", 0))) for at in (1, 2)]
            yield self._path([ends], element, closed=False)
        elif tag == "path":
            path = element.get("d", "")
            yield self._path(rings(path), element, closed=path.endswith("z"))
        elif tag == "rect":
            box = self._box(number.get("x", 0), number.get("y", 0), number["width"], number["height"])
            yield xml.rectangle(
                self.ids,
                self.words,
                self.words,
                box,
                _fill(element),
                self._edge(element),
                0.2 if number.get("rx") else 0,
            )
        elif tag == "circle":
            r = number["r"]
            box = self._box(number["cx"] - r, number["cy"] - r, 2 * r, 2 * r)
            yield xml.ellipse(self.ids, self.words, self.words, box, _fill(element), self._edge(element))

    def _path(self, lines: list[list[tuple[float, float]]], element: Element, *, closed: bool) -> str:
        placed = [
            [(self.left + a * self.scale, self.top + b * self.scale) for a, b in line] for line in lines
        ]
        fill = _fill(element) if closed else xml.NO_FILL
        return xml.freeform(
            self.ids, self.words, self.words, placed, fill, self._edge(element), closed=closed
        )

    def _box(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        return self.left + x * self.scale, self.top + y * self.scale, width * self.scale, height * self.scale

    def _edge(self, element: Element) -> str:
        colour, dash = element.get("stroke"), "sysDot" if element.get("stroke-dasharray") else ""
        return (
            xml.edge(colour, float(element.get("stroke-width", 1)) * self.scale, dash)
            if colour
            else xml.NO_EDGE
        )


def _fill(element: Element) -> str:
    colour = element.get("fill", "none")
    opacity = float(element.get("opacity", 1)) * float(element.get("fill-opacity", 1))
    return xml.NO_FILL if colour == "none" else xml.solid(colour, opacity)
