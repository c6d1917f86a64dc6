"""What colour a role of a map has in a theme and palette."""

from __future__ import annotations

from dashboard.charts import colours
from dashboard.charts.description import Colour
from dashboard.drawing.style import Theme
from dashboard.drawing.svg_elements import SVG_COLOURS, SvgColours


def colour(role: Colour, palette: str, theme: Theme) -> str:
    """A role of a chart, or a name of `SvgColours` such as `map_border`; anything else raises
    AttributeError."""
    if hasattr(SvgColours, role):
        return str(getattr(SVG_COLOURS[theme], role))
    return colours.colour(role, palette, theme)
