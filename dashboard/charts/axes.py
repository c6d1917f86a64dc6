"""Where things come to lie on an axis: round steps, ranges, years, and labels pushed apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard import formats

NEAR_ZERO = 0.4  # a range whose low end lies below this share of its high end starts at zero


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` with a tick every `step`, in the unit of its values."""

    low: float
    high: float
    step: float


def least_span(extent: tuple[float, float], least: float) -> tuple[float, float]:
    """The extent, widened about its middle to at least `least` of its farthest value, so that a change of a few
    per cent looks like one; no further than to zero.

    The only place with this rule: the browser gets the axis.
    """
    low, high = extent
    more = (least * max(abs(low), abs(high)) - (high - low)) / 2
    if more <= 0:
        return extent
    down = min(more, low) if low >= 0 else more
    up = min(more, -high) if high <= 0 else more
    return low - down, high + up


def scale_of(extent: tuple[float, float], room: float = 0.03, ticks: int = 5) -> Scale:
    """A value axis for data from `extent`: from zero only where the data come near it; `room` is kept free on
    top."""
    low, high = extent
    if low == high:
        low, high = (
            (low - abs(low or 1) * 0.5, high + abs(high or 1) * 0.5) if low < 0 else (0.0, high * 1.5 or 1.0)
        )
    from_zero = 0 <= low < NEAR_ZERO * high
    bottom = 0.0 if from_zero else low - 0.06 * (high - low)
    top = high + (high - bottom) * (0.04 + room)
    return Scale(bottom, top, round_step((top - bottom) / ticks))


def round_step(rough: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not much below `rough`."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next((one * power for one in (1, 2, 2.5, 5) if one * power >= rough * 0.85), 10 * power)


def whole(scale: Scale) -> Scale:
    """The scale with steps of whole numbers: there are no 9.25 institutions."""
    fitting = (one * 10**power for power in range(12) for one in (1, 2, 5))
    step = next(float(one) for one in fitting if one >= scale.step - 1e-9)
    return Scale(scale.low, scale.high, step)


def ticks(scale: Scale, most: float = math.inf) -> list[float]:
    """Multiples of the step inside the range, none above `most`: what lies higher is room for notes."""
    first, last = (
        math.ceil(scale.low / scale.step - 1e-9),
        math.floor(min(scale.high, most) / scale.step + 1e-9),
    )
    return [round(k * scale.step, 10) for k in range(first, last + 1)]


def tick_texts(values: Sequence[float], step: float, suffix: str, lang: str) -> list[str]:
    """The numbers on the axis, the last one with its unit; as many decimals as the step has."""
    decimals = next((places for places in range(4) if abs(round(step, places) - step) < 1e-9), 4)
    texts = [formats.number(value, decimals, lang) for value in values]
    return [*texts[:-1], texts[-1] + suffix] if texts else []


def year_step(span: int, width: float, size: float) -> int:
    """Years between two labels so that they do not meet."""
    fitting = max(width / (size * 4.2), 2)
    return next((step for step in (1, 2, 5, 10, 20) if span / step <= fitting), 50)


def spread(wanted: Sequence[float], sizes: float | Sequence[float], limit: float) -> list[float]:
    """Centres as near as possible to `wanted` (px), so far apart that labels of these sizes do not meet; 0 to
    `limit`.

    Blocks of touching labels lie where the mean of their members wants them (isotonic regression after taking
    the steps out). assets/charts/spread.js does the same for the size the browser has.
    """
    lengths = [float(sizes)] * len(wanted) if isinstance(sizes, (int, float)) else list(sizes)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    steps = [0.0]
    for before, i in pairwise(order):
        steps.append(steps[-1] + (lengths[before] + lengths[i]) / 2)
    blocks: list[tuple[float, int]] = []
    for rank, i in enumerate(order):
        blocks.append((wanted[i] - steps[rank], 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (left, many), (right, more) = blocks[-2:]
            blocks[-2:] = [((left * many + right * more) / (many + more), many + more)]
    placed = [0.0] * len(wanted)
    if not order:
        return placed
    lowest = lengths[order[0]] / 2
    highest = max(limit - lengths[order[-1]] / 2 - steps[-1], lowest)
    bases = [base for base, count in blocks for _ in range(count)]
    for rank, i in enumerate(order):
        placed[i] = min(max(bases[rank], lowest), highest) + steps[rank]
    return placed


def suffix_of(unit: str) -> str:
    """What stands behind the last number on an axis of this unit."""
    return "\u00a0%" if unit == "percent" else ""
