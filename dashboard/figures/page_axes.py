"""The axes of ranking, distribution and funnel in plain numbers and words, for the scripts that draw those views."""

from __future__ import annotations

from html import unescape
from typing import Any

from dashboard.figures.axes import Scale, round_step, tick_texts, ticks
from dashboard.figures.distribution import distribution
from dashboard.figures.funnel import funnel
from dashboard.figures.ranking import ranking
from dashboard.figures.seen import Slab
from dashboard.figures.style import Figure

_NO_YEAR = 0
_TICKS_ACROSS = 7


def axes_of(slab: Slab) -> dict[str, Any]:
    """Margins, ranges and ticks as the figures of all years have them; null for a funnel that there is none of."""
    drawn = {"ranking": ranking, "distribution": distribution, "funnel": funnel}
    layouts = {name: draw(slab, _NO_YEAR, marks=False)["layout"] for name, draw in drawn.items()}
    lang = slab["lang"]
    return {name: None if layout["meta"].get("empty") else plain_axes(layout, lang) for name, layout in layouts.items()}


def plain_axes(layout: Figure, lang: str) -> dict[str, Any]:
    """Margin, range and ticks of both axes, with what is written beside them."""
    across, notes = layout["xaxis"], layout.get("annotations") or [{"text": ""}]
    return {
        "margin": {side: layout["margin"][side] for side in "tlbr"},
        "x": {"range": list(across["range"]), "ticks": [] if across["ticks"] == "" else _ticks(across, lang)},
        "y": {"range": list(layout["yaxis"]["range"]), "ticks": _ticks(layout["yaxis"], lang)},
        "title": unescape(across.get("title", {}).get("text", "")),
        "note": unescape(notes[0]["text"]),
    }


def _ticks(axis: Figure, lang: str) -> list[list[Any]]:
    """Value and text of each tick; the last one carries the unit."""
    if "tickvals" in axis:
        return [list(pair) for pair in zip(axis["tickvals"], axis["ticktext"], strict=True)]
    low, high = axis["range"]
    step = axis.get("dtick") or round_step((high - low) / _TICKS_ACROSS)
    values = ticks(Scale(low, high, step))
    texts = tick_texts(values, step, axis["ticksuffix"], lang)
    return [list(pair) for pair in zip(values, texts, strict=True)]
