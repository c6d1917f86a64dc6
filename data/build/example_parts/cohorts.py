"""Children and young people of every municipality by year of birth: in 2022 those of the census, before and
after with those who move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from data.build.example_parts.census import CENSUS_YEAR, CensusCounts
from data.build.example_parts.draw import Floats, Ints
from data.build.tables import Rows

SPLIT = date(2016, 12, 31)
"""The territory on which everything is drawn: 147 municipalities; later mergers are sums of these."""
FIRST_YEAR, LAST_YEAR = 2009, 2024
"""2009 only for counts of 31 December that a rate of the following spring divides by."""
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
# Assumed course of births, 2010 = 1: the collapse after 1990, the recovery of the 2000s, the decline since
# 2017. Those born before 1991 are counted as they were left after the emigration of the nineties.
COURSE = {
    1984: 1.30, 1990: 1.25, 1991: 1.02, 1992: 0.82, 1994: 0.70, 1996: 0.84, 2000: 1.00,
    2005: 0.95, 2010: 1.00, 2014: 0.97, 2016: 1.02, 2019: 0.95, 2022: 0.83, 2024: 0.71,
}  # fmt: skip
LEAVING = 19
"""The age from which a cohort is counted without those who left for training or university. It is the first of
the census's oldest group: nobody knows how many of 18 and of 19 that group and the one before would have had."""
STAYS = 0.78
"""Share of a cohort that still lives here from 19 to 24: a year of birth of the census's group of 19 to 24 has
that share of one of 16 to 18, in all of the district."""


