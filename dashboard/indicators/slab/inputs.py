"""What a slab is made of: the places on the map, and what they are compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.domain.area import Area
from dashboard.domain.indicator import Catalogue
from dashboard.domain.slab import Cells
from dashboard.indicators.wording.district_words import DistrictWords


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """What places are compared with: `kind` is amt, kreis, land, bund or aehnliche.

    `cells` has one column, or one for each place when every place has its own (its Amt). `members` are the
    places of a group that has no key of its own, `counted` how many of them its figure counts, by year.
    """

    kind: str
    key: str
    name: str
    cells: Cells
    members: tuple[str, ...] = ()
    counted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SlabParts:
    """Everything a slab is made of.

    `areas` in the order of the cells' places, `guests` those of them that only stand beside the others;
    `district` is the monitor's own; `lines` are all comparisons of the series; `words` are those for the
    district. `whole` is the area that holds all places, around which the funnel stands: the district, for
    districts the state or the federation; None where it has no figure. `spread` is phi of each year, 1 where it
    is not named (see `differences.spreads`). `region` is the name of the state or of Germany where places beyond
    the own district are shown, else empty.
    """

    cells: Cells
    areas: Sequence[Area]
    parents: Sequence[str]
    district: ComparisonGroup | None
    reference: ComparisonGroup | None
    lines: Sequence[ComparisonGroup]
    catalogue: Catalogue
    words: DistrictWords
    whole: ComparisonGroup | None = None
    spread: Mapping[int, float] = field(default_factory=dict)
    guests: frozenset[str] = frozenset()
    region: str = ""
