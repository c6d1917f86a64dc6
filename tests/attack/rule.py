"""The rule that hidden cells must meet, told with the true counts: small ones 3 apart, all others not known
exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.attack.attacker import Attacker, Count

THRESHOLD = 3.0
_SLACK = 1e-5


def small(value: float | None) -> bool:
    return value is not None and 0 < value < THRESHOLD


def broken(attacker: Attacker, truth: Callable[[Count], float | None], *, insiders: bool) -> Iterator[str]:
    """A sentence for every hidden cell that a reader can narrow down too far. `truth` gives the true
    count."""
    for indicator, breakdown, year, place in attacker.suppressed:
        formula = attacker.knowledge.formulas[indicator]
        cases, base = formula.counts(breakdown, year, place)
        counts = [count for count in (cases, base) if count is not None and count not in attacker.known]
        widths = {}
        for count in counts:
            value = truth(count)
            need = THRESHOLD if small(value) else 1.0
            widths[count] = attacker.width({count: 1.0}, value, need, None)
            if small(value) and widths[count] < THRESHOLD - _SLACK:
                yield f"{count} = {value}: within {widths[count]:.2f}"
            if insiders and small(value):
                yield from _insiders(attacker, truth, count, float(value or 0))
        if all(width < 1 - _SLACK for width in widths.values()):
            yield f"{indicator} {breakdown} {year} {place}: all its counts follow from others"
        whole, part = (truth(base) if base else None), truth(cases)
        if formula.share and base and whole is not None and part is not None and small(whole - part):
            width = attacker.width({base: 1.0, cases: -1.0}, whole - part, THRESHOLD, None)
            if width < THRESHOLD - _SLACK:
                yield f"{base} without {cases[0]}: within {width:.2f}"


def _insiders(
    attacker: Attacker, truth: Callable[[Count], float | None], count: Count, value: float
) -> Iterator[str]:
    """Who knows a hidden sum knows that its parts do not exceed it, nor what it was before it grew; beyond that he
    must learn nothing."""
    for other in attacker.beside(count):
        his = truth(other)
        if his is None or same(attacker, other, count) or same(attacker, count, other):
            continue
        own = attacker.own(other, his)
        need = min(THRESHOLD, *own.values()) if contains(attacker, other, count) else THRESHOLD
        width = attacker.width({count: 1.0}, value, need, own)
        if width < need - _SLACK:
            yield f"{count} = {value} for who knows {other} = {his}: within {width:.2f}"


def same(attacker: Attacker, whole: Count, part: Count) -> bool:
    """Whether a sum has one part only: the same count under another key."""
    of_year = attacker.knowledge.parts.get(whole[3], {})
    return whole[:3] == part[:3] and list(of_year.get(whole[2], of_year.get(0, ()))) == [part[3]]


def contains(attacker: Attacker, whole: Count, part: Count) -> bool:
    """Whether one count is a sum that the other is a part of."""
    knowledge = attacker.knowledge
    if whole[:2] == part[:2] and whole[2] == part[2]:
        of_year = knowledge.parts.get(whole[3], {})
        return part[3] in of_year.get(whole[2], of_year.get(0, ()))
    if whole[2:] != part[2:]:
        return False
    if (part[0], part[1]) in knowledge.sums.get((whole[0], whole[1]), ()):
        return True
    return whole[0] == part[0] and not whole[1] and bool(part[1])
