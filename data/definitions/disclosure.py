"""Finds what a new formula would give away: relations that readers can use and protection does not know.

Protection reckons with shares, with sums that are stated, and with sums of measures that are shown one by one. What
is beyond that is refused here, in the way that the tests of the shipped catalogue refuse it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.definitions.stated import Definitions
from dashboard.domain.indicator import Catalogue
from data.catalogue.containment import Pair, candidates, persons, related, shipped_apart
from data.catalogue.documents import Fault

if TYPE_CHECKING:
    from data.definitions.read import KnownDefinitions


@dataclass(frozen=True, slots=True)
class _Total:
    """Measures of persons that a formula adds up before it shows them."""

    indicator: str
    side: str
    measures: frozenset[str]


def disclosure_problems(
    whole: Catalogue, stated: Definitions, known: KnownDefinitions, file: str
) -> Iterator[Fault]:
    """Faults of what is stated; `whole` is the catalogue with it."""
    yield from _circles(whole, stated, file)
    yield from _said_both(whole, stated, file)
    for pair in open_pairs(whole, stated, known):
        key, field = _place(pair, stated)
        one, other = sorted(pair)
        name = {at: whole.measures[at].name["de"] for at in pair}
        yield Fault(
            file,
            key,
            field,
            f"„{name[one]}“ ({one}) und „{name[other]}“ ({other}) sehen aus wie Teil und Ganzes. Ist das eine ein "
            "Teil des anderen, gehört es unter „sums“; ist es keiner, unter „apart“, mit dem Grund.",
        )
    yield from _totals(whole, stated, file)


def open_pairs(whole: Catalogue, stated: Definitions, known: KnownDefinitions) -> list[Pair]:
    """Pairs that look like part and whole, of which nothing says which they are, and that what is stated brings
    in: by a new measure, or by an indicator of an own table's measure."""
    said = {frozenset((one.one, one.other)) for one in (*known.stated.apart, *stated.apart)}
    own = {one.key for one in stated.measures if one.key not in known.catalogue.measures}
    formulas: set[Pair] = set()
    for indicator in stated.indicators:
        own |= {
            key for key in (*indicator.numerator, *indicator.denominator) if key not in known.shipped.measures
        }
        formulas |= {
            frozenset((one, other)) for one in indicator.numerator for other in indicator.denominator
        }
    found = candidates(whole) - related(whole) - said - shipped_apart().keys()
    return sorted((pair for pair in found if pair & own or pair in formulas), key=sorted)


def _place(pair: Pair, stated: Definitions) -> tuple[str, str]:
    new = [one.key for one in stated.measures if one.key in pair]
    if new:
        return new[0], "relations"
    for indicator in stated.indicators:
        if pair & {*indicator.numerator, *indicator.denominator}:
            return indicator.key, "relations"
    return next(iter(sorted(pair))), "relations"


def _circles(whole: Catalogue, stated: Definitions, file: str) -> Iterator[Fault]:
    below: dict[str, set[str]] = {}
    for one in whole.sums:
        below.setdefault(one.whole, set()).update(part for part in one.parts if "/" not in part)
    for one in stated.sums:
        reached, queue = set(), [one.whole]
        for name in queue:
            queue += [part for part in below.get(name, ()) if part not in reached]
            reached |= below.get(name, set())
        if one.whole in reached:
            yield Fault(file, one.whole, "parts", f"„{one.whole}“ wäre ein Teil von sich selbst.")


def _said_both(whole: Catalogue, stated: Definitions, file: str) -> Iterator[Fault]:
    relations = related(whole) if stated.apart else set()
    for one in stated.apart:
        if frozenset((one.one, one.other)) in relations:
            said = "stehen in einer Formel oder Summe als Teil und Ganzes; „apart“ widerspricht dem"
            key, field = _place(frozenset((one.one, one.other)), stated)
            yield Fault(file, key, field, f"„{one.one}“ und „{one.other}“ {said}.")


def _totals(whole: Catalogue, stated: Definitions, file: str) -> Iterator[Fault]:
    """A sum of measures beside some of its members, or beside another sum with the same ones, gives the rest away."""
    people = persons(whole)
    single: set[str] = set()
    every: list[_Total] = []
    for indicator in whole.indicators.values():
        for side in ("numerator", "denominator"):
            counted = frozenset(key for key in getattr(indicator, side) if key in people)
            if len(counted) == 1:
                single |= counted
            elif counted:
                every.append(_Total(indicator.key, side, counted))
    new = {one.key for one in stated.indicators}
    for total in every:
        shown, unshown = total.measures & single, total.measures - single
        touched = total.indicator in new or any(
            set(one.numerator) & total.measures or set(one.denominator) & total.measures
            for one in stated.indicators
        )
        at = total.indicator if total.indicator in new else next(iter(sorted(new)), "")
        if touched and shown and unshown:
            yield Fault(file, at, total.side, _computable(whole, total, sorted(shown), sorted(unshown)))
        for other in every:
            if touched and unshown and other.measures != total.measures and other.measures & total.measures:
                rest = sorted(total.measures - other.measures) or sorted(other.measures - total.measures)
                yield Fault(file, at, total.side, _computable(whole, total, [other.indicator], rest))


def _computable(whole: Catalogue, total: _Total, beside: list[str], rest: list[str]) -> str:
    names = {key: one.name["de"] for key, one in whole.measures.items()}
    names |= {key: one.name["de"] for key, one in whole.indicators.items()}
    known = ", ".join(f"„{names[key]}“" for key in beside)
    left = ", ".join(f"„{names[key]}“" for key in rest)
    return (
        f"Aus der Summe in „{names[total.indicator]}“ und aus {known} ließe sich {left} ausrechnen, das für sich "
        "nicht geschützt ist. Bitte für jedes Merkmal der Summe auch einen Indikator anlegen, oder die Summe als "
        "eigenes Merkmal liefern und unter „sums“ nennen."
    )
