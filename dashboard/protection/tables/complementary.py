"""Finds what else to hide, at the least loss of information, so that one hidden count can move far enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import Flags, Floats
from dashboard.protection.tables.attainable_width import EPSILON, AttainableWidth, Part, enough
from dashboard.protection.tables.feasibility import UNLIMITED
from dashboard.protection.tables.market import Market, leaf
from dashboard.protection.tables.requirement import PARENT, SIBLING, Shortfall
from dashboard.protection.tables.table import Columns

_DEAR = 6.0
"""From here on complementary cells below the same sum are compared with the sum itself and what it would take with
it."""
_TRIED = 24
"""Moves that are looked at closely where Ämter are concerned, cheapest first."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Hide all published series that `move` changes, at all `places`."""

    cost: float
    move: int
    places: tuple[int, ...]


def remedy(market: Market, short: Shortfall) -> Remedy | None:
    """The cheapest that is found; None when everything that could help is known to the reader already."""
    usable = short.change != 0
    if short.series_known:
        usable &= (market.table.family.moves[:, list(short.series_known)] == 0).all(axis=1)
    moves = np.flatnonzero(usable)
    members = market.table.tree.children(short.place)
    best: Remedy | None = None
    if not len(members):
        best = _among_siblings(market, short, moves)
        if best is not None and best.cost < _DEAR:
            return best
    own = market.cost[moves, short.place]
    prices = np.where(market.room.usable[moves, short.place], 0.0, own)
    tried = moves[np.argsort(prices, kind="stable")][:_TRIED]
    for move in tried.tolist():
        if best is not None and float(prices[moves == move][0]) >= best.cost:
            break
        for through_sum in (False, True):
            limit = np.inf if best is None else best.cost
            answer = _with_sums(market, short, move, limit, through_sum=through_sum)
            best = answer if best is None or (answer is not None and answer.cost < best.cost) else best
    return best


def _among_siblings(market: Market, short: Shortfall, moves: Columns) -> Remedy | None:
    """For a place without parts: complementary cells below the same parent, all moves at once."""
    tree, room, place = market.table.tree, market.room, short.place
    parent = int(tree.parent[place])
    if parent < 0:
        return None
    siblings = tree.children(parent)
    siblings = siblings[siblings != place]
    cells = np.ix_(moves, siblings)
    free = room.usable[cells]
    cost = np.where(free, 0.0, market.cost[cells])
    own = np.where(room.usable[moves, place], 0.0, market.cost[moves, place])
    # Cells that are hidden already come first; then those that give most for what they cost.
    gives = np.minimum(market.down[cells], short.need) + 0.1 * np.minimum(market.up[cells], short.need) + 0.01
    best: Remedy | None = None
    for order in (
        np.argsort(np.where(free, -1.0, cost / gives), axis=1, kind="stable"),
        np.argsort(np.where(free, -1.0, cost), axis=1, kind="stable"),
    ):
        paid = np.take_along_axis(cost, order, axis=1)
        down, up = _pools(market, short, cells, order, np.isfinite(paid))
        width = _width(
            short,
            market.up[moves, place][:, None],
            market.down[moves, place][:, None],
            down,
            up,
            short.change[moves],
        )
        enough = (width >= short.need - EPSILON) & np.isfinite(paid)
        total = own[:, None] + np.cumsum(np.where(np.isfinite(paid), paid, np.inf), axis=1)
        total = np.where(enough, total, np.inf)
        if not total.size or not np.isfinite(total.min()):
            continue
        for at in np.argsort(total.min(axis=1), kind="stable")[:3]:
            if np.isfinite(total[at].min()):
                chosen = siblings[order[at, : int(total[at].argmin()) + 1]]
                found = _pruned(market, short, int(moves[at]), chosen)
                best = found if best is None or found.cost < best.cost else best
    return best


