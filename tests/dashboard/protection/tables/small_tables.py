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
COVERED = Family.of(4, (Sum(0, (2, 3)),), ((2, 0), (1,), (0,)), at_most=(Sum(0, (1,)),))
"""Persons, those of them in a survey, and persons by sex, of whom only one is shown as a share."""
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


def deep_table(seed: int) -> Table:
    """Counts of COVERED in a district that is public, some of whose municipalities have predecessors: what these
    need is more than the search can always find."""
    random = np.random.default_rng(seed)
    aemter = int(random.integers(2, 6))
    sizes = random.integers(1, 4, size=aemter)
    parent = [-1, *([0] * aemter), *(at + 1 for at, size in enumerate(sizes) for _ in range(size))]
    for one in range(1 + aemter, len(parent)):
        parent += [one] * (2 * int(random.random() < 0.4))
    tree = Tree.of(np.array(parent))
    value = np.zeros((4, len(tree)))
    for place in range(len(tree)):
        value[2:, place] = random.integers(0, 8, size=2)
        value[0, place] = value[2:, place].sum()
        value[1, place] = max(0, value[0, place] - int(random.integers(0, 3)))
    for place in reversed(tree.inner()):
        value[:, place] = value[:, tree.children(place)].sum(axis=1)
    full = COVERED.completed(value)
    public = np.zeros(full.shape, dtype=np.bool_)
    public[:4, 0] = True
    return Table(COVERED, tree, full, np.ones((3, len(tree)), dtype=np.bool_), public, np.zeros_like(public))


@st.composite
def hidden_tables(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(FAMILIES)) -> Table:
    """With any published counts hidden, well protected or not."""
    table = draw(tables(kinds))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    share = draw(st.sampled_from([0.2, 0.4, 0.7]))
    table.hidden[table.published] = random.random((int(table.published.sum()), len(table.tree))) < share
    return table
