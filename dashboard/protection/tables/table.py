"""One year of linked counts in one district: what is true, what a reader may see, and what he knows of it
anyway."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import Flags, Floats
from dashboard.protection.tables.moves import Moves, Sum, elementary_moves

Columns = npt.NDArray[np.intp]
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Tree:
    """The district first, then its Ämter, their municipalities, and predecessors of these: parents before
    children.

    `parent` is -1 for the district. Children of one parent stand together.
    """

    parent: Columns
    _children: tuple[Columns, ...]
    _inner: tuple[int, ...]

    @classmethod
    def of(cls, parent: npt.NDArray[np.intp]) -> Tree:
        """From each place's parent, -1 for the district, which stands first. Raises ValueError for any other
        order."""
        if len(parent) and (parent[0] != -1 or (parent[1:] < 0).any() or (np.diff(parent) < 0).any()):
            raise ValueError("places must stand below the district, ordered by their parent")
        if (parent >= np.arange(len(parent))).any():
            raise ValueError("a parent must stand before its children")
        ends = np.searchsorted(parent, np.arange(len(parent) + 1))
        children = tuple(np.arange(first, last) for first, last in pairwise(ends))
        return cls(parent, children, tuple(np.unique(parent[1:]).tolist()))

    def __len__(self) -> int:
        return len(self.parent)

    def children(self, place: int) -> Columns:
        """Columns of the places right below a place."""
        return self._children[place]

    def inner(self) -> tuple[int, ...]:
        """Places that have children, the district first."""
        return self._inner


@dataclass(frozen=True, slots=True)
class Family:
    """Series of counts that known sums hold together.

    The first `given` have figures, the others are what is left of wholes. `rows` are what one published cell
    discloses: the series of its counts. `rests` name (whole, part) where what is left of the whole counts
    persons too; nobody publishes it, and it is as telling as the part. `contains` (whole, part) follows all
    sums down. `insiders` gives for each series what a reader may know of other hidden counts of the same
    place: one that shares a sum with it.
    """

    series: int
    given: int
    sums: tuple[Sum, ...]
    rows: tuple[tuple[int, ...], ...]
    rests: tuple[tuple[int, int], ...]
    moves: Moves
    contains: Flags
    insiders: tuple[tuple[int, ...], ...]

    @classmethod
    def of(
        cls,
        series: int,
        sums: tuple[Sum, ...],
        rows: tuple[tuple[int, ...], ...],
        rests: tuple[tuple[int, int], ...] = (),
        at_most: tuple[Sum, ...] = (),
    ) -> Family:
        """With its elementary moves. What is left of a whole becomes a series of its own behind the others,
        for `at_most` (the parts do not exceed the whole) and for rests that no sum names already.
        """
        linked = list(sums)
        count = series
        for one in at_most:
            linked.append(Sum(one.whole, (*one.parts, count)))
            count += 1
        below = _contains(series, list(sums))
        for whole, part in rests:
            if not below[whole, part] and not any(one.whole == whole and part in one.parts for one in linked):
                linked.append(Sum(whole, (part, count)))
                count += 1
        moves = elementary_moves(count, linked)
        return cls(
            count,
            series,
            tuple(linked),
            rows,
            rests,
            moves,
            _contains(count, linked),
            _insiders(count, linked, rows),
        )

    def completed(self, value: Floats) -> Floats:
        """Values (given series, ...) with those of the rests that became series: what is left of the
        whole."""
        full = np.full((self.series, *value.shape[1:]), np.nan)
        full[: len(value)] = value
        for one in self.sums:
            last = one.parts[-1]
            if last >= len(value):
                full[last] = full[one.whole] - full[list(one.parts[:-1])].sum(axis=0)
        return full

    def least(self, value: Floats) -> Floats:
        """Values (given series, ...) with 0 for what is missing, and for a missing whole what its parts add
        up to."""
        least = np.nan_to_num(value[: self.given], nan=0.0)
        missing = np.isnan(value[: self.given])
        for _ in range(len(self.sums) if missing.any() else 0):
            for one in self.sums:
                parts = [part for part in one.parts if part < self.given]
                if one.whole < self.given:
                    whole = least[one.whole]
                    least[one.whole] = np.where(
                        missing[one.whole], np.maximum(whole, least[parts].sum(axis=0)), whole
                    )
        return least


def _contains(count: int, sums: list[Sum]) -> Flags:
    contains = np.zeros((count, count), dtype=np.bool_)
    for one in sums:
        contains[one.whole, list(one.parts)] = True
    for middle in range(count):
        contains |= contains[:, [middle]] & contains[[middle], :]
    return contains


def _insiders(count: int, sums: list[Sum], rows: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    named = {one for row in rows for one in row}
    found = []
    for series in range(count):
        beside = {
            other for one in sums for other in (one.whole, *one.parts) if series in (one.whole, *one.parts)
        }
        found.append(tuple(sorted((beside - {series}) & named)))
    return tuple(found)


@dataclass(slots=True)
class Table:
    """Arrays of shape (series, places). `value` is NaN where there is no figure.

    `offered` (rows of the family, places) says which cells would be shown if nothing had to be hidden;
    `public` what the reader knows from elsewhere: official figures, earlier releases. `hidden` grows while
    the table is protected. `corrected` are counts of which an earlier release showed another number: a reader
    who takes the old one for the new one, or the old release's sums, is not held up by hiding them, so they
    protect nothing else. `earlier` are the values (given series, places) of earlier releases, NaN where they had
    none. Who knows what was corrected knows as well that a count is at least what was added to it since: `least`
    (series, places) says how much that is.
    """

    family: Family
    tree: Tree
    value: Floats
    offered: Flags
    public: Flags
    hidden: Flags
    corrected: Flags = field(default_factory=lambda: np.zeros((0, 0), dtype=np.bool_))
    earlier: tuple[Floats, ...] = ()
    least: Floats = field(init=False)

    def __post_init__(self) -> None:
        if self.corrected.shape != self.value.shape:
            self.corrected = np.zeros(self.value.shape, dtype=np.bool_)
        self.least = np.zeros(self.value.shape)
        for before in self.earlier:
            added = np.nan_to_num(self.value - self.family.completed(before), nan=0.0)
            self.least = np.maximum(self.least, np.minimum(added, np.nan_to_num(self.value, nan=0.0)))

    def with_corrected_public(self, place: int | None) -> Table:
        """The table of a reader who takes what was corrected for known, but at `place`; `hidden` is
        shared."""
        corrected, earlier = self.corrected.copy(), self.earlier
        if place is not None:
            corrected[:, place] = False
            earlier = tuple(one.copy() for one in earlier)
            for one in earlier:
                one[:, place] = np.nan
        return replace(self, public=self.public | corrected, earlier=earlier)

    @property
    def shown(self) -> Flags:
        """Rows (rows of the family, places) that stay."""
        return self.offered & np.stack([~self.hidden[list(row)].any(axis=0) for row in self.family.rows])

    @property
    def known(self) -> Flags:
        """Counts that the reader knows, because a row shows them or from elsewhere."""
        known = self.public.copy()
        for row, shown in zip(self.family.rows, self.shown, strict=True):
            known[list(row)] |= shown
        return known

    @property
    def below(self) -> Flags:
        """(series): whether anybody has ever seen the count, or would see it, anywhere below the district."""
        found: Flags = np.asarray((self.public | self.corrected)[:, 1:].any(axis=1), dtype=np.bool_)
        for row, offered in zip(self.family.rows, self.offered[:, 1:], strict=True):
            found[list(row)] |= offered.any()
        return found

    @property
    def possible(self) -> Floats:
        """The values, and for figures that are missing the least that the others leave possible."""
        return np.maximum(self.family.completed(self.family.least(self.value)), 0.0)

    @property
    def published(self) -> Flags:
        """Series that appear in some row; the others, rests and slacks, nobody has ever seen."""
        named = np.zeros(self.family.series, dtype=np.bool_)
        named[[one for row in self.family.rows for one in row]] = True
        return named


@dataclass(frozen=True, slots=True)
class Relations:
    """Sums within and between places that readers can count with, each with counts that they do not know.

    By count of each: the number of its relation, `series` and `place`, `factor` 1 for the whole and -1 for parts; they
    add up to nothing. `right` (relations) is what the unknown ones add up to.
    """

    number: Columns
    series: Columns
    place: Columns
    factor: Floats
    right: Floats

    @classmethod
    def of(cls, table: Table, unknown: Flags) -> Relations:
        """`unknown` (series, places). Sums that the numbers break, delivered by several sources or counted on two days,
        are no relation."""
        family, tree = table.family, table.tree
        every, kinds = np.arange(len(tree)), np.arange(family.series)
        within = [_block([one.whole, *one.parts], every[:, None]) for one in family.sums]
        between = [_block(kinds[:, None], [one, *tree.children(one).tolist()]) for one in tree.inner()]
        found: list[tuple[Columns, ...]] = []
        rights: list[Floats] = []
        factors: list[Floats] = []
        count = 0
        for series, places in (*within, *between):
            factor = np.where(np.arange(series.shape[1]) == 0, 1.0, -1.0)
            right = -np.where(unknown[series, places], 0.0, table.value[series, places]) @ factor
            used = np.flatnonzero(
                unknown[series, places].any(axis=1) & ~np.isnan(right) & _hold(table, series, places, factor)
            )
            numbers = np.broadcast_to(count + np.arange(len(used))[:, None], (len(used), series.shape[1]))
            found.append((numbers.ravel(), series[used].ravel(), places[used].ravel()))
            factors.append(np.broadcast_to(factor, numbers.shape).ravel())
            rights.append(right[used])
            count += len(used)
        none: tuple[Columns, ...] = (np.zeros(0, dtype=np.intp),) * 3
        number, series, places = (np.concatenate(one) for one in zip(none, *found, strict=True))
        return cls(number, series, places, np.concatenate([[], *factors]), np.concatenate([[], *rights]))


def _block(series: npt.ArrayLike, places: npt.ArrayLike) -> tuple[Columns, Columns]:
    """(relations, counts): series and places of relations that have as many parts each, the whole first."""
    one, other = np.broadcast_arrays(np.asarray(series, dtype=np.intp), np.asarray(places, dtype=np.intp))
    return one, other


def _hold(table: Table, series: Columns, places: Columns, factor: Floats) -> Flags:
    value = table.value[series, places]
    total = value @ factor
    filled = np.where(np.isnan(value) & (factor > 0), np.inf, np.nan_to_num(value, posinf=np.inf))
    possible = filled @ factor > -_SLACK
    negative = ((value < -_SLACK) & (series >= table.family.given)).any(axis=1)
    return np.where(np.isnan(total), possible, np.abs(total) < _SLACK) & ~negative
