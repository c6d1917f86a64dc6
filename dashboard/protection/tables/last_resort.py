"""What the search for complementary cells could not mend: where programmes find a hidden count too narrow, what
lies around it is hidden, place by place, until none is.

The search (`secondary`) knows single moves and what they cost; several moves together, or a reader whom only a
programme can follow, are beyond it. Such tables are rare, and hiding more than need be there is worth less than a
count that a reader can find.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from dashboard.protection.tables.audit import NoTable, Programme, Undecided
from dashboard.protection.tables.requirement import Shortfall
from dashboard.protection.tables.secondary import BREAKDOWN, GEOGRAPHY, NOT_HIDDEN, Protected, protect
from dashboard.protection.tables.table import Table

_SLACK = 1e-6
Cells = npt.NDArray[np.intp]


def settle(protected: Protected, threshold: float) -> Protected:
    """The table with nothing that a programme can narrow down too far, as long as anything around it can still be
    hidden; what is public already stays known. Hides in the same table.

    Counts that contradict each other, or that no programme decides, are left as they are: the audit names them.
    """
    while True:
        try:
            widened = [_widen(protected, known, short) for known, short in _narrow(protected)]
        except (NoTable, Undecided):
            return protected
        if not any(widened):
            return protected
        again = protect(protected.table, threshold)
        reason = np.where(protected.reason == NOT_HIDDEN, again.reason, protected.reason)
        protected = Protected(protected.table, reason, again.open, again.open_where_corrected)


def _narrow(protected: Protected) -> list[tuple[Table, Shortfall]]:
    """What is too narrow, each with the table as its readers know it. Raises as `Programme.width` does."""
    found = []
    for known, unproven in protected.unproven():
        programme = Programme(known)
        found += [
            (known, short)
            for short in programme.undecided(unproven)
            if programme.worst_width(short) < short.need - _SLACK
        ]
    return found


def _widen(protected: Protected, known: Table, short: Shortfall) -> bool:
    """Hides the next thing around a count that can still be hidden; False where nothing can."""
    table = protected.table
    for series, places in _around(known, short):
        cells = np.ix_(series, places)
        fresh = known.known[cells] & ~known.public[cells] & ~table.hidden[cells]
        if fresh.any():
            table.hidden[cells] |= fresh
            reason = np.where(places == short.place, BREAKDOWN, GEOGRAPHY).astype(np.int8)
            protected.reason[cells] = np.where(fresh, reason[None, :], protected.reason[cells])
            return True
    return False


def _around(table: Table, short: Shortfall) -> Iterator[tuple[Cells, Cells]]:
    """Series and places around a count, the nearest first: counts that share a sum with it, then all of the
    family; at one place beside it after the other, those first that can give what is needed and lose least by
    it, then at the place above, then everywhere."""
    tree, published = table.tree, np.flatnonzero(table.published)
    near = published  # what is left of a whole lies between two counts
    if short.series >= 0:
        near = np.intersect1d(published, [short.series, *table.family.insiders[short.series]])
    parent = int(tree.parent[short.place])
    beside = tree.children(parent) if parent >= 0 else np.array([short.place], dtype=np.intp)
    beside = np.unique([*beside, *tree.children(short.place)])
    count = np.nan_to_num(table.value[short.series if short.series >= 0 else published[0], beside])
    beside = beside[np.lexsort((count, count < short.need))]
    for series in (near, published):
        yield from ((series, np.array([one])) for one in beside)
        if parent >= 0:
            yield series, np.array([parent])
    yield published, np.arange(len(tree))
