"""Counts for the district alone beside counts of its Ämter: no reader of all of them together, with or without a count
of his own, narrows a hidden one down too far."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.protection import district_breakdowns
from dashboard.protection.district_breakdowns import protect_table
from dashboard.protection.families import DisclosedCount, Disclosure, Linked
from dashboard.protection.tables.audit import Programme
from dashboard.protection.tables.feasibility import room
from dashboard.protection.tables.moves import Sum
from dashboard.protection.tables.requirement import shortfalls
from dashboard.protection.tables.secondary import BREAKDOWN, NOT_HIDDEN, SMALL
from dashboard.protection.tables.table import Family, Table, Tree
from tests.dashboard.protection.tables.small_tables import Shape

THRESHOLD = 3.0
SHAPE = Shape((3, 1, 4))
SEXES = (Sum(0, (1, 2)),)
CROSSED = (
    Sum(0, (1, 2)),
    Sum(0, (3, 4, 5)),
    Sum(1, (6, 7, 8)),
    Sum(2, (9, 10, 11)),
    *(Sum(3 + way, (6 + way, 9 + way)) for way in range(3)),
)
"""All, two certificates, three destinations, and the cells between them."""


def linked(sums: tuple[Sum, ...], count: int) -> Linked:
    rows = tuple((one,) for one in range(count))
    named = tuple(DisclosedCount((f"m{one}",), "") for one in range(count))
    cells = tuple(Disclosure(f"i{one}", "", (one,)) for one in range(count))
    return Linked(Family.of(count, sums, rows), named, (0,) * count, cells)


def table(family: Family, seed: int, below: int, *, known: bool = True) -> Table:
    """Random counts; the first `below` series are given everywhere, the others for the district alone, and with
    `known` False nobody has delivered them for municipalities."""
    random = np.random.default_rng(seed)
    tree = SHAPE.tree()
    value = np.zeros((family.series, len(tree)))
    leaves = [at for at in range(len(tree)) if not len(tree.children(at))]
    finest = range(1, 3) if family.series == 3 else range(6, 12)
    value[np.ix_(finest, leaves)] = random.choice(
        [0, 0, 0, 0, 0, 0, 1, 1, 2, 6], size=(len(finest), len(leaves))
    )
    for place in reversed(tree.inner()):
        value[:, place] = value[:, tree.children(place)].sum(axis=1)
    for one in reversed(family.sums):
        value[one.whole] = value[list(one.parts)].sum(axis=0)
    if not known:
        value[below:, 1:] = np.nan
    offered = np.ones((len(family.rows), len(tree)), dtype=np.bool_)
    offered[below:, 1:] = False
    nothing = np.zeros(value.shape, dtype=np.bool_)
    return Table(family, tree, value, offered, nothing.copy(), nothing.copy())


def narrow(protected: Table) -> list[tuple[str, int, float]]:
    """What the exact programme finds too narrow of the whole table, asked for every reader."""
    programme = Programme(protected)
    asked = shortfalls(protected, room(protected), THRESHOLD, every_reader=True)
    found = [(one.insider, one.series, programme.worst_width(one) - one.need) for one in asked]
    return [one for one in found if one[2] < -1e-6]


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(("sums", "count", "below"), [(SEXES, 3, 1), (CROSSED, 12, 6)])
def test_nobody_who_reads_all_levels_narrows_a_hidden_count_down(sums, count, below, known):
    one = linked(sums, count)
    hidden = shown = 0
    for seed in range(15):
        protected = protect_table(one, table(one.family, seed, below, known=known), THRESHOLD)
        assert narrow(protected.table) == [], seed
        assert not any(True for _ in protected.unproven()), "nothing is left for the report"
        assert ((protected.reason != NOT_HIDDEN) == protected.table.hidden).all()
        assert not protected.table.hidden[below:, 1:].any(), "nobody has ever seen these"
        hidden += int(protected.table.hidden[below:, 0].sum())
        shown += int((~protected.table.hidden[below:, 0]).sum())
    assert hidden > 0
    assert shown > 0


WIDER = (
    Sum(0, (1, 2, 3)),
    Sum(0, (4, 5, 6, 7)),
    *(Sum(1 + one, tuple(range(8 + 4 * one, 12 + 4 * one))) for one in range(3)),
    *(Sum(4 + way, (8 + way, 12 + way, 16 + way)) for way in range(4)),
)
"""All, three certificates, four destinations, and the cells between them."""
CELL, DEAR = 12, [10, 14, 18]
"""The only small count of `parted`, second certificate and first destination; and the cells that are dear to hide."""


def parted(family: Family) -> Table:
    """Five Ämter of one municipality each, all of which show certificates and destinations. In the first three
    everybody has the same certificate, so what their cells are follows; in the others nobody has the second
    destination."""
    cells = np.array(
        [
            [[3, 4, 30, 5], [0, 0, 0, 0], [0, 0, 0, 0]],
            [[0, 0, 0, 0], [0, 8, 30, 6], [0, 0, 0, 0]],
            [[0, 0, 0, 0], [0, 0, 0, 0], [5, 7, 30, 4]],
            [[4, 0, 4, 3], [1, 0, 5, 6], [4, 0, 5, 6]],
            [[6, 0, 5, 4], [0, 0, 5, 5], [5, 0, 4, 7]],
        ],
        dtype=np.float64,
    )
    tree = Tree.of(np.array([-1, *[0] * 5, *range(1, 6)]))
    value = np.zeros((family.series, len(tree)))
    for place, its in enumerate((cells.sum(axis=0), *cells, *cells)):
        value[8:, place] = its.ravel()
        value[4:8, place], value[1:4, place], value[0, place] = its.sum(axis=0), its.sum(axis=1), its.sum()
    offered = np.ones((len(family.rows), len(tree)), dtype=np.bool_)
    offered[8:, 1:] = False
    nothing = np.zeros(value.shape, dtype=np.bool_)
    return Table(family, tree, value, offered, nothing.copy(), nothing.copy())


def test_what_the_aemter_leave_no_room_for_is_hidden_by_further_cells():
    """At the district alone the second destination is cheap to hide beside; where all certificates are, nobody has
    it."""
    one = linked(WIDER, 20)
    protected = protect_table(one, parted(one.family), THRESHOLD)
    assert narrow(protected.table) == []
    assert protected.reason[CELL, 0] == SMALL
    assert protected.table.hidden[DEAR, 0].all()
    assert not protected.open


def test_what_no_round_has_mended_withholds_the_whole_breakdown_of_the_year(monkeypatch):
    """As if there had been no round left: without the dear cells somebody who knows another one finds the small one.
    Cells that the Ämter leave only one value for stay on show."""
    monkeypatch.setattr(district_breakdowns, "_MOST_ROUNDS", 0)
    one = linked(WIDER, 20)
    with monkeypatch.context() as patch:
        patch.setattr(district_breakdowns, "_withhold", lambda _protected, _own: None)
        left = protect_table(one, parted(one.family), THRESHOLD)
    assert CELL in {series for _, series, _ in narrow(left.table)}
    assert CELL in {short.series for short in left.open}, "it is named"
    assert not left.table.hidden[DEAR, 0].any()
    protected = protect_table(one, parted(one.family), THRESHOLD)
    assert narrow(protected.table) == []
    assert not protected.open
    assert np.flatnonzero(~protected.table.hidden[8:, 0]).tolist() == [1, 5, 9], "the second destination"
    assert (protected.reason[DEAR, 0] == BREAKDOWN).all()
    assert not protected.table.hidden[:8].any()


def test_what_withholding_does_not_mend_stays_on_show_and_is_named(monkeypatch):
    """Where readers know the dear cells from elsewhere, to withhold others is in vain."""
    monkeypatch.setattr(district_breakdowns, "_MOST_ROUNDS", 0)
    one = linked(WIDER, 20)
    table = parted(one.family)
    table.public[DEAR, 0] = True
    protected = protect_table(one, table, THRESHOLD)
    assert CELL in {short.series for short in protected.open}
    assert not protected.table.hidden[DEAR, 0].any()
