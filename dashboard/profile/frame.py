"""In what a profile stands: what all places of its level share, what the reader asked for, what surrounds a
place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.domain.area import Area
from dashboard.domain.indicator import Catalogue
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.domain.territory import Register, StateWording
from dashboard.profile.periods import Period
from dashboard.profile.tables import LevelTable
from dashboard.statistics.headlines import Headlines, LevelHeadlines

LARGER = {"gemeinde": ("amt", "kreis", "land"), "amt": ("kreis", "land"), "kreis": ("land",)}
"""What surrounds a place of each level, small to large."""
REFERENCE = {"gemeinde": "kreis", "amt": "kreis", "kreis": "land"}
"""Whom differences are measured against."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all profiles of a level share: a table of each indicator that is published there, and larger
    areas' cells.

    `larger` by level and indicator; those of Ämter are of all Ämter. `periods` of an indicator are those of
    several years that the level is offered, the shorter before the longer.
    """

    level: str
    tables: Mapping[str, LevelTable]
    larger: Mapping[str, Mapping[str, Cells]]
    periods: Mapping[str, Sequence[Period]] = field(default_factory=dict)

    def larger_of(self, indicator: str) -> Mapping[str, Cells]:
        """Cells of the larger areas that have an indicator, by level."""
        return {level: cells[indicator] for level, cells in self.larger.items() if indicator in cells}


@dataclass(frozen=True, slots=True)
class Frame:
    """In what a profile stands: the data version with its catalogue and register, and what the reader asked
    for.

    `levels` are those at which an indicator is published; `similar` are keys and names, nearest first, and
    why. `headlines` are the differences and trends of the place's level that may become sentences.
    """

    catalogue: Catalogue
    register: Register
    wording: StateWording
    district: str
    levels: Mapping[str, Sequence[str]]
    version: str
    asked: Selection
    similar: tuple[tuple[str, str], ...] = ()
    similar_sentence: str = ""
    headlines: LevelHeadlines = field(default_factory=lambda: Headlines({}).of(""))


def surrounding(area: Area, register: Register, district: str) -> Iterator[Area]:
    """The areas around a place that are larger than it, small to large; an Amt of one municipality is not."""
    keys = {"amt": area.amt, "kreis": district, "land": district[:2]}
    for level in LARGER[area.level]:
        around = register.areas.get(keys[level])
        if around is not None and (level != "amt" or len(register.children(around.key)) > 1):
            yield around
