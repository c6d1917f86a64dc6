"""How far the hidden counts of a table can move: proof by example that no reader can narrow them down
further.

For a move (see `moves`) a place can go up as far as its falling counts allow, if other places of the same Amt
go down by as much; where the Amt's own counts are hidden too, other Ämter can help. Every figure here is the
size of a change to an explicit other table that satisfies all published relations, so intervals are never
overestimated. For geography alone, one series on a tree, these are the exact bounds of the linear programme
(interval propagation).

What an insider knows is left out of the change: his own cell stays as it is. See `docs/confidentiality.md`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from dashboard.domain.grid import Flags, Floats
from dashboard.protection.tables.table import Table

UNLIMITED = 1e7
"""Stands for "as far as one likes": more than any count of persons in a district."""


@dataclass(frozen=True, slots=True)
class Room:
    """Per move and place (arrays of shape (moves, places)): how far it could go by itself, and how far with
    whom.

    `own_*` is what the place's own counts allow, whoever knows them; `up` and `down` likewise where the move
    is usable, of a sum what its parts allow. `sibling_*` is what places below the same parent can take over,
    `best_*` the largest single contribution among them, `outside_*` what comes through a hidden parent,
    `child_*` the largest contribution of one child.
    """

    usable: Flags
    own_up: Floats
    own_down: Floats
    up: Floats
    down: Floats
    sibling_up: Floats
    sibling_down: Floats
    best_up: Floats
    best_down: Floats
    outside_up: Floats
    outside_down: Floats
    child_up: Floats
    child_down: Floats

    def moved_since(self, before: Room) -> Flags:
        """Places where something usable can go another way now, by itself or with others."""
        usable = self.usable | before.usable
        moved = np.zeros(usable.shape[1], dtype=np.bool_)
        for one in fields(self):
            differs = getattr(self, one.name) != getattr(before, one.name)
            moved |= (differs & usable).any(axis=0)
        return moved


def room(table: Table, before: Room | None = None) -> Room:
    """`before` is an earlier one of the same table: what the counts themselves allow stays, whatever is
    hidden."""
    usable = usable_moves(table)
    own_up, own_down = limits(table) if before is None else (before.own_up, before.own_down)
    up, down, child_up, child_down = _capacities(table, usable, own_up, own_down)
    shape = up.shape
    parts = {name: np.zeros(shape) for name in ("su", "sd", "bu", "bd", "ou", "od")}
    parts["ou"][:, 0] = parts["od"][:, 0] = UNLIMITED
    for place in table.tree.inner():
        members = table.tree.children(place)
        for able, total, best, outside in ((up, "su", "bu", "ou"), (down, "sd", "bd", "od")):
            mine = able[:, members]
            whole = mine.sum(axis=1, keepdims=True)
            parts[total][:, members] = whole - mine
            parts[best][:, members] = _largest_other(mine)
            beyond = np.where(usable[:, place], parts[total][:, place] + parts[outside][:, place], 0.0)
            parts[outside][:, members] = np.minimum(beyond, UNLIMITED)[:, None]
    return Room(
        usable,
        own_up,
        own_down,
        up,
        down,
        parts["su"],
        parts["sd"],
        parts["bu"],
        parts["bd"],
        parts["ou"],
        parts["od"],
        child_up,
        child_down,
    )


def usable_moves(table: Table) -> Flags:
    """(moves, places): whether everything the move changes is unknown to the reader there."""
    # floats are multiplied ten times as fast as integers
    changed = (table.family.moves != 0).astype(np.float32)
    return np.asarray(changed @ table.known.astype(np.float32) == 0, dtype=np.bool_)


def limits(table: Table) -> tuple[Floats, Floats]:
    """(moves, places): how far each place could move up and down before one of its own counts fell below zero, or
    below what was added to it since an earlier release."""
    moves, value = table.family.moves, np.maximum(table.possible - table.least, 0.0)
    up = np.full((len(moves), value.shape[1]), UNLIMITED)
    down = up.copy()
    for at, move in enumerate(moves):
        for falling, limit in ((move < 0, up), (move > 0, down)):
            if falling.any():
                limit[at] = value[falling].min(axis=0)
    return np.minimum(up, UNLIMITED), np.minimum(down, UNLIMITED)


def _capacities(
    table: Table, usable: Flags, own_up: Floats, own_down: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Own capacities: of a place without children its counts', of others the sum of their children's."""
    up, down = (np.where(usable, one, 0.0) for one in (own_up, own_down))
    child_up, child_down = np.zeros_like(up), np.zeros_like(down)
    for place in reversed(list(table.tree.inner())):
        members = table.tree.children(place)
        for own, best in ((up, child_up), (down, child_down)):
            of_children = own[:, members]
            own[:, place] = np.where(usable[:, place], np.minimum(of_children.sum(axis=1), UNLIMITED), 0.0)
            best[:, place] = of_children.max(axis=1)
    return up, down, child_up, child_down


def _largest_other(values: Floats) -> Floats:
    """For each column the largest value among the other columns; 0 where there is none."""
    if values.shape[1] < 2:
        return np.zeros_like(values)
    ordered = np.sort(values, axis=1)
    first, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(
        values == first, np.where((values == first).sum(axis=1, keepdims=True) > 1, first, second), first
    )
