"""Cells of one indicator as year x place arrays: what the published store gives and every view draws from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]
PROVENANCES = ("official", "district", "example")
"""Meaning of the codes in `Cells.provenance`: index into this tuple."""
MARKS = ("", "e", "p", "r", "t", "m")
"""Meaning of the codes in `Cells.mark`: none, estimated, provisional, revised, of a cell without a
number: not convertible to this territory, and of a number: a lower bound."""
NOT_CONVERTIBLE = MARKS.index("t")
AT_LEAST = MARKS.index("m")


class SeriesAt(NamedTuple):
    """An indicator at a level in a breakdown; `status` is a past territory, None for today's."""

    indicator: str
    level: str
    breakdown: str
    status: date | None


@dataclass(frozen=True, slots=True)
class Cells:
    """Published cells of one indicator, level and breakdown.

    All arrays have shape (years, places). `value`, `lower`, `upper`, `numerator` and `denominator` are
    float64 in the indicator's unit (counts for the last two), NaN where there is none. `status` holds
    `Status` codes, `provenance` indexes PROVENANCES (-1 where there is no cell), `mark` indexes MARKS,
    `source` indexes `sources` (-1 where none). A place without any row in a year is NOT_COLLECTED.
    """

    indicator: str
    level: str
    breakdown: str
    version: str
    years: tuple[int, ...]
    places: tuple[str, ...]
    value: Floats
    lower: Floats
    upper: Floats
    numerator: Floats
    denominator: Floats
    status: Codes
    provenance: Codes
    mark: Codes
    source: Codes
    sources: tuple[str, ...]

    def row(self, year: int) -> int | None:
        """Index of a year, or None when the series does not hold it."""
        return self.years.index(year) if year in self.years else None


@dataclass(frozen=True, slots=True)
class Offer:
    """What exists of one indicator in one data version.

    `years` by (level, breakdown): the years with at least one value or meaningful status at that level inside
    the monitor's district (level gemeinde and amt) or its state and the whole country (level kreis, land,
    bund). `hidden_share` likewise: of the cells with a value, all years together, those that are kept secret,
    from 0 to 1.
    """

    indicator: str
    years: Mapping[tuple[str, str], tuple[int, ...]]
    hidden_share: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def levels(self) -> tuple[str, ...]:
        """Levels with anything to show, in the order of `years`."""
        return tuple(dict.fromkeys(level for level, _ in self.years))

    def breakdowns(self, level: str) -> tuple[str, ...]:
        """Breakdowns with anything to show at a level; the total is ""."""
        return tuple(breakdown for at, breakdown in self.years if at == level)


@dataclass(frozen=True, slots=True)
class HiddenSeries:
    """The hidden cells of a series: by place and year the position of the rule in `report.RULES`."""

    at: SeriesAt
    rules: Mapping[tuple[str, int], int]


def hidden_series(at: SeriesAt, codes: Codes, places: Sequence[str], years: Sequence[int]) -> HiddenSeries:
    """From `codes` (years, places), -1 where a cell is not hidden."""
    rows, columns = np.nonzero(codes >= 0)
    return HiddenSeries(
        at,
        {
            (places[column], years[row]): int(codes[row, column])
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        },
    )
