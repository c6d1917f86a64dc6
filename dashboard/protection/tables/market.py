"""What hiding each count would cost now, and how far each place could go along with a move: what other cells
offer."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from dashboard.domain.grid import Floats
from dashboard.protection.tables.attainable_width import Part
from dashboard.protection.tables.feasibility import Room
from dashboard.protection.tables.table import Table, Tree

_SUM_LOSS, _DISTRICT_LOSS = 3.0, 30.0
"""A hidden sum loses more than a hidden municipality; the district is hidden when nothing else is left."""
_TOWN = 8.0
"""What a place loses beyond 1 that has all of its Amt's cases: more readers live there than in two sums'
villages."""

_STEPS = float(2**20)
"""Losses are multiples of 1 / _STEPS: their sums are exact in whatever order a processor adds, so that every
machine breaks ties alike."""


@dataclass(frozen=True, slots=True)
class Offers:
    """By place, for one move: whether it is usable there, what hiding it costs, and how far it goes down and
    up."""

    usable: list[bool]
    price: list[float]
    down: list[float]
    up: list[float]


@dataclass(frozen=True, slots=True)
class Market:
    """What hiding would cost now. `cost` (moves, places) is infinite where the reader knows the counts
    already."""

    table: Table
    room: Room
    up: Floats
    down: Floats
    cost: Floats
    _parts: dict[tuple[int, int], list[Part]] = field(default_factory=dict)
    _uncles: dict[tuple[int, int], list[Part]] = field(default_factory=dict)
    _offers: dict[int, Offers] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table, room: Room) -> Market:
        """Prices of hiding each place by each move: what readers lose, more for sums and for the district."""
        family, tree = table.family, table.tree
        changed = (family.moves != 0) & table.published
        touches = np.stack([changed[:, list(row)].any(axis=1) for row in family.rows], axis=1)
        cost = touches.astype(np.float64) @ (table.shown * losses(table))
        blocked = changed.astype(np.float32) @ table.public.astype(np.float32) > 0
        up, down = room.own_up.copy(), room.own_down.copy()
        for place in reversed(list(tree.inner())):
            up[:, place], down[:, place] = room.up[:, place], room.down[:, place]
        return cls(table, room, up, down, np.where(blocked, np.inf, cost))

    def price(self, move: int, place: int) -> float:
        """What hiding a place costs; nothing where it is hidden already."""
        return self.offers(move).price[place]

    def offers(self, move: int) -> Offers:
        """What one move offers by place; computed once for each move."""
        found = self._offers.get(move)
        if found is None:
            usable = self.room.usable[move]
            price = np.where(usable, 0.0, self.cost[move])
            found = Offers(usable.tolist(), price.tolist(), self.down[move].tolist(), self.up[move].tolist())
            self._offers[move] = found
        return found

    def uncles(self, move: int, parent: int) -> list[Part]:
        """What the places beside a sum can offer, for one below it: nobody there knows of them."""
        found = self._uncles.get((move, parent))
        if found is None:
            grand = int(self.table.tree.parent[parent])
            beside = (
                [int(one) for one in self.table.tree.children(grand) if one != parent] if grand >= 0 else []
            )
            found = [part.ungrouped() for one in beside for part in self.parts(move, one)]
            self._uncles[move, parent] = found
        return found

    def parts(self, move: int, place: int) -> list[Part]:
        """What a place can offer; a sum comes with its hidden parts, each further part is a possibility of
        its own."""
        found = self._parts.get((move, place))
        if found is None:
            found = self._parts[move, place] = _parts(self, move, place)
        return found


def losses(table: Table) -> Floats:
    """(rows of the family, places): what readers lose with a cell, more for towns and sums, most for the
    district."""
    rows, tree = table.family.rows, table.tree
    largest = np.stack([np.nan_to_num(table.value[list(row)]).max(axis=0) for row in rows])
    loss = 1.0 + _TOWN * _share_of_parent(largest, tree) ** 2
    loss[:, list(tree.inner())] = _SUM_LOSS
    loss[:, :1] = _DISTRICT_LOSS
    loss = loss * (1 + np.log2(1 + np.maximum(largest, 0)) / 10)
    return np.asarray(np.round(loss * _STEPS) / _STEPS, dtype=np.float64)


def _share_of_parent(largest: Floats, tree: Tree) -> Floats:
    """(rows, places): how much of the sum above a place is its own, 0 where there is none."""
    whole = np.where(tree.parent >= 0, largest[:, tree.parent], 0.0)
    return np.clip(np.divide(largest, whole, out=np.zeros_like(largest), where=whole > 0), 0.0, 1.0)


def leaf(market: Market, move: int, place: int, group: int) -> Part:
    """What a place without parts below it can offer."""
    offers = market.offers(move)
    return Part(offers.price[place], offers.down[place], offers.up[place], (place,), group)


def _parts(market: Market, move: int, place: int) -> list[Part]:
    members = market.table.tree.children(place).tolist()
    if not members:
        return [leaf(market, move, place, place)]
    offers = market.offers(move)
    price = offers.price[place]
    hidden = [one for one in members if offers.usable[one]]
    parts = []
    if hidden:
        down, up = (sum(side[one] for one in hidden) for side in (offers.down, offers.up))
        parts = [Part(price, down, up, (place,), place)]
    if price == np.inf:
        return parts
    for one in members:
        if not offers.usable[one]:
            parts.append(
                Part(offers.price[one] + price, offers.down[one], offers.up[one], (place, one), place)
            )
    return parts
