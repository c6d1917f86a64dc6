"""Differences from a reference on published counts: tested exactly, with the spread beyond chance of the
level."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.area import FEDERATION
from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells, Codes, Floats
from dashboard.domain.verdict import Verdict
from dashboard.indicators.certainty import has_limits
from dashboard.indicators.display import source_names
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.overdispersion import by_year, standardised
from dashboard.statistics.significance import Tests, against_others, against_value, between, rest

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Who is compared with whom: counts of each place and of the others, shape (years, places).

    NaN where nothing is tested. `value` is the reference where it is a fixed value (a target) and has no
    counts.
    """

    cases: Floats
    base: Floats
    other_cases: Floats
    other_base: Floats
    value: Floats

    @property
    def expected(self) -> Floats:
        """Cases of each place if it were like both together, or like the fixed value."""
        both = (self.cases + self.other_cases) / (self.base + self.other_base)
        return self.base * np.where(np.isnan(self.value), both, self.value)


def difference_tests(
    cells: Cells,
    reference: Cells | None,
    indicator: Indicator,
    members: Collection[str] = (),
    spread: Floats | None = None,
) -> Tests:
    """Whether each place's difference from the reference is more than chance; arrays (years, places).

    `reference` has one column, or one for each place; `members` are its places where its key does not tell. A
    place inside the reference is compared with the rest of it (see `significance.rest`); with itself it is
    not testable. `spread` is phi of each year (see `spreads`), None for chance alone. Few cases are TOO_FEW,
    hidden ones and those of two sources NOT_TESTABLE.
    """
    found = pairs(cells, reference, indicator, members)
    wide = 1.0 if spread is None else spread[:, None]
    proportion = indicator.is_proportion
    if np.isnan(found.value).all():
        given = (found.cases, found.base, found.other_cases, found.other_base)
        tests = against_others(*given, proportion=proportion, spread=wide)
    else:
        tests = against_value(found.cases, found.base, found.value, proportion=proportion, spread=wide)
    if reference is not None and has_tests(indicator, cells.level):
        few = few_cases(cells, indicator) & ~np.isnan(cells.numerator)
        tests.verdict[few & (tests.verdict == Verdict.NOT_TESTABLE)] = Verdict.TOO_FEW
    return tests


def difference_verdicts(
    cells: Cells,
    reference: Cells | None,
    indicator: Indicator,
    members: Collection[str] = (),
    spread: Floats | None = None,
) -> Codes:
    """Codes of `Verdict` of `difference_tests`."""
    return difference_tests(cells, reference, indicator, members, spread).verdict


def has_tests(indicator: Indicator, level: str) -> bool:
    """Whether places of a level are tested at all: on persons, and where they may be ranked."""
    return has_limits(indicator) and level not in indicator.no_ranking_at


def pairs(
    cells: Cells, reference: Cells | None, indicator: Indicator, members: Collection[str] = ()
) -> Pairs:
    """The counts that `difference_tests` compares."""
    cases, base = testable(cells, indicator)
    nothing = np.full(cells.value.shape, np.nan)
    others, remaining, value = nothing.copy(), nothing.copy(), nothing.copy()
    if reference is None:
        return Pairs(nothing, nothing, others, remaining, value)
    inside = _inside(cells, reference, members)
    own, theirs = source_names(cells), source_names(reference)
    for row, year in enumerate(cells.years):
        at = reference.row(year)
        if at is None:
            continue
        whole, everyone = reference.numerator[at], reference.denominator[at]
        less = rest(cases[row], base[row], whole, everyone)
        alike = own[row] == theirs[at]
        others[row] = np.where(alike, np.where(inside, less[0], whole), np.nan)
        remaining[row] = np.where(alike, np.where(inside, less[1], everyone), np.nan)
        value[row] = np.where(theirs[at] == "", reference.value[at] / indicator.factor, np.nan)
    return Pairs(cases, base, others, remaining, value)


def testable(cells: Cells, indicator: Indicator) -> tuple[Floats, Floats]:
    """Cases and base of those published figures on which a test may stand; NaN elsewhere."""
    fits = (
        ~np.isnan(cells.value)
        & (cells.numerator >= 0)
        & (cells.denominator > 0)
        & ~few_cases(cells, indicator)
    )
    if indicator.is_proportion:
        fits &= cells.numerator <= cells.denominator
    if not has_tests(indicator, cells.level):
        fits &= False
    return np.where(fits, cells.numerator, np.nan), np.where(fits, cells.denominator, np.nan)


def spreads(cells: Cells, indicator: Indicator) -> Floats:
    """Phi for each year: how many times wider than by chance these places lie around what they have together.

    The cells are those of all places of a level, so that a filter or extent of the page changes no verdict.
    """
    cases, base = testable(cells, indicator)
    residuals = np.full(cases.shape, np.nan)
    kinds = np.full(len(cells.years), -1, np.int8)
    for row in range(len(cells.years)):
        there = ~np.isnan(cases[row])
        if there.sum() < 2:
            continue
        total, everyone = cases[row, there].sum(), base[row, there].sum()
        given = (base[row, there], everyone - base[row, there], np.full(int(there.sum()), total))
        mean, variance = between(*given, proportion=indicator.is_proportion)
        residuals[row, there] = standardised(cases[row, there], mean, variance)
        kinds[row] = cells.provenance[row, there].max()
    return by_year(residuals, kinds)


def _inside(cells: Cells, reference: Cells, members: Collection[str]) -> Flags:
    """Which places the reference holds."""
    own = reference.level == "amt"
    keys = reference.places if own else reference.places * len(cells.places)
    return np.array(
        [place in members or _within(place, key, own) for place, key in zip(cells.places, keys, strict=True)],
        dtype=np.bool_,
    )


def _within(place: str, key: str, own: bool) -> bool:
    """Whether the reference holds the place: its own Amt, or a district, state or federation by its key."""
    return own or key == FEDERATION or place.startswith(key)
