"""Adds up what a place and the cells that may be hidden with it could take over of a change, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dashboard.protection.tables.feasibility import Room
from dashboard.protection.tables.requirement import CHILD, PARENT, SIBLING, Shortfall

EPSILON = 1e-9


class Part(NamedTuple):
    """Something that can take over a change: what it costs to hide, what it can take, and the places to hide
    for it.

    `group` is the sibling whose count an insider would know; -1 for parts that he cannot take away. A named
    tuple, because a release makes hundreds of thousands.
    """

    cost: float
    down: float
    up: float
    places: tuple[int, ...]
    group: int

    def ungrouped(self) -> Part:
        """The same part as one of which no insider knows."""
        return Part(self.cost, self.down, self.up, self.places, -1)


@dataclass(slots=True)
class Side:
    """What some parts take over together. With `insider`, without the group that could take most: he knows
    its cell."""

    insider: bool
    up: float = 0.0
    down: float = 0.0
    best_up: float = 0.0
    best_down: float = 0.0
    groups: dict[int, tuple[float, float]] = field(default_factory=dict)

    def add(self, part: Part) -> None:
        """Counts a part in; of an insider's group also how much of the side it could take alone."""
        self.up += part.up
        self.down += part.down
        if self.insider and part.group >= 0:
            up, down = self.groups.get(part.group, (0.0, 0.0))
            up, down = up + part.up, down + part.down
            self.groups[part.group] = up, down
            self.best_up, self.best_down = max(self.best_up, up), max(self.best_down, down)

    def copy(self) -> Side:
        """The same sums, to try further parts on."""
        return replace(self, groups=dict(self.groups))


@dataclass(slots=True)
class AttainableWidth:
    """The width that a place's own parts and its complementary cells would give."""

    short: Shortfall
    size: int
    outside_up: float
    outside_down: float
    own: Side
    pool: Side

    @classmethod
    def of(cls, room: Room, short: Shortfall, move: int) -> AttainableWidth:
        """Nothing yet but what comes through the hidden sum above, unless it is this sum that the insider
        knows."""
        beyond = (room.outside_up, room.outside_down)
        up, down = (
            (0.0, 0.0) if short.insider == PARENT else (float(side[move, short.place]) for side in beyond)
        )
        own, pool = Side(short.insider == CHILD), Side(short.insider == SIBLING)
        return cls(short, int(short.change[move]), up, down, own, pool)

    def suffices(self) -> bool:
        """Whether the width is as large as it must be."""
        own, pool, short = self.own, self.pool, self.short
        size = abs(self.size)
        forwards = min(own.up - own.best_up, pool.down - pool.best_down + self.outside_down) * size
        backwards = min(own.down - own.best_down, pool.up - pool.best_up + self.outside_up) * size
        rise, fall = (forwards, backwards) if self.size > 0 else (backwards, forwards)
        return max(rise, short.rise) + max(fall, short.fall) >= short.need - EPSILON

    def with_(self, chosen: list[tuple[Part, bool]]) -> AttainableWidth:
        """The width with further parts; each stands with whether it is the place's own."""
        more = replace(self, own=self.own.copy(), pool=self.pool.copy())
        for part, is_own in chosen:
            (more.own if is_own else more.pool).add(part)
        return more


def enough(
    known: AttainableWidth, candidates: list[tuple[float, Part, bool]]
) -> list[tuple[Part, bool]] | None:
    """As many candidates as are needed, those that give most for what they cost first; None when all do not
    suffice."""
    width = known.with_([])
    chosen: list[tuple[Part, bool]] = []
    remaining = iter(sorted(candidates, key=lambda one: one[0]))
    while not width.suffices():
        following = next(remaining, None)
        if following is None:
            return None
        _, part, is_own = following
        chosen.append((part, is_own))
        (width.own if is_own else width.pool).add(part)
    for one in sorted(chosen, key=lambda one: -one[0].cost):
        fewer = [other for other in chosen if other is not one]
        if known.with_(fewer).suffices():
            chosen = fewer
    return chosen
