"""In what a profile stands: what all places of its level share, what the reader asked for, what surrounds a
place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.domain.area import FEDERATION, Area
from dashboard.domain.indicator import Catalogue
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.domain.territory import Register
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.profile.periods import Period
from dashboard.profile.tables import LevelTable
from dashboard.statistics.headlines import Headlines, LevelHeadlines

LEVELS = ("gemeinde", "amt", "kreis")
"""Levels of places that have a profile."""


AREA_NAMES = {"kreis": "own_district", "land": "state", "bund": "federation"}
"""The wording of each larger area."""


def larger_levels(level: str, words: DistrictWords) -> tuple[str, ...]:
    """What surrounds a place of a level, small to large; a district of a city-state stands in Germany."""
    around = {"gemeinde": ("amt", "kreis", "land"), "amt": ("kreis", "land"), "kreis": (words.compared_in,)}
    return around[level]


def reference_level(level: str, words: DistrictWords) -> str:
    """Whom differences are measured against."""
    return words.compared_in if level == "kreis" else "kreis"


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
    why; `similar_cells` their figures of each indicator they have, wherever they lie, and `near` the most similar
    ones in the district, for indicators that no other district has. `extent` is that of a map of the monitor that
    shows the place, empty in its own district. `headlines` are the differences and trends of the place's level
    that may become sentences.
    """

    catalogue: Catalogue
    register: Register
    words: DistrictWords
    district: str
    levels: Mapping[str, Sequence[str]]
    version: str
    asked: Selection
    similar: tuple[tuple[str, str], ...] = ()
    similar_sentence: str = ""
    has_examples: bool = True
    similar_cells: Mapping[str, Cells] = field(default_factory=dict)
    near: frozenset[str] = frozenset()
    extent: str = ""
    headlines: LevelHeadlines = field(default_factory=lambda: Headlines({}).of(""))


def surrounding(area: Area, frame: Frame) -> Iterator[Area]:
    """The areas around a place that are larger than it, small to large; an Amt of one municipality is not."""
    register, district = frame.register, frame.district
    keys = {"amt": area.amt, "kreis": district, "land": district[:2], "bund": FEDERATION}
    for level in larger_levels(area.level, frame.words):
        around = register.areas.get(keys[level])
        if around is not None and (level != "amt" or len(register.children(around.key)) > 1):
            yield around
