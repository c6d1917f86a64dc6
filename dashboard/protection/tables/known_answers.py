"""What protection of a table comes to, known beforehand: searching takes seconds, looking up does not.

An answer belongs to one table, number by number: another count, another sum or another threshold is another
table, and that is worked on as ever. So answers may be missing but never be those of other figures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from dashboard.protection.tables.secondary import NOT_HIDDEN, Protected, Reasons
from dashboard.protection.tables.table import Table
from dashboard.protection.tables.widening import searched_and_widened


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """Why each count (series, places) is hidden, and how many of them the audit cleared by a programme."""

    reason: Reasons
    cleared: int


@dataclass(frozen=True, slots=True)
class KnownAnswers:
    """`known` by fingerprint of the table; `worked` are this release's tables that have something to hide."""

    known: Mapping[str, KnownAnswer] = field(default_factory=dict)
    worked: dict[str, Protected] = field(default_factory=dict)

    def protect(
        self,
        table: Table,
        threshold: float,
        method: Callable[[Table, float], Protected] = searched_and_widened,
    ) -> Protected:
        """The table protected, in place: by its answer where that is known, else by `method`."""
        mark = fingerprint(table, threshold)
        answer = self.known.get(mark)
        if answer is None:
            protected = method(table, threshold)
        else:
            table.hidden |= answer.reason != NOT_HIDDEN
            protected = Protected(table, answer.reason, cleared=answer.cleared)
        if table.hidden.any():
            self.worked[mark] = protected
        return protected

    def made(self) -> dict[str, KnownAnswer]:
        """The answers of this release's tables, true if its audit has found nothing too narrow."""
        return {
            mark: KnownAnswer(one.reason, one.cleared + sum(len(unproven) for _, unproven in one.unproven()))
            for mark, one in self.worked.items()
        }


def fingerprint(table: Table, threshold: float) -> str:
    """A digest of everything that protecting a table depends on, before anything is hidden in it."""
    family = table.family
    relations = (
        family.series,
        family.given,
        [(one.whole, tuple(one.parts)) for one in family.sums],
        family.rows,
        family.rests,
    )
    seal = hashlib.sha256(repr((float(threshold), relations, table.value.shape)).encode())
    seal.update(table.tree.parent.astype("<i8").tobytes())
    seal.update(table.value.astype("<f8").tobytes())
    for flags in (table.offered, table.public, table.hidden, table.corrected):
        seal.update(np.packbits(flags).tobytes())
    for before in table.earlier:
        seal.update(before.astype("<f8").tobytes())
    return seal.hexdigest()[:32]
