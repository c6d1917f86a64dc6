"""Protects everything that one release publishes: each family of counts, year by year and district by
district."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from dashboard.domain.area import LEVELS
from dashboard.domain.grid import Flags, Floats
from dashboard.indicators.rates import OFFICIAL, Rates
from dashboard.protection.district_breakdowns import protect_table
from dashboard.protection.families import DisclosedCount, Linked
from dashboard.protection.tables.known_answers import KnownAnswers, still_protected
from dashboard.protection.tables.secondary import Protected, Reasons
from dashboard.protection.tables.table import Table, Tree

Node = tuple[str, int]
"""Level and column; predecessors of today's municipalities have the level FORMER."""
FORMER = "former"
_DISTRICT = "kreis"


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """Which place belongs to which, as columns of the arrays of each level.

    `amt_of` and `district_of` by municipality, `district_of_amt` by Amt, -1 where there is none. `successor`
    gives for each former key (a column of the level FORMER) today's municipality, -1 where it has none or
    several.
    """

    count: Mapping[str, int]
    amt_of: npt.NDArray[np.intp]
    district_of: npt.NDArray[np.intp]
    district_of_amt: npt.NDArray[np.intp]
    successor: npt.NDArray[np.intp]

    def nodes(self, root: Node, former: Sequence[int]) -> tuple[tuple[Node, ...], Tree]:
        """The places below a district, and the given former ones below their successors; any other root
        stands alone.
        """
        nodes: list[Node] = [root]
        parents = [-1]
        if root[0] == _DISTRICT:
            members = np.flatnonzero(self.district_of == root[1])
            below: list[tuple[int, Node]] = [
                (0, ("amt", int(one))) for one in np.flatnonzero(self.district_of_amt == root[1])
            ]
            position = {node: at + 1 for at, (_, node) in enumerate(below)}
            below += [
                (position.get(("amt", int(self.amt_of[one])), 0), ("gemeinde", int(one))) for one in members
            ]
            below.sort(key=lambda one: one[0])
            position = {node: at + 1 for at, (_, node) in enumerate(below)}
            below = [(self._above(node, position), node) for _, node in below]
            older = [
                (position.get(("gemeinde", int(self.successor[one])), -1), (FORMER, int(one)))
                for one in former
            ]
            below += sorted((one for one in older if one[0] > 0), key=lambda one: one[0])
            parents += [parent for parent, _ in below]
            nodes += [node for _, node in below]
        return tuple(nodes), Tree.of(np.array(parents, dtype=np.intp))

    def _above(self, node: Node, position: Mapping[Node, int]) -> int:
        return 0 if node[0] == "amt" else position.get(("amt", int(self.amt_of[node[1]])), 0)


@dataclass(frozen=True, slots=True)
class Content:
    """What a release would show. Arrays have shape (years, places of the level).

    `values` by series and level, the level FORMER included; `rates` by indicator, breakdown and level;
    `public` by series and level: counts that readers have from earlier releases; `corrected` likewise those
    of which an earlier release showed another number. `earlier` are the values of each earlier release.
    """

    years: int
    places: PlaceColumns
    values: Mapping[DisclosedCount, Mapping[str, Floats]]
    rates: Mapping[tuple[str, str, str], Rates]
    public: dict[DisclosedCount, dict[str, Flags]] = field(default_factory=dict)
    corrected: dict[DisclosedCount, dict[str, Flags]] = field(default_factory=dict)
    earlier: tuple[Mapping[DisclosedCount, Mapping[str, Floats]], ...] = ()

    def shape(self, level: str) -> tuple[int, int]:
        """Years and places of a level's arrays; of `FORMER` the ended municipalities are the places."""
        return self.years, len(self.places.successor) if level == FORMER else self.places.count[level]


@dataclass(frozen=True, slots=True)
class ProtectedFamily:
    """One protected table with its place in the release: `nodes` are its columns, `year` the family's."""

    linked: Linked
    year: int
    nodes: tuple[Node, ...]
    protected: Protected


@dataclass(slots=True)
class Hidden:
    """Why counts are hidden, by series and level (years, places); and the tables that were worked on."""

    reasons: dict[tuple[DisclosedCount, str], Reasons] = field(default_factory=dict)
    tables: list[ProtectedFamily] = field(default_factory=list)

    def of(self, series: DisclosedCount, level: str) -> Reasons | None:
        """Why cells of a count are hidden at a level; None where nothing is."""
        return self.reasons.get((series, level))


def _nobody_waits(_share: float) -> None:
    pass


