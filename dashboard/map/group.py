"""What the legend of a link makes stand out: the places of a class, of a status, or those with few cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from dashboard.domain.observation import Status
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.map.status_symbols import VALUE, Symbol, symbols_of
from dashboard.texts import say

FEW = "wenige"


def grouped_places(slab: Slab, year: int | None, group: str) -> frozenset[str]:
    """Their keys, among those that pass the filters; empty where the legend of the year has none."""
    row = slab.row(year)
    if row is None or not group:
        return frozenset()
    kind, _, code = group.partition(":")
    symbols, status = symbols_of(slab, year), displayed(slab).status[row]

    def belongs(column: int, key: str) -> bool:
        if kind == "zeichen":
            return int(status[column]) == int(code)
        if symbols[key].kind != VALUE:
            return False
        return symbols[key].few if kind == FEW else int(slab.classes[row, column]) == int(code)

    if kind == "klasse" and slab.legend.continuous:
        return frozenset()
    return frozenset(key for at, key in enumerate(slab.places) if slab.inside[at] and belongs(at, key))


def group_name(slab: Slab, year: int | None, group: str) -> str:
    """What the legend calls them."""
    kind, _, code = group.partition(":")
    if kind == FEW:
        return say(slab.lang, "few")
    if kind == "klasse":
        labels = slab.legend.labels
        return labels[int(code)] if int(code) < len(labels) else ""
    status, row = Status(int(code)), slab.row(year)
    none = slab.shown.none if slab.shown and status == Status.NOT_APPLICABLE else ""
    if status == Status.NOT_COLLECTED and row is not None:
        return slab.legend.missing[row]
    return none or slab.status_word(status)


def standing_out(symbols: Mapping[str, Symbol], group: Collection[str]) -> dict[str, Symbol]:
    """All others stand back like those that a filter leaves out."""
    if not group:
        return dict(symbols)
    return {key: one if key in group else replace(one, inside=False) for key, one in symbols.items()}