def _pools(
    market: Market, short: Shortfall, cells: tuple[npt.NDArray[np.intp], ...], order: Columns, possible: Flags
) -> tuple[Floats, Floats]:
    """(moves, number of cells taken in `order`): what these can take over, the insider's cell left
    out."""
    pools = []
    for takes, outside in ((market.down, market.room.outside_down), (market.up, market.room.outside_up)):
        given = np.where(possible, np.take_along_axis(takes[cells], order, axis=1), 0.0)
        pool = np.cumsum(given, axis=1)
        if short.insider == SIBLING:
            pool = pool - np.maximum.accumulate(given, axis=1)
        if short.insider != PARENT:
            pool = pool + outside[cells[0][:, 0], short.place][:, None]
        pools.append(pool)
    return pools[0], pools[1]


def _width(
    short: Shortfall,
    up: Floats,
    down: Floats,
    pool_down: Floats,
    pool_up: Floats,
    change: npt.NDArray[np.int8],
) -> Floats:
    size, positive = np.abs(change)[:, None], (change > 0)[:, None]
    forwards, backwards = np.minimum(up, pool_down) * size, np.minimum(down, pool_up) * size
    rise, fall = np.where(positive, forwards, backwards), np.where(positive, backwards, forwards)
    return np.asarray(np.maximum(rise, short.rise) + np.maximum(fall, short.fall), dtype=np.float64)


def _pruned(market: Market, short: Shortfall, move: int, chosen: Columns) -> Remedy:
    """Without complementary cells that are not needed after all, the dearest first to go."""
    remaining = chosen.tolist()
    for one in sorted(remaining, key=lambda place: -market.price(move, place)):
        fewer = [place for place in remaining if place != one]
        if market.price(move, one) > 0 and _suffices(market, short, move, fewer):
            remaining = fewer
    places = [one for one in (short.place, *remaining) if not market.room.usable[move, one]]
    return Remedy(sum(market.price(move, one) for one in places), move, tuple(places))


def _suffices(market: Market, short: Shortfall, move: int, complements: list[int]) -> bool:
    width = AttainableWidth.of(market.room, short, move)
    width.own.add(Part(0.0, market.down[move, short.place], market.up[move, short.place], (), -1))
    for one in complements:
        width.pool.add(Part(0.0, market.down[move, one], market.up[move, one], (), one))
    return width.suffices()


def _with_sums(
    market: Market, short: Shortfall, move: int, limit: float, *, through_sum: bool
) -> Remedy | None:
    """Complementary cells through a hidden sum, and for a sum those with the parts that give them something to move.

    Without `through_sum` only places below the same parent, which a place without parts has been offered
    before; a district without parts has other counts of its own. Nothing that costs `limit` or more.
    """
    tree, place = market.table.tree, short.place
    parent = int(tree.parent[place])
    places = [place, parent] if through_sum else [place]
    if through_sum and (parent <= 0 or short.insider == PARENT):
        return None
    base = sum(market.price(move, one) for one in places)
    if not base < limit:
        return None
    members = tree.children(place)
    siblings = [int(one) for one in tree.children(parent) if one != place] if parent >= 0 else []
    beside = parent < 0 or any(len(tree.children(one)) for one in siblings)
    if not through_sum and not len(members) and not beside:
        return None
    if len(members):
        own = [leaf(market, move, int(one), int(one)) for one in members]
    else:
        own = [Part(0.0, market.down[move, place], market.up[move, place], (), -1)]
    pool: list[Part] = []
    if parent >= 0:
        pool = [part for one in siblings for part in market.parts(move, one)]
        if through_sum:
            pool += market.uncles(move, parent)
        if short.insider != PARENT and not market.room.usable[move, 0]:
            pool.append(Part(float(market.cost[move, 0]), UNLIMITED, UNLIMITED, (0,), -1))
    known = AttainableWidth.of(market.room, short, move)
    candidates: list[tuple[float, Part, bool]] = []
    for parts, side, is_own in ((own, known.own, True), (pool, known.pool, False)):
        for part in parts:
            if part.cost == 0:
                side.add(part)
            elif base + part.cost < limit:
                gives = min(part.down, short.need) + 0.1 * min(part.up, short.need) + 0.01
                candidates.append((part.cost / gives, part, is_own))
    chosen = enough(known, candidates)
    if chosen is None:
        return None
    places += [at for part, _ in chosen for at in part.places]
    needed = tuple(dict.fromkeys(at for at in places if not market.room.usable[move, at]))
    return Remedy(base + sum(part.cost for part, _ in chosen), move, needed)
