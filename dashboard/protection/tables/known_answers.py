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


def still_protected(table: Table, before: Protected) -> Protected | None:
    """What protection of a table comes to where `before`, the same counts protected for readers of this release alone,
    is enough for those who know earlier ones as well; None where it has to be looked at again.

    A reader finds out what the counts that he knows, and the least that others must be, leave possible. If he knows
    from earlier releases no count that this one does not show, of another number there or not, both are the same, so
    he finds out no more than who reads this release alone. What is asked for is less, if anything: a count that is
    public needs no protection, and small ones are hidden already. Nothing must have been left open before.
    """
    first = before.table
    alike = (
        not any(True for _ in before.unproven())
        and not first.corrected.any()
        and not (table.corrected & ~first.known).any()
        and first.family is table.family
        and np.array_equal(first.tree.parent, table.tree.parent)
        and np.array_equal(first.value, table.value, equal_nan=True)
        and np.array_equal(first.offered, table.offered)
        and np.array_equal(first.hidden, table.hidden)
        and np.array_equal(first.known, table.known)
        and np.array_equal(first.least, table.least)
    )
    return Protected(table, before.reason, cleared=before.cleared) if alike else None


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
