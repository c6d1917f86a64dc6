"""What colour a role of a chart has in a theme and palette."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.charts.description import Colour
from dashboard.drawing import style
from dashboard.drawing.style import Theme
from dashboard.indicators.slab.model import Slab


def place(position: int) -> Colour:
    """Of the selected place at this position, counted from 0."""
    return f"place-{position % 8 + 1}"


def of_class(index: int, count: int) -> Colour:
    """Of a class; zero, which stands in none (index -1), is as pale as the ground."""
    return f"class-{index}-{count}" if index >= 0 else "bg"


def on_class(index: int, count: int) -> Colour:
    """Of words on a class."""
    return f"on-{of_class(index, count)}"


def of_share(share: float) -> Colour:
    """Of a place on a continuous scale from 0 to 1."""
    return f"ramp-{share:.4f}"


def of_nearest(share: float) -> Colour:
    """The nearest of the seven colours of a continuous scale; of two the higher."""
    return of_share(math.floor(share * 6 + 0.5) / 6)


def of_places(slab: Slab, row: int, order: Sequence[int], *, nearest: bool = False) -> list[Colour]:
    """Of the places at these columns of the slab, in a year, by their classes; `nearest` takes one of seven
    on a continuous scale."""
    if slab.share is not None:
        tone = of_nearest if nearest else of_share
        return [tone(float(slab.share[row, i])) for i in order]
    count = len(slab.legend.labels)
    return [of_class(int(slab.classes[row, i]), count) for i in order]


def colour(role: Colour, palette: str, theme: Theme) -> str:
    """The colour; a role that names none raises AttributeError."""
    kind, _, rest = role.partition("-")
    if kind == "place":
        return style.COLOURS[theme].places[int(rest) - 1]
    if kind == "class":
        index, _, count = rest.partition("-")
        return style.palette(palette, int(count), theme)[int(index)]
    if kind == "on":
        return style.readable_on(colour(rest, palette, theme))
    if kind == "ramp":
        return style.ramp(palette, float(rest), theme)
    return str(getattr(style.COLOURS[theme], role))
