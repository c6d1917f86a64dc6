"""What counts must hold together wherever everybody is counted: parts and their whole, as the catalogue
says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.indicator import Catalogue, Indicator


@dataclass(frozen=True, slots=True)
class Count:
    """A measure, or the sum of several, in one breakdown. `lag` is added to the year of the first part."""

    measures: tuple[str, ...]
    breakdown: str = ""
    lag: int = 0


@dataclass(frozen=True, slots=True)
class KnownSum:
    """The parts are not more than the whole; `exact`: together they are the whole."""

    whole: Count
    parts: tuple[Count, ...]
    exact: bool = False

    @property
    def measures(self) -> frozenset[str]:
        """Every measure that the sum or one of its parts counts."""
        return frozenset(measure for one in (self.whole, *self.parts) for measure in one.measures)


def known_sums(catalogue: Catalogue, available: Mapping[str, Sequence[str]]) -> tuple[KnownSum, ...]:
    """Shares, categories of a breakdown and stated sums; `available` are the breakdowns each measure has
    figures of."""
    found = [
        *_shares(catalogue, available),
        *_categories(catalogue, available),
        *_stated(catalogue, available),
    ]
    return tuple(dict.fromkeys(found))


def _shares(catalogue: Catalogue, available: Mapping[str, Sequence[str]]) -> Iterator[KnownSum]:
    for share in catalogue.indicators.values():
        if not share.is_proportion or not share.numerator or not share.denominator:
            continue
        for breakdown in available.get(share.numerator[0], ()):
            whole = Count(share.denominator, _base(share, breakdown), share.denominator_lag)
            yield KnownSum(whole, (Count(share.numerator, breakdown),))


def _base(share: Indicator, breakdown: str) -> str:
    return "" if breakdown.partition(":")[0] in share.share_of_total else breakdown


def _categories(catalogue: Catalogue, available: Mapping[str, Sequence[str]]) -> Iterator[KnownSum]:
    for measure, breakdowns in available.items():
        if not catalogue.measures[measure].adds_up:
            continue
        for key, dimension in catalogue.breakdowns.items():
            named = [f"{key}:{one}" for one in dimension.categories if f"{key}:{one}" in breakdowns]
            if dimension.adds_up and named:
                exact = len(named) == len(dimension.categories)
                yield KnownSum(Count((measure,)), tuple(Count((measure,), one) for one in named), exact)


def _stated(catalogue: Catalogue, available: Mapping[str, Sequence[str]]) -> Iterator[KnownSum]:
    for stated in catalogue.sums:
        names = [name.partition("/") for name in (stated.whole, *stated.parts)]
        by_category = any(category for _, _, category in names)
        everywhere = dict.fromkeys(one for measure, _, _ in names for one in available.get(measure, ()))
        for breakdown in [""] if by_category else everywhere:
            whole, *parts = (Count((measure,), category or breakdown) for measure, _, category in names)
            yield KnownSum(whole, tuple(parts), stated.exact)
