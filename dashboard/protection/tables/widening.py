"""Widens what the search left too narrow: a programme chooses which further counts to hide, at the least loss.

The search (`secondary`) knows moves one at a time, and the help of places beside a count or beside the sum above
it. Predecessors of a municipality are a step further down: what they need may have to come from another Amt. And
two moves together may be needed where each goes a single person. Both are seen by a linear programme alone: it looks
for two tables between which the count moves as far as it must, and pays for each count that readers know and
that differs from the true one there. What differs is hidden; of that, whatever is not needed is shown again.

Whether it was worth it, the audit's programmes decide, on the whole table: nothing is kept that does not leave
less to find. The district's own counts are never hidden for it: official percentages give them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import Flags, Floats
from dashboard.protection.tables.audit import Cell, NoTable, Programme, Undecided
from dashboard.protection.tables.market import losses
from dashboard.protection.tables.other_tables import completed
from dashboard.protection.tables.requirement import SECONDARY, Shortfall
from dashboard.protection.tables.secondary import BREAKDOWN, GEOGRAPHY, NOT_HIDDEN, Protected, protect
from dashboard.protection.tables.solver import optimize, sparse
from dashboard.protection.tables.table import Table

_SLACK = 1e-6
_DIFFERS = 1e-4
"""From here on a count of another table is another count: persons are whole, and so are nearly all solutions."""
_MOST_STEPS = 6
"""What is hidden for one count may need more hidden for its own sake: so often is that done before it is judged."""
_MOST_FAILURES = 12
"""So many counts of a table are tried in vain before the rest is left to the report: each takes a second or more."""
_MOST_READERS = 12
"""Readers of one count that are helped one after the other: who knows what has been hidden last is a new one."""


_Key = tuple[int, int, str, tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class NarrowCount:
    """A count that is too narrow, and the table as its readers know it; `hidden` is shared with the table."""

    known: Table
    short: Shortfall
    width: float

    @property
    def key(self) -> _Key:
        """Count and reader."""
        short = self.short
        return short.place, short.series, short.insider, short.series_known, tuple(short.change.tolist())


def searched_and_widened(table: Table, threshold: float) -> Protected:
    """A table protected in place: by the search, then by programmes."""
    return widen(protect(table, threshold), threshold)


def widen(protected: Protected, threshold: float) -> Protected:
    """The table with as little too narrow as further hiding can bring about; hides in the same table.

    What stays open in the answer is too narrow by the audit's own programmes, all else counts as cleared.
    Counts that contradict each other, or that no programme decides, are left as they are for the audit to name.
    """
    try:
        narrow = list(too_narrow(protected))
    except (NoTable, Undecided):
        return protected
    tried: set[_Key] = set()
    failed = 0
    while failed < _MOST_FAILURES and (fresh := [one for one in narrow if one.key not in tried]):
        tried.add(fresh[0].key)
        before = protected.table.hidden.copy(), protected.reason.copy()
        better = _with_more_hidden(protected, fresh[0], threshold, narrow)
        if better is None:
            protected.table.hidden[:], protected.reason[:] = before
            failed += 1
        else:
            protected, narrow = better
            tried.clear()
    return only(protected, narrow)


def _with_more_hidden(
    protected: Protected, one: NarrowCount, threshold: float, narrow: list[NarrowCount]
) -> tuple[Protected, list[NarrowCount]] | None:
    """Hides for one count and has the search look at what that makes necessary, then for what is narrow through
    that; None unless less is narrow in the end."""
    top = protected.table.hidden[:, 0].copy()
    done = {other.key for other in narrow}
    following: NarrowCount | None = one
    answer = protected
    for _ in range(_MOST_STEPS):
        try:
            if following is None or not hide_for(answer, following):
                return None
            again = protect(answer.table, threshold)
            reason = np.where(answer.reason == NOT_HIDDEN, again.reason, answer.reason).astype(np.int8)
            answer = replace(again, reason=reason)
            left = list(too_narrow(answer))
        except (NoTable, Undecided):
            return None
        if (answer.table.hidden[:, 0] != top).any():
            return None
        if is_better(left, narrow):
            return answer, left
        done.add(following.key)
        following = next((other for other in left if other.key not in done), None)
    return None


def is_better(left: list[NarrowCount], narrow: list[NarrowCount]) -> bool:
    """Whether less is too narrow than was: never more counts, nor more small ones among them."""
    small, smaller = (sum(one.short.need > SECONDARY for one in found) for found in (narrow, left))
    gap, less = (sum(one.short.need - one.width for one in found) for found in (narrow, left))
    no_worse = smaller <= small and len(left) <= len(narrow)
    return no_worse and (smaller < small or len(left) < len(narrow) or less < gap - _SLACK)


def too_narrow(protected: Protected) -> Iterator[NarrowCount]:
    """What is too narrow. Raises as `Programme.width` does."""
    for known, unproven in protected.unproven():
        programme = Programme(known)
        for short in programme.undecided(unproven):
            width = programme.worst_width(short)
            if width < short.need - _SLACK:
                yield NarrowCount(known, short, width)


def only(protected: Protected, narrow: list[NarrowCount]) -> Protected:
    """With nothing open but what is too narrow."""
    asked = sum(len(unproven) for _, unproven in protected.unproven())
    left = {(id(one.short)) for one in narrow}
    still = [one for one in protected.open if id(one) in left]
    where = {
        place: [one for one in found if id(one) in left]
        for place, found in protected.open_where_corrected.items()
    }
    cleared = protected.cleared + asked - len(left)
    return replace(protected, open=still, open_where_corrected=where, cleared=cleared)


def hide_for(protected: Protected, one: NarrowCount, dear: Floats | None = None) -> bool:
    """Hides what widens one count for all of its readers; whether that is possible.

    `dear` (series, places) is what readers lose with each count, infinite where it must not be hidden; without it
    the district's are.
    """
    known, short = one.known, one.short
    chosen: list[Cell] = []
    for _ in range(_MOST_READERS):
        programme = Programme(known)
        reader = _best_informed(programme, short)
        if reader is None:
            _show_again(protected, known, short, chosen, dear)
            return bool(chosen)
        more = _cheapest(known, short, reader, dear)
        if not more:
            return False
        for cell in more:
            _hide(protected, cell, short)
        chosen += more
    return False


def _best_informed(programme: Programme, short: Shortfall) -> tuple[Cell, ...] | None:
    """What the first reader knows to whom the count is too narrow; None where there is none."""
    if not programme.undecided([short], without_programmes=True):
        return None
    target = programme.target(short)
    for reader in programme.readers(short):
        if programme.width(target, reader, short.need) < short.need - _SLACK:
            return reader
    return None


def _hide(protected: Protected, cell: Cell, short: Shortfall) -> None:
    protected.table.hidden[cell] = True
    protected.reason[cell] = BREAKDOWN if cell[1] == short.place else GEOGRAPHY


def _show_again(
    protected: Protected, known: Table, short: Shortfall, chosen: Iterable[Cell], dear: Floats | None
) -> None:
    """Shows what is not needed after all, the dearest first."""
    cost = costs(known.offered, known) if dear is None else dear
    for cell in sorted(chosen, key=lambda cell: (-cost[cell], cell)):
        reason = protected.reason[cell]
        protected.table.hidden[cell], protected.reason[cell] = False, NOT_HIDDEN
        if _best_informed(Programme(known), short) is not None:
            protected.table.hidden[cell], protected.reason[cell] = True, reason


def costs(rows: Flags, table: Table) -> Floats:
    """(series, places): what readers lose with each count, of the given rows (rows of the family, places)."""
    cost = np.zeros(table.value.shape)
    for row, lost in zip(table.family.rows, losses(table) * rows, strict=True):
        cost[list(row)] += lost
    return cost


def _cheapest(table: Table, short: Shortfall, reader: tuple[Cell, ...], dear: Floats | None) -> list[Cell]:
    """The counts to hide so that one reader finds a count no closer than it must be; none where nothing helps."""
    can: npt.NDArray[np.bool_] = table.known & ~table.public & ~table.hidden & table.published[:, None]
    if dear is None:
        can[:, 0] = False
        cost = costs(table.shown, table)
    else:
        can &= np.isfinite(dear)
        cost = dear
    programme = Programme(replace(table, hidden=table.hidden | can))
    column = programme.column
    target = [(column[cell], sign) for cell, sign in programme.target(short).items() if cell in column]
    fixed = [column[cell] for cell in reader if cell in column and not np.isnan(table.value[cell])]
    cells = [cell for cell in column if can[cell]]
    paid = np.array([column[cell] for cell in cells], dtype=np.intp)
    differs = _two_tables(programme, target, fixed, short.need, paid, np.array([cost[one] for one in cells]))
    return [] if differs is None else [cells[at] for at in np.flatnonzero(differs > _DIFFERS).tolist()]


def _two_tables(
    programme: Programme,
    target: list[tuple[int, float]],
    fixed: list[int],
    need: float,
    paid: npt.NDArray[np.intp],
    cost: Floats,
) -> Floats | None:
    """How far the counts `paid` for differ from the true ones in the cheapest two tables between which the target
    moves by `need`; None where there are no such tables.

    Unknowns are the changes of all counts in the one table, in the other, and the greater change of each count
    that costs.
    """
    system = programme.system()
    true = completed(system)
    if true is None or not target or not len(paid):
        return None
    matrices = sparse()
    csc_array, hstack, vstack = matrices.csc_array, matrices.hstack, matrices.vstack
    matrix = csc_array(system.matrix)
    rows, size, number = matrix.shape[0], len(true), len(paid)
    picked = csc_array((np.ones(number), (np.arange(number), paid)), shape=(number, size))
    at, factors = zip(*target, strict=True)
    moved = csc_array((factors, ([0] * len(at), at)), shape=(1, size))
    each, apart, never = (
        matrices.identity(number, format="csc"),
        csc_array((rows, size)),
        csc_array((rows, number)),
    )
    nothing = csc_array((number, size))
    least = np.minimum(system.least - true, 0.0)
    most = np.full(size, np.inf)
    least[fixed] = most[fixed] = 0.0
    answer = optimize().linprog(
        np.concatenate([np.zeros(2 * size), cost]),
        A_eq=vstack(
            [
                hstack([matrix, apart, never]),
                hstack([apart, matrix, never]),
                hstack([moved, -moved, csc_array((1, number))]),
            ],
            format="csc",
        ),
        b_eq=np.append(np.zeros(2 * rows), need),
        A_ub=vstack(
            [
                hstack([sign * one, sign * other, -each])
                for one, other in ((picked, nothing), (nothing, picked))
                for sign in (1.0, -1.0)
            ],
            format="csc",
        ),
        b_ub=np.zeros(4 * number),
        bounds=np.column_stack(
            [np.concatenate([least, least, np.zeros(number)]), np.append(np.tile(most, 2), [np.inf] * number)]
        ),
        method="highs",
    )
    return np.asarray(answer.x[2 * size :], dtype=np.float64) if answer.status == 0 else None
