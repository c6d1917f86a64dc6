"""Which candidates of a theme are shown, and as what: at most three, each of another indicator and in another
kind of picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from dashboard.highlights.model import MOST, Candidate, Choice, View

_RANKS = 2
"""Ranks of the district that come before what is tested; more only where there is room left."""
_OF_RANKS: tuple[View, ...] = ("bars", "series", "dots")


def chosen(
    candidates: Iterable[Candidate], turn: int = 0, said: Callable[[Candidate], bool] = lambda _: True
) -> tuple[Choice, ...]:
    """Official ones first, of each kind the strongest first.

    `turn` says with which picture ranks begin, so that two themes beside each other are not drawn alike.
    `said` is asked of what would be taken, whether there is a sentence on it.
    """
    taken: list[Candidate] = []
    pictures: Sequence[View] = ()
    for one in _in_order(list(candidates)):
        if len(taken) == MOST:
            break
        if any(one.indicator == other.indicator for other in taken):
            continue
        found = _pictures([*taken, one], turn)
        if found and said(one):
            taken, pictures = [*taken, one], found
    made = [Choice(one, view) for one, view in zip(taken, pictures, strict=True)]
    return tuple(sorted(made, key=lambda choice: not choice.candidate.official))


def _in_order(candidates: list[Candidate]) -> list[Candidate]:
    """Two ranks, then official and other differences, then trends, then the other ranks."""
    ranks = sorted((one for one in candidates if one.kind == "standing"), key=lambda one: one.strength)
    tested = sorted(
        (one for one in candidates if one.kind != "standing"),
        key=lambda one: (not one.official, one.kind != "difference", one.strength),
    )
    return [*ranks[:_RANKS], *tested, *ranks[_RANKS:]]


def _pictures(taken: Sequence[Candidate], turn: int) -> tuple[View, ...]:
    """A picture for each that no other has; empty where there are not enough."""
    for views in product(*(_drawn_as(one, turn) for one in taken)):
        if len(set(views)) == len(views):
            return views
    return ()


def _drawn_as(one: Candidate, turn: int) -> tuple[View, ...]:
    if one.kind == "difference":
        return ("map",)
    if one.kind == "trend":
        return ("series",)
    start = turn % len(_OF_RANKS)
    views = _OF_RANKS[start:] + _OF_RANKS[:start]
    return views if one.share else tuple(view for view in views if view != "dots")
