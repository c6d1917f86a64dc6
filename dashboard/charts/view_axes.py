"""The axes of the views of all places, the same in all years, so that a year step moves nothing but the
marks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypedDict

from dashboard import formats
from dashboard.charts.axes import Scale, round_step, scale_of, suffix_of, tick_texts, ticks, whole
from dashboard.charts.description import Axis, Tick, axis_of
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab

COUNT_OF = {
    "de": {"gemeinde": "Anzahl der Gemeinden", "amt": "Anzahl der Ämter", "kreis": "Anzahl der Kreise"},
    "en": {"gemeinde": "Number of municipalities", "amt": "Number of Ämter", "kreis": "Number of districts"},
}
_TICKS_ACROSS = 7
_ROOM = 1.03  # of the funnel's axis, so that the largest place does not stand on the rim
_WIDTH = 686.0  # px that the ticks of the funnel are spaced for; narrower plots leave some out


@dataclass(frozen=True, slots=True)
class Margins:
    """Around the plotting area, in px at letters of 13 px; numbers that are wider widen the left one."""

    top: float
    right: float
    bottom: float
    left: float = 40.0


@dataclass(frozen=True, slots=True)
class Axes:
    """Both axes of a view; `note` stands above the upright one."""

    margins: Margins
    across: Axis
    upright: Axis
    note: str = ""


def ranking_axes(given: Slab) -> Axes:
    """Bars stand on zero, one unit apart; there is a place for each of the most that any year has."""
    slab = displayed(given)
    scale = value_scale(slab)
    return Axes(Margins(44, 8, 26), Axis(-0.5, 0.5), even_axis(scale, suffix_of(slab.unit), slab.lang))


def distribution_axes(given: Slab) -> Axes:
    """The axes of the distribution, the same in all years."""
    slab = displayed(given)
    lang, bins = slab.lang, slab.histogram
    tallest = int(bins.counts.sum(axis=1).max(initial=0)) or 1
    low, high = float(bins.edges[0]), float(bins.edges[-1])
    values = Scale(low, high, round_step((high - low) / _TICKS_ACROSS))
    places = Scale(0, tallest * 1.06, max(round(round_step(tallest / 4)), 1))
    return Axes(
        Margins(44, 18, 44),
        even_axis(values, suffix_of(slab.unit), lang, slab.title),
        even_axis(places, "", lang),
        COUNT_OF[lang].get(slab.level, ""),
    )


def funnel_axes(slab: Slab) -> Axes | None:
    """Cases lie at their root; None where the slab has no funnel."""
    given = slab.funnel
    if given is None:
        return None
    largest, lang = float(given.largest), slab.lang
    sizes = tuple(Tick(math.sqrt(one), formats.number(one, 0, lang)) for one in case_ticks(largest))
    across = Axis(0, math.sqrt(largest) * _ROOM, sizes, given.title, even=False)
    return Axes(Margins(34, 18, 44), across, even_axis(value_scale(slab), suffix_of(slab.unit), lang))


def value_scale(slab: Slab) -> Scale:
    """The axis of values for all years: bars stand on zero, and the lines of district and reference lie on
    it."""
    ends = [0.0, slab.axis.min, slab.axis.max]
    for one in (slab.district, slab.reference):
        ends += [value for value in (one.value if one and one.line else []) if value is not None]
    low, high = min(ends), max(ends)
    scale = scale_of((low, high), room=0.0)
    scale = scale if slab.decimals else whole(scale)
    top = 100.0 if slab.unit == "percent" and 85 < high <= 100 else scale.high
    return Scale(scale.low, top, 25.0 if top == 100.0 else scale.step)


def even_axis(scale: Scale, suffix: str, lang: str, title: str = "", most: float = math.inf) -> Axis:
    """An axis with a tick at each step up to `most`; the last one bears the unit."""
    values = ticks(scale, most)
    texts = tick_texts(values, scale.step, suffix, lang)
    return axis_of(scale, tuple(Tick(value, text) for value, text in zip(values, texts, strict=True)), title)


def case_ticks(largest: float, size: float = 13) -> list[int]:
    """Numbers of cases that get a tick: 1, 2 and 5 times powers of ten, as many as fit side by side."""
    candidates = [step * 10**power for power in range(8) for step in (1, 2, 5) if step * 10**power <= largest]
    fitting: list[int] = []
    free = math.inf
    for one in reversed(candidates):
        at = math.sqrt(one / largest) * _WIDTH
        width = (len(formats.number(one)) + 2) * size * 0.51
        if at + width / 2 > free:
            break  # below it they would only stand closer
        fitting.append(one)
        free = at - width / 2 - size
    return fitting[::-1]


class AxisDocument(TypedDict):
    """Range and ticks of one axis in JSON; a tick is its value and its text."""

    range: list[float]
    ticks: list[tuple[float, str]]


class AxesDocument(TypedDict):
    """Both axes of a view in JSON: margins in px around the plot, title below it and note above it."""

    margin: dict[str, float]
    x: AxisDocument
    y: AxisDocument
    title: str
    note: str


def axes_of(slab: Slab) -> dict[str, AxesDocument | None]:
    """The axes of ranking, distribution and funnel as the slab's JSON has them; null for a funnel there is
    none of."""
    made = {
        "ranking": ranking_axes(slab),
        "distribution": distribution_axes(slab),
        "funnel": funnel_axes(slab),
    }
    return {name: plain_axes(axes) if axes else None for name, axes in made.items()}


def plain_axes(axes: Axes) -> AxesDocument:
    """Margin, range and ticks of both axes, with what is written beside them."""
    margins = axes.margins
    return {
        "margin": {"t": margins.top, "l": margins.left, "b": margins.bottom, "r": margins.right},
        "x": _plain(axes.across),
        "y": _plain(axes.upright),
        "title": axes.across.title,
        "note": axes.note,
    }


def _plain(axis: Axis) -> AxisDocument:
    return {"range": [axis.low, axis.high], "ticks": [(tick.value, tick.text) for tick in axis.ticks]}
