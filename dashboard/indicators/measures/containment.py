"""Which indicators count the same: the cases of one are among those of another, or both are parts of one
whole."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.indicator import Catalogue, Indicator


def contained(inner: Indicator, outer: Indicator, catalogue: Catalogue) -> bool:
    """Whether whoever counts in `inner` counts in `outer`, too: children cared for all day are cared for.

    Follows from the formulas and the catalogue's sums of measures. Ratios have no formula; their entries say
    it (`Indicator.within`).
    """
    if inner.key == outer.key:
        return False
    if inner.numerator and outer.numerator:
        wholes = _wholes(catalogue)
        within = all(any(_inside(one, whole, wholes) for whole in outer.numerator) for one in inner.numerator)
        return within and set(inner.numerator) != set(outer.numerator)
    return _said(inner.key, outer.key, catalogue)


def parts_of_one(one: Indicator, other: Indicator, catalogue: Catalogue) -> bool:
    """Whether two shares divide the same whole without overlap, so that one falls where the other rises."""
    if one.key == other.key or one.denominator != other.denominator or len(one.denominator) != 1:
        return False
    for total in catalogue.sums:
        if total.whole == one.denominator[0] and total.exact:
            own, theirs = set(one.numerator), set(other.numerator)
            return bool(own) and bool(theirs) and own | theirs <= set(total.parts) and not own & theirs
    return False


def _wholes(catalogue: Catalogue) -> Mapping[str, list[str]]:
    """Of each measure those that it is a part of by definition."""
    found: dict[str, list[str]] = {}
    for total in catalogue.sums:
        for part in total.parts:
            if "/" not in part:
                found.setdefault(part, []).append(total.whole)
    return found


def _inside(part: str, whole: str, wholes: Mapping[str, list[str]]) -> bool:
    return part == whole or any(_inside(one, whole, wholes) for one in wholes.get(part, ()))


def _said(inner: str, outer: str, catalogue: Catalogue) -> bool:
    """Along the entries' own statements."""
    passed: set[str] = set()
    while inner in catalogue.indicators and inner not in passed:
        passed.add(inner)
        inner = catalogue.indicators[inner].within
        if inner == outer:
            return True
    return False
