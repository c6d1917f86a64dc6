"""What is official about the number of the young: the census of 2022 and the district's totals by age since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.germany.areas import keys
from data.germany.figures import Pack, shipped

CENSUS_YEAR = 2022
SOURCE = "zensus_2022"
GROUPS = {
    (0, 2): "zensus_kinder_0_2",
    (3, 5): "zensus_kinder_3_5",
    (6, 9): "zensus_kinder_6_9",
    (10, 15): "zensus_jugendliche_10_15",
    (16, 18): "zensus_jugendliche_16_18",
    (19, 24): "zensus_erwachsene_19_24",
}
"""Measures by first and last age; together everybody under 25."""
OF_DISTRICT = "12411-02-03-4"
"""Population by age on the basis of this census: of districts alone, since 2023."""
PARTS = {
    "kinder_u3": ("u3",),
    "kinder_3_6": ("3_6",),
    "kinder_u15": ("u3", "3_6", "6_10", "10_15"),
    "jugendliche_15_25": ("15_18", "18_20", "20_25"),
}
"""Categories of the breakdown `alter` that a measure of the example data is made of."""


@dataclass(frozen=True, slots=True)
class CensusCounts:
    """Inhabitants under 25 as counted: `groups` by (first age, last age) and municipality, in CENSUS_YEAR;
    `district` by measure of the example data and year."""

    groups: Mapping[tuple[int, int], Mapping[str, int]]
    district: Mapping[str, Mapping[int, int]]

    def of(self, key: str) -> dict[tuple[int, int], int]:
        """A municipality's counts by group. Raises KeyError where the census does not have it."""
        return {ages: by_place[key] for ages, by_place in self.groups.items()}


def counted(district: str, pack: Pack | None = None) -> CensusCounts:
    """The counts of a district's municipalities, from the figures that ship by default.

    A dash of the census, none or few that it changed to none, is 0. Raises ValueError for a municipality
    without a count.
    """
    pack = pack or shipped()
    places = [key for key in keys("gemeinde") if key.startswith(district)]
    return CensusCounts(
        {
            ages: dict(zip(places, _whole(pack, measure, "", "gemeinde", CENSUS_YEAR, places), strict=True))
            for ages, measure in GROUPS.items()
        },
        {measure: _totals(pack, parts, district) for measure, parts in PARTS.items()},
    )


def _totals(pack: Pack, parts: Sequence[str], district: str) -> dict[int, int]:
    measure = "fortschreibung_unter_25"
    years = pack.years(measure, f"alter:{parts[0]}", "kreis")
    return {
        year: sum(_whole(pack, measure, f"alter:{part}", "kreis", year, [district])[0] for part in parts)
        for year in years
    }


def _whole(
    pack: Pack, measure: str, breakdown: str, level: str, year: int, places: Sequence[str]
) -> list[int]:
    found = pack.figures(measure, breakdown, level, [year], places, [SOURCE, OF_DISTRICT])
    if found is None or np.isnan(found.value).any():
        raise ValueError(f"{measure} {breakdown} {year}: not of every place")
    return [int(count) for count in found.value[0]]