def protect_release(
    families: Sequence[Linked],
    content: Content,
    threshold: float,
    answers: KnownAnswers,
    already: Hidden | None = None,
    advance: Callable[[float], None] = _nobody_waits,
) -> Hidden:
    """What must be hidden, with all that is `already`. Years of a series are the release's own, whatever the
    family's shift. A table whose answer is known beforehand is not worked on again, nor one that is `already`
    protected for readers who know no more. `advance` gets the share of the families that is done.
    """
    hidden, given = Hidden(), already or Hidden()
    earlier = {(one.linked, one.year, one.nodes): one.protected for one in given.tables}
    for at, linked in enumerate(families):
        for year, root in _places_to_look_at(linked, content, threshold):
            advance(at / len(families))
            nodes, table = _table(linked, content, year, root)
            before = _reasons(given, linked, year, nodes)
            table.hidden |= before != 0
            done = earlier.get((linked, year, nodes))
            protected = None if done is None else still_protected(table, done)
            if protected is None:
                protected = answers.protect(table, threshold, partial(protect_table, linked))
            if table.hidden.any():
                hidden.tables.append(ProtectedFamily(linked, year, nodes, protected))
                reason = np.where(protected.reason == 0, before, protected.reason)
                _keep(hidden, linked, content, year, nodes, reason)
    return hidden


def _reasons(hidden: Hidden, linked: Linked, year: int, nodes: Sequence[Node]) -> Reasons:
    """(series of the family, nodes): why counts are hidden already, 0 where they are not."""
    found = np.zeros((linked.family.series, len(nodes)), dtype=np.int8)
    for at, series in enumerate(linked.series):
        own_year = year + linked.shift[at]
        for level in {level for level, _ in nodes}:
            reasons = hidden.of(series, level)
            if reasons is not None and 0 <= own_year < len(reasons):
                columns = [column for column, node in enumerate(nodes) if node[0] == level]
                found[at, columns] = reasons[own_year, [nodes[column][1] for column in columns]]
    return found


def _keep(
    hidden: Hidden, linked: Linked, content: Content, year: int, nodes: tuple[Node, ...], reason: Reasons
) -> None:
    for at, series in enumerate(linked.series):
        own_year = year + linked.shift[at]
        for column in np.flatnonzero(reason[at]):
            level, place = nodes[column]
            key = (series, level)
            if key not in hidden.reasons:
                hidden.reasons[key] = np.zeros(content.shape(level), dtype=np.int8)
            if hidden.reasons[key][own_year, place] == 0:
                hidden.reasons[key][own_year, place] = reason[at, column]


def _places_to_look_at(linked: Linked, content: Content, threshold: float) -> Iterator[tuple[int, Node]]:
    """Years and roots where something small could be shown: everywhere else nothing needs protection."""
    span = range(-max(linked.shift), content.years - min(linked.shift))
    small = {level: np.zeros((len(span), content.places.count[level]), dtype=np.bool_) for level in LEVELS}
    successor = content.places.successor
    for level in (*LEVELS, FORMER):
        found = small.get(level, np.zeros((len(span), len(content.places.successor)), dtype=np.bool_))
        for offset, year in enumerate(span):
            value = row_values(linked, content, level, year)
            offered = _offered(linked, content, level, year, value)
            for row, there in zip(linked.family.rows, offered, strict=True):
                found[offset] |= there & ((value[list(row)] > 0) & (value[list(row)] < threshold)).any(axis=0)
            for whole, part in linked.family.rests:
                rest = value[whole] - value[part]
                found[offset] |= (rest > 0) & (rest < threshold) & offered.any(axis=0)
            if level == FORMER:
                small["gemeinde"][offset, successor[found[offset] & (successor >= 0)]] = True
    places = content.places
    for offset, year in enumerate(span):
        districts = set(np.flatnonzero(small["kreis"][offset]).tolist())
        districts |= set(places.district_of[small["gemeinde"][offset]].tolist())
        districts |= set(places.district_of_amt[small["amt"][offset]].tolist())
        yield from ((year, ("kreis", one)) for one in sorted(districts) if one >= 0)
        for level in ("land", "bund"):
            yield from ((year, (level, int(one))) for one in np.flatnonzero(small[level][offset]))


def row_values(linked: Linked, content: Content, level: str, year: int) -> Floats:
    """Values (series of the family, places of the level) of one year of the family, its rests included.

    NaN where there is no figure; `year` counts the rows of the content and may lie beyond them by a series'
    shift.
    """
    return linked.family.completed(_given(linked, content, content.values, level, year))


