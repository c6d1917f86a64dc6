"""The table of results beside the goals: computed, printed and written to docs/performance.md."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Series:
    """Measured values of one thing in one unit."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> Series:
        return cls(tuple(values))

    def percentile(self, share: float) -> float:
        """The smallest value that at least `share` of all do not exceed (nearest rank)."""
        ordered = sorted(self.values)
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    @property
    def p50(self) -> float:
        return self.percentile(0.5)

    @property
    def p95(self) -> float:
        return self.percentile(0.95)


@dataclass(frozen=True, slots=True)
class Goal:
    """`ratio`: product / baseline must not exceed it; `most`: the product's figure must not exceed it.

    `at_p95` compares the 95th percentile instead of the median, `both` the ratio of both; `inverse` is for
    more-is-better; `spread` is what the 95th percentile may be of the median.
    """

    words: str
    ratio: float | None = None
    most: float | None = None
    at_p95: bool = False
    inverse: bool = False
    both: bool = False
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line: product and baseline may be missing where nothing can be compared or nothing could be
    measured."""

    what: str
    unit: str
    goal: Goal
    product: Series | None
    baseline: Series | None = None
    decimals: int = 1

    @property
    def ratio(self) -> float | None:
        """How many times better the product is at the median; None where the baseline has nothing to
        compare."""
        if self.product is None or self.baseline is None or not self.product.p50 or not self.baseline.p50:
            return None
        quotient = self.baseline.p50 / self.product.p50
        return 1 / quotient if self.goal.inverse else quotient

    @property
    def met(self) -> bool | None:
        """None where nothing was measured or there is no goal."""
        if self.product is None or (self.goal.most, self.goal.ratio, self.goal.spread) == (None, None, None):
            return None
        figure = self.product.p95 if self.goal.at_p95 else self.product.p50
        under = self.goal.most is None or figure <= self.goal.most
        if self.goal.spread is not None:
            under = under and self.product.p95 <= self.goal.spread * self.product.p50
        if self.goal.ratio is None:
            return under
        if self.baseline is None:
            return None
        if self.goal.both:
            under = under and self.product.p95 <= self.baseline.p95 * self.goal.ratio
        return under and (self.product.p50 == 0 or (self.ratio or 0) * self.goal.ratio >= 0.9995)

    def cells(self) -> tuple[str, ...]:
        ratio = f"{self.ratio:,.1f} ×" if self.ratio is not None else "–"
        verdict = {True: "yes", False: "no", None: "–"}[self.met]
        return (
            self.what,
            *self._pair(self.product),
            *self._pair(self.baseline),
            ratio,
            self.goal.words,
            verdict,
        )

    def _pair(self, series: Series | None) -> tuple[str, str]:
        if series is None:
            return (NOT_MEASURED if series is self.product else "–", "–")
        return (self._number(series.p50), self._number(series.p95))

    def _number(self, value: float) -> str:
        return f"{value:,.{self.decimals}f} {self.unit}"


HEADINGS = ("what", "product p50", "p95", "baseline p50", "p95", "times better", "goal", "met")


def markdown(rows: Sequence[Row]) -> str:
    """A Markdown table with columns padded to one width, so that it reads on a terminal too."""
    return _table([HEADINGS, *(row.cells() for row in rows)])


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the table of all apps: p50 and p95 of each, None where an app has no such thing."""

    what: str
    unit: str
    decimals: int
    series: tuple[Series | None, ...]

    def cells(self) -> tuple[str, ...]:
        return (self.what, *map(self._pair, self.series))

    def _pair(self, series: Series | None) -> str:
        if series is None:
            return "–"
        both = (f"{value:,.{self.decimals}f}" for value in (series.p50, series.p95))
        return f"{' / '.join(both)} {self.unit}"


def beside(names: Sequence[str], rows: Sequence[Compared]) -> str:
    """A Markdown table with a column for each app."""
    return _table([("p50 / p95", *names), *(row.cells() for row in rows)])


def _table(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    padded = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([padded[0], rule, *padded[1:]])
