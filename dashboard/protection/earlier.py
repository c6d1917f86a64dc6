"""What earlier releases have shown cannot be taken back: readers have it, whether it is still true or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from dashboard.domain.grid import ABSENT
from dashboard.indicators.rates import EXAMPLE
from dashboard.protection.families import DisclosedCount, Linked
from dashboard.protection.release import FORMER, Content

Shown = tuple[str, str, str, date, str, int, float | None, float | None, int]
"""Indicator, breakdown, level, territorial status, key of the place, year, numerator, denominator,
provenance."""


def tell(
    content: Content,
    families: Sequence[Linked],
    years: Sequence[int],
    keys: Mapping[str, Sequence[str]],
    earlier: Iterable[Shown],
    today: date,
) -> None:
    """Marks in `content.public` the counts that earlier releases showed with the value they have now.

    A count that has been corrected since is marked in `content.corrected`: the reader knows another number,
    and with it the sums of the earlier release, so that hiding the count now protects no other. A key may
    stand for two territories: what was shown of the one is not known of the other, even where the numbers are
    equal. `today` is the present territorial status. What was shown as an example tells nobody anything of a
    real count that has taken its place, not even where the numbers are equal.
    """
    series_of: dict[tuple[str, str], list[tuple[DisclosedCount, int, bool]]] = {}
    for linked in families:
        for row in linked.rows:
            for place, index in enumerate(row.series):
                lag = linked.shift[index] - row.shift
                is_base = bool(place) or row.is_base
                series_of.setdefault((row.indicator, row.breakdown), []).append(
                    (linked.series[index], lag, is_base)
                )
    position = {level: {key: at for at, key in enumerate(listed)} for level, listed in keys.items()}
    year_at = {year: at for at, year in enumerate(years)}
    for indicator, breakdown, level, status, key, year, numerator, denominator, provenance in earlier:
        former = level == "gemeinde" and status != today and key in position[FORMER]
        at = FORMER if former else level
        column = position.get(at, {}).get(key)
        if column is None:
            continue
        if provenance == EXAMPLE != _whose(content, (indicator, breakdown, at), year_at.get(year), column):
            continue
        for series, lag, is_base in series_of.get((indicator, breakdown), ()):
            count = denominator if is_base else numerator
            at_year = year_at.get(year + lag)
            if count is None or at_year is None:
                continue
            values = content.values.get(series, {}).get(at)
            if values is None:
                continue
            same = abs(values[at_year, column] - count) < 1e-9
            of_series = (content.public if same else content.corrected).setdefault(series, {})
            if at not in of_series:
                of_series[at] = np.zeros(content.shape(at), dtype=np.bool_)
            of_series[at][at_year, column] = True


def _whose(content: Content, cell: tuple[str, str, str], row: int | None, column: int) -> int:
    """The provenance that the cell has now; ABSENT where there is none."""
    rates = content.rates.get(cell)
    return ABSENT if rates is None or row is None else int(rates.provenance[row, column])
