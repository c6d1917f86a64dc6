"""The map of an answer as a description, and what explains its colours, for pages and pictures."""

from __future__ import annotations

from dataclasses import replace

from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.exports.map_ground import ground_of
from dashboard.exports.pictures.side_panel import VIEW, Legend
from dashboard.indicators.slab.displayed import palette_of
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.wording.short_names import short_names
from dashboard.map.build import largest_circle, map_drawing
from dashboard.map.description import Box, MapDrawing
from dashboard.map.group import grouped_places, standing_out
from dashboard.map.labels import Sizes
from dashboard.map.status_symbols import Symbol, class_colours, entries, symbols_of


def legend(exporting: Exporting, answer: Answer, *, on_map: bool = True) -> Legend:
    """What explains the colours, and on a map the circles."""
    slab, chosen = exporting.answers.slab(answer), answer.selection
    given = slab.legend
    return Legend(
        heading=given.title,
        counted=slab.level_name,
        note=given.note,
        entries=entries(slab, chosen.year),
        ramp=class_colours(slab) if given.continuous else (),
        ends=(given.ends or ()) if given.continuous else (),
        circles=circle_scale(slab, VIEW) if on_map else (),
        palette=palette_of(slab, chosen.palette),
    )


def circle_scale(slab: Slab, box: Box) -> list[tuple[str, float]]:
    """Where numbers are circles: some numbers and the radius of each on a map inside `box`."""
    largest = largest_circle(box)
    return [(one.text, one.share * largest) for one in slab.circles.steps] if slab.circles else []


def described_map(
    exporting: Exporting, answer: Answer, box: Box = VIEW, *, small: bool = False
) -> MapDrawing:
    """The answer's map inside `box`; on a `small` one names are few and without the word for their kind."""
    chosen, slab = answer.selection, exporting.answers.slab(answer)
    symbols, palette = shown_symbols(slab, chosen.year, chosen.group), palette_of(slab, chosen.palette)
    aspect = (box[2] - box[0]) / (box[3] - box[1])
    ground = ground_of(exporting, answer, aspect)
    if small:
        named = short_names(list(ground.names.values()))
        ground = replace(ground, names=dict(zip(ground.names, named, strict=True)))
    return map_drawing(ground, symbols, chosen.places, box, palette, Sizes(small=small))


def shown_symbols(slab: Slab, year: int | None, group: str) -> dict[str, Symbol]:
    """The sign of every place in a year; others than the legend's choice stand back."""
    return standing_out(symbols_of(slab, year), grouped_places(slab, year, group))
