"""What ships of municipalities and is taken along for ways: the children of the census by age, official minutes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.germany.figures import Pack, shipped

YEAR = 2022
SOURCE = "zensus_2022"


def census_children(
    measures: Sequence[str], municipalities: Sequence[str], pack: Pack | None = None
) -> dict[str, float]:
    """The sum of some measures of the census by municipality (AGS). A municipality of which one of them is secret
    or missing is left out. Sums are weights for an estimate: the census's noise makes no figure of them."""
    pack = pack or shipped()
    total = np.zeros(len(municipalities))
    for measure in measures:
        found = pack.figures(measure, "", "gemeinde", (YEAR,), municipalities, (SOURCE,))
        total += np.full(len(municipalities), np.nan) if found is None else found.value[0]
    return {key: float(count) for key, count in zip(municipalities, total, strict=True) if np.isfinite(count)}


def official_minutes(
    measure: str, municipalities: Sequence[str], pack: Pack | None = None
) -> dict[str, float]:
    """The newest minutes that an office publishes under a measure, by municipality; empty where it is not part of
    what ships."""
    pack = pack or shipped()
    lines = pack.lines.get((measure, "", "gemeinde"), ())
    if not lines:
        return {}
    newest = lines[-1]
    found = pack.figures(measure, "", "gemeinde", (newest.year,), municipalities, (newest.source,))
    values = [] if found is None else found.value[0]
    return {key: float(one) for key, one in zip(municipalities, values, strict=False) if np.isfinite(one)}
