"""The places of one year from the highest value to the lowest, each with all that a ranking says of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dashboard.domain.observation import Status
from dashboard.domain.slab import Floats
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab

_ZEROS = (Status.ZERO, Status.ROUNDED_ZERO)


@dataclass(frozen=True, slots=True)
class RankedPlace:
    """One place with a value in a year: what its bar in a ranking says, in a picture as on a slide.

    `rank` is 0 where nobody is ranked and of differences, `lower` and `upper` are None where there are no
    limits.
    """

    key: str
    name: str
    text: str
    counts: str
    value: float
    rank: int
    few: bool
    zero: bool
    lower: float | None
    upper: float | None

    def name_below(self, *, last: bool = False) -> str:
        """What stands below its bar, with the rank; that of the last bar stands at the end."""
        if not self.rank:
            return self.name
        return f"{self.name} {self.rank}." if last else f"{self.rank}. {self.name}"


def ranked_places(given: Slab, row: int) -> list[RankedPlace]:
    """Places with a value, from the highest to the lowest as the map shows them."""
    slab = displayed(given)
    order = slab.order[row]
    return [
        RankedPlace(
            key=slab.places[i],
            name=slab.names[i],
            text=slab.text[row][i],
            counts=slab.counts[row][i],
            value=float(slab.value[row, i]),
            rank=0 if slab.shown else int(slab.rank[row, i]),
            few=bool(slab.few[row, i]),
            zero=int(slab.status[row, i]) in _ZEROS,
            lower=_limit(slab.lower, row, i),
            upper=_limit(slab.upper, row, i),
        )
        for i in order
    ]


def _limit(limits: Floats | None, row: int, column: int) -> float | None:
    end = math.nan if limits is None else float(limits[row, column])
    return None if math.isnan(end) else end


def district_line(slab: Slab, row: int) -> float | None:
    """The district's value of a year where its line may stand on one axis with the places."""
    return slab.district.value[row] if slab.district is not None and slab.district.line else None
