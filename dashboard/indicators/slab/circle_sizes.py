"""Numbers as circles: how large each is beside the largest, so that areas are in proportion, not
diameters."""

from __future__ import annotations

import math

import numpy as np

from dashboard import formats
from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells
from dashboard.indicators.display import can_differ
from dashboard.indicators.slab.model import CircleSizes, CircleStep

MOST_PLACES = 1000
"""Above, circles would cover each other and the map."""
_STEPS = (1.0, 0.25, 0.05)  # of the largest: about these numbers stand in the legend


def circles(cells: Cells, indicator: Indicator, lang: str) -> CircleSizes | None:
    """How large each circle is; None where a colour tells more: rates, differences, thousands of places.

    `share` is the radius of each place's circle as a part of the largest of all years; 0 where there is none.
    """
    if can_differ(indicator) or len(cells.places) > MOST_PLACES:
        return None
    value = np.nan_to_num(np.maximum(cells.value, 0.0))
    largest = float(value.max(initial=0.0))
    if largest <= 0:
        return None
    return CircleSizes(
        np.asarray(np.round(np.sqrt(value / largest), 4), dtype=np.float64), _steps(largest, indicator, lang)
    )


def _steps(largest: float, indicator: Indicator, lang: str) -> tuple[CircleStep, ...]:
    """Round numbers for the legend, the largest first, with the radius that stands for each."""
    numbers = dict.fromkeys(_round(largest * part) for part in _STEPS)
    return tuple(
        CircleStep(
            formats.with_unit(one, indicator.unit, indicator.decimals, lang),
            round(math.sqrt(one / largest), 4),
        )
        for one in numbers
        if 1 <= one <= largest
    )


def _round(number: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not above it."""
    power = 10.0 ** math.floor(math.log10(number))
    return max((one * power for one in (1, 2, 5) if one * power <= number * (1 + 1e-9)), default=power)
