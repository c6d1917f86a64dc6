"""One line of the time series: what is known of it, and the pieces it falls into."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """One series. All sequences have one entry per year of `years` (ascending; a year left out is a missing
    year).

    `role`: place | amt | kreis | land | bund | aehnliche | ziel | eigenesziel. `position` (0 to 7) gives a place
    colour and marker. `values` are NaN where missing; `lower` and `upper` draw a band. `example` marks synthetic years.
    `source` holds indexes into `sources` (-1 where there is no value): where the index changes the line
    changes its style. `texts` are "60,9 %", `details` the line below in the tooltip ("263 von 432").
    `counted` of the `members` of a group are in it.
    """

    key: str
    name: str
    role: str
    years: Sequence[int]
    values: Sequence[float]
    texts: Sequence[str]
    position: int = 0
    lower: Sequence[float] | None = None
    upper: Sequence[float] | None = None
    example: Sequence[bool] = ()
    source: Sequence[int] = ()
    sources: Sequence[str] = ()
    details: Sequence[str] = ()
    counted: Sequence[int] = ()
    members: int = 0

    def known(self) -> list[int]:
        """Indexes of the years with a value."""
        return [i for i, value in enumerate(self.values) if not math.isnan(value)]

    def banded(self) -> list[int]:
        """Indexes of the years with a band."""
        if self.lower is None or self.upper is None:
            return []
        return [
            i for i, ends in enumerate(zip(self.lower, self.upper, strict=True)) if not math.isnan(sum(ends))
        ]

    def at(self, year: int) -> float:
        """Value of a calendar year, NaN where there is none."""
        return self.values[self.years.index(year)] if year in self.years else math.nan

    def is_example(self, i: int) -> bool:
        """Whether the value at an index is an example; False where nothing is known of it."""
        return bool(self.example[i]) if len(self.example) else False

    def source_at(self, i: int) -> int:
        """Index of the source of the value at an index; 0 where there is but one."""
        return int(self.source[i]) if len(self.source) else 0


def extent_of(lines: Sequence[Line]) -> tuple[float, float]:
    """Lowest and highest number of the lines with their bands."""
    numbers: list[float] = []
    for line in lines:
        for series in (line.values, line.lower, line.upper):
            numbers += [value for value in series or () if not math.isnan(value)]
    return min(numbers), max(numbers)


def runs_of(line: Line, cuts: tuple[int, ...], indexes: Sequence[int] | None = None) -> list[list[int]]:
    """Indexes, else those of the years with a value, in pieces without a missing year or a break of the
    series."""
    step = min(
        (after - before for before, after in pairwise(line.years)), default=1
    )  # 2 where it comes every other year
    runs: list[list[int]] = []
    for i in line.known() if indexes is None else indexes:
        fresh = not runs or line.years[i] - line.years[runs[-1][-1]] > step
        fresh = fresh or any(line.years[runs[-1][-1]] < cut <= line.years[i] for cut in cuts)
        if fresh:
            runs.append([i])
        else:
            runs[-1].append(i)
    return runs
