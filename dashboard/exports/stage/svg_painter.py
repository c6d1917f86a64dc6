"""Paints a laid out stage as SVG: it only places what the description says, in the colours of a theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, singledispatchmethod

from dashboard.charts.colours import place
from dashboard.charts.svg.painter import painted as painted_chart
from dashboard.drawing import style
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.markers import marker_element
from dashboard.drawing.svg_elements import number
from dashboard.exports.stage.description import (
    Item,
    PlacedBars,
    StageMark,
    StagePicture,
    StageShape,
    StageStroke,
    StageText,
)
from dashboard.map.colours import colour
from dashboard.map.svg_painter import painted as painted_map

_HALO = 9.0
_DOTS = 9.0, 2.2  # px between the dots of few cases, and their radius


def stage_svg(made: StagePicture, width: int = 1920, fonts: str = "") -> str:
    """The whole picture, `width` px wide. `fonts` is a style element that carries the typeface."""
    said = " ".join((made.said, *(one.text for one in made.texts() if one.part != "headline")))
    content = "".join(_SvgStage(made).parts())
    return svg.document(width, content, title=made.headline, description=said, style=fonts)


def stage_content(made: StagePicture, *, texts: bool = True, ground: bool = True) -> str:
    """What stands inside the picture; without `texts` only ground, shapes, views and
    the names on the map, whose halo no text outside a picture has; without `ground` it lies on another's."""
    return "".join(_SvgStage(made, texts=texts, ground=ground).parts())


class _SvgStage:
    """Knows the colours of the theme and palette."""

    def __init__(self, made: StagePicture, *, texts: bool = True, ground: bool = True) -> None:
        self.made, self.texts, self.ground = made, texts, ground
        self.shades = partial(colour, palette=made.palette, theme=made.theme)

    def parts(self) -> Iterator[str]:
        """The elements from the ground upwards."""
        made = self.made
        if self.ground:
            yield svg.rect(0, 0, 1920, 1080, self.shades("bg"))
        for at, one in enumerate(made.maps):
            # Names of patterns inside a map are its own: two maps in one document would share them.
            yield (
                painted_map(one, made.theme)
                .replace("wenige-", f"wenige-{at}-")
                .replace("schraffur", f"schraffur-{at}")
                .replace("kartenlinien", f"kartenlinien-{at}")
            )
        for placed in made.charts:
            yield painted_chart(placed.chart, placed.box, made.theme)
        for bars in made.bars:
            yield from self._bars(bars)
        for item in made.items:
            if self.texts or not isinstance(item, StageText) or item.halo:
                yield self.draw(item)

    def _bars(self, bars: PlacedBars) -> Iterator[str]:
        tones = sorted({self.shades(bars.colours[at]) for at, few in enumerate(bars.few) if few})
        if tones:
            yield f"<defs>{''.join(self._dots(tone) for tone in tones)}</defs>"
        for at, role in enumerate(bars.colours):
            x0, y0, x1, y1 = bars.bar(at)
            tone = self.shades(role)
            fill = f"url(#{_pattern(tone)})" if bars.few[at] else tone
            edge = f' rx="3" stroke="{self.shades("axis")}" stroke-width="0.8"'
            yield svg.rect(x0, y0, x1 - x0, y1 - y0, fill, edge)

    def _dots(self, tone: str) -> str:
        size, radius = _DOTS
        dot = f'fill="{self.shades("bg")}" fill-opacity="0.85"'
        spots = "".join(
            f'<circle cx="{number(at)}" cy="{number(at)}" r="{radius}" {dot}/>'
            for at in (size / 4, size * 3 / 4)
        )
        return (
            f'<pattern id="{_pattern(tone)}" patternUnits="userSpaceOnUse" width="{size}" height="{size}">'
            f'<rect width="{size}" height="{size}" fill="{tone}"/>{spots}</pattern>'
        )

    @singledispatchmethod
    def draw(self, item: Item) -> str:
        """The item as one element."""
        raise TypeError(item)

    @draw.register
    def _(self, item: StageText) -> str:
        more = svg.halo(self.shades(item.halo), _HALO) if item.halo else ""
        return svg.text(
            item.x, item.y, item.text, item.size, self.shades(item.colour), item.weight, item.anchor, more
        )

    @draw.register
    def _(self, item: StageShape) -> str:
        x0, y0, x1, y1 = item.box
        more = f' rx="{number(item.corner)}"' if item.corner else ""
        if item.edge:
            more += f' stroke="{self.shades(item.edge)}" stroke-width="{number(item.edge_width)}"'
        if item.dash:
            more += f' stroke-dasharray="{" ".join(number(one) for one in item.dash)}"'
        return svg.rect(x0, y0, x1 - x0, y1 - y0, self.shades(item.fill) if item.fill else "none", more)

    @draw.register
    def _(self, item: StageStroke) -> str:
        ends = (*item.start, *item.end)
        dash = f' stroke-dasharray="{" ".join(number(one) for one in item.dash)}"' if item.dash else ""
        casing = svg.line(*ends, self.shades("bg"), item.casing) if item.casing else ""
        return casing + svg.line(*ends, self.shades(item.colour), item.width, dash)

    @draw.register
    def _(self, item: StageMark) -> str:
        form = style.MARKERS[item.mark % len(style.MARKERS)]
        tone = self.shades(item.colour or place(item.mark))
        look = f' fill="{tone}"'
        if form.endswith("-open"):
            look = f' fill="none" stroke="{tone}" stroke-width="{number(item.radius * 0.36)}"'
        return marker_element(form, item.x, item.y, item.radius, look)


def _pattern(tone: str) -> str:
    return f"balken-{tone.lstrip('#')}"