def _given(
    linked: Linked,
    content: Content,
    values: Mapping[DisclosedCount, Mapping[str, Floats]],
    level: str,
    year: int,
) -> Floats:
    """Values (given series of the family, places of the level), of this release or of an earlier one."""
    value = np.full((len(linked.series), content.shape(level)[1]), np.nan)
    for at, series in enumerate(linked.series):
        own_year = year + linked.shift[at]
        figures = values.get(series, {}).get(level)
        if figures is not None and 0 <= own_year < content.years:
            value[at] = figures[own_year]
    return value


def _offered(linked: Linked, content: Content, level: str, year: int, value: Floats) -> Flags:
    """(rows of the family, places): where our own counts would be shown."""
    index = {row: at for at, row in enumerate(linked.family.rows)}
    offered = np.zeros((len(index), value.shape[1]), dtype=np.bool_)
    for row in linked.rows:
        rates = content.rates.get((row.indicator, row.breakdown, level))
        own_year = year + row.shift
        if rates is None or not 0 <= own_year < content.years:
            continue
        own = rates.present[own_year] & (rates.provenance[own_year] > OFFICIAL)
        offered[index[row.series]] |= own & ~np.isnan(value[list(row.series)]).any(axis=0)
    return offered


def _table(linked: Linked, content: Content, year: int, root: Node) -> tuple[tuple[Node, ...], Table]:
    """The table of one year and district; predecessors are below today's municipalities where they have
    figures."""
    of_level = {level: row_values(linked, content, level, year) for level in (*LEVELS, FORMER)}
    told = {level: _offered(linked, content, level, year, of_level[level]) for level in (*LEVELS, FORMER)}
    former = np.flatnonzero(told[FORMER].any(axis=0)).tolist()
    nodes, tree = content.places.nodes(root, former)
    family = linked.family
    value = np.full((family.series, len(nodes)), np.nan)
    offered = np.zeros((len(family.rows), len(nodes)), dtype=np.bool_)
    public = np.zeros(value.shape, dtype=np.bool_)
    known = {level: public_counts(linked, content, level, year) for level in (*LEVELS, FORMER)}
    other = {level: _earlier(linked, content.corrected, content, level, year) for level in (*LEVELS, FORMER)}
    corrected = np.zeros(value.shape, dtype=np.bool_)
    for at, (level, column) in enumerate(nodes):
        value[:, at] = of_level[level][:, column]
        offered[:, at] = told[level][:, column]
        public[: len(linked.series), at] = known[level][:, column]
        corrected[: len(linked.series), at] = other[level][:, column]
    nothing = np.zeros(value.shape, dtype=np.bool_)
    earlier = _before(linked, content, year, nodes)
    return nodes, Table(family, tree, value, offered, public, nothing, corrected, earlier)


def _before(linked: Linked, content: Content, year: int, nodes: Sequence[Node]) -> tuple[Floats, ...]:
    """(given series of the family, nodes): the values that each earlier release had."""
    found = []
    for values in content.earlier:
        of_level = {level: _given(linked, content, values, level, year) for level in (*LEVELS, FORMER)}
        found.append(np.stack([of_level[level][:, column] for level, column in nodes], axis=1))
    return tuple(found)


def _earlier(
    linked: Linked,
    marked: Mapping[DisclosedCount, Mapping[str, Flags]],
    content: Content,
    level: str,
    year: int,
) -> Flags:
    """(series of the family, places): what is marked of one year of the family."""
    found = np.zeros((len(linked.series), content.shape(level)[1]), dtype=np.bool_)
    for at, series in enumerate(linked.series):
        own_year = year + linked.shift[at]
        flags = marked.get(series, {}).get(level)
        if flags is not None and 0 <= own_year < content.years:
            found[at] = flags[own_year]
    return found


def public_counts(linked: Linked, content: Content, level: str, year: int) -> Flags:
    """(series of the family, places): counts that readers have anyway.

    An official count, or what an earlier release showed; at district level also the counts behind an official
    ratio: with two decimals of the ratio and the base, the number of cases is a matter of division.
    """
    known = _earlier(linked, content.public, content, level, year)
    for row in linked.rows:
        rates = content.rates.get((row.indicator, row.breakdown, level))
        own_year = year + row.shift
        if rates is None or not 0 <= own_year < content.years:
            continue
        official = rates.present[own_year] & (rates.provenance[own_year] == OFFICIAL)
        counted = official if level == _DISTRICT else official & ~np.isnan(rates.numerator[own_year])
        known[list(row.series)] |= counted
    return known
