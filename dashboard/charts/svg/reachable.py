"""A chart as SVG of a page in which every mark that says something can be reached by keyboard and pointer."""

from __future__ import annotations

import json
from functools import partial

from dashboard.charts.colours import colour
from dashboard.charts.description import AreaMark, BarMark, Chart
from dashboard.charts.svg.marks import Pen
from dashboard.charts.svg.painter import label_svg
from dashboard.drawing import svg_elements as svg
from dashboard.drawing.svg_elements import safe

_HALO = 2.6


def reachable_svg(chart: Chart, named: str) -> str:
    """In the tokens of the page. Each mark with words is a part of its own: named by its key, with its lines for the
    tooltip, and spoken as one sentence; the first of them is reached by Tab, the others by arrow keys (see
    assets/transition/parts.js). `named` tells the patterns from those of others on a page."""
    space = chart.plot.space
    shades = partial(colour, palette=chart.palette, theme="page")
    pen = Pen(chart.plot, shades, named)
    halo = svg.halo(shades("surface"), _HALO)
    parts, first = [], True
    for mark in chart.marks:
        drawn = pen.draw(mark)
        if isinstance(mark, AreaMark | BarMark) and mark.words:
            lines = safe(json.dumps(mark.words, ensure_ascii=False))
            said = safe(". ".join(mark.words))
            reached = "0" if first else "-1"
            drawn = (
                f'<g class="bl-part" data-part="{mark.key}" data-lines="{lines}" tabindex="{reached}" '
                f'role="img" aria-label="{said}">{drawn}</g>'
            )
            first = False
        parts.append(drawn)
    words = "".join(part for label in chart.labels for part in label_svg(label, shades, halo))
    patterns = pen.halftones(chart.marks)
    size = f'viewBox="0 0 {space.width:g} {space.height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="group" aria-label="{safe(chart.summary)}">'
        f"<defs>{patterns}</defs>{''.join(parts)}"
        f'<g aria-hidden="true" class="bl-part-words">{words}</g></svg>'
    )
