"""Which places two maps outline: those whose figures have clearly risen or fallen from the first year to the
second. Tested is the trend through all years between them, never the two years alone."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.domain.verdict import Verdict
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.trend import Trends
from dashboard.texts import say

Since = Callable[[int], Trends]
"""The trends since a year, on the slab's years and places."""


def changed(slab: Slab, trends: Trends, base: int, row: int) -> dict[str, int]:
    """By the places' keys, 1 for those that rose and -1 for those that fell: the trend is clear, and the
    figures of both maps say the same."""
    found = {}
    for column in slab.order[row]:
        if int(trends.tests.verdict[row, column]) != Verdict.CLEAR:
            continue
        lean = trends.change[row, column]
        shown = slab.value[row, column] - slab.value[base, column]
        if lean * shown > 0:  # never where one of them is missing
            found[slab.places[column]] = 1 if lean > 0 else -1
    return found


def word(slab: Slab, found: dict[str, int]) -> str:
    """What the outline means, empty where there is none."""
    ways = set(found.values())
    key = "risen" if ways == {1} else "fallen" if ways == {-1} else "changed"
    return say(slab.lang, f"stage_{key}") if found else ""
