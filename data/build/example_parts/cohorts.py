"""Makes up the children and young people of every municipality, by year of birth, from official population
facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from data.build.example_parts.draw import Floats, Ints
from data.build.tables import Rows

SPLIT = date(2016, 12, 31)
"""The territory on which everything is drawn: 147 municipalities; later mergers are sums of these."""
FIRST_YEAR, LAST_YEAR = 2009, 2024
"""2009 only for counts of 31 December that a rate of the following spring divides by."""
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
BIRTHS_PER_INHABITANT = 0.0083
# Assumed course of births, 2010 = 1: the collapse after 1990, the recovery of the 2000s, the decline since
# 2017. Those born before 1991 are counted as they were left after the emigration of the nineties.
COURSE = {
    1984: 1.30, 1990: 1.25, 1991: 1.02, 1992: 0.82, 1994: 0.70, 1996: 0.84, 2000: 1.00,
    2005: 0.95, 2010: 1.00, 2014: 0.97, 2016: 1.02, 2019: 0.95, 2022: 0.83, 2024: 0.71,
}  # fmt: skip
STAYS_FROM_18 = 0.80
"""Share of a cohort that still lives here between 18 and 24."""


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
    """Counts by year of birth: `born[year]` per place; those of 18 and more by `stayed[year]`."""

    born: Mapping[int, Ints]
    stayed: Mapping[int, Ints]

    def aged(self, year: int, first: int, last: int) -> Ints:
        """Inhabitants aged `first` to `last` (both included) on 31 December."""
        ages = range(first, last + 1)
        counts: Ints = np.sum([(self.stayed if age >= 18 else self.born)[year - age] for age in ages], axis=0)
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


def cohorts_of(places: Municipalities, rng: np.random.Generator) -> Cohorts:
    """Draw the newborn of every year; a place has its own lasting fertility, more certain in bigger
    places."""
    fertility = np.exp(rng.normal(0, 0.10, len(places.keys)))
    course_years: Sequence[int] = sorted(COURSE)
    born, stayed = {}, {}
    for year in range(course_years[0], LAST_YEAR + 1):
        level = np.interp(year, course_years, [COURSE[one] for one in course_years])
        inhabitants = places.population[max(0, min(year, LAST_YEAR) - FIRST_YEAR)]
        born[year] = rng.poisson(inhabitants * fertility * BIRTHS_PER_INHABITANT * level)
        stayed[year] = rng.binomial(born[year], STAYS_FROM_18)
    return Cohorts(born, stayed)
