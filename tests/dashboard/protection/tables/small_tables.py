"""Random small tables: a district of a few Ämter, and the kinds of counts that hang together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from dashboard.protection.tables.moves import Sum
from dashboard.protection.tables.table import Family, Table, Tree

GEOGRAPHY = Family.of(1, (), ((0,),))
SEXES = Family.of(3, (Sum(0, (1, 2)),), ((0,), (1,), (2,)))
SHARE = Family.of(2, (), ((0, 1), (1,)), rests=((1, 0),))
"""Cases and base; the base is published by itself as well."""
LEAVERS = Family.of(4, (Sum(0, (1, 2, 3)),), ((1, 0), (2, 0), (3, 0)), rests=((0, 1), (0, 2), (0, 3)))
"""Shares of one base that together are all of it."""
FAMILIES = {"geography": GEOGRAPHY, "sexes": SEXES, "share": SHARE, "leavers": LEAVERS}


@dataclass(frozen=True)
class Shape:
    """Municipalities of each Amt."""

    sizes: tuple[int, ...]

    def tree(self) -> Tree:
        aemter = len(self.sizes)
        return Tree.of(
            np.array(
                [-1, *([0] * aemter), *(at + 1 for at, size in enumerate(self.sizes) for _ in range(size))]
            )
        )


def table_of(family: Family, tree: Tree, leaves: np.ndarray) -> Table:
    """`leaves` (independent series, places without parts): wholes and sums are computed."""
    value = np.zeros((family.given, len(tree)))
    own = [at for at in range(len(tree)) if not len(tree.children(at))]
    if family is SHARE:
        value[:, own] = np.sort(leaves[:2], axis=0)
    elif family is GEOGRAPHY:
        value[:, own] = leaves[:1]
    else:
        value[1:, own] = leaves[: family.given - 1]
        value[0, own] = value[1:, own].sum(axis=0)
    for place in reversed(list(tree.inner())):
        value[:, place] = value[:, tree.children(place)].sum(axis=1)
    full = family.completed(value)
    nothing = np.zeros(full.shape, dtype=np.bool_)
    offered = np.ones((len(family.rows), len(tree)), dtype=np.bool_)
    return Table(family, tree, full, offered, nothing.copy(), nothing.copy())


@st.composite
def tables(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(FAMILIES), most: int = 9) -> Table:
    family = FAMILIES[draw(st.sampled_from(kinds))]
    shape = Shape(tuple(draw(st.lists(st.integers(1, 5), min_size=2, max_size=4))))
    seed = draw(st.integers(0, 2**32 - 1))
    random = np.random.default_rng(seed)
    leaves = random.integers(0, most, size=(3, sum(shape.sizes))).astype(float)
    return table_of(family, shape.tree(), leaves)


@st.composite
def hidden_tables(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(FAMILIES)) -> Table:
    """With any published counts hidden, well protected or not."""
    table = draw(tables(kinds))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    share = draw(st.sampled_from([0.2, 0.4, 0.7]))
    table.hidden[table.published] = random.random((int(table.published.sum()), len(table.tree))) < share
    return table