@dataclass(frozen=True, slots=True)
class Municipalities:
    """The municipalities of 2016 with what became of them in 2019, and their inhabitants.

    `successor` gives the key from 2019 on; `population` has the shape (YEARS, keys); `estimated` are keys
    whose population is a share of their successor's.
    """

    keys: tuple[str, ...]
    successor: tuple[str, ...]
    population: Floats
    estimated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Counts by year of birth and place as of CENSUS_YEAR: `born` under 19, `stayed` from 19 on.

    `change` is the population of a year as a share of that year's, with the shape (YEARS, keys). `order` lies
    between 0 and 1 for each year of birth and place: whose fraction of a person is counted first.
    """

    born: Mapping[int, Ints]
    stayed: Mapping[int, Ints]
    change: Floats
    order: Mapping[int, Floats]

    def aged(self, year: int, first: int, last: int) -> Ints:
        """Inhabitants aged `first` to `last` (both included) on 31 December: the cohorts of the census, with
        those who moved away since in earlier years and those who came in later ones.

        As many move as the population of all ages changes by; nobody comes and goes, because the fraction of
        a person is rounded by a number that stays.
        """
        counts = np.zeros(self.change.shape[1], np.int64)
        for age in range(first, last + 1):
            cohort = (self.stayed if age >= LEAVING else self.born)[year - age]
            there = np.floor(cohort * self.change[year - FIRST_YEAR] + self.order[year - age])
            counts += there.astype(np.int64)
        return counts


def places_of(areas: Rows, changes: Rows, facts: Rows, district: str) -> Municipalities:
    """Read the municipalities from the shipped tables and fill in every year's population.

    Between official years it is interpolated, before the first and after the last held. Figures from before a
    municipality took in another are left out. A municipality that ended in 2019 and whose population is not
    recorded gets its successor's, split by area; one that took in another keeps its own figure of 2017 and
    leaves it the rest.
    """
    day = SPLIT.isoformat()
    there = [
        row
        for row in areas
        if row["ebene"] == "gemeinde"
        and row["kreis"] == district
        and row["gueltig_von"] <= day <= (row["gueltig_bis"] or "9999")
    ]
    keys = tuple(row["schluessel"] for row in there)
    area = {row["schluessel"]: float(row["flaeche_km2"].replace(",", ".")) for row in there}
    merged = {row["alt"]: row["neu"] for row in changes if row["alt"] in area and row["datum"] > day}
    mergers = [row for row in changes if row["art"] != "schluesselaenderung"]
    newest = {row["neu"]: row["datum"] for row in mergers if row["datum"] <= day}
    known: dict[str, dict[int, float]] = {}
    for row in facts:
        if row["merkmal"] == "bevoelkerung" and not row["gliederung"]:
            years = {int(name): float(text) for name, text in row.items() if name.isdigit() and text}
            known.setdefault(row["gebiet"], {}).update(years)
    population = np.empty((len(YEARS), len(keys)))
    for column, key in enumerate(keys):
        whole = known[merged.get(key, key)]
        parts = [one for one in keys if merged.get(one) == merged.get(key, key)]
        if key in merged and key not in known and merged[key] in area:
            share = 1 - known[merged[key]][2017] / whole[2021]
        elif key in merged:
            share = area[key] / sum(area[one] for one in parts)
        elif parts:
            share = whole[2017] / whole[2021]
        else:
            share = 1.0
        own = {
            year: value
            for year, value in known.get(key, {}).items()
            if f"{year}-12-31" >= newest.get(key, "")
        }
        shared = {year: value * share for year, value in whole.items() if year >= 2019}
        points = {year: value for year, value in own.items() if year < 2019} | shared
        population[:, column] = np.interp(YEARS, sorted(points), [points[year] for year in sorted(points)])
    return Municipalities(keys, tuple(merged.get(key, key) for key in keys), population, frozenset(merged))


def cohorts_of(places: Municipalities, counts: CensusCounts, rng: np.random.Generator) -> Cohorts:
    """Draw every year of birth from the census: its counts shared out, before and after them drawn.

    A count of several ages is shared out by a multinomial draw: what Poisson numbers of births are once their
    sum is known. Its expected shares follow the course of births, and of municipalities that merged later
    their population. Births after the census, and those who were over 24, are Poisson with the level of the
    children under 6 or of the young from 16 to 24 of their place. Raises KeyError for a place that the
    census does not have.
    """
    shape = len(places.keys)
    years = range(min(COURSE), LAST_YEAR + 1)
    born = {year: np.zeros(shape, np.int64) for year in years}
    stayed = {year: np.zeros(shape, np.int64) for year in years}
    of_2022 = places.population[CENSUS_YEAR - FIRST_YEAR]
    for whole in dict.fromkeys(places.successor):
        parts = np.flatnonzero([successor == whole for successor in places.successor])
        share = of_2022[parts] / of_2022[parts].sum()
        groups = counts.of(whole)
        for (first, last), count in groups.items():
            cohorts = stayed if first >= LEAVING else born
            ages = [CENSUS_YEAR - age for age in range(first, last + 1)]
            weights = np.outer([_course(year) for year in ages], share)
            drawn = rng.multinomial(count, (weights / weights.sum()).ravel()).reshape(weights.shape)
            for year, row in zip(ages, drawn, strict=True):
                cohorts[year][parts] = row
        young = (groups[16, 18] * STAYS + groups[19, 24]) / _courses(CENSUS_YEAR - 24, CENSUS_YEAR - 16)
        children = (groups[0, 2] + groups[3, 5]) / _courses(CENSUS_YEAR - 5, CENSUS_YEAR)
        for year in range(min(COURSE), CENSUS_YEAR - 24):
            stayed[year][parts] = rng.poisson(young * _course(year) * share)
        for year in range(CENSUS_YEAR + 1, LAST_YEAR + 1):
            born[year][parts] = rng.poisson(children * _course(year) * share)
    for year in years:
        if year > CENSUS_YEAR - LEAVING:
            stayed[year] = rng.binomial(born[year], STAYS)
        else:
            born[year] = stayed[year] + rng.poisson(stayed[year] * (1 - STAYS) / STAYS)
    return Cohorts(
        born, stayed, places.population / of_2022, {year: rng.uniform(0, 1, shape) for year in years}
    )


def _course(year: int) -> float:
    course_years: Sequence[int] = sorted(COURSE)
    return float(np.interp(year, course_years, [COURSE[one] for one in course_years]))


def _courses(first: int, last: int) -> float:
    return sum(_course(year) for year in range(first, last + 1))
