"""Protects counts that are given for the district alone together with those that its Ämter have as well.

A breakdown that nobody has ever seen below the district (`small_areas`, `cross_table` in the catalogue) is protected in
a second step, after everything that is published below. In that step the first one is known: a sum that it shows, or
that its Ämter add up to, is nothing that hiding at the district alone could protect. Neither step sees all that a
reader has: destinations of an Amt and its certificates bound the cells that only the district has, and these bound
the sums. So both are one table in the end, and programmes ask for every hidden count of it; what is too narrow is
widened by hiding more, a cell of the district's own breakdown rather than a sum, and all of the breakdown where that
leads nowhere.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.domain.grid import Flags
from dashboard.protection.families import Linked
from dashboard.protection.tables.audit import NoTable, Undecided
from dashboard.protection.tables.feasibility import room
from dashboard.protection.tables.requirement import PLACE, SECONDARY, SIBLING, Shortfall, shortfalls
from dashboard.protection.tables.secondary import BREAKDOWN, GEOGRAPHY, NOT_HIDDEN, Protected, protect
from dashboard.protection.tables.table import Table, Tree
from dashboard.protection.tables.widening import (
    NarrowCount,
    costs,
    hide_for,
    is_better,
    only,
    searched_and_widened,
    too_narrow,
)

_MOST_ROUNDS = 12
"""What is hidden for one count is asked for itself in the next round; after so many the breakdown is withheld. As long
as there are rounds, a programme hides of it whatever helps: withholding all of it could help no further."""
_SLACK = 1e-6
_OWN = 1 / 30
"""What a cell that only the district has is worth beside a sum of the district: about as much as a municipality."""

_Reader = tuple[int, int, str, tuple[int, ...], float, bytes, bytes, bytes]


def protect_table(linked: Linked, table: Table, threshold: float) -> Protected:
    """One table of a family protected in place, with what is given for the district alone in a second step."""
    below = table.below[: table.family.given]
    if below.all() or len(table.tree) == 1:
        return searched_and_widened(table, threshold)
    reason = np.zeros(table.value.shape, dtype=np.int8)
    known = np.zeros(len(table.value), dtype=np.bool_)
    if below.any():
        given = np.flatnonzero(below)
        first = searched_and_widened(_published_below(linked, table, given), threshold)
        reason[given] = first.reason[: len(given)]
        known[given] = first.table.known[: len(given), 0]
    second = protect(_district_alone(table, known, reason[:, 0] != NOT_HIDDEN), threshold)
    reason[:, 0] = np.where(reason[:, 0] == NOT_HIDDEN, second.reason[:, 0], reason[:, 0])
    table.hidden |= reason != NOT_HIDDEN
    return _widened(Protected(table, reason), threshold)


def _published_below(linked: Linked, table: Table, given: np.ndarray) -> Table:
    """The table without the series that only the district has: any split of these is possible."""
    counted = tuple(int(one) for one in given)
    family = linked.restricted(counted).family
    index = {row: at for at, row in enumerate(table.family.rows)}
    offered = table.offered[[index[tuple(counted[one] for one in row)] for row in family.rows]]
    value = family.completed(table.value[given])

    def flags(of: Flags) -> Flags:
        found = np.zeros(value.shape, dtype=np.bool_)
        found[: len(given)] = of[given]
        return found

    earlier = tuple(one[given] for one in table.earlier)
    marks = (flags(table.public), flags(table.hidden), flags(table.corrected))
    return Table(family, table.tree, value, offered, *marks, earlier)


def _district_alone(table: Table, known: Flags, hidden: Flags) -> Table:
    """The district with all its breakdowns, for readers who have the first step: `known` and `hidden` (series)."""
    return Table(
        table.family,
        Tree.of(np.array([-1])),
        table.value[:, :1],
        table.offered[:, :1],
        table.public[:, :1] | known[:, None],
        table.hidden[:, :1] | hidden[:, None],
        table.corrected[:, :1],
        tuple(one[:, :1] for one in table.earlier),
    )


def _widened(protected: Protected, threshold: float) -> Protected:
    """The whole table with nothing too narrow, as far as hiding brings it about; what stays is left open for the
    audit to name. Counts that contradict each other, or that no programme decides, are left as they are."""
    own = np.zeros(protected.table.value.shape, dtype=np.bool_)
    own[:, 0] = ~protected.table.below & protected.table.published
    proven: set[_Reader] = set()
    try:
        asked, narrow = _mended(protected, own, threshold, proven)
        if narrow:
            before = protected.table.hidden.copy(), protected.reason.copy()
            _withhold(protected, own)
            again, less = _mended(protected, own, threshold, proven)
            if is_better(less, narrow):
                return only(again, less)
            protected.table.hidden[:], protected.reason[:] = before
    except (NoTable, Undecided):
        return _asked(protected, threshold, set())
    return only(asked, narrow)


def _mended(
    protected: Protected, own: Flags, threshold: float, proven: set[_Reader]
) -> tuple[Protected, list[NarrowCount]]:
    """What was asked in the last round, and what of it is too narrow when hiding more has come to its end.

    Where something is hidden all other tables stay tables that fit: who is `proven` not to find out is not asked for
    again.
    """
    dear = costs(protected.table.offered, protected.table)
    dear[own] *= _OWN
    hidden = protected.table.hidden
    for number in range(_MOST_ROUNDS + 1):
        asked = _asked(protected, threshold, proven)
        narrow = list(too_narrow(asked))
        still = {id(one.short) for one in narrow}
        for known, unproven in asked.unproven():
            proven |= {_reader(known, one) for one in unproven if id(one) not in still}
        narrow = [one for one in narrow if not _follows(asked, one, own)]
        # Of a count that is shown after all nobody finds out anything more.
        narrow = [
            one for one in narrow if (short := one.short).series < 0 or hidden[short.series, short.place]
        ]
        before = protected.table.hidden.copy()
        for one in narrow if number < _MOST_ROUNDS else ():
            searched = protected.table.hidden.copy(), protected.reason.copy()
            if not hide_for(protected, one, dear):
                protected.table.hidden[:], protected.reason[:] = searched
        if (protected.table.hidden == before).all():
            break
    return asked, narrow


def _asked(protected: Protected, threshold: float, proven: set[_Reader]) -> Protected:
    """With everything open that no move proves in the whole table, nor anything before, for every reader."""
    table = protected.table
    corrected = np.flatnonzero((table.corrected & table.hidden).any(axis=0)).tolist()

    def unproven(known: Table) -> list[Shortfall]:
        found = shortfalls(known, room(known), threshold, every_reader=True)
        return [one for one in found if _reader(known, one) not in proven]

    where = {}
    for place in corrected:
        found = unproven(table.with_corrected_public(place))
        where[place] = [one for one in found if one.place == place]
    everybody = unproven(table.with_corrected_public(None))
    return replace(protected, open=everybody, open_where_corrected=where, cleared=len(proven))


def _reader(known: Table, short: Shortfall) -> _Reader:
    """Who asks for which count: the places whose count he may know, and all that he knows from elsewhere."""
    tree, place = known.tree, short.place
    around = tree.children(int(tree.parent[place]) if short.insider == SIBLING and place else place)
    if short.insider == PLACE:
        around = around[:0]
    return (
        place,
        short.series,
        short.insider,
        short.series_known,
        short.need,
        short.change.tobytes(),
        known.public.tobytes(),
        known.hidden[:, around].tobytes(),
    )


def _follows(protected: Protected, one: NarrowCount, own: Flags) -> bool:
    """Whether a count of the district's own breakdown is the only one that the sums leave possible. To hide it is in
    vain, and to show it tells nobody anything: so it is shown.

    The district has no place beside it: SIBLING is the reader there who knows no count of his own.
    """
    cell = (one.short.series, one.short.place)
    if one.short.series < 0 or not own[cell] or one.width > _SLACK or one.short.insider != SIBLING:
        return False
    if one.short.need > SECONDARY or protected.reason[cell] < GEOGRAPHY:
        return False
    protected.table.hidden[cell], protected.reason[cell] = False, NOT_HIDDEN
    return True


def _withhold(protected: Protected, own: Flags) -> None:
    """Hides all that only the district has."""
    more = own & ~protected.table.hidden & protected.table.known & ~protected.table.public
    protected.table.hidden |= more
    protected.reason[more] = BREAKDOWN
